"""How it stands with people, on the wire."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from api.evaluations.models import EvaluationState, Predikat
from api.foundation.schema import Number, View
from api.goals.models import PlanState


class Need(StrEnum):
    """Why somebody needs their assessor, the first first."""

    PLAN_TO_AGREE = "plan_to_agree"
    NO_PLAN = "no_plan"
    EVIDENCE_TO_JUDGE = "evidence_to_judge"
    TO_RATE = "to_rate"
    NOT_REPORTED = "not_reported"
    BEHIND = "behind"


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
    """Counts of one plan in one period; basis points are of the year's targets.

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
    progress_bp: int
    expected_bp: int


class TeamLine(Standing):
    """One person that I assess today, in one post; `acting`: in somebody else's place.

    `waits_days`: how long the person has been waiting, in calendar days.
    """

    employee: Member
    assignment_id: UUID
    acting: bool
    need: Need | None
    waits_days: int | None


class TeamHeading(View):
    need: int
    total: int


class TeamView(View):
    period_id: int
    report_due_on: date | None
    heading: TeamHeading
    items: list[TeamLine]


class MyStanding(Standing):
    assignment_id: UUID


class MyFacts(View):
    """How I stand in a period; one line per post."""

    period_id: int
    items: list[MyStanding]
