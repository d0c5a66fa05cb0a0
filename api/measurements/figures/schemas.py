"""How mappings, their trials, measured figures and contests look on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.achievements.models import AchievementSource, AchievementState
from api.foundation.paging import PageRequest
from api.foundation.schema import Line, Named, Number, Paragraph, Schema, View
from api.goals.models import Accumulation, Direction
from api.measurements.figures.models import ContestState, MappingState, Take

MOST_INDICATORS = 200
Reason = Annotated[Paragraph, Field(min_length=3, max_length=2000)]
Word = Annotated[Line, Field(min_length=1, max_length=120)]


class IndicatorOfPlan(Schema):
    plan_id: UUID
    indicator_id: UUID


class MappingDraft(Schema):
    """Which metric feeds which indicators.

    Of a service: `metric` is `median_days`, `p90_days`, `on_time_share` (per cent) or `cases_done`, and
    `scope` is `person` or `unit`. Of a source: `metric` and `scope` are the source's own words, and
    `take` says how its measurements of a period become one figure.
    """

    service_id: UUID | None = None
    source_id: UUID | None = None
    metric: Word
    scope: Word
    take: Take | None = None
    indicators: Annotated[list[IndicatorOfPlan], Field(min_length=1, max_length=MOST_INDICATORS)]


class MappingFilter(PageRequest):
    service_id: UUID | None = None
    source_id: UUID | None = None
    plan_id: UUID | None = None
    state: MappingState | None = None


class CandidateFilter(PageRequest):
    """Indicators of agreed plans of a year that the caller may map; `q`: words of person or indicator."""

    cycle_id: Number
    unit_id: UUID | None = None
    q: Annotated[Line | None, Field(max_length=100)] = None


class EndDraft(Schema):
    """`take_back`: it was wrong, so what it wrote in open periods goes back to what it replaced."""

    reason: Reason
    take_back: bool = False


class MappedIndicator(View):
    """An indicator with whose it is."""

    plan_id: UUID
    indicator_id: UUID
    text: str
    unit_of_measure: str | None
    direction: Direction
    accumulation: Accumulation
    target: str | None
    target_low: str | None
    target_high: str | None
    employee: Named
    unit_name: str


class CandidateView(MappedIndicator):
    mapping_state: MappingState | None
    """Of the mapping that measures it or is tried for it, if there is one."""


class OriginView(View):
    """Where numbers come from: a service with its cases, or a source."""

    kind: Literal["service", "source"]
    id: UUID
    name: str
    system: str
    """The system that sends: "SIM Perijinan, DPMPTSP"."""
    last_received_at: datetime | None


class MappingView(View):
    """A mapping with the birth certificate of its figures."""

    id: UUID
    indicator: MappedIndicator
    origin: OriginView
    metric: str
    scope: str
    take: Take | None
    state: MappingState
    mapped_by: Named
    tried_cases: int
    tried_from: date
    tried_until: date
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    end_reason: str | None
    version: int
    may: list[Literal["start", "end"]]


class MappingList(View):
    items: list[MappingView]


class TriedPeriod(View):
    """What a period would have got, beside what was reported."""

    period_id: int
    starts_on: date
    ends_on: date
    value: str | None
    cases: int
    reported_value: str | None


class TriedIndicator(View):
    indicator: MappedIndicator
    cases: int
    periods: list[TriedPeriod]


class TrialView(View):
    """What the last twelve months would have given; nothing was written."""

    first_on: date
    last_on: date
    items: list[TriedIndicator]


class ContestDraft(Schema):
    """`case_id`: the case that it is about, where it is about one."""

    reason: Reason
    case_id: UUID | None = None


class ContestAnswer(Schema):
    """`upheld`: the owner is right, and the case is corrected where it comes from."""

    verdict: Literal[ContestState.UPHELD, ContestState.REJECTED]
    answer: Reason


class ContestFilter(PageRequest):
    state: ContestState | None = None


class ContestView(View):
    id: UUID
    plan_id: UUID
    period_id: int
    indicator_id: UUID
    indicator_text: str
    case_id: UUID | None
    raised_by: Named
    reason: str
    raised_at: datetime
    due_on: date
    answerer: Named
    """Who is asked for the answer."""
    state: ContestState
    answer: str | None
    answered_by: Named | None
    settled_at: datetime | None
    version: int
    may: list[Literal["answer", "withdraw"]]


class MonthView(View):
    """The figure of one month of the year; empty where nothing was measured."""

    starts_on: date
    value: str | None
    cases: int


class MeasuredIndicator(View):
    """An indicator that is measured: its figure, and where that comes from.

    `value` is what counts; `measured_value` what was measured, which an override leaves as it is.
    """

    indicator: MappedIndicator
    mapping: MappingView
    source: AchievementSource | None
    state: AchievementState | None
    value: str | None
    measured_value: str | None
    measured_at: datetime | None
    cases: int
    override_reason: str | None
    months: list[MonthView]
    contest: ContestView | None
    """The newest of this period."""
    may: list[Literal["contest"]]


class MeasuredView(View):
    """What of a plan is measured in a period."""

    plan_id: UUID
    period_id: int
    starts_on: date
    ends_on: date
    items: list[MeasuredIndicator]
