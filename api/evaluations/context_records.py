"""What is read of that which an evaluation is judged by, and what is put together of it."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from api.achievements.models import AchievementSource, EvidenceKind, Verdict
from api.achievements.progress import Measure
from api.evaluations.models import EvaluationState, Predikat
from api.evaluations.unit_achievements.records import NamedRow, UnitFigure
from api.feedback.models import FeedbackSymbol, GiverRole
from api.goals.models import Aspect, Cascade, GoalKind, Perspective, ResultGroup
from api.goals.records import PersonRow


class FeedbackFields(TypedDict):
    """What was said, but by whom."""

    id: UUID
    goal_id: UUID | None
    value_code: int | None
    giver_role: GiverRole
    giver_agency: str | None
    source_note: str | None
    text: str
    symbol: FeedbackSymbol | None
    evidence_url: str | None
    period_id: int
    given_at: datetime


class FeedbackRow(FeedbackFields):
    giver_id: UUID
    giver_name: str
    total: int
    """All that was said on the same goal or value."""


class SaidFeedback(FeedbackFields):
    giver: NamedRow


class ValueFields(TypedDict):
    """What was reported of an indicator in one period."""

    period_id: int
    value: Decimal | None
    narrative: str | None
    nothing_happened: bool
    source: AchievementSource
    override_reason: str | None
    contested: bool
    """Nobody knows yet whether the figure is right: it says nothing of where the indicator stands."""
    reported_at: datetime


class ValueRow(ValueFields):
    indicator_id: UUID
    ends_on: date


class FiguresOfIndicator(TypedDict):
    """Basis points are of the target; empty where nothing can be said in numbers."""

    values: list[ValueFields]
    year_value: Decimal | None
    progress_bp: int | None
    expected_bp: int | None


class IndicatorFields(Measure):
    """What is said of an indicator."""

    aspect: Aspect | None
    perspective: Perspective | None
    text: str
    unit_of_measure: str | None
    target_text: str | None
    due_on: date | None


class JudgedIndicator(IndicatorFields, FiguresOfIndicator):
    """An indicator with its figures up to the period."""

    id: UUID


class JudgedLineRow(IndicatorFields):
    """A goal and one of its indicators; all of the indicator is empty where `id` is."""

    goal_id: UUID
    goal_kind: GoalKind
    cascade: Cascade
    goal_position: int
    goal_text: str
    parent_text: str | None
    assigned_by: str | None
    result_group: ResultGroup | None
    practice_code: str | None
    id: UUID | None


class JudgedGoal(TypedDict):
    """A goal with its indicators and with what was said of it."""

    id: UUID
    kind: GoalKind
    cascade: Cascade
    position: int
    text: str
    parent_text: str | None
    assigned_by: str | None
    result_group: ResultGroup | None
    practice_code: str | None
    indicators: list[JudgedIndicator]
    feedback: list[SaidFeedback]
    feedback_total: int


class ExpectedValueRow(TypedDict):
    """One of the seven values, and what is expected beyond its guides (R27)."""

    code: int
    name: str
    expectation: str | None


class JudgedValue(ExpectedValueRow):
    feedback: list[SaidFeedback]
    feedback_total: int


class EvidenceFields(TypedDict):
    """A piece of evidence."""

    id: UUID
    period_id: int
    title: str
    kind: EvidenceKind
    url: str | None
    file_id: UUID | None
    verdict: Verdict
    verdict_reason: str | None
    created_at: datetime


class EvidenceRow(EvidenceFields):
    """A piece beside one of the indicators that it proves."""

    indicator_id: UUID | None


class JudgedEvidence(EvidenceFields):
    indicator_ids: list[UUID]


class PeriodicFields(TypedDict):
    """An evaluation of a shorter period of the year."""

    id: UUID
    period_id: int
    state: EvaluationState
    predikat: Predikat | None


class PeriodicRow(PeriodicFields):
    assessor_id: UUID


class RuleOfQuadrant(TypedDict):
    """The rule and the article that a quadrant comes from."""

    id: str
    effective_from: date
    law: str
    article: str | None
    title: str


class Context(TypedDict):
    """All that an evaluation is judged by; of a signed one as JSON keeps it, keys and days as text."""

    employee: PersonRow | None
    assessor: PersonRow | None
    superior: PersonRow | None
    unit_achievement: UnitFigure
    goals: list[JudgedGoal]
    behaviour: list[JudgedValue]
    evidence: list[JudgedEvidence]
    periodic: list[PeriodicFields]
