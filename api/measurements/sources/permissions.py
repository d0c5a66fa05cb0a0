"""Who keeps sources, sees them, and sends what they measured; pure.

No system reads what another sent: it sees its own source alone, and no person anywhere.
"""

from uuid import UUID

from api.identity.actor import Actor
from api.measurements.sources.records import SourceRow
from api.organization.permissions import administers


def keeps(actor: Actor, agency_id: int) -> bool:
    """HR of the agency and of the city."""
    return actor.kind == "person" and administers(actor, agency_id)


def knows(actor: Actor, source: SourceRow) -> bool:
    """Whoever keeps it, inspectors, leaders of its agency, who map it to their people's, and its account."""
    leads = bool(actor.leads) and actor.agency_id == source["agency_id"]
    inspects = actor.kind == "person" and actor.sees_everything
    return leads or inspects or sends(actor, source["service_account_id"], source["agency_id"])


def sends(actor: Actor, account_id: UUID | None, agency_id: int) -> bool:
    """The account that was named for it, and whoever keeps it."""
    return actor.id == account_id or keeps(actor, agency_id)
