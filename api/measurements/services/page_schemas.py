"""How the pages of services look on the wire: lists of cases, a case, an officer's page, the team's."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from api.cycles.models import PeriodKind
from api.foundation.paging import PageRequest
from api.foundation.schema import Named, Number, Schema, View
from api.measurements.services.models import CaseState
from api.measurements.services.schemas import Code, ServiceHead, StepView


class PeriodChoice(Schema):
    """A month, quarter or year, by its number; without one the quarter under way."""

    period_id: Number | None = None


class OwnChoice(PeriodChoice):
    """`officer_id`: for a leader, whose page it is; without it one's own."""

    officer_id: UUID | None = None


class CaseFilter(PageRequest):
    """Cases under way first, soonest due; then those done, the latest first.

    `step`: in this step now, by its code. `period_id`: done in this period. `late`: past their standard.
    """

    officer_id: UUID | None = None
    step: Code | None = None
    state: CaseState | None = None
    period_id: Number | None = None
    late: bool | None = None


class Turn(StrEnum):
    """Who has to act: the officer, who holds the step, the team's leader where nobody has the case."""

    OFFICER = "officer"
    HOLDER = "holder"
    LEADER = "leader"


class CaseLine(View):
    """A case in a list.

    `used_days`: working days until today, or until it was done. `step_since`: since when it is in its step.
    `holder`: the unit that holds it there, if it is another's; `turn`: who has to act, empty when nobody has.
    """

    id: UUID
    external_key: str
    kind: str | None
    url: str | None
    state: CaseState
    officer: Named | None
    unit: Named
    requested_on: date | None
    complete_on: date | None
    issued_on: date | None
    due_on: date | None
    standard_days: int
    used_days: int | None
    suspended_days: int
    is_late: bool
    step: str | None
    step_since: date | None
    holder: Named | None
    turn: Turn | None
    is_mine: bool
    """Whether it is the caller who has to act."""
    reminded_on: date | None
    may_remind: bool


class StayView(View):
    """How long a case was in a step, in working days."""

    step: str
    holder: Named | None
    entered_on: date
    left_on: date | None
    working_days: int | None


class SuspensionView(View):
    reason: str
    suspended_on: date
    resumed_on: date | None
    working_days: int


class CaseView(CaseLine):
    """A case whole; `turn_people`: who has to act, by name."""

    service: ServiceHead
    received_at: datetime
    turn_people: list[Named]
    steps: list[StayView]
    suspensions: list[SuspensionView]


class FiguresView(View):
    """Figures of the cases done in a time. Days by nearest rank: the smallest number within which half,
    or nine of ten, were done. `on_time_share`: percent, two places.
    """

    median_days: int | None
    p90_days: int | None
    on_time_share: str | None
    done: int
    late: int


class DaysCount(View):
    """How many cases took so many working days; `late`: of them past their standard."""

    days: int
    cases: int
    late: int


class ServicePeriod(View):
    id: int
    kind: PeriodKind
    starts_on: date
    ends_on: date


class StepFigures(StepView):
    """How long a step takes on average; `late_held`: of the late cases, those that it held longest."""

    average_days: str | None
    previous_average_days: str | None
    late_held: int


class StepAverage(View):
    position: int
    average_days: str | None


class OfficerFigures(FiguresView):
    """One officer of the team; `steps` in the order of the work."""

    officer: Named
    title: str | None
    steps: list[StepAverage]
    running: int
    suspended: int


class TurnGroup(View):
    """Cases for the same to act on; `who`: the officer, or the unit that holds the step."""

    turn: Turn
    is_mine: bool
    who: Named | None
    cases: list[CaseLine]


class SuspendedCase(CaseLine):
    """A case that waits for the applicant, with both clocks."""

    reason: str
    suspended_on: date


class ServiceTeam(View):
    """The page of a service's team, whole.

    `today`: cases that reach their last day today or have passed it, by whose turn it is; `next_due`: how many
    do on the coming working day, `later_due`: after it, until `later_until`. `steps`: the slowest first.
    `elapsed_median_days`: what half of the applicants waited at most, suspensions included.
    """

    service: ServiceHead
    period: ServicePeriod
    previous_period: ServicePeriod
    today: list[TurnGroup]
    today_cases: int
    next_day: date
    next_due: int
    later_due: int
    later_until: date | None
    running: int
    figures: FiguresView
    previous_figures: FiguresView
    average_days: str | None
    steps: list[StepFigures]
    officers: list[OfficerFigures]
    suspended: list[SuspendedCase]
    ever_suspended: int
    elapsed_median_days: int | None
    distribution: list[DaysCount]


class MonthFigures(FiguresView):
    month: date


class LateCase(View):
    """A case past its standard; `held_by`: the step that took longest, empty where two took the same."""

    id: UUID
    external_key: str
    kind: str | None
    url: str | None
    complete_on: date
    issued_on: date
    working_days: int
    standard_days: int
    suspended_days: int
    held_by: str | None
    holder: Named | None
    held_days: int | None


class ServiceMine(View):
    """The page of an officer, whole: own cases closest to their limit, figures, distribution, late cases.

    `months`: of the year, up to the end of the period.
    """

    service: ServiceHead
    officer: Named
    period: ServicePeriod
    running: list[CaseLine]
    suspended: list[SuspendedCase]
    figures: FiguresView
    months: list[MonthFigures]
    distribution: list[DaysCount]
    late_cases: list[LateCase]


class Reminded(View):
    """Who was reminded of a case."""

    to: list[Named]
    on: date
