"""What the statements on achievements and evidence give, row by row."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from api.achievements.models import AchievementSource, AchievementState, EvidenceKind, Verdict
from api.achievements.plausible import Scale
from api.achievements.progress import Measure
from api.cycles.models import PeriodState
from api.goals.models import GoalKind, PlanState


class PeriodOfPlan(TypedDict):
    """A period of a year as it stands for one plan."""

    period_id: int
    report_due_on: date
    state: PeriodState
    is_reported: bool
    starts_on: date
    ends_on: date
    frozen_at: datetime | None


class LineToReport(Scale):
    """An indicator, with what was reported in a period where there is something."""

    id: UUID
    achievement_id: UUID | None
    value: Decimal | None
    narrative: str | None
    nothing_happened: bool
    revision: int
    version: int
    reported_by: UUID
    reported_at: datetime
    source: AchievementSource
    state: AchievementState
    override_reason: str | None
    measured_source: AchievementSource | None
    measured_value: Decimal | None
    mapping_id: UUID | None
    created_at: datetime


class MeasuredPlan(TypedDict):
    """A plan whose indicators are measured, and how many it has."""

    id: UUID
    agency_id: int
    employee_id: UUID
    assessor_id: UUID
    state: PlanState
    starts_on: date
    ends_on: date


class MeasuredPeriod(PeriodOfPlan):
    """A period of a plan that is measured."""

    plan_id: UUID


class IndicatorsOfPlan(TypedDict):
    plan_id: UUID
    indicators: int


class SaidBefore(TypedDict):
    """What a line said before it was corrected or measured."""

    achievement_id: UUID
    revision: int
    value: Decimal | None
    narrative: str | None
    nothing_happened: bool
    source: AchievementSource
    override_reason: str | None
    reported_by: UUID
    reported_at: datetime


class KeptLine(TypedDict):
    """A line of a period as it is kept."""

    id: UUID
    agency_id: int
    plan_id: UUID
    indicator_id: UUID
    period_id: int
    value: Decimal | None
    narrative: str | None
    nothing_happened: bool
    source: AchievementSource
    override_reason: str | None
    state: AchievementState
    revision: int
    version: int
    reported_by: UUID
    reported_at: datetime
    mapping_id: UUID | None
    measured_source: AchievementSource | None
    measured_value: Decimal | None
    measured_at: datetime | None
    measured_cases: int | None


class IndicatorOfReport(Measure):
    """An indicator as the report form shows it."""

    id: UUID
    goal_id: UUID
    goal_text: str
    goal_kind: GoalKind
    text: str
    unit_of_measure: str | None
    target_text: str | None


class ReportedLine(IndicatorOfReport):
    """An indicator beside one of its periods; the columns of the period are empty before the first."""

    achievement_id: UUID | None
    period_id: int
    value: Decimal | None
    narrative: str | None
    nothing_happened: bool
    source: AchievementSource
    override_reason: str | None
    measured_value: Decimal | None
    measured_at: datetime | None
    measured_cases: int | None
    mapping_id: UUID | None
    state: AchievementState
    revision: int
    reported_at: datetime
    version: int
    ends_on: date


class ReceiptRecord(TypedDict):
    number: str
    plan_id: UUID
    period_id: int
    created_at: datetime
    is_on_time: bool
    lines: int


class EvidenceRecord(TypedDict):
    """A piece of evidence beside one of the indicators that it proves."""

    id: UUID
    period_id: int
    kind: EvidenceKind
    title: str
    url: str | None
    file_id: UUID | None
    file_name: str | None
    file_size: int | None
    verdict: Verdict
    verdict_reason: str | None
    verdict_at: datetime | None
    replaces_id: UUID | None
    created_at: datetime
    version: int
    indicator_id: UUID


class FileRecord(TypedDict):
    id: UUID
    name: str
    storage_key: str
    owner_id: UUID
