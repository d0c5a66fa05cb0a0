"""What is read of taking over an earlier result."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from api.evaluations.models import EvaluationKind, Predikat


class EarlierRow(TypedDict):
    """A signed result from a former place."""

    id: UUID
    period_id: int
    kind: EvaluationKind
    predikat: Predikat | None
    unit_name: str
    assessor_name: str
    signed_at: datetime | None


class CarryOverRow(TypedDict):
    """A proposal, with the names of both sides as far as they have spoken."""

    earlier_id: UUID
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    agreed_by_name: str | None
    agreed_at: datetime | None


class Spoken(TypedDict):
    name: str
    at: datetime


class ShownCarryOver(TypedDict):
    """The same as it is shown to one reader."""

    evaluation_id: UUID
    earlier: EarlierRow | None
    proposed: Spoken | None
    agreed: Spoken | None
    may: list[str]
