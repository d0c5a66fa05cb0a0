"""Who sees lists of candidates, who proposes and who decides."""

from api.identity.actor import Actor
from api.organization.permissions import administers


def may_list(actor: Actor, agency_id: int) -> bool:
    """Say whether the actor sees everybody's conditions of an agency: its HR, and who sees the city."""
    return administers(actor, agency_id) or actor.sees_everything


def may_propose(actor: Actor, agency_id: int) -> bool:
    return administers(actor, agency_id)


def may_decide(actor: Actor) -> bool:
    """Say whether the actor decides, and gives proposals back: the city's HR."""
    return actor.is_hr_city
