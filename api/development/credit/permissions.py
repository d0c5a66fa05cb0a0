"""Who writes in a ledger of angka kredit; whoever sees the person sees it."""

from api.identity.actor import Actor
from api.organization.permissions import administers


def may_enter(actor: Actor, agency_id: int) -> bool:
    """Say whether the actor enters base, degree, transfer and older points, and takes lines back."""
    return administers(actor, agency_id)
