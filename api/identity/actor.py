"""Who acts, as everything above sees it: nothing of cookies, headers or tokens."""

from dataclasses import dataclass
from uuid import UUID

from api.foundation.errors import NotPermitted
from api.identity.models import Role
from api.identity.scopes import EVERY_SCOPE, Scope


@dataclass(frozen=True)
class Actor:
    """A person or a service account within one request; frozen, made by `access` alone."""

    kind: str
    id: UUID
    agency_id: int
    credential_kind: str
    credential_id: UUID
    scopes: frozenset[Scope] = EVERY_SCOPE
    roles: frozenset[tuple[Role, int | None]] = frozenset()
    leads: tuple[str, ...] = ()
    """Paths of the units that the person leads."""
    acting_for_id: UUID | None = None
    sees_city: bool = False
    """A service account to which an administrator gave the city in words."""
    must_change_password: bool = False
    language: str = "id"

    def has(self, *roles: Role) -> bool:
        """Say whether any of the roles is held, for whatever agency."""
        return any(role in roles for role, _ in self.roles)

    def has_for(self, role: Role, agency_id: int) -> bool:
        """Say whether a role is held for an agency; one held for the city holds for all."""
        return (role, agency_id) in self.roles or (role, None) in self.roles

    @property
    def hr_agencies(self) -> frozenset[int]:
        """Agencies whose people the actor administers."""
        return frozenset(
            agency for role, agency in self.roles if role is Role.HR_AGENCY and agency is not None
        )

    @property
    def is_hr_city(self) -> bool:
        return self.has(Role.HR_CITY, Role.ADMIN)

    @property
    def sees_everything(self) -> bool:
        """City HR, inspectorate, administrators; service accounts that were given the city."""
        return self.sees_city or self.has(Role.HR_CITY, Role.AUDITOR, Role.ADMIN)


def permit(allowed: bool, refusal: str) -> None:
    """Second gate: may this person do this to that very thing?"""
    if not allowed:
        raise NotPermitted(refusal)
