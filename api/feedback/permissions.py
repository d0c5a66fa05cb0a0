"""Who speaks in which role (R29, U1); pure."""

from api.feedback.models import GiverRole
from api.goals.records import SeenPlan
from api.identity.actor import Actor
from api.organization.permissions import administers


def leads(actor: Actor, plan: SeenPlan) -> bool:
    """The assessor, and whoever leads a unit above."""
    return actor.id == plan["assessor_id"] or leads_above(actor, plan)


def leads_above(actor: Actor, plan: SeenPlan) -> bool:
    return any(plan["unit_path"].startswith(path) for path in actor.leads)


def enters_for_others(actor: Actor, plan: SeenPlan) -> bool:
    """The unit's head and HR enter what the served public says."""
    return leads(actor, plan) or administers(actor, plan["agency_id"])


def role_of(actor: Actor, plan: SeenPlan, *, is_staff: bool, is_served: bool) -> GiverRole:
    """Say in which role somebody speaks, truthfully: only the assessor is the leader (R29, U1).

    `is_staff`: the receiver assesses the giver; `is_served`: a goal of the receiver serves the giver's.
    """
    if actor.id == plan["assessor_id"]:
        return GiverRole.PIMPINAN
    if is_staff:
        return GiverRole.BAWAHAN
    if is_served or leads_above(actor, plan):
        return GiverRole.PIMPINAN_LAIN
    return GiverRole.REKAN_KERJA


LEADERS = frozenset({GiverRole.PIMPINAN, GiverRole.PIMPINAN_LAIN})


def reads_all(actor: Actor, plan: SeenPlan) -> bool:
    """The receiver reads everything that was said."""
    return bool(actor.id == plan["employee_id"])


def reads_for_leaders(actor: Actor, plan: SeenPlan) -> bool:
    """Leaders and those who see the plan read what is meant for leaders too."""
    return leads(actor, plan) or actor.sees_everything or plan["agency_id"] in actor.hr_agencies
