"""Who may remind people: whoever leads their unit or assesses them, and HR that keeps them."""

from api.analytics.places import Place, is_team
from api.identity.actor import Actor


def may_nudge(actor: Actor, place: Place) -> bool:
    """Inspectors only look, and other systems do not speak to people in somebody's name."""
    leads = is_team(place) or any(place["path"].startswith(path) for path in actor.leads)
    keeps = actor.is_hr_city or place["agency_id"] in actor.hr_agencies
    return actor.kind == "person" and (leads or keeps)
