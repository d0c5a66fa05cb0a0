"""Who may remind the people below a unit: whoever leads it, and HR that keeps them."""

from api.analytics.places import Place
from api.identity.actor import Actor


def may_nudge(actor: Actor, place: Place) -> bool:
    """Inspectors only look, and other systems do not speak to people in somebody's name."""
    leads = any(place["path"].startswith(path) for path in actor.leads)
    keeps = actor.is_hr_city or place["agency_id"] in actor.hr_agencies
    return actor.kind == "person" and (leads or keeps)
