"""Which paths apply to somebody at a window, and what comes of their conditions together. Pure (R82, R90)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from api.development.career.models import RecordKind
from api.development.credit.conversion import Level
from api.development.promotion import conditions, stepping
from api.development.promotion.condition_schemas import ConditionCode
from api.development.promotion.conditions import MET, NOT_MET, Asked
from api.development.promotion.facts import OnRecord, Person, Post, Rank
from api.development.promotion.models import Path, PromotionOutcome
from api.development.promotion.rules import STEPS, PromotionRules, next_step
from api.development.promotion.schemas import WhyNotCode
from api.development.promotion.wording import BITS, Kept
from api.organization.models import EmployeeKind, EmployeeState

OF_RANK = (Path.REGULER, Path.PILIHAN_FUNGSIONAL, Path.PILIHAN_STRUKTURAL)
"""Of these one applies to each, by the post."""
IN_SERVICE = frozenset({EmployeeState.AKTIF, EmployeeState.TUGAS_BELAJAR})
TIMES = frozenset({ConditionCode.TIME_IN_RANK, ConditionCode.TIME_IN_LEVEL})


@dataclass(frozen=True)
class NotApplicable:
    """Why a path does not apply; `instead` is the one that does."""

    path: Path
    code: WhyNotCode
    rule_id: str
    instead: Path | None = None


@dataclass(frozen=True)
class Checked:
    """A path with its conditions, and what comes of them."""

    path: Path
    outcome: PromotionOutcome
    from_value: str
    to_value: str
    conditions: list[Kept]
    missing: int
    nearest_on: date | None


def check(person: Person, rules: PromotionRules, window: date) -> Iterator[Checked | NotApplicable]:
    """Answer for every path; only PNS in service are promoted in rank (R90b)."""
    reason = _why_none(person)
    if reason is not None:
        for path in Path:
            yield NotApplicable(path, *reason)
        return
    post = person.post_on(window) or person.post_on(rules.today)
    rank, applies = rank_at(person, rules, window), _path_of(person, post, rules)
    yield _of_rank(_Asking(person, rules, window, rank), applies, post)
    for path in OF_RANK:
        if path is not applies:
            yield _another(path, rules.paths[path].rule_id, applies)
    yield _of_merit(_Asking(person, rules, window, rank))
    yield _of_level(_Asking(person, rules, window, rank), post)


@cache
def _another(path: Path, rule_id: str, instead: Path) -> NotApplicable:
    return NotApplicable(path, WhyNotCode.ANOTHER_PATH, rule_id, instead)


@dataclass(frozen=True)
class _Asking:
    """Of whom is asked, by which rules, for which window, in which rank."""

    person: Person
    rules: PromotionRules
    window: date
    rank: Rank

    def asked(self, path: Path, to: str) -> Asked:
        return Asked(self.person, self.rules, self.window, self.rules.paths[path], self.rank, to)


def _why_none(person: Person) -> tuple[WhyNotCode, str] | None:
    if person.kind is not EmployeeKind.PNS:
        return WhyNotCode.NOT_PNS, "R90b"
    if person.state not in IN_SERVICE:
        return WhyNotCode.NOT_IN_SERVICE, "R90b"
    return (WhyNotCode.NO_GRADE, "R90b") if person.grade not in STEPS else None


def _path_of(person: Person, post: Post | None, rules: PromotionRules) -> Path:
    """Name the path of the post; who studies on duty leaves it and rises the regular way (R90b)."""
    if post is None or person.state is EmployeeState.TUGAS_BELAJAR:
        return Path.REGULER
    return rules.post_path(post.kind)


def rank_at(person: Person, rules: PromotionRules, window: date) -> Rank:
    """Give the golongan before a window with its TMT; one that is decided for later counts from its day."""
    held = sorted(
        (one for one in person.of_kind(RecordKind.PANGKAT) if one.from_on < window),
        key=lambda one: one.from_on,
    )
    last = held[-1] if held else None
    grade = person.grade or ""
    if last is None:
        return Rank(grade, None, None)
    if last.value == grade or last.from_on > rules.today:
        return Rank(last.value, last.from_on, last)
    return Rank(grade, None, None)


def _of_rank(asking: _Asking, path: Path, post: Post | None) -> Checked | NotApplicable:
    rules, rank = asking.rules, asking.rank
    rule_id, to = rules.paths[path].rule_id, next_step(rank.grade)
    if to is None:
        return NotApplicable(path, WhyNotCode.HIGHEST_RANK, rule_id)
    asked = asking.asked(path, to)
    if post is None or path is Path.REGULER:
        return _judged(asked, rank.grade, list(_regular(asked)))
    if path is Path.PILIHAN_STRUKTURAL:
        return _judged(asked, rank.grade, list(_structural(asked, post)))
    level = rules.levels[post.kind]
    if level.next is None and rank.grade == level.grades[-1]:
        return NotApplicable(path, WhyNotCode.HIGHEST_RANK, rule_id)
    return _judged(asked, rank.grade, list(_functional(asked, post, level)))


def _regular(asked: Asked) -> Iterator[Kept]:
    yield conditions.time_in_rank(asked, asked.path.years_in_rank, "R90b")
    yield from _common(asked)
    yield conditions.education_ceiling(asked)


def _structural(asked: Asked, post: Post) -> Iterator[Kept]:
    """R90f: below the entry rank of the post a year in each, or four in rank; from it on four in rank."""
    entry = asked.rules.posts[post.kind]["entry"]
    below, years = asked.rules.below_entry, asked.path.years_in_rank
    if STEPS[asked.rank.grade] < STEPS[entry]:
        alone = conditions.time_in_rank(asked, below["years_in_rank_alone"], "R90f")
        if alone["state"] == MET:
            yield alone
        else:
            yield conditions.time_in_rank(asked, below["years_in_rank"], "R90f")
            yield conditions.time_in_post(asked, post, below["years_in_post"])
    else:
        yield conditions.time_in_rank(asked, years, "R90f")
    yield from _common(asked)
    yield conditions.post_ceiling(asked, post)


def _functional(asked: Asked, post: Post, level: Level) -> Iterator[Kept]:
    """R90e with R82: angka kredit counts in the jenjang, and a jenjang rises before the golongan above it."""
    counted, need = stepping.need_of_grade(asked, level)
    if need is not None:
        yield stepping.credit(asked, counted, need, "R90e")
    yield conditions.time_in_rank(asked, asked.path.years_in_rank, "R90e")
    yield from _common(asked)
    if need is None:
        yield stepping.misfit(asked, level)
    elif counted is level and level.next and asked.to not in level.grades:
        yield stepping.level_first(asked, post, level.next)


def _common(asked: Asked) -> Iterator[Kept]:
    """What every promotion in rank asks for: predikat, no sanction, the exam of a crossing."""
    yield conditions.predikat(asked)
    yield conditions.no_sanction(asked)
    crossing = conditions.exam(asked)
    if crossing is not None:
        yield crossing


def _of_merit(asking: _Asking) -> Checked | NotApplicable:
    """R90g: exceptional work that was recognised since the last rise."""
    path, rank = Path.PRESTASI, asking.rank
    recognised = _recognised(asking.person, rank, asking.window)
    to = next_step(rank.grade)
    if recognised is None or to is None:
        code = WhyNotCode.NO_EXCEPTIONAL_WORK if to else WhyNotCode.HIGHEST_RANK
        return NotApplicable(path, code, "R90g")
    asked = asking.asked(path, to)
    found = [
        conditions.merit(recognised),
        conditions.time_in_rank(asked, asked.path.years_in_rank, "R90g"),
        *_common(asked),
    ]
    return _judged(asked, rank.grade, found)


def _recognised(person: Person, rank: Rank, window: date) -> OnRecord | None:
    since = rank.since or date.min
    found = [
        one
        for one in person.of_kind(RecordKind.PRESTASI)
        if since < one.from_on and one.holds_on(window)
    ]
    return found[-1] if found else None


def _of_level(asking: _Asking, post: Post | None) -> Checked | NotApplicable:
    """R83: the next jenjang, for who holds a functional post."""
    path = Path.JENJANG
    level = asking.rules.levels.get(post.kind) if post else None
    if post is None or level is None:
        return NotApplicable(path, WhyNotCode.NOT_FUNCTIONAL, "R83")
    if level.next is None:
        return NotApplicable(path, WhyNotCode.HIGHEST_LEVEL, "R83")
    asked = asking.asked(path, level.next)
    return _judged(asked, level.code, list(_rising(asked, post, level, level.next)))


def _rising(asked: Asked, post: Post, level: Level, next_level: str) -> Iterator[Kept]:
    need = stepping.need_of_level(asked, level)
    if need is not None:
        yield stepping.credit(asked, level, need, "R83")
    if _is_above(asked.rank.grade, level):
        yield conditions.time_in_level(asked, post, _level_since(asked.person, post))
    yield conditions.predikat(asked)
    yield stepping.competence_test(asked, next_level)
    yield stepping.vacancy(asked, post, next_level)


def _is_above(grade: str, level: Level) -> bool:
    return STEPS[grade] > STEPS[level.grades[-1]]


def _level_since(person: Person, post: Post) -> date:
    """Say since when the jenjang has been held without another in between, whatever the post."""
    since = post.valid_from
    for one in reversed(person.posts):
        if one.valid_from < since:
            if one.kind != post.kind:
                break
            since = one.valid_from
    return since


def _judged(asked: Asked, from_value: str, found: list[Kept]) -> Checked:
    """Sum conditions up. What is too early is told as such, whatever else is missing."""
    lacking = [one for one in found if one["state"] != MET]
    return Checked(
        path=asked.path.path,
        outcome=_outcome(lacking),
        from_value=from_value,
        to_value=asked.to,
        conditions=found,
        missing=sum(BITS[one["code"]] for one in lacking),
        nearest_on=_nearest(asked.window, lacking),
    )


def _outcome(lacking: list[Kept]) -> PromotionOutcome:
    if not lacking:
        return PromotionOutcome.READY
    unmet = [one for one in lacking if one["state"] == NOT_MET]
    if any(one["code"] in TIMES for one in unmet):
        return PromotionOutcome.TOO_EARLY
    if not unmet:
        return PromotionOutcome.UNKNOWN
    return PromotionOutcome.ONE_MISSING if len(lacking) == 1 else PromotionOutcome.MORE_MISSING


def _nearest(window: date, lacking: list[Kept]) -> date | None:
    days = [one.get("met_on") for one in lacking]
    if None in days:
        return None
    return max((date.fromisoformat(day) for day in days if day), default=window)
