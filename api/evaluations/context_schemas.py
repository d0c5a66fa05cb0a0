"""How the whole of an evaluation looks on the wire: what is judged, and the judgement."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from api.achievements.models import AchievementSource, EvidenceKind, Verdict
from api.achievements.progress import Track
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.models import (
    EvaluationKind,
    EvaluationState,
    Predikat,
    Rating,
    Receipt,
)
from api.evaluations.schemas import Sentence, Why
from api.evaluations.unit_achievements.models import UnitGrade
from api.feedback.models import FeedbackSymbol, GiverRole
from api.foundation.schema import Amount, Named, View
from api.goals.models import (
    Accumulation,
    Approach,
    Aspect,
    Cascade,
    Direction,
    GoalKind,
    Perspective,
    PlanForm,
    ResultGroup,
)


class Party(View):
    """One side, as the official forms print it."""

    id: UUID
    name: str
    front_title: str | None
    back_title: str | None
    nip: str | None
    grade: str | None
    position: str | None
    unit_name: str | None


class PeriodOfEvaluation(View):
    id: int
    kind: PeriodKind
    starts_on: date
    ends_on: date
    state: PeriodState


class UnitFigureView(View):
    """Of the unit that the rater leads (IV.B.1.g); `grade` is null until it is set (R35)."""

    unit_id: UUID
    unit_name: str
    period_id: int
    grade: UnitGrade | None
    basis: str | None
    stands_in: bool


class ValueView(View):
    """What was reported of an indicator in one period."""

    period_id: int
    value: Amount | None
    narrative: str | None
    nothing_happened: bool
    source: AchievementSource
    """Who says so: the owner, or what measures it."""
    override_reason: str | None
    """Why the owner says something else than what was measured."""
    contested: bool
    """The owner contests what was measured: the figure counts for nothing before that is answered."""
    reported_at: datetime


class IndicatorView(View):
    """`year_value` is the sum or the latest up to the period; basis points are of the target."""

    id: UUID
    aspect: Aspect | None
    perspective: Perspective | None
    text: str
    unit_of_measure: str | None
    direction: Direction
    accumulation: Accumulation
    target: Amount | None
    target_low: Amount | None
    target_high: Amount | None
    target_text: str | None
    due_on: date | None
    values: list[ValueView]
    year_value: Amount | None
    progress_bp: int | None
    expected_bp: int | None


class FeedbackOfEvaluation(View):
    id: UUID
    goal_id: UUID | None
    value_code: int | None
    giver: Named
    giver_role: GiverRole
    giver_agency: str | None = None
    """Where the giver served in another agency; older documents do not say it."""
    source_note: str | None
    text: str
    symbol: FeedbackSymbol | None
    evidence_url: str | None
    period_id: int
    given_at: datetime


class EvidenceOfEvaluation(View):
    id: UUID
    period_id: int
    title: str
    kind: EvidenceKind
    url: str | None
    file_id: UUID | None
    verdict: Verdict
    verdict_reason: str | None
    indicator_ids: list[UUID]
    created_at: datetime


class GoalOfEvaluation(View):
    """Of feedback the newest words of each voice (R29); `feedback_total` counts all that was said."""

    id: UUID
    kind: GoalKind
    cascade: Cascade
    position: int
    text: str
    parent_text: str | None
    assigned_by: str | None
    result_group: ResultGroup | None
    practice_code: str | None
    indicators: list[IndicatorView]
    feedback: list[FeedbackOfEvaluation]
    feedback_total: int


class ValueOfEvaluation(View):
    """One of the seven BerAKHLAK values; its feedback as a goal's."""

    code: int
    name: str
    expectation: str | None
    feedback: list[FeedbackOfEvaluation]
    feedback_total: int


class PointView(View):
    """The year's figure at a period's end, and what it should have been by then."""

    period_id: int
    ends_on: date
    value: Amount | None
    expected: Amount | None


class CourseView(View):
    """How an indicator came to where it stands, period by period; the last is the one that is evaluated."""

    indicator_id: UUID
    track: Track
    points: list[PointView]


class PeriodicResult(View):
    """An evaluation of a shorter period of the year; `predikat` once it is signed."""

    id: UUID
    period_id: int
    state: EvaluationState
    predikat: Predikat | None


class Ratings(View):
    results_rating: Rating
    results_reason: str | None
    behaviour_rating: Rating
    behaviour_reason: str | None
    recommendation: str | None


class HeadHint(View):
    """R41: for the head of an organization its achievement suggests the results rating.

    `inferred`: the step from five grades to three ratings is ours, not the rule's (U9).
    """

    rule: Literal["R41"]
    unit_id: UUID
    unit_name: str
    grade: UnitGrade
    rating: Rating
    inferred: bool


class Decision(View):
    """One step; `old` and `new` hold ratings only for those who may see them."""

    step: str
    old: dict[str, str | None] | None
    new: dict[str, str | None]
    reason: str | None
    by: Named | None
    rule_id: str | None
    at: datetime


class Queue(View):
    """The rater's way from one person to the next in the same period, by name."""

    previous_id: UUID | None
    next_id: UUID | None
    position: int
    total: int
    unsigned: int


class UnreportedView(View):
    """A period that is not all reported though reports are still due: a signature now says why."""

    period_id: int
    report_due_on: date
    indicators: int
    reported: int


class EvaluationView(View):
    """An evaluation whole; after the signature everything is as it was signed.

    Parties are the blocks of forms D.1.1 and D.1.2: `employee` 1, `assessor` 2, `superior` 3. `is_final`: the
    superior evaluates, since the assessor did not in time (IV.A.11). `evaluated_from`: the day from which it
    can be rated and signed (IV.A.8b). `early_reason`: why it was signed before everything was reported.
    """

    id: UUID
    plan_id: UUID
    cycle_id: int
    period: PeriodOfEvaluation
    kind: EvaluationKind
    state: EvaluationState
    version: int
    form: PlanForm
    approach: Approach
    due_on: date
    unit: Named
    employee: Party
    assessor: Party
    superior: Party | None
    is_final: bool
    evaluated_from: date
    unit_achievement: UnitFigureView
    goals: list[GoalOfEvaluation]
    courses: list[CourseView]
    behaviour: list[ValueOfEvaluation]
    evidence: list[EvidenceOfEvaluation]
    periodic: list[PeriodicResult]
    ratings: Ratings | None
    predikat: Predikat | None
    why: Why | None
    notes: dict[str, list[str]] | None
    """Per results rating what the figures say against it; for the assessor alone."""
    head_hint: HeadHint | None
    offers: list[Sentence] | None
    """What the facts say for results and for behaviour, to be taken as a reason; for the assessor alone."""
    signed_at: datetime | None
    acknowledge_due_on: date | None
    early_reason: str | None
    receipt: Receipt | None
    receipt_note: str | None
    received_at: datetime | None
    voided_at: datetime | None
    """R45: another post counts for the period since; the last step says why."""
    seen_by: list[str]
    may: list[Literal["rate", "sign", "acknowledge", "take_over", "reopen"]]
    decisions: list[Decision]
    queue: Queue | None
    unreported: UnreportedView | None
    """For the assessor alone."""
