"""Who writes what is on record; whoever sees the person sees it."""

from api.identity.actor import Actor
from api.organization.permissions import administers


def may_enter(actor: Actor, agency_id: int) -> bool:
    """Say whether the actor enters records of an agency's people, and says what posts it needs."""
    return administers(actor, agency_id)


def may_see_needs(actor: Actor, agency_id: int) -> bool:
    """Say whether the actor sees what posts an agency needs: its HR, and who sees the whole city."""
    return administers(actor, agency_id) or actor.sees_everything
