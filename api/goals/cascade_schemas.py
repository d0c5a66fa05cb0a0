"""What goals may serve and what they serve, as it looks on the wire."""

from uuid import UUID

from api.foundation.schema import View
from api.goals.models import GoalKind, PlanState


class ParentGoal(View):
    id: UUID
    text: str
    kind: GoalKind
    position: int
    outside: bool


class ParentAgreement(View):
    id: UUID
    code: str
    objective: str
    text: str
    target_text: str | None


class ParentsView(View):
    """What a goal may serve: the leader's agreed goals, the unit's performance agreement."""

    assessor_name: str
    assessor_plan_state: PlanState | None
    goals: list[ParentGoal]
    agreement_indicators: list[ParentAgreement]


class ServedLine(View):
    """A line of a perjanjian kinerja that a goal of the plan serves, and where it stands."""

    id: UUID
    text: str
    unit_id: UUID
    unit_name: str
    year: int
