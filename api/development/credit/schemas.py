"""Angka kredit on the wire; points are decimal text, rounded for show only (R75)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from api.development.credit.models import CreditKind
from api.evaluations.models import Predikat
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
    """A line. Written out: months × percent × coefficient ÷ 12 is `points` of a conversion."""

    id: UUID
    created_at: datetime
    kind: CreditKind
    level: str
    points: Amount
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
    """When it would be enough, if every month from now on had this predikat."""

    predikat: Predikat
    months: int
    on: date


class NeedView(View):
    """A step: what it needs within the jenjang, what is missing, and how long each predikat takes."""

    to: str
    need: Amount
    missing: Amount
    ways: list[WayView]


class CreditView(View):
    """Somebody's ledger. `level` is empty for who holds no functional post; `fits` says whether the
    golongan is one of the jenjang. `may`: "enter", "reverse".
    """

    employee: Named
    grade: str | None
    level: str | None
    coefficient: Amount | None
    fits: bool
    points: Amount
    counted_until: int | None
    next_grade: NeedView | None
    next_level: NeedView | None
    lines: list[LineView]
    may: list[str]
