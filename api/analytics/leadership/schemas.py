"""How leading is shown, on the wire."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from api.foundation.paging import Page, PageRequest
from api.foundation.schema import Named, Number, View


class PointKey(StrEnum):
    """What a leader does for their staff, each with a day until when."""

    FEEDBACK_ASKED = "feedback_asked"
    FEEDBACK_GIVEN = "feedback_given"
    EVIDENCE = "evidence"
    PLANS = "plans"
    EVALUATIONS = "evaluations"
    ANSWERS = "answers"


class ActState(StrEnum):
    """`late`: done after its day, or not done though its day has passed; `open`: still time."""

    ON_TIME = "on_time"
    LATE = "late"
    OPEN = "open"


class LeadershipFilter(PageRequest):
    """Whose leaders: a unit with all below it, else the first of one's own; which period, else the current."""

    unit_id: UUID | None = None
    period_id: Number | None = None


class LeaderFilter(BaseModel):
    """Which period; the current one when it is not said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    period_id: Number | None = None


class ActsFilter(PageRequest):
    """The acts of one point: all, only late ones, or only those that are not."""

    point: PointKey
    late: bool | None = None
    period_id: Number | None = None


class Counts(View):
    on_time: int
    late: int
    open: int


class PointCounts(Counts):
    point: PointKey


class LeaderPoint(PointCounts):
    """`within_days`: the working days that there are for it, where a setting says so."""

    within_days: int | None


class LeaderCard(View):
    id: UUID
    name: str
    nip: str | None
    position: str | None
    unit: Named


class LeaderLine(View):
    """A leader; `late` counts over all points."""

    leader: LeaderCard
    late: int
    points: list[PointCounts]


class Leadership(Page[LeaderLine]):
    """The leaders in a unit and below it, without oneself; who has most that is late comes first.

    `tops`: the highest units that one may look at; `unit` is one of them or lies below one. `totals` are of
    all leaders, not of the page; `late_leaders` have something that is late.
    """

    unit: Named
    tops: list[Named]
    period_id: int
    late_leaders: int
    totals: list[PointCounts]


class LeaderView(View):
    leader: LeaderCard
    period_id: int
    points: list[LeaderPoint]


class ActView(View):
    """One act: for whom, since when it waited for this leader, until when it had time, what came of it.

    `handed_on`: when it went to another leader, late already. `plan_id` and `evaluation_id` are given where
    the reader may open them.
    """

    person: Named | None
    period_id: int | None
    state: ActState
    received_on: date
    due_on: date
    done_on: date | None
    handed_on: date | None
    plan_id: UUID | None
    evaluation_id: UUID | None
