"""Who may see and do what to people and units; shared by every module above."""

from uuid import UUID

from api.identity.actor import Actor
from api.identity.models import Role


def sees(
    actor: Actor, *, employee_id: UUID, assessor_id: UUID, agency_id: int, unit_path: str
) -> bool:
    """Say whether something about a person is visible: one's own, one's staff's, one's unit's, HR's."""
    if actor.id in (employee_id, assessor_id) or actor.sees_everything:
        return True
    if agency_id in actor.hr_agencies or _is_of_account(actor, agency_id):
        return True
    return any(unit_path.startswith(path) for path in actor.leads)


def _is_of_account(actor: Actor, agency_id: int) -> bool:
    return actor.kind == "service_account" and actor.agency_id == agency_id


def administers(actor: Actor, agency_id: int) -> bool:
    """Say whether the actor keeps the people of an agency: its HR, or the city's."""
    return actor.is_hr_city or actor.has_for(Role.HR_AGENCY, agency_id)
