"""What is read of evaluations: heads, decisions, and an evaluation whole."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID

from api.achievements.progress import Track
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.context_records import Context
from api.evaluations.models import EvaluationKind, EvaluationState, Predikat, Rating, Receipt
from api.evaluations.unit_achievements.models import UnitGrade
from api.evaluations.unit_achievements.records import NamedRow, UnitOfPeriod
from api.goals.models import Approach, PlanForm, PlanState


class Ratings(TypedDict):
    """The two ratings with their reasons; without values before anybody has rated."""

    results_rating: Rating | None
    results_reason: str | None
    behaviour_rating: Rating | None
    behaviour_reason: str | None
    recommendation: str | None


class GivenRatings(TypedDict):
    """Ratings that were given."""

    results_rating: Rating
    results_reason: str | None
    behaviour_rating: Rating
    behaviour_reason: str | None
    recommendation: str | None


class SharedFields(TypedDict):
    """What an evaluation's row and its view have in common."""

    id: UUID
    plan_id: UUID
    cycle_id: int
    kind: EvaluationKind
    state: EvaluationState
    version: int
    form: PlanForm
    approach: Approach
    due_on: date
    signed_at: datetime | None
    receipt: Receipt | None
    receipt_note: str | None
    received_at: datetime | None
    voided_at: datetime | None


class HeadRow(SharedFields, UnitOfPeriod, Ratings):
    """An evaluation without what it is judged by, and the plan, unit and period that it is of."""

    agency_id: int
    employee_id: UUID
    assessor_id: UUID
    taken_over_from_id: UUID | None
    predikat: Predikat | None
    why: Any
    assignment_id: UUID
    plan_state: PlanState
    plan_starts_on: date
    plan_ends_on: date
    starts_on: date
    period_state: PeriodState


class WholeRow(HeadRow):
    """The same with what was frozen at the signature, as JSON."""

    content: Any


class EvaluationHead(HeadRow):
    """A head for one reader.

    `is_assessor`: they assess, or act for who does (R6); `is_superior`: they are the assessor's superior;
    `evaluated_from`: the day from which the period is evaluated (IV.A.8b).
    """

    is_assessor: bool
    is_superior: bool
    evaluated_from: date


class PeriodOfEvaluation(TypedDict):
    id: int
    kind: PeriodKind
    starts_on: date
    ends_on: date
    state: PeriodState


class ShownHead(SharedFields):
    """A head as it is shown."""

    period: PeriodOfEvaluation
    evaluated_from: date
    unit: NamedRow
    is_final: bool
    seen_by: list[str]
    may: list[str]


class Judgement(TypedDict):
    """Ratings and what follows from them, for whoever may see them."""

    ratings: Ratings | None
    predikat: Predikat | None
    why: Any


class HeadHint(TypedDict):
    """R41: what an organization's achievement suggests for its head."""

    rule: str
    unit_id: UUID
    unit_name: str
    grade: UnitGrade
    rating: Rating
    inferred: bool


class QueueRow(TypedDict):
    """One evaluation of the same rater and period."""

    id: UUID
    state: EvaluationState


class Queue(TypedDict):
    """The rater's way from one person to the next."""

    previous_id: UUID | None
    next_id: UUID | None
    position: int
    total: int
    unsigned: int


class Sentence(TypedDict):
    """One plain sentence: the reader's language has the words, `facts` fill them."""

    code: str
    facts: dict[str, str]


class Point(TypedDict):
    """A period's end: the year's figure by then, and what it should have been."""

    period_id: int
    ends_on: date
    value: Decimal | None
    expected: Decimal | None


class Course(TypedDict):
    """How an indicator came to where it stands."""

    indicator_id: UUID
    track: Track
    points: list[Point]


class Reports(TypedDict):
    """How far a plan is reported in a period that takes reports still."""

    period_id: int
    report_due_on: date
    indicators: int
    reported: int


class ForAssessor(TypedDict):
    """What is for the assessor alone; `unreported`: what a signature now would not wait for."""

    notes: dict[Rating, list[str]] | None
    head_hint: HeadHint | None
    offers: list[Sentence] | None
    queue: Queue | None
    unreported: Reports | None


class DecisionFields(TypedDict):
    """A step of an evaluation; `old` and `new` are JSON."""

    step: str
    old: Any
    new: Any
    reason: str | None
    rule_id: str | None
    at: datetime


class DecisionRow(DecisionFields):
    by_id: UUID | None
    by_name: str | None


class Decision(DecisionFields):
    by: NamedRow | None


class DatedContext(Context):
    """What is judged, until when the signature is to be answered, and why it came before all reports."""

    acknowledge_due_on: date | None
    early_reason: str | None


class WholeEvaluation(ShownHead, DatedContext, Judgement, ForAssessor):
    """An evaluation as it is shown."""

    courses: list[Course]
    decisions: list[Decision]


class WhyOfEvaluation(TypedDict):
    """What a predikat follows from, for whoever may see it."""

    evaluation_id: UUID
    period_id: int
    kind: EvaluationKind
    state: EvaluationState
    predikat: Predikat | None
    why: Any


class Concluded(TypedDict):
    """What follows from the organization's achievement and the ratings (R35, R37)."""

    unit_achievement_id: UUID | None
    predikat: Predikat
    why: object


class EvaluatedPlan(TypedDict):
    """What an evaluation takes over from its plan and its period."""

    agency_id: int
    plan_id: UUID
    employee_id: UUID
    unit_id: UUID
    assessor_id: UUID
    period_id: int
    due_on: date


class PlanToEvaluate(EvaluatedPlan):
    """An agreed plan that has no evaluation in a period yet."""

    assignment_id: UUID
    period_kind: PeriodKind
    ends_on: date


class VoidPlace(TypedDict):
    """An evaluation that does not count any more; `has_left`: for the end of service, not for a move."""

    id: UUID
    has_left: bool


class NewEvaluation(EvaluatedPlan):
    """An evaluation that is opened."""

    id: UUID
    kind: EvaluationKind
