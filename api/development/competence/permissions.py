"""Who keeps the competence model, who gives levels, who decides on needs, who reads them of many; pure."""

from api.development.competence.models import CompetenceGroup
from api.identity.actor import Actor
from api.organization.permissions import administers


def may_keep(actor: Actor, group: CompetenceGroup, agency_id: int | None) -> bool:
    """HR of the city keeps the model; technical competences of an agency its own HR too."""
    if actor.is_hr_city:
        return True
    own = group is CompetenceGroup.TEKNIS and agency_id is not None
    return own and agency_id is not None and administers(actor, agency_id)


def may_add(actor: Actor) -> bool:
    """Say whether the actor keeps any part of the model."""
    return actor.is_hr_city or bool(actor.hr_agencies)


def leads(actor: Actor, unit_path: str) -> bool:
    """Say whether the actor leads a unit, or one above it."""
    return any(unit_path.startswith(path) for path in actor.leads)


def may_count(actor: Actor, agency_id: int, unit_path: str) -> bool:
    """Say whether the actor sees how many people of a unit need what."""
    of_account = actor.kind == "service_account" and actor.agency_id == agency_id
    return of_account or actor.sees_everything or knows_people(actor, agency_id, unit_path)


def knows_people(actor: Actor, agency_id: int, unit_path: str) -> bool:
    """Say whether the actor leads a unit's people or is their HR: small groups and names are for them."""
    return leads(actor, unit_path) or administers(actor, agency_id)
