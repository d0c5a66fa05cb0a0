"""Who may see and set how an organization did."""

from api.identity.actor import Actor


def may_set(actor: Actor, parent_path: str | None) -> bool:
    """R39: the leader one level above sets it; city HR where there is none, or in their name."""
    return actor.is_hr_city or (parent_path is not None and parent_path in actor.leads)


def may_see(actor: Actor, agency_id: int, unit_path: str) -> bool:
    """Units whose achievement the actor is shown: all, the agency's, those led, those above."""
    if actor.sees_everything or agency_id in actor.hr_agencies or agency_id == actor.agency_id:
        return True
    return any(unit_path.startswith(path) for path in actor.leads)
