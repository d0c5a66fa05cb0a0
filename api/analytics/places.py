"""Where somebody may look: units that they lead, administer or inspect, and all below; else their team."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from api.analytics.staff import ASSESSED_BY_ME, of_mine
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.identity.actor import Actor, permit
from api.identity.models import Language
from api.organization.models import Assessor, Employee, Unit, UnitKind
from api.organization.units import viewers
from api.organization.units.paths import end_of
from api.organization.units.viewers import in_agencies


class Place(TypedDict):
    """A unit that is looked at; everything below it has a path that begins with its own.

    Or a team: the people whom somebody assesses who may look at no unit. It is named after that person, has
    their id, no kind, and lies nowhere: its path is its id.
    """

    id: UUID
    agency_id: int
    parent_id: UUID | None
    kind: UnitKind | None
    name: str
    path: str


TEAM: Mapping[str, str] = {Language.INDONESIAN: "Tim {name}", Language.ENGLISH: "Team of {name}"}
"""What a team is called, in the reader's language."""
_parent = aliased(Unit)
_PLACES = rows.TypedSelect(
    Place,
    select(Unit.id, Unit.agency_id, Unit.parent_id, Unit.kind, Unit.name, Unit.path).order_by(
        Unit.path
    ),
)
_ROOT = _PLACES.where(Unit.parent_id.is_(None))
_ONE = _PLACES.where(Unit.id == bindparam("unit_id"))
_LEADER = select(Employee.id, Employee.agency_id, Employee.name).where(
    Employee.id == bindparam("me"), exists(select(Assessor.id).where(ASSESSED_BY_ME))
)


def is_team(place: Place) -> bool:
    return place["kind"] is None


def people_of(facts: Any, *, team: bool) -> ColumnElement[bool]:
    """Condition: facts, whose unit is joined, are of the people of a place; `bounds_of` gives its values."""
    if team:
        condition: ColumnElement[bool] = of_mine(facts)
        return condition
    return and_(Unit.path >= bindparam("begin"), Unit.path < bindparam("end"))


def bounds_of(place: Place) -> dict[str, object]:
    """Give what `people_of` is bound to."""
    if is_team(place):
        return {"me": place["id"], "today": today()}
    return {"begin": place["path"], "end": end_of(place["path"])}


def tops_of(session: Session, actor: Actor) -> list[Place]:
    """List the highest units that somebody may look at, else their team; nothing of whoever has neither."""
    kind, places, given = viewers.viewer_of(actor)
    if kind == viewers.EVERYTHING:
        return rows.fetch(session, _ROOT)
    if kind == viewers.OWN:
        return _team_of(session, actor)
    made = _of_agencies if kind == viewers.AGENCIES else _led
    return _highest(rows.fetch(session, made(places), **given))


def _team_of(session: Session, actor: Actor) -> list[Place]:
    found = rows.fetch(session, _LEADER, me=actor.id, today=today())
    called = TEAM.get(actor.language, TEAM[Language.INDONESIAN])
    return [
        {
            "id": row["id"],
            "agency_id": row["agency_id"],
            "parent_id": None,
            "kind": None,
            "name": called.format(name=row["name"]),
            "path": str(row["id"]),
        }
        for row in found
    ]


@cache
def _of_agencies(places: int) -> rows.TypedSelect[Place]:
    """Select the highest units of agencies; the city itself has everybody's below it and is none."""
    inside = exists(
        select(_parent.id).where(_parent.id == Unit.parent_id, _parent.agency_id == Unit.agency_id)
    )
    return _PLACES.where(in_agencies(Unit.agency_id, places), Unit.parent_id.is_not(None), ~inside)


@cache
def _led(places: int) -> rows.TypedSelect[Place]:
    return _PLACES.where(or_(*(Unit.path == bindparam(f"p{n}") for n in range(places))))


def find_place(session: Session, actor: Actor, unit_id: UUID | None) -> Place:
    """Give what is asked for, or the first of one's own; 404 for what one does not lead."""
    return place_in(session, tops_of(session, actor), unit_id)


def place_in(session: Session, tops: Sequence[Place], unit_id: UUID | None) -> Place:
    """Give what is asked for, at or below the highest places that somebody may look at."""
    permit(bool(tops), "Only leaders, HR and inspectors look at others")
    if unit_id is None or unit_id == tops[0]["id"]:
        return tops[0]
    found = rows.fetch_one(session, _ONE, unit_id=unit_id)
    if found is None or not any(found["path"].startswith(top["path"]) for top in tops):
        raise NotFound(unit_id=unit_id)
    return found


def find_unit(session: Session, actor: Actor, unit_id: UUID | None) -> Place:
    """Give the unit that is asked for, or the first of one's own; a team is none."""
    return unit_in(session, tops_of(session, actor), unit_id)


def unit_in(session: Session, tops: Sequence[Place], unit_id: UUID | None) -> Place:
    """Give the unit that is asked for, at or below the highest places that somebody may look at."""
    place = place_in(session, tops, unit_id)
    permit(not is_team(place), "Only leaders of units, HR and inspectors look at units")
    return place


def _highest(found: list[Place]) -> list[Place]:
    """Keep what lies below nothing else of the list, which is in the order of paths."""
    tops: list[Place] = []
    for place in found:
        if not tops or not place["path"].startswith(tops[-1]["path"]):
            tops.append(place)
    return tops
