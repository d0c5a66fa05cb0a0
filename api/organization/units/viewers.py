"""For whom a list of units is read: everything, some agencies, what one leads, or what is one's own.

A statement is made once for each kind of viewer and number of places; this gives both, and the values
to bind. One statement for everybody, with the role as a bound value, could use no index.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_

from api.identity.actor import Actor
from api.organization.models import Unit
from api.organization.units.paths import end_of

EVERYTHING, AGENCIES, LED, OWN = "everything", "agency", "leader", "own"
Viewer = tuple[str, int, dict[str, object]]
"""Kind, number of agencies or of units led, and the values of `in_agencies` or `below_led`."""


def viewer_of(actor: Actor) -> Viewer:
    """Say for whom a list is read; HR and services by their agencies, leaders by the units they lead."""
    if actor.sees_everything:
        return EVERYTHING, 0, {}
    agencies = sorted(actor.hr_agencies)
    if actor.kind == "service_account":
        agencies = [actor.agency_id]
    if agencies:
        return AGENCIES, len(agencies), {f"a{n}": key for n, key in enumerate(agencies)}
    if actor.leads:
        begins = {f"p{n}": path for n, path in enumerate(actor.leads)}
        ends = {f"e{n}": end_of(path) for n, path in enumerate(actor.leads)}
        return LED, len(actor.leads), {**begins, **ends}
    return OWN, 0, {}


def in_agencies(agency_id: Any, places: int) -> ColumnElement[bool]:
    """Condition: a column is one of the viewer's agencies."""
    return or_(*(agency_id == bindparam(f"a{n}") for n in range(places)))


def below_led(places: int) -> ColumnElement[bool]:
    """Condition: a unit is one that the viewer leads, or lies below it."""
    return or_(
        *(
            and_(Unit.path >= bindparam(f"p{n}"), Unit.path < bindparam(f"e{n}"))
            for n in range(places)
        )
    )
