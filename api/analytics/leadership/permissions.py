"""Who sees how somebody leads: the leader, whoever leads them, HR and inspectors; not whom they lead."""

from api.analytics.leadership.records import SeenLeader
from api.identity.actor import Actor
from api.organization.permissions import sees
from api.organization.units.paths import above


def may_see(actor: Actor, leader: SeenLeader) -> bool:
    """A head is led from the unit above: who acts for the head leads the unit, and not the head."""
    path = leader["unit_path"]
    return leader["assessed_by_reader"] or sees(
        actor,
        employee_id=leader["id"],
        assessor_id=leader["id"],
        agency_id=leader["agency_id"],
        unit_path=(above(path) or [""])[0] if leader["is_head"] else path,
    )
