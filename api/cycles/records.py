"""What the statements on years and periods give."""

from datetime import date
from typing import TypedDict

from api.cycles.models import CycleState, PeriodKind, PeriodState


class CycleRecord(TypedDict):
    id: int
    year: int
    population: str
    period_kind: PeriodKind
    planning_due_on: date
    state: CycleState


class PeriodRecord(TypedDict):
    """A period with its deadlines in one year's calendar."""

    id: int
    kind: PeriodKind
    starts_on: date
    ends_on: date
    report_due_on: date
    evaluate_due_on: date
    state: PeriodState
    version: int
