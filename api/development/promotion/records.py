"""What rows of promotion are."""

from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from api.development.credit.models import CreditKind
from api.development.promotion.models import DecisionOutcome, Path, PromotionOutcome, ProposalState
from api.evaluations.models import EvaluationState, Predikat
from api.organization.models import EmployeeKind, EmployeeState, PositionKind


class PersonRow(TypedDict):
    id: UUID
    agency_id: int
    kind: EmployeeKind
    state: EmployeeState
    grade: str | None


class PostRow(TypedDict):
    """A definitive post with its kind."""

    id: UUID
    employee_id: UUID
    agency_id: int
    kind: PositionKind
    title: str
    valid_from: date
    valid_until: date


class YearRow(TypedDict):
    """The yearly evaluation of a plan; before the signature its predikat is nobody's to see."""

    id: UUID
    employee_id: UUID
    state: EvaluationState
    predikat: Predikat | None
    starts_on: date


class PointsRow(TypedDict):
    """A line of the ledger that counts."""

    employee_id: UUID
    level: str
    kind: CreditKind
    units: int
    last_month: int | None
    decided_on: date | None


class CheckRow(TypedDict):
    """What is kept of a check."""

    employee_id: UUID
    window_on: date
    path: Path
    agency_id: int
    outcome: PromotionOutcome
    missing: int
    nearest_on: date | None
    from_value: str
    to_value: str
    conditions: list[Any]


class CandidateRow(TypedDict):
    """Somebody of the list with what is kept of their check; nothing where the path does not apply."""

    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    nip: str | None
    kind: EmployeeKind
    state: EmployeeState
    agency_id: int
    unit_id: UUID
    unit_name: str
    position: str | None
    grade: str | None
    outcome: PromotionOutcome | None
    nearest_on: date | None
    from_value: str | None
    to_value: str | None
    conditions: list[Any] | None


class OutcomeCount(TypedDict):
    outcome: PromotionOutcome
    missing: int
    people: int


class StateCount(TypedDict):
    state: ProposalState
    proposals: int


class ProposalLine(TypedDict):
    """A proposal with whom it is about."""

    id: UUID
    version: int
    employee_id: UUID
    name: str
    nip: str | None
    agency_id: int
    unit_id: UUID
    unit_name: str
    position: str | None
    window_on: date
    path: Path
    from_value: str
    to_value: str
    state: ProposalState
    created_at: datetime
    proposed_by_name: str | None
    surplus: int | None
    effective_on: date | None
    carried_out_on: date | None
    number: str | None


class DecisionRow(TypedDict):
    id: UUID
    created_at: datetime
    outcome: DecisionOutcome
    number: str | None
    decided_on: date | None
    effective_on: date | None
    reason: str | None
    decided_by_name: str | None
