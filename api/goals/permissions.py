"""Who may do what to a plan; pure rules over its head row."""

from api.goals.models import EDITABLE, PlanState
from api.goals.records import PlanSides, SeenPlan, StandingPlan
from api.identity.actor import Actor
from api.organization.permissions import sees

_WRITING = ("edit", "submit", "cancel")
OWNERS_STEPS = dict.fromkeys(EDITABLE, _WRITING) | {PlanState.SUBMITTED: ("withdraw",)}
ASSESSORS_STEPS = dict.fromkeys(EDITABLE, ("expect",)) | {
    PlanState.SUBMITTED: ("agree", "return", "expect")
}


def may_see(actor: Actor, head: SeenPlan) -> bool:
    """The owner, the assessor, leaders above, HR; drafts of others stay with these too."""
    return sees(
        actor,
        employee_id=head["employee_id"],
        assessor_id=head["assessor_id"],
        agency_id=head["agency_id"],
        unit_path=head["unit_path"],
    )


def is_owner(actor: Actor, head: PlanSides) -> bool:
    return actor.id == head["employee_id"]


def is_assessor(actor: Actor, head: PlanSides) -> bool:
    return actor.id == head["assessor_id"]


def allowed(actor: Actor, head: StandingPlan) -> list[str]:
    """List what the actor may do to the plan as it stands."""
    may: list[str] = []
    if is_owner(actor, head):
        may += OWNERS_STEPS.get(head["state"], ())
    if is_assessor(actor, head):
        may += ASSESSORS_STEPS.get(head["state"], ())
    if is_owner(actor, head) or is_assessor(actor, head):
        may.append("comment")
    return may
