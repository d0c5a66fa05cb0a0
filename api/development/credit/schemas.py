"""Angka kredit on the wire; points are decimal text, rounded for show only (R75)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from api.development.credit.models import CreditKind
from api.evaluations.models import EvaluationKind, Predikat
from api.foundation.schema import Amount, Day, Line, Named, Paragraph, Schema, View

Level = Annotated[Line, Field(max_length=40)]
MOST = 10_000
"""Points of one line, added or taken."""


def _in_reach(points: Decimal) -> Decimal:
    if not 0 < abs(points) <= MOST:
        raise PydanticCustomError("out_of_range", f"from -{MOST} to {MOST}, and not nought")
    return points


Points = Annotated[Amount, AfterValidator(_in_reach)]
Reason = Annotated[Paragraph, Field(min_length=1, max_length=1000)]
Document = Annotated[Line, Field(min_length=1, max_length=120)]


class Decided(Schema):
    """By which document a line was decided."""

    document_no: Document
    decided_on: Day
    reason: Reason


class BaseDraft(Decided):
    """R79: the base of who entered a jenjang above its lowest golongan; the table says how much."""

    kind: Literal[CreditKind.DASAR]
    level: Level
    grade: Level


class DegreeDraft(Decided):
    """R78: a higher degree, once in a jenjang; the rule says how much."""

    kind: Literal[CreditKind.PENDIDIKAN]
    level: Level


class TransferDraft(Decided):
    """R80: the time in rank of who came from an administrative post."""

    kind: Literal[CreditKind.PERPINDAHAN]
    level: Level
    grade: Level
    predikat: Predikat
    months_in_rank: Annotated[int, Field(ge=0, le=600)]
    is_top_rank: bool = False


class PointsDraft(Decided):
    """Points of before the conversion, or of an adjustment: as the document says."""

    kind: Literal[CreditKind.LAMA, CreditKind.PENYESUAIAN]
    level: Level
    points: Points


EntryDraft = Annotated[
    BaseDraft | DegreeDraft | TransferDraft | PointsDraft, Field(discriminator="kind")
]


class Reversal(Schema):
    reason: Reason


class LineView(View):
    """A line. Written out: months × percent × coefficient ÷ 12 is `points` of a conversion.

    `total`: the sum within its jenjang down to this line.
    """

    id: UUID
    created_at: datetime
    month: int
    """When it counts from, as yyyymm: lines stand in this order."""
    kind: CreditKind
    level: str
    points: Amount
    total: Amount
    months: int | None
    percent: int | None
    coefficient: Amount | None
    first_month: int | None
    last_month: int | None
    predikat: Predikat | None
    evaluation_id: UUID | None
    rule_id: str
    document_no: str | None
    decided_on: date | None
    reason: str | None
    reverses_id: UUID | None
    reversed_by: UUID | None


class WayView(View):
    """When it would be enough, if every month from now on had this predikat.

    `on`: the first window (R90a) for which can still be proposed after that.
    `promotes`: whether one is promoted with this predikat at all (R83, R90e).
    """

    predikat: Predikat
    months: int
    enough_on: date
    on: date
    promotes: bool


class CreditNeed(View):
    """A step: what it needs within the jenjang, what is missing or over, how long each predikat takes.

    `to`: a golongan, with its pangkat; or a jenjang, with none.
    """

    to: str
    pangkat: str | None
    need: Amount
    missing: Amount
    surplus: Amount
    ways: list[WayView]


class BonusView(View):
    """R78: what a higher degree would add, which is still open, and what would be missing then."""

    points: Amount
    missing: Amount
    ways: list[WayView]


class ReachedView(View):
    """The sum within the jenjang at the end of a month."""

    month: int
    points: Amount


class ConvertedView(View):
    """What an evaluation became: its predikat, and the points of all its lines."""

    predikat: Predikat
    points: Amount


class CorrectionView(View):
    """A predikat that was judged again. `after` is empty until it is signed and converted anew.

    `why`: in the words of who let it be judged again; empty where the assessor corrected it after hearing
    the person.
    """

    evaluation_id: UUID
    first_month: int
    last_month: int
    on: datetime
    before: ConvertedView
    after: ConvertedView | None
    difference: Amount
    why: str | None


class ConvertibleView(View):
    """A signed evaluation with months that count nowhere yet (R76)."""

    evaluation_id: UUID
    kind: EvaluationKind
    starts_on: date
    ends_on: date
    predikat: Predikat
    months: int


class CreditView(View):
    """Somebody's ledger. `level` is empty for who holds no functional post; `fits` says whether the
    golongan is one of the jenjang. `aim`: the step that comes first, "grade" or "level" (R82).
    `may`: "enter", "reverse"; `convertible` is what the reader may convert.
    """

    employee: Named
    position: str | None
    unit_name: str
    grade: str | None
    level: str | None
    coefficient: Amount | None
    fits: bool
    points: Amount
    counted_until: int | None
    aim: Literal["grade", "level"] | None
    next_grade: CreditNeed | None
    next_level: CreditNeed | None
    bonus: BonusView | None
    history: list[ReachedView]
    lines: list[LineView]
    corrections: list[CorrectionView]
    convertible: list[ConvertibleView]
    may: list[str]
