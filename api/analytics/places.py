"""Which units somebody may look at as a leader: those they lead, administer or inspect, and all below."""

from functools import cache
from typing import TypedDict
from uuid import UUID

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.errors import NotFound
from api.identity.actor import Actor, permit
from api.organization.models import Unit, UnitKind
from api.organization.units import viewers
from api.organization.units.viewers import in_agencies


class Place(TypedDict):
    """A unit that is looked at; everything below it has a path that begins with its own."""

    id: UUID
    agency_id: int
    parent_id: UUID | None
    kind: UnitKind
    name: str
    path: str
    depth: int


_parent = aliased(Unit)
_PLACES = rows.TypedSelect(
    Place,
    select(
        Unit.id, Unit.agency_id, Unit.parent_id, Unit.kind, Unit.name, Unit.path, Unit.depth
    ).order_by(Unit.path),
)
_ROOT = _PLACES.where(Unit.parent_id.is_(None))
_ONE = _PLACES.where(Unit.id == bindparam("unit_id"))


def tops_of(session: Session, actor: Actor) -> list[Place]:
    """List the highest units that somebody may look at; none of whoever leads nobody."""
    kind, places, given = viewers.viewer_of(actor)
    if kind == viewers.EVERYTHING:
        return rows.fetch(session, _ROOT)
    if kind == viewers.OWN:
        return []
    made = _of_agencies if kind == viewers.AGENCIES else _led
    return _highest(rows.fetch(session, made(places), **given))


@cache
def _of_agencies(places: int) -> rows.TypedSelect[Place]:
    inside = exists(
        select(_parent.id).where(_parent.id == Unit.parent_id, _parent.agency_id == Unit.agency_id)
    )
    return _PLACES.where(in_agencies(Unit.agency_id, places), ~inside)


@cache
def _led(places: int) -> rows.TypedSelect[Place]:
    return _PLACES.where(or_(*(Unit.path == bindparam(f"p{n}") for n in range(places))))


def find_place(session: Session, actor: Actor, unit_id: UUID | None) -> Place:
    """Give the unit that is asked for, or the first of one's own; 404 for what one does not lead."""
    tops = tops_of(session, actor)
    permit(bool(tops), "Only leaders, HR and inspectors look at units")
    if unit_id is None:
        return tops[0]
    found = rows.fetch_one(session, _ONE, unit_id=unit_id)
    if found is None or not any(found["path"].startswith(top["path"]) for top in tops):
        raise NotFound(unit_id=unit_id)
    return found


def _highest(found: list[Place]) -> list[Place]:
    """Keep what lies below nothing else of the list, which is in the order of paths."""
    tops: list[Place] = []
    for place in found:
        if not tops or not place["path"].startswith(tops[-1]["path"]):
            tops.append(place)
    return tops
