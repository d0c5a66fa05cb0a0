"""How years and periods look on the wire."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.cycles.models import CycleState, PeriodKind, PeriodState
from api.foundation.schema import Line, Number, Schema, View


class CycleDraft(Schema):
    """A year to make; its periods and deadlines follow from the rules in force on its first day."""

    year: Number


class Closing(Schema):
    """`reason`: why the period is closed though somebody stays without a result."""

    reason: Annotated[Line | None, Field(min_length=10)] = None


class PeriodView(View):
    """`is_reported`: achievements are reported in it; the others are only evaluated."""

    id: int
    kind: PeriodKind
    starts_on: date
    ends_on: date
    report_due_on: date
    evaluate_due_on: date
    is_reported: bool
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


class PeriodOfCycle(PeriodView):
    """`evaluated_from`: the day from which it is evaluated; the year from the end of December."""

    evaluated_from: date


class CycleDetail(CycleView):
    periods: list[PeriodOfCycle]


class StepBack(Schema):
    """Why a step was too early: everybody whom it concerns reads it."""

    reason: Annotated[Line, Field(min_length=10, max_length=300)]


class PeriodProposal(View):
    id: int
    kind: PeriodKind
    starts_on: date
    ends_on: date
    report_due_on: date
    evaluate_due_on: date


class CycleProposal(View):
    """A year as the rules in force on its first day would make it."""

    year: int
    period_kind: PeriodKind
    planning_due_on: date
    periods: list[PeriodProposal]


class PlanningYear(View):
    """A year for which a plan can be begun today."""

    cycle_id: int
    year: int
    planning_due_on: date


class CurrentPeriodView(View):
    """The period that people work in today: the one being reported, or the one that runs.

    In the first days of January that is the last one of the year before. `periods` are those that are reported,
    of the caller's population: of teachers the year. `evaluating`: what is evaluated today, of any population.
    """

    cycle_id: int
    year: int
    population: str
    planning_due_on: date
    period: PeriodView
    year_period_id: int
    periods: list[PeriodView]
    planning: list[PlanningYear]
    evaluating: list[int]
