"""How services and their cases look on the wire."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, field_validator

from api.cycles.models import PeriodKind
from api.foundation.paging import PageRequest
from api.foundation.schema import Day, Line, Moment, Named, Number, Schema, View
from api.goals.schemas import filled
from api.measurements.services.models import CaseState, ServiceState

MOST_CASES = 10_000
"""Cases of one delivery."""
MOST_STEPS = 30
MOST_STAYS = 60
Code = Annotated[Line, Field(min_length=1, max_length=40)]
ExternalKey = Annotated[Line, Field(min_length=1, max_length=80)]
Words = Annotated[Line, Field(min_length=1, max_length=200)]
Noun = Annotated[Line, Field(min_length=1, max_length=40)]
WorkingDays = Annotated[int, Field(ge=1, le=365)]
CaseUrl = Annotated[Line, Field(pattern=r"^https://[^\s{}]+\{key\}[^\s{}]*$", max_length=300)]
"""An address in which `{key}` stands for the case's key."""


class StepDraft(Schema):
    """A step of the work; `unit_id`: who holds a case meanwhile, where that is not the officer's team."""

    code: Code
    name: Words
    unit_id: UUID | None = None


Steps = Annotated[list[StepDraft], Field(max_length=MOST_STEPS)]


class StandardDraft(Schema):
    """In how many working days a service is done, from a day on."""

    working_days: WorkingDays
    valid_from: Day
    legal_basis: Words


class ServiceDraft(Schema):
    unit_id: UUID
    code: Code
    name: Words
    noun: Noun
    is_six_day: bool = False
    source_name: Words
    case_url: CaseUrl | None = None
    service_account_id: UUID | None = None
    standard: StandardDraft
    steps: Steps = []


class ServiceChange(Schema):
    """What is left out stays; null empties. Steps that are there stay in their order; new ones follow."""

    name: Words | None = None
    noun: Noun | None = None
    is_six_day: bool | None = None
    source_name: Words | None = None
    case_url: CaseUrl | None = None
    service_account_id: UUID | None = None
    state: ServiceState | None = None
    steps: Steps | None = None
    _filled = field_validator(
        "name", "noun", "is_six_day", "source_name", "state", "steps", mode="before"
    )(filled)


class StandardView(View):
    working_days: int
    valid_from: date
    valid_until: date
    legal_basis: str


class StepView(View):
    """A step; `holder` is empty where the officer's own team does it."""

    position: int
    code: str
    name: str
    holder: Named | None


class ServiceHead(View):
    """A service as every page names it; `standard_days` holds today."""

    id: UUID
    code: str
    name: str
    noun: str
    unit: Named
    agency_id: int
    state: ServiceState
    standard_days: int | None
    source_name: str
    case_url: str | None
    last_received_at: datetime | None


class ServiceLine(ServiceHead):
    """A service with what the caller has to do with it.

    `mine`: cases of the caller's own that are under way; `done`: own ones of the year. `has_team`: may the
    caller look at the page of the team; `due`: cases that the caller sees and that reach or passed their
    last day.
    """

    has_team: bool
    mine: int
    done: int
    due: int


class ServiceList(View):
    """`may`: "register" where the caller may register a service."""

    items: list[ServiceLine]
    may: list[str]


class ServiceView(ServiceHead):
    """A service whole. `may`: "change", "deliver", "team"."""

    is_six_day: bool
    service_account_id: UUID | None
    standards: list[StandardView]
    steps: list[StepView]
    version: int
    may: list[str]


class StayDraft(Schema):
    """How long a case was in a step; without `left_on` it is there."""

    step: Code
    entered_on: Day
    left_on: Day | None = None


class SuspensionDraft(Schema):
    """From the first day that does not count to the first that counts again."""

    reason: Words
    suspended_on: Day
    resumed_on: Day | None = None


class CaseDraft(Schema):
    """A case as it stands in the other system; each delivery says all of it.

    `changed_at`: when it changed there; an older delivery that arrives later changes nothing. Without it
    the last to arrive counts. `unit_code`: the team, where that is not the officer's own.
    """

    external_key: ExternalKey
    kind: Words | None = None
    officer_nip: Annotated[Line, Field(max_length=18)] | None = None
    unit_code: Code | None = None
    requested_on: Day | None = None
    complete_on: Day | None = None
    issued_on: Day | None = None
    withdrawn: bool = False
    changed_at: Moment | None = None
    steps: Annotated[list[StayDraft], Field(max_length=MOST_STAYS)] = []
    suspensions: Annotated[list[SuspensionDraft], Field(max_length=MOST_STAYS)] = []


class CaseDelivery(Schema):
    """Cases of one service, in any order and as often as one likes."""

    cases: Annotated[list[CaseDraft], Field(min_length=1, max_length=MOST_CASES)]


class DeliveryOutcome(StrEnum):
    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class CaseOutcome(View):
    """What became of one case; `row` is its place in the delivery from 0, or its line in the file."""

    row: int
    external_key: str | None
    outcome: DeliveryOutcome
    field: str | None
    code: str | None


class DeliveryResult(View):
    """What became of a delivery, case by case."""

    accepted: int
    unchanged: int
    refused: int
    dry_run: bool
    rows: list[CaseOutcome]


class FileWanted(Schema):
    """`dry_run`: only say what would become of the file."""

    dry_run: bool = False


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
