"""Who may import: HR of an agency its own rows, HR of the city any."""

from uuid import UUID

from api.foundation.errors import Invalid
from api.identity.actor import Actor, permit
from api.identity.models import Role

ONLY_HR = "Only HR imports people and units"


def permit_hr(actor: Actor) -> None:
    """Let HR pass, of an agency or the city."""
    permit(actor.is_hr_city or actor.has(Role.HR_AGENCY), ONLY_HR)


def sees(actor: Actor, requested_by: UUID) -> bool:
    """Say whether an import is visible: one's own, and all to HR of the city."""
    return actor.is_hr_city or requested_by == actor.id


def agency_for(actor: Actor, wanted: int | None) -> int | None:
    """Say which agency a file may touch: any for city HR, one's own for HR of an agency."""
    if actor.is_hr_city:
        return wanted
    permit(bool(actor.hr_agencies), ONLY_HR)
    if wanted is None and len(actor.hr_agencies) == 1:
        return next(iter(actor.hr_agencies))
    if wanted not in actor.hr_agencies:
        raise Invalid(("query/agency_id", "not_yours", "one of the agencies whose HR you are"))
    return wanted
