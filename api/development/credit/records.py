"""What rows of angka kredit are."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from api.development.credit.models import CreditKind
from api.evaluations.models import EvaluationKind, EvaluationState, Predikat
from api.organization.models import PositionKind


class Signed(TypedDict):
    """An evaluation that may be converted, with the days that it is about."""

    id: UUID
    agency_id: int
    employee_id: UUID
    assessor_id: UUID
    kind: EvaluationKind
    state: EvaluationState
    predikat: Predikat
    starts_on: date
    ends_on: date
    plan_starts_on: date
    plan_ends_on: date


class Reopened(TypedDict):
    """That an evaluation was let be judged again, and why."""

    evaluation_id: UUID
    created_at: datetime
    reason: str | None


class HeldRow(TypedDict):
    """A post with its kind, from a day to a day."""

    employee_id: UUID
    kind: PositionKind
    valid_from: date
    valid_until: date


class CountedMonth(TypedDict):
    employee_id: UUID
    month: int


class Line(TypedDict):
    """A line of the ledger; `reversed_by`: the line that took it back."""

    id: UUID
    agency_id: int
    employee_id: UUID
    created_at: datetime
    kind: CreditKind
    level: str
    units: int
    months: int | None
    percent: int | None
    coefficient: int | None
    first_month: int | None
    last_month: int | None
    evaluation_id: UUID | None
    predikat: str | None
    rule_id: str
    document_no: str | None
    decided_on: date | None
    reverses_id: UUID | None
    reversed_by: UUID | None
    reason: str | None
