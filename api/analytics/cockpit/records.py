"""What the statements of the cockpit give."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from api.analytics.records import PeriodShown
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation.rows import Row
from api.goals.models import Direction
from api.measurements.services.records import DaysRow
from api.organization.models import UnitKind


class PeriodRow(TypedDict):
    """A period that has begun."""

    id: int
    cycle_id: int
    population: str
    kind: PeriodKind
    state: PeriodState
    starts_on: date
    ends_on: date
    report_due_on: date
    evaluate_due_on: date


class UnitRow(TypedDict):
    """A unit right below, with how many it has itself and what it achieved."""

    id: UUID
    name: str
    kind: UnitKind
    path: str
    below: int
    grade: UnitGrade | None


class HeadRow(TypedDict):
    """Who leads a unit today."""

    unit_id: UUID
    id: UUID
    name: str
    nip: str | None
    position: str


class SlipRow(TypedDict):
    """Posts of a unit, without those below, whose word got worse or better since a week."""

    path: str
    slipped: int
    recovered: int


class WeekRow(TypedDict):
    week: date
    posts: int
    complete: int
    on_track: int
    behind: int


class Looked(TypedDict):
    """What is looked at: the period, the ones before it, the newest first, and the borders of words."""

    period: PeriodShown
    earlier: list[PeriodRow]
    borders: dict[str, int]


class PersonRow(TypedDict):
    """Somebody in one post, with what decides what they need."""

    employee_id: UUID
    name: str
    nip: str | None
    title: str
    assignment_id: UUID
    unit_id: UUID
    unit_name: str
    plan_id: UUID | None
    plan_state: str | None
    submitted_at: datetime | None
    indicators: int
    reported: int
    measured: int
    behind: int
    farthest: str | None
    evidence_waiting: int
    evidence_waiting_since: datetime | None
    evidence_returned: int
    feedback_given: int
    evaluation_id: UUID | None
    evaluation_state: str | None
    opened_at: datetime | None
    predikat: str | None
    track: str
    on_duty: bool
    was: str | None


class ServiceDaysRow(DaysRow):
    """The same of one of several services."""

    service_id: UUID


class RunningRow(TypedDict):
    """Cases of a service under way; `overdue`: past their last day."""

    service_id: UUID
    running: int
    overdue: int


class GoalServedRow(TypedDict):
    """A goal whose indicator a service measures, in one plan."""

    service_id: UUID
    metric: str
    goal: str
    indicator: str
    target: Decimal | None
    direction: Direction
    unit_of_measure: str | None


FiguresByPeriod = dict[int, Row]
