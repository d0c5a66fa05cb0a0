"""What the statements on mappings, contests and what they are computed from give."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from api.achievements.models import AchievementSource, AchievementState
from api.cycles.models import PeriodKind
from api.goals.models import Accumulation, Direction, PlanState
from api.goals.records import SeenPlan
from api.measurements.figures.models import ContestState, MappingState, Take
from api.measurements.services.records import DaysRow


class Counted(TypedDict):
    """What a figure is computed from: a metric of a service or a source, for whom."""

    id: UUID
    service_id: UUID | None
    source_id: UUID | None
    metric: str
    scope: str
    take: Take | None
    employee_id: UUID
    unit_path: str


class MappingCounted(Counted):
    """A mapping, and the line that it feeds."""

    plan_id: UUID
    indicator_id: UUID
    mapped_by: UUID
    starts_on: date
    ends_on: date


class IndicatorFields(SeenPlan):
    """An indicator with whose it is."""

    plan_id: UUID
    indicator_id: UUID
    text: str
    unit_of_measure: str | None
    direction: Direction
    accumulation: Accumulation
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None
    employee_name: str
    unit_name: str


class IndicatorRow(IndicatorFields):
    """An indicator that may be mapped."""

    state: PlanState
    period_kind: PeriodKind


class CandidateRow(IndicatorFields):
    mapping_state: MappingState | None


class MappingRow(IndicatorFields):
    """A mapping as it is shown."""

    id: UUID
    service_id: UUID | None
    service_name: str | None
    service_system: str | None
    service_received_at: datetime | None
    source_id: UUID | None
    source_name: str | None
    source_received_at: datetime | None
    metric: str
    scope: str
    take: Take | None
    state: MappingState
    mapped_by: UUID
    mapper_name: str
    tried_cases: int
    tried_from: date
    tried_until: date
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    end_reason: str | None
    version: int
    starts_on: date
    ends_on: date


class OfficerDay(DaysRow):
    """Cases of an officer that were issued on a day after so many working days."""

    officer_id: UUID
    issued_on: date


class UnitDay(DaysRow):
    """The same of all officers of some units."""

    issued_on: date


class SpanOfPeriod(TypedDict):
    period_id: int
    starts_on: date
    ends_on: date


class MappingPeriod(SpanOfPeriod):
    """A period in which a mapping may write, and the days of the plan."""

    plan_id: UUID
    plan_starts_on: date
    plan_ends_on: date


class LineValue(TypedDict):
    indicator_id: UUID
    period_id: int
    value: Decimal | None


class LineRow(TypedDict):
    """What a line of a period says, and what was measured of it."""

    indicator_id: UUID
    period_id: int
    value: Decimal | None
    source: AchievementSource
    state: AchievementState
    override_reason: str | None
    measured_value: Decimal | None
    measured_at: datetime | None
    mapping_id: UUID | None


class ContestRow(SeenPlan):
    """A contest with the names that it shows, and the plan that says who sees it."""

    id: UUID
    mapping_id: UUID
    plan_id: UUID
    indicator_id: UUID
    indicator_text: str
    period_id: int
    case_id: UUID | None
    raised_by: UUID
    raiser_name: str
    reason: str
    created_at: datetime
    due_on: date
    answerer_id: UUID
    answerer_name: str
    state: ContestState
    answer: str | None
    answered_by: UUID | None
    answered_name: str | None
    settled_at: datetime | None
    version: int
    mapped_by: UUID


class Answerer(TypedDict):
    id: UUID
