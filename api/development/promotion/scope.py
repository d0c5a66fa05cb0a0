"""Whose people a list is about: a unit with all below it, an agency, or the city."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Session

from api.development.promotion.permissions import may_list
from api.foundation.errors import NotFound
from api.identity.actor import Actor, permit
from api.organization.models import ENDED, Agency, Employee, Unit
from api.organization.units.paths import end_of
from api.organization.units.queries import get_unit_row, unit_path

REFUSAL = "Only HR sees the lists of an agency"


@dataclass(frozen=True)
class ListScope:
    """Agencies whose people are listed, none for all; within them a unit with all below it."""

    agencies: tuple[int, ...]
    agency_name: str | None = None
    unit_id: UUID | None = None
    unit_name: str | None = None
    unit_path: str | None = None

    @property
    def agency_id(self) -> int | None:
        return self.agencies[0] if len(self.agencies) == 1 else None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Condition: somebody is in service here; of a statement that joins people with units."""
        found: list[Any] = [Employee.state != state for state in sorted(ENDED)]
        if self.agencies:
            found.append(or_(*(Employee.agency_id == one for one in self.agencies)))
        if self.unit_path is not None:
            found += [Unit.path >= self.unit_path, Unit.path < end_of(self.unit_path)]
        return found


def scope_of(
    session: Session, actor: Actor, agency_id: int | None, unit_id: UUID | None
) -> ListScope:
    """Say whose people are listed; 404 for another agency's, 403 for who is no HR."""
    if unit_id is not None:
        unit = get_unit_row(session, unit_id)
        _check(actor, unit["agency_id"])
        path = unit_path(session, unit_id)
        name = _name(session, unit["agency_id"])
        return ListScope((unit["agency_id"],), name, unit_id, unit["name"], path)
    if agency_id is not None:
        _check(actor, agency_id)
        return ListScope((agency_id,), _name(session, agency_id))
    if actor.sees_everything:
        return ListScope(())
    own = tuple(sorted(actor.hr_agencies))
    permit(bool(own), REFUSAL)
    return ListScope(own, _name(session, own[0]) if len(own) == 1 else None)


def _check(actor: Actor, agency_id: int) -> None:
    if not may_list(actor, agency_id):
        permit(agency_id != actor.agency_id, REFUSAL)
        raise NotFound(agency_id=agency_id)


def _name(session: Session, agency_id: int) -> str:
    agency = session.get(Agency, agency_id)
    if agency is None:
        raise NotFound(agency_id=agency_id)
    return agency.name
