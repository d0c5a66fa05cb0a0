"""How it stands with people, on the wire."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from api.achievements.progress import Track
from api.evaluations.models import EvaluationState, Predikat
from api.foundation.paging import PageRequest
from api.foundation.schema import Named, Number, View
from api.goals.models import PlanState


class Need(StrEnum):
    """What somebody needs, the weightiest first."""

    BEHIND = "behind"
    PLAN_TO_AGREE = "plan_to_agree"
    EVIDENCE_TO_JUDGE = "evidence_to_judge"
    TO_RATE = "to_rate"
    NO_FEEDBACK = "no_feedback"
    """Behind, and nobody has said a word about it."""
    NO_PLAN = "no_plan"
    EVIDENCE_RETURNED = "evidence_returned"
    NOT_REPORTED = "not_reported"


class ActsNext(StrEnum):
    ME = "me"
    THEM = "them"


class TeamGroup(StrEnum):
    """Where a line belongs, each line in one: who is behind, whom I decide about, who must act, all others."""

    HELP = "help"
    DECIDE = "decide"
    THEIRS = "theirs"
    REST = "rest"


class PeriodChoice(BaseModel):
    """Which period; the current one when it is not said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    period_id: Number | None = None


class Member(View):
    id: UUID
    name: str
    nip: str | None
    position: str | None


class Standing(View):
    """Counts of one plan in one period.

    `track`: one word over the reported indicators; `measured` of them have figures, `behind` of those are
    behind, `farthest` most of all. Who has reported nothing has no figures.
    `feedback_given` counts what leaders may read: nobody can tell what is for the receiver alone.
    """

    plan_id: UUID | None
    plan_state: PlanState | None
    indicators: int
    reported: int
    evidence_waiting: int
    evidence_returned: int
    feedback_given: int
    evaluation_id: UUID | None
    evaluation_state: EvaluationState | None
    predikat: Predikat | None
    track: Track
    measured: int
    behind: int
    farthest: str | None


class NeedView(View):
    """One need; `count` of what it is about, `waits_days` in calendar days."""

    kind: Need
    waits_on: ActsNext
    count: int | None
    waits_days: int | None


class LastPredikat(View):
    predikat: Predikat
    period_id: int


class TeamLine(Standing):
    """One person that I assess today, in one post, with everything that they need.

    `acting`: in somebody else's place; `last`: the last signed predikat before this period.
    """

    employee: Member
    assignment_id: UUID
    acting: bool
    last: LastPredikat | None
    group: TeamGroup
    needs: list[NeedView]


class TeamHeading(View):
    """Counts of people; `need` me are those of `help` and `decide`, of `theirs` the next step is their own."""

    total: int
    need: int
    help: int
    decide: int
    theirs: int


class TeamElsewhere(View):
    """How many of one's people are looked at in another period."""

    period_id: int
    people: int


class TeamView(View):
    """`elsewhere`: others whom one assesses, whose year has no such period, as teachers in a quarter (R101)."""

    period_id: int
    report_due_on: date | None
    heading: TeamHeading
    items: list[TeamLine]
    elsewhere: list[TeamElsewhere]


class MyStanding(Standing):
    assignment_id: UUID


class MyFacts(View):
    """How I stand in a period; one line per post."""

    period_id: int
    items: list[MyStanding]


class ReadinessKind(StrEnum):
    """What can be said of somebody before a period is evaluated; the first three are everybody, each once."""

    REPORTED = "reported"
    NOT_REPORTED = "not_reported"
    WITHOUT_PLAN = "without_plan"
    WITHOUT_ASSESSOR = "without_assessor"


class ReadinessFilter(PageRequest):
    kind: ReadinessKind


class Readiness(View):
    """Counts of people by their definitive post at the period's end.

    `without_plan`: nothing is agreed, so nothing can be evaluated. The people of each count are listed under
    `…/readiness/people?kind=`.
    """

    cycle_id: int
    period_id: int
    people: int
    reported: int
    not_reported: int
    without_plan: int
    without_assessor: int


class ReadinessLine(View):
    employee: Member
    unit: Named
    plan_id: UUID | None
    plan_state: PlanState | None
    indicators: int
    reported: int
