"""What rows of improvements are."""

from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from api.development.improvement.models import ImprovementState, ImprovementStepKind
from api.evaluations.models import EvaluationKind, Predikat


class ImprovementRow(TypedDict):
    id: UUID
    agency_id: int
    employee_id: UUID
    evaluation_id: UUID
    begun_on: date
    ends_on: date
    goals: Any
    help: str
    state: ImprovementState
    due_on: date | None
    closed_on: date | None
    version: int


class StepRow(TypedDict):
    """A step, with who put it on record."""

    id: UUID
    improvement_id: UUID
    kind: ImprovementStepKind
    happened_on: date
    by_id: UUID
    by_name: str
    text: str
    document_no: str | None
    post_title: str | None
    until_on: date | None
    read_by_on: date
    read_at: datetime | None
    own_word: str | None


class SignedResult(TypedDict):
    """A signed result of a person, with the period that it is of."""

    id: UUID
    agency_id: int
    kind: EvaluationKind
    predikat: Predikat
    period_id: int
    starts_on: date
    ends_on: date
