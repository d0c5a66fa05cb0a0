"""What stands in `content/`: its shapes, read once and checked; what somebody enters has a service's draft."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from api.evaluations.models import EvaluationState
from api.feedback.models import FeedbackSymbol, GiverRole
from api.goals.agreements.schemas import AgreementProgrammeDraft
from api.goals.models import GoalKind, PlanState, ResultGroup
from api.goals.schemas import IndicatorDraft
from api.organization.models import PositionKind, UnitKind
from demo.reading import FORBID, ContentRefused, Shape, document, refuse_unknown, table

Texts = list[str]
Weights = list[tuple[float, int]]  # what may be drawn, each with its weight
Draft = TypeVar("Draft", bound=BaseModel)


@dataclass(eq=False, kw_only=True)
class UnitLine:
    """A unit: how many serve in it (`staff`), and how many are entered in a small and a large city."""

    __pydantic_config__: ClassVar[ConfigDict] = FORBID
    agency: str
    code: str
    parent: str = ""
    kind: UnitKind
    name: str
    head: str
    head_kind: PositionKind
    head_work: str = ""
    team: str = ""
    staff: int
    small: int | None = None
    large: int | None = None
    source: str = ""


@dataclass(eq=False, kw_only=True)
class PersonLine:
    """Somebody with a name of their own; without a title the head of the unit."""

    __pydantic_config__: ClassVar[ConfigDict] = FORBID
    unit: str
    title: str = ""
    kind: PositionKind
    work: str = ""
    sex: str
    front: str = ""
    name: str
    nickname: str = ""
    back: str = ""
    grade: str = ""
    number: str = ""
    login: str = ""
    role: str = ""
    part: str = ""
    who: str = ""
    to_try: str = ""


class PostLine(Shape):
    """A post that teams have; of `@` and a kind of unit or post, that of its head."""

    team: str
    title: str = ""
    kind: PositionKind
    work: str = ""
    share: int
    sex: str
    front: str = ""
    back: str = ""
    grades: str


class KindLine(Shape):
    kind: PositionKind
    born_from: int
    born_until: int
    may_be_pppk: str = ""


class WorkLine(IndicatorDraft):
    """An indicator of a profession; one with a goal's text begins that goal, in its group (R103)."""

    work: str
    kind: GoalKind
    goal_text: str = ""
    result_group: ResultGroup | None = None
    practice_code: str | None = None


class IndicatorLine(IndicatorDraft):
    """A line of an agency's performance agreement; of `*`, what all answer for besides theirs."""

    agency: str
    code: str
    objective: str
    basis: str = ""


class ProgrammeLine(AgreementProgrammeDraft):
    agency: str


class Remark(Shape):
    """Feedback: about a goal that stands so, or about a value; from the public by the kind of unit."""

    role: GiverRole
    place: str = ""
    track: Literal["", "ahead", "on_track", "behind", "any"] = ""
    value_code: int | None = None
    praise: str = ""
    text: str
    source_note: str | None = None


class Part(Shape):
    """One person's year."""

    plan: PlanState = PlanState.AGREED
    has_plan: bool = True
    withdraws: bool = False  # a draft that was submitted once and taken back
    quality: float = 1.0
    still_open: int = 0
    """Indicators that Triwulan III has no report of yet; at least as many as there are: all."""
    judged: EvaluationState = EvaluationState.ACKNOWLEDGED
    """How far the evaluation of Triwulan II is."""
    is_taken_over: bool = False
    is_reopened: bool = False
    """Whether the assessor's superior evaluates Triwulan II for them (IV.A.11), or lets it be judged again."""
    disagrees: bool = False
    confirms_late: bool = False
    is_late: bool = False
    is_unseen: bool = False
    """Whether the evidence of Triwulan III waits for the assessor; the others' by dice."""
    gives_files: bool = False
    """Whether the evidence is files; of the others it is links."""
    is_prompt: bool = False
    """Whether nothing about the person waits for anybody: heads of agencies, and the named ones."""


class Rare(Shape):
    """Of so many ordinary staff the n-th has a part that is rare."""

    nth: int
    of: int
    part: str


class Shares(Shape):
    """How often what happens: shares.toml."""

    parts: dict[str, Part]
    rare: list[Rare]
    service: dict[int, str]
    women: dict[str, float]
    pppk: float
    quality: Weights
    still_open: Weights
    signed: float
    disagrees: float
    late: float
    grades: Weights
    behaviour: Weights
    behaviour_of_the_weak: Weights
    talk: dict[GiverRole, float]
    factors: list[Decimal]
    served: Texts
    measured: Texts
    support: str


class Pattern(Shape):
    """Names of men and of women: a word of each list."""

    weight: int
    l: Texts  # noqa: E741 - as numbers and files of people say it: laki-laki
    p: Texts


class Names(Shape):
    lists: dict[str, Texts]
    patterns: list[Pattern]


class Said(Shape):
    """Feedback among named people, on a day or asked for on a day; without words it is waited for."""

    giver: str
    receiver: str
    day: date
    value_code: int = 0
    text: str = ""
    symbol: FeedbackSymbol | None = None
    asked: date | None = None


class Returned(Shape):
    """A piece of evidence that came back and was not replaced yet."""

    owner: str
    indicator: str
    title: str
    link: str
    reason: str
    given: date
    judged: date


class Stand(Shape):
    """Somebody serves at another unit for a time, or is assessed by somebody else."""

    who: str
    at: str = ""
    by: str = ""
    begins: date
    until: date
    reason: str


class ImportFile(Shape):
    """A file of people that HR brings in, and what is done with it after it was read."""

    file: str
    by: str
    day: date
    steps: list[Literal["apply", "undo"]]
    rows: list[dict[str, str]]


class Story(Shape):
    """What befalls single people: story.toml."""

    figures: dict[str, dict[str, list[Decimal]]]
    said: list[Said]
    returned: Returned
    delegations: list[Stand]
    deputies: list[Stand]
    posts_until: list[Stand]
    reads_english: str
    forgets_password: str
    imports: list[ImportFile]


UNITS = table("units", UnitLine)
PEOPLE = table("people", PersonLine)
POSTS = table("posts", PostLine)
KINDS = {line.kind: line for line in table("kinds", KindLine)}
WORK = table("work", WorkLine)
INDICATORS = table("indicators", IndicatorLine)
PROGRAMMES = table("programmes", ProgrammeLine)
REMARKS = table("remarks", Remark)
WORDS = document("words", dict[str, dict[str, Texts]])
NAMES = document("names", Names)
SHARES = document("shares", Shares)
STORY = document("story", Story)


def words(about: str, which: str) -> Texts:
    """Give the texts that words.toml has for something."""
    if which not in WORDS.get(about, {}):
        raise ContentRefused(f"words.toml: nothing under {about}.{which}")
    return WORDS[about][which]


def as_draft(schema: type[Draft], line: BaseModel, **changes: Any) -> Draft:
    """Give a line of a file as the draft that a service takes."""
    names = schema.model_fields.keys() & type(line).model_fields.keys()
    return schema(**{name: getattr(line, name) for name in names} | changes)


def _check() -> None:
    """Refuse what names something that is not there."""
    units, works = {line.code for line in UNITS}, {line.work for line in WORK} | {"kepala"}
    refuse_unknown("units.csv, parent", (line.parent for line in UNITS), units)
    refuse_unknown("units.csv, team", (line.team for line in UNITS), {one.team for one in POSTS})
    refuse_unknown("units.csv, head_work", (line.head_work for line in UNITS), works)
    refuse_unknown("people.csv, unit", (line.unit for line in PEOPLE), units)
    refuse_unknown("part", [p.part for p in PEOPLE] + [r.part for r in SHARES.rare], SHARES.parts)
    refuse_unknown("people.csv, work", (line.work for line in PEOPLE), works)
    refuse_unknown("posts.csv, work", (line.work for line in POSTS), works)
    patterns = (name for one in NAMES.patterns for name in (*one.l, *one.p))
    refuse_unknown("names.toml, patterns", patterns, NAMES.lists)
    refuse_unknown("posts.csv, kind", (line.kind for line in POSTS), KINDS)
    stands = (*STORY.delegations, *STORY.deputies, *STORY.posts_until)
    named = [STORY.returned.owner, STORY.reads_english, STORY.forgets_password]
    named += [name for one in STORY.said for name in (one.giver, one.receiver)]
    named += [name for one in stands for name in (one.who, one.by)]
    refuse_unknown("story.toml, at", (one.at for one in stands), units)
    refuse_unknown("story.toml", named, {line.name for line in PEOPLE})


_check()
