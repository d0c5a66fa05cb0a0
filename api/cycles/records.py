"""What the statements on years and periods give."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from api.cycles.models import CycleState, PeriodKind, PeriodState


class CycleRecord(TypedDict):
    id: int
    year: int
    population: str
    period_kind: PeriodKind
    planning_due_on: date
    state: CycleState


class Whose(TypedDict):
    """Whose year is asked for: that of a population, else that of somebody."""

    me: UUID
    population: str | None


class CalendarPeriod(TypedDict):
    """A stretch of the calendar."""

    id: int
    kind: PeriodKind
    starts_on: date
    ends_on: date


class ProposedPeriod(CalendarPeriod):
    report_due_on: date
    evaluate_due_on: date


class ProposedCycle(TypedDict):
    """A year as the rules would make it."""

    year: int
    period_kind: PeriodKind
    planning_due_on: date
    periods: list[ProposedPeriod]


class PlanningRecord(TypedDict):
    """A year for which a plan can be begun."""

    cycle_id: int
    year: int
    planning_due_on: date


class PeriodRecord(TypedDict):
    """A period with its deadlines in one year's calendar."""

    id: int
    kind: PeriodKind
    starts_on: date
    ends_on: date
    report_due_on: date
    evaluate_due_on: date
    is_reported: bool
    state: PeriodState
    version: int
