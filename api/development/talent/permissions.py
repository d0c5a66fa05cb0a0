"""Who compares people by performance and potential: their HR, and nobody else; pure."""

from uuid import UUID

from api.identity.actor import Actor
from api.organization.permissions import administers

ONLY_HR = "Only HR of the agency looks at performance beside potential"


def may_compare(actor: Actor, agency_id: int) -> bool:
    return actor.kind == "person" and administers(actor, agency_id)


def may_read(actor: Actor, employee_id: UUID, agency_id: int) -> bool:
    """Say whether somebody reads what is recorded of a person: the person, and their HR."""
    return (actor.kind == "person" and actor.id == employee_id) or may_compare(actor, agency_id)


def may_assess(actor: Actor, employee_id: UUID, agency_id: int) -> bool:
    """Nobody records their own potential."""
    return actor.id != employee_id and may_compare(actor, agency_id)
