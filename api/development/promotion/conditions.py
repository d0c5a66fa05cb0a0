"""The conditions of a promotion, each met, not met or not known, with its evidence. Pure (R81, R90b-R90h)."""

from dataclasses import dataclass
from datetime import date, timedelta

from api.development.career.models import RecordKind
from api.development.promotion.calendar import (
    after_years,
    known_from,
    months_between,
    window_from,
    years_before,
)
from api.development.promotion.condition_schemas import (
    ConditionCode,
    ConditionState,
    FactKind,
    FactSource,
    Filler,
)
from api.development.promotion.facts import OnRecord, Person, Post, Rank
from api.development.promotion.rules import STEPS, PathRule, PromotionRules
from api.development.promotion.wording import Kept, condition, fact, on_record

MET, NOT_MET, UNKNOWN = ConditionState
MONTHS = 12


@dataclass(frozen=True)
class Asked:
    """What is asked: whether somebody rises from a rank to a value at a window, on a path."""

    person: Person
    rules: PromotionRules
    window: date
    path: PathRule
    rank: Rank
    to: str

    def window_from(self, day: date) -> date:
        """Give the first window on a day or after it, not before the one that is asked for."""
        return window_from(max(day, self.window), self.rules.plans)


def time_in_rank(asked: Asked, years: int, rule_id: str) -> Kept:
    """Ask for years in rank (R90b, R90e, R90f, R90g); without a TMT nobody knows."""
    code, rank = ConditionCode.TIME_IN_RANK, asked.rank
    if rank.since is None:
        held = fact(FactKind.RANK, value=rank.grade, need_months=years * MONTHS)
        return condition(code, rule_id, UNKNOWN, [held], filled_by=Filler.HR_AGENCY)
    full = after_years(rank.since, years)
    held = fact(
        FactKind.RANK,
        FactSource.CAREER_RECORD if rank.record else None,
        rank.record.id if rank.record else None,
        value=rank.grade,
        from_on=rank.since,
        months=months_between(rank.since, asked.window),
        need_months=years * MONTHS,
        document_no=rank.record.document_no if rank.record else None,
    )
    if full <= asked.window:
        return condition(code, rule_id, MET, [held])
    return condition(code, rule_id, NOT_MET, [held], met_on=asked.window_from(full))


def time_in_post(asked: Asked, post: Post, years: int) -> Kept:
    """Ask for years in the post (R90f)."""
    held = _held(asked, post, FactKind.POST, post.title, years)
    return _complete(asked, ConditionCode.TIME_IN_POST, "R90f", held, (post.valid_from, years))


def time_in_level(asked: Asked, post: Post, since: date) -> Kept:
    """Ask who began in a jenjang that does not fit the golongan for time in it (R81)."""
    years = asked.rules.years_in_misfit_level
    held = _held(asked, post, FactKind.LEVEL, post.kind, years, since)
    return _complete(asked, ConditionCode.TIME_IN_LEVEL, "R81", held, (since, years))


def _held(  # noqa: PLR0913 - a fact has this many sides
    asked: Asked, post: Post, kind: FactKind, value: str, years: int, since: date | None = None
) -> Kept:
    begun = since or post.valid_from
    return fact(
        kind,
        FactSource.ASSIGNMENT,
        post.assignment_id,
        value=value,
        from_on=begun,
        months=max(0, months_between(begun, asked.window)),
        need_months=years * MONTHS,
    )


def _complete(
    asked: Asked, code: ConditionCode, rule_id: str, held: Kept, span: tuple[date, int]
) -> Kept:
    full = after_years(*span)
    if full <= asked.window:
        return condition(code, rule_id, MET, [held])
    return condition(code, rule_id, NOT_MET, [held], met_on=asked.window_from(full))


def predikat(asked: Asked) -> Kept:
    """Ask for a predikat in each of the last years: from evaluations, else on record (R83, R90b-R90g)."""
    rule, ranks = asked.path, asked.rules.predikat_ranks
    years = years_before(asked.window, rule.predikat_years, asked.rules.due)
    facts = [_of_year(asked.person, year) for year in years]
    values = [one.get("value") for one in facts]
    low = [
        year
        for year, value in zip(years, values, strict=True)
        if value and ranks[value] < ranks[rule.predikat]
    ]
    code = ConditionCode.PREDIKAT
    if low:
        first = known_from(low[-1] + rule.predikat_years, asked.rules.due)
        more = {"met_on": asked.window_from(first), "if_predikat": rule.predikat}
        return condition(code, rule.rule_id, NOT_MET, facts, **more)
    if None in values:
        filler = _who_judges(asked.person, facts)
        return condition(code, rule.rule_id, UNKNOWN, facts, filled_by=filler)
    return condition(code, rule.rule_id, MET, facts)


def _of_year(person: Person, year: int) -> Kept:
    return person.once(("predikat", year), lambda: _found_of_year(person, year))


def _found_of_year(person: Person, year: int) -> Kept:
    judged = person.evaluations.get(year)
    if judged is not None and judged.predikat is not None:
        return fact(
            FactKind.PREDIKAT, FactSource.EVALUATION, judged.id, year=year, value=judged.predikat
        )
    kept = [one for one in person.of_kind(RecordKind.PREDIKAT) if one.year == year]
    return on_record(FactKind.PREDIKAT, kept[-1]) if kept else fact(FactKind.PREDIKAT, year=year)


def _who_judges(person: Person, facts: list[Kept]) -> Filler:
    """Say who fills a year: the assessor where an evaluation waits, else HR from a document."""
    empty = [one["year"] for one in facts if "value" not in one]
    waits = any(year in person.evaluations for year in empty)
    return Filler.ASSESSOR if waits else Filler.HR_AGENCY


def no_sanction(asked: Asked) -> Kept:
    """Ask that no disciplinary sanction holds at the window (R90b)."""
    holding = [
        one for one in asked.person.of_kind(RecordKind.HUKUMAN) if one.holds_on(asked.window)
    ]
    facts = [on_record(FactKind.SANCTION, one) for one in holding]
    if not facts:
        return condition(ConditionCode.NO_SANCTION, "R90b", MET, facts)
    last = max(one.until_on for one in holding if one.until_on)
    free = asked.window_from(last + timedelta(days=1))
    return condition(ConditionCode.NO_SANCTION, "R90b", NOT_MET, facts, met_on=free)


def education_ceiling(asked: Asked) -> Kept:
    """Ask that the degree allows the golongan (R90d)."""
    code, best = ConditionCode.RANK_CEILING, highest_degree(asked)
    if best is None:
        return condition(code, "R90d", UNKNOWN, [], filled_by=Filler.HR_AGENCY)
    limit = asked.rules.education[best.value]
    facts = [on_record(FactKind.DEGREE, best, limit=limit)]
    return condition(code, "R90d", MET if STEPS[asked.to] <= STEPS[limit] else NOT_MET, facts)


def post_ceiling(asked: Asked, post: Post) -> Kept:
    """Ask that the post allows the golongan (R90f)."""
    limit = asked.rules.posts[post.kind]["highest"]
    facts = [
        fact(
            FactKind.POST_LIMIT,
            FactSource.ASSIGNMENT,
            post.assignment_id,
            value=post.kind,
            limit=limit,
        )
    ]
    state = MET if STEPS[asked.to] <= STEPS[limit] else NOT_MET
    return condition(ConditionCode.RANK_CEILING, "R90f", state, facts)


def highest_degree(asked: Asked) -> OnRecord | None:
    """Give the highest degree on record at the window."""
    order = list(asked.rules.education)
    held = [
        one for one in asked.person.of_kind(RecordKind.PENDIDIKAN) if one.from_on <= asked.window
    ]
    return max(held, key=lambda one: order.index(one.value), default=None)


def exam(asked: Asked) -> Kept | None:
    """Ask for the exam of a crossing to III or IV, or for what stands for it; nothing elsewhere (R90h)."""
    crossing = asked.rules.exams.get(asked.to)
    if crossing is None or not asked.path.exam:
        return None
    passed = [
        one
        for one in asked.person.of_kind(RecordKind.UJIAN_DINAS)
        if one.value in crossing["exams"] and one.holds_on(asked.window)
    ]
    best = highest_degree(asked)
    facts = [on_record(FactKind.EXAM, one) for one in passed[-1:]]
    if not facts and best is not None and best.value in crossing["degrees"]:
        facts = [on_record(FactKind.EXAM, best)]
    if facts:
        return condition(ConditionCode.EXAM, "R90h", MET, facts)
    if best is None:
        return condition(ConditionCode.EXAM, "R90h", UNKNOWN, [], filled_by=Filler.HR_AGENCY)
    return condition(ConditionCode.EXAM, "R90h", NOT_MET, [])


def merit(record: OnRecord) -> Kept:
    """Name the exceptional work that was recognised (R90g)."""
    return condition(
        ConditionCode.EXCEPTIONAL_WORK, "R90g", MET, [on_record(FactKind.MERIT, record)]
    )
