"""Who may act on whose power: nobody gives, opens or takes over more than is theirs (design: no way up).

Compared with all that is settled already: roles that begin later, posts and relations too. Pure.
"""

from dataclasses import dataclass

from api.identity.actor import Actor
from api.identity.errors import BeyondOwnPower
from api.identity.models import Role

Held = tuple[Role, int | None]
STANDS_ABOVE: dict[Role, frozenset[Role]] = {
    Role.ADMIN: frozenset(Role),
    Role.HR_CITY: frozenset({Role.EMPLOYEE, Role.HR_AGENCY}),
    Role.HR_AGENCY: frozenset({Role.EMPLOYEE}),
}
"""Whose holders each role may give, end, and let in again: never its own, but for administrators."""
OF_AN_AGENCY = frozenset({Role.HR_AGENCY})
"""Roles that are held for one agency; all others hold for the city, whatever agency they name."""


@dataclass(frozen=True)
class Powers:
    """What somebody has today, or on a day that is settled already."""

    roles: frozenset[Held] = frozenset()
    agencies: frozenset[int] = frozenset()
    """Where the person belongs, serves, leads or assesses."""


def may_give(actor: Actor, role: Role) -> bool:
    """Say whether a role is one that the actor gives and ends."""
    return any(role in STANDS_ABOVE.get(own, ()) for own, _ in actor.roles)


def keeps(actor: Actor, agencies: frozenset[int]) -> bool:
    """Say whether the actor keeps the people of all these agencies."""
    return actor.is_hr_city or agencies <= actor.hr_agencies


def stands_above(actor: Actor, powers: Powers) -> bool:
    """Say whether somebody's whole power lies within what the actor keeps."""
    return keeps(actor, powers.agencies) and all(may_give(actor, role) for role, _ in powers.roles)


def within_own_power(allowed: bool, refusal: str) -> None:
    """Refuse what would give or open more than the actor has."""
    if not allowed:
        raise BeyondOwnPower(refusal)
