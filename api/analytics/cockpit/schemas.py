"""The cockpit on the wire."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import ConfigDict

from api.achievements.progress import Track
from api.analytics.schemas import Member, NeedView, PeriodChoice
from api.analytics.tallies import Tally
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.models import EvaluationState, Predikat
from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation.paging import PageRequest
from api.foundation.schema import Named, View
from api.goals.models import Direction, PlanState
from api.measurements.figures.models import ServiceMetric
from api.measurements.services.page_schemas import FiguresView
from api.organization.models import PositionKind, UnitKind


class CockpitChoice(PeriodChoice):
    """Which unit and period; the highest of one's own, and the current one, when it is not said.

    Who may look at no unit and assesses people looks at these: their team.
    """

    unit_id: UUID | None = None


class UnitShown(Named):
    """A unit; or a team, which has no kind and is named after who assesses its people."""

    kind: UnitKind | None


class PeriodInCockpit(View):
    """A period that the cockpit can be looked at in."""

    id: int
    kind: PeriodKind
    state: PeriodState
    starts_on: date
    ends_on: date
    report_due_on: date
    evaluate_due_on: date


class Figures(View):
    """Counts of posts with everything below, and sums over their indicators.

    Whoever holds two posts counts twice. `ahead` … `far_behind` are posts with measured indicators;
    `progress_bp` and `expected_bp` are means over these indicators in basis points of their targets, where no
    indicator counts for more than its whole target; null where nothing is measured.
    """

    posts: int
    on_duty: int
    plan_missing: int
    plan_to_agree: int
    unreported: int
    complete: int
    evidence_waiting: int
    evidence_returned: int
    feedback_missing: int
    unsigned: int
    sangat_baik: int
    baik: int
    butuh_perbaikan: int
    kurang: int
    sangat_kurang: int
    ahead: int
    on_track: int
    slightly_behind: int
    far_behind: int
    indicators: int
    reported: int
    measured: int
    behind: int
    goals: int
    goals_linked: int
    progress_bp: int | None
    expected_bp: int | None
    track: Track


class WeekPoint(View):
    """How it stood as a week began."""

    week: date
    posts: int
    complete: int
    on_track: int
    """Ahead ones included."""
    behind: int


class SinceLastWeek(View):
    """What changed since a Monday: posts whose word got worse, or better."""

    since: date
    slipped: int
    recovered: int


class Forecast(View):
    """Which share of the measured posts will be on track once everybody has reported, in basis points.

    What is missing is expected to change from the last period as `units` of a like size changed before: eight
    of ten of them between `low` and `high`.
    """

    low: int
    likely: int
    high: int
    units: int


class ShareOf(View):
    """A share of all who have a predikat, in percent; several words are taken together."""

    words: list[Predikat]
    percent: int


class Guideline(View):
    """R42: the pattern of predikat that belongs to what the organization achieved.

    `majority`: more than half have it. `fits` is null until somebody has a predikat.
    """

    grade: UnitGrade
    majority: Predikat
    most: list[ShareOf]
    least: list[ShareOf]
    at_least_one_of: list[Predikat]
    fits: bool | None


class DecisionKind(StrEnum):
    """What waits for a decision, the weightiest first."""

    UNIT_BEHIND = "unit_behind"
    EVALUATIONS_DUE = "evaluations_due"
    PATTERN_DIFFERS = "pattern_differs"
    ACHIEVEMENT_MISSING = "achievement_missing"
    PLANS_MISSING = "plans_missing"
    REPORTS_MISSING = "reports_missing"
    EVIDENCE_WAITING = "evidence_waiting"


class CockpitDecision(View):
    """One thing to decide; `tally` names the list behind it, `count` how many of `of` it is about.

    `periods`: for how many periods in a row a unit has been behind.
    """

    kind: DecisionKind
    unit: UnitShown
    tally: Tally | None
    count: int
    of: int
    due_on: date | None
    periods: int | None


class Cockpit(View):
    """How a unit and everything below it stand in a period.

    `above`: the units over it that one may look at too, the highest first. `tops`: where one may begin.
    `previous`: the period before, of the same year. `weeks`: the last weeks of a period under way.
    """

    unit: UnitShown
    above: list[UnitShown]
    tops: list[UnitShown]
    period: PeriodInCockpit
    periods: list[PeriodInCockpit]
    counted_at: datetime | None
    figures: Figures
    previous: Figures | None
    since: SinceLastWeek | None
    weeks: list[WeekPoint]
    forecast: Forecast | None
    guideline: Guideline | None
    decisions: list[CockpitDecision]


class UnitFilter(CockpitChoice, PageRequest):
    """The units right below, who needs most first."""


class UnitLine(View):
    """A unit right below; `below` says how many units it has itself."""

    unit: UnitShown
    head: Member | None
    below: int
    figures: Figures
    previous: Figures | None
    slipped: int
    grade: UnitGrade | None


class PeopleList(StrEnum):
    """The lists of people that are no count of a unit's figures."""

    HELP = "help"
    """Behind, or with evidence that was returned: the farthest behind first."""
    SLIPPED = "slipped"
    ALL = "all"


class PeopleFilter(CockpitChoice, PageRequest):
    """People below a unit: of one count (`tally`) or one list; everybody without either."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tally: Tally | None = None
    listed: PeopleList = PeopleList.ALL


class PersonLine(View):
    """Somebody in one post; `was` is the word a week ago, `assessor` who assesses them today.

    What `needs` say to wait on `me` waits on the assessor.
    """

    employee: Member
    assignment_id: UUID
    unit: Named
    assessor: Named | None
    plan_id: UUID | None
    plan_state: PlanState | None
    indicators: int
    reported: int
    measured: int
    behind: int
    farthest: str | None
    evidence_waiting: int
    evidence_returned: int
    feedback_given: int
    evaluation_id: UUID | None
    evaluation_state: EvaluationState | None
    predikat: Predikat | None
    track: Track
    was: Track | None
    needs: list[NeedView]


class PositionLine(View):
    """Posts of one kind; null: of none that the city has named."""

    kind: PositionKind | None
    figures: Figures


class Positions(View):
    items: list[PositionLine]


class ServicesFilter(CockpitChoice, PageRequest):
    """Services of a place, the most late cases first."""


class GoalServed(View):
    """A goal whose indicator a service measures, as so many people of the place have it in their plans."""

    goal: str
    indicator: str
    metric: ServiceMetric
    target: str | None
    direction: Direction
    unit_of_measure: str | None
    people: int


class CockpitService(View):
    """A service with its standard, the figures of the place's own cases done in the period, and its goals.

    `running`: cases under way today; `overdue`: of them past their last day.
    """

    service: Named
    noun: str
    unit: Named
    standard_days: int | None
    figures: FiguresView
    running: int
    overdue: int
    goals: list[GoalServed]
