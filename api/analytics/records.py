"""What the statements on facts give: how people stand, and what that is counted from."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from api.achievements.models import AchievementState
from api.achievements.progress import Measure
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.models import EvaluationState, Predikat
from api.goals.models import PlanState
from api.organization.models import AssessorKind, EmployeeKind, EmployeeState


class PeriodShown(TypedDict):
    """A period that people look at."""

    id: int
    cycle_id: int
    population: str
    """Whose year it is of: a whole year may be of several."""
    kind: PeriodKind
    is_reported: bool
    starts_on: date
    state: PeriodState
    report_due_on: date
    evaluate_due_on: date
    planning_due_on: date


class Facts(TypedDict):
    """How one person stands in one period, in one post."""

    plan_id: UUID | None
    plan_state: str | None
    indicators: int
    reported: int
    evidence_waiting: int
    evidence_returned: int
    feedback_given: int
    evaluation_id: UUID | None
    evaluation_state: str | None
    track: str
    measured: int
    behind: int
    farthest: str | None


class OwnFacts(Facts):
    assignment_id: UUID
    uncounted: bool
    """Something happened that is not counted yet."""
    predikat: str | None


class MemberFacts(TypedDict):
    """Somebody whom a leader assesses; figures are empty where a period has no facts of them."""

    employee_id: UUID
    name: str
    nip: str | None
    employee_state: EmployeeState
    employee_kind: EmployeeKind
    assignment_id: UUID
    title: str
    population: str
    assessor_kind: AssessorKind
    signed_predikat: str | None
    evidence_waiting_since: datetime | None
    submitted_at: datetime | None
    opened_at: datetime | None
    rated_predikat: Predikat | None
    plan_id: UUID | None
    plan_state: str | None
    indicators: int | None
    reported: int | None
    evidence_waiting: int | None
    evidence_returned: int | None
    feedback_given: int | None
    evaluation_id: UUID | None
    evaluation_state: str | None
    gaps: list[int] | None
    track: str | None
    measured: int | None
    behind: int | None
    farthest: str | None
    last_predikat: str | None
    """Of the last signed evaluation before the period, in whatever post and by whomever."""
    last_period_id: int | None
    uncounted: bool


class Post(TypedDict):
    """A post in a period, and the plan that stands for it, if any."""

    assignment_id: UUID
    agency_id: int
    employee_id: UUID
    unit_id: UUID
    plan_id: UUID | None
    plan_state: PlanState | None
    plan_unit_id: UUID | None
    plan_starts_on: date | None
    period_id: int
    period_kind: PeriodKind
    is_reported: bool
    starts_on: date
    ends_on: date
    employee_state: EmployeeState
    employee_kind: EmployeeKind
    borders: dict[str, int] | None
    """Between two words for progress, as they hold at the period's end."""


class LateFacts(TypedDict):
    """What a leader's line shows beside counts, of a plan whose counts are late."""

    plan_id: UUID
    submitted_at: datetime | None
    opened_at: datetime | None
    rated_predikat: Predikat | None


class PostOfCycle(TypedDict):
    """What is counted at once: a post in the periods of a year."""

    assignment_id: UUID
    cycle_id: int


class OfPlan(TypedDict):
    plan_id: UUID


class OfPeriod(OfPlan):
    period_id: int


class IndicatorCounted(OfPlan, Measure):
    id: UUID
    text: str


class ValueCounted(OfPeriod):
    indicator_id: UUID
    value: Decimal | None
    nothing_happened: bool
    state: AchievementState
    ends_on: date


class EvidenceCounted(OfPeriod):
    waiting: int
    returned: int
    since: datetime | None


class FeedbackCounted(OfPeriod):
    given: int


class GoalsCounted(OfPlan):
    goals: int
    linked: int


class EvaluationCounted(OfPeriod):
    id: UUID
    state: EvaluationState
    predikat: Predikat | None


class ReadyRow(TypedDict):
    """Somebody with a definitive post at a period's end, and what their period has."""

    id: UUID
    name: str
    nip: str | None
    position: str
    unit_id: UUID
    unit_name: str
    plan_id: UUID | None
    plan_state: str | None
    indicators: int
    reported: int
