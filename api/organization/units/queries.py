"""What can be asked about agencies and units; the directory is open to everyone signed in."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.errors import Invalid, NotFound
from api.foundation.paging import Slice, paginate
from api.foundation.search import contains
from api.identity.actor import Actor, permit
from api.organization import permissions
from api.organization.models import Agency, Unit
from api.organization.names import name_key
from api.organization.units.paths import end_of
from api.organization.units.schemas import UnitFilter

AGENCIES = select(Agency.id, Agency.code, Agency.name, Agency.kind).order_by(Agency.id)
UNIT_COLUMNS = (
    Unit.id,
    Unit.agency_id,
    Unit.parent_id,
    Unit.kind,
    Unit.code,
    Unit.npsn,
    Unit.name,
    Unit.depth,
    Unit.is_independent,
    Unit.version,
)
UNIT = select(*UNIT_COLUMNS, Unit.path).where(Unit.id == bindparam("unit_id"))


def list_agencies(session: Session, _actor: Actor) -> dict[str, Any]:
    """List the agencies of the city."""
    return {"items": rows.fetch(session, AGENCIES)}


def list_units(session: Session, _actor: Actor, wanted: UnitFilter) -> Slice:
    """List units in the official order; the directory is open to everyone signed in."""
    found = select(*UNIT_COLUMNS).order_by(Unit.path)
    if wanted.parent_id is not None:
        found = found.where(Unit.parent_id == wanted.parent_id)
    if wanted.agency_id is not None:
        found = found.where(Unit.agency_id == wanted.agency_id)
    if wanted.q:
        found = found.where(contains(Unit.name_key, name_key(wanted.q)))
    if wanted.updated_since is not None:
        found = found.where(Unit.updated_at >= wanted.updated_since)
    return paginate(session, found, wanted)


def unit_path(session: Session, unit_id: UUID) -> str:
    """Read where a unit lies in the tree."""
    path: str = get_unit_row(session, unit_id)["path"]
    return path


def agencies_below(session: Session, path: str) -> frozenset[int]:
    """Say of which agencies a unit and all below it are."""
    inside = select(Unit.agency_id).where(Unit.path >= path, Unit.path < end_of(path)).distinct()
    return frozenset(session.scalars(inside))


def get_unit_row(session: Session, unit_id: UUID) -> rows.Row:
    """Read a unit with its path."""
    found = rows.fetch_one(session, UNIT, unit_id=unit_id)
    if found is None:
        raise NotFound(unit_id=unit_id)
    return found


def get_unit(session: Session, _actor: Actor, unit_id: UUID) -> rows.Row:
    """Show a unit."""
    found = get_unit_row(session, unit_id)
    del found["path"]
    return found


def load_unit(session: Session, actor: Actor, unit_id: UUID) -> Unit:
    """Load a unit whose people the actor administers."""
    unit = session.get(Unit, unit_id)
    if unit is None:
        raise Invalid(("/unit_id", "unknown", "no such unit"))
    permit(permissions.administers(actor, unit.agency_id), "Only HR of this agency may")
    return unit
