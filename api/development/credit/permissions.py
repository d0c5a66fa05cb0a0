"""Who writes in a ledger of angka kredit; whoever sees the person sees it."""

from uuid import UUID

from api.identity.actor import Actor
from api.organization.permissions import administers


def may_enter(actor: Actor, agency_id: int, employee_id: UUID) -> bool:
    """Say whether the actor enters base, degree, transfer and older points, and takes lines back.

    HR of the agency does, and never in their own ledger.
    """
    return actor.id != employee_id and administers(actor, agency_id)
