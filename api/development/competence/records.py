"""What rows of competences, needs and plans are."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID

from api.development.competence.models import (
    ActionKind,
    ActionState,
    CompetenceGroup,
    DevelopmentState,
    NeedState,
    OriginKind,
    Viewpoint,
)
from api.feedback.models import FeedbackSymbol
from api.goals.models import Accumulation, Direction
from api.organization.models import PositionKind


class CompetenceRow(TypedDict):
    id: UUID
    code: str
    competence_group: CompetenceGroup
    agency_id: int | None
    name: str
    description: str | None
    levels: list[str] | None
    valid_from: date
    valid_until: date
    version: int


class Requirement(TypedDict):
    """A level that posts of a kind and title require."""

    position_kind: PositionKind
    title_key: str
    competence_code: str
    level: int


class WordRow(TypedDict):
    id: UUID
    words: str
    competence_code: str


class LevelRow(TypedDict):
    employee_id: UUID
    competence_code: str
    viewpoint: Viewpoint
    level: int
    reason: str | None
    given_on: date
    document_no: str | None
    giver_name: str | None


class PostRow(TypedDict):
    """What of somebody's post says which levels it requires."""

    id: UUID
    agency_id: int
    kind: PositionKind | None
    title: str | None


class OriginRow(TypedDict):
    employee_id: UUID
    agency_id: int
    competence_code: str
    kind: OriginKind
    source: str
    since: date
    facts: Any


class NeedRow(TypedDict):
    id: UUID
    employee_id: UUID
    agency_id: int
    year: int
    competence_code: str
    state: NeedState
    strength: int
    since: date
    reason: str | None
    decided_on: date | None
    answered_on: date | None
    answered_by: UUID | None
    version: int


class PlanRow(TypedDict):
    id: UUID
    employee_id: UUID
    year: int
    state: DevelopmentState
    agreed_on: date | None
    agreed_with: UUID | None
    agreed_name: str | None
    version: int


class Home(TypedDict):
    """Where somebody serves."""

    id: UUID
    agency_id: int


class BegunPlan(TypedDict):
    """Somebody's plan where they serve."""

    id: UUID
    agency_id: int
    employee_id: UUID


class ActionRow(TypedDict):
    id: UUID
    plan_id: UUID
    kind: ActionKind
    text: str
    competence_code: str | None
    hours_tenths: int
    from_on: date
    until_on: date
    state: ActionState
    evidence_url: str | None
    evidence_note: str | None
    reason: str | None
    seat_id: UUID | None
    version: int


class IndicatorRow(TypedDict):
    """An indicator of an agreed plan, with what it is measured by."""

    employee_id: UUID
    plan_id: UUID
    plan_starts_on: date
    id: UUID
    text: str
    goal_text: str
    unit_of_measure: str | None
    direction: Direction
    accumulation: Accumulation
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None


class ReportedRow(TypedDict):
    indicator_id: UUID
    period_id: int
    value: Decimal | None
    nothing_happened: bool
    starts_on: date
    ends_on: date


class FeedbackRow(TypedDict):
    """That somebody said something about a value; what it was stays where it was said."""

    employee_id: UUID
    giver_id: UUID
    value_code: int | None
    symbol: FeedbackSymbol | None
    given_at: datetime


class AdviceRow(TypedDict):
    id: UUID
    employee_id: UUID
    period_id: int
    recommendation: str | None
    signed_at: datetime | None
    author: str


class AdvisedRow(TypedDict):
    evaluation_id: UUID
    competence_code: str


class AnsweredRow(TypedDict):
    """When somebody's need was answered last."""

    employee_id: UUID
    competence_code: str
    answered_on: date
