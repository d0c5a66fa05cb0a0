"""How years and periods look on the wire."""

from datetime import date

from api.cycles.models import CycleState, PeriodKind, PeriodState
from api.foundation.schema import View


class PeriodView(View):
    id: int
    kind: PeriodKind
    starts_on: date
    ends_on: date
    report_due_on: date
    evaluate_due_on: date
    state: PeriodState
    version: int


class CycleView(View):
    id: int
    year: int
    population: str
    period_kind: PeriodKind
    planning_due_on: date
    state: CycleState


class CycleList(View):
    items: list[CycleView]


class CycleDetail(CycleView):
    periods: list[PeriodView]


class CurrentPeriodView(View):
    """The period that people work in today."""

    cycle_id: int
    year: int
    planning_due_on: date
    period: PeriodView
    year_period_id: int
    periods: list[PeriodView]
