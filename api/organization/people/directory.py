"""Lists of people and colleagues; a page at a time, one statement per kind of viewer."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.foundation.paging import Slice, paginate
from api.foundation.search import contains
from api.identity.actor import Actor
from api.identity.models import User, UserState
from api.organization.models import (
    Assessor,
    Employee,
    EmployeeNumber,
    EmployeeState,
    Position,
    Unit,
)
from api.organization.names import search_name
from api.organization.people import numbers
from api.organization.people.queries import EMPLOYEES
from api.organization.people.schemas import EmployeeFilter, NumberPartSearch
from api.organization.posts.queries import valid_on
from api.organization.units.paths import end_of
from api.organization.units.queries import unit_path

MOST_COLLEAGUES = 30
SORTS: dict[str, tuple[Any, ...]] = {
    "name": (Employee.sort_name, Employee.id),
    "-name": (Employee.sort_name.desc(), Employee.id.desc()),
    "unit": (Unit.path, Employee.sort_name, Employee.id),
}


COUNTED = select(Employee.id).join(Unit, Unit.id == Employee.unit_id)
"""What a count of people needs; a page shows more."""


def list_employees(session: Session, actor: Actor, wanted: EmployeeFilter) -> Slice:
    """List the people whom the actor may see, by the kind of viewer."""
    path = None if wanted.unit_id is None else unit_path(session, wanted.unit_id)
    order = SORTS[wanted.sort or ("name" if path is None else "unit")]
    found = _narrowed(_visible(EMPLOYEES, actor), wanted, path).order_by(*order)
    return paginate(session, found, wanted, _narrowed(_visible(COUNTED, actor), wanted, path))


def find_by_number(session: Session, actor: Actor, wanted: NumberPartSearch) -> Slice:
    """Find the people whom the actor may see by a piece of any number that was ever theirs.

    What a piece finds among everybody is held against who is seen, so that nobody learns digits of
    others by trying; `colleagues` knows no numbers for the same reason.
    """
    try:
        piece = numbers.clean(wanted.number)
    except numbers.NumberRefused as error:
        raise Invalid(("/number", error.code, "not a piece of a NIP or NI PPPK")) from error
    if len(piece) < numbers.SHORTEST_PART:
        raise Invalid(("/number", "too_short", "it would find too many"))
    having = select(EmployeeNumber.employee_id).where(contains(EmployeeNumber.number, piece))
    numbered = Employee.id.in_(having)
    found = _visible(EMPLOYEES, actor).where(numbered).order_by(*SORTS["name"])
    return paginate(session, found, wanted, _visible(COUNTED, actor).where(numbered))


def _narrowed(found: Any, wanted: EmployeeFilter, path: str | None) -> Any:
    if path is not None:
        found = found.where(Unit.path >= path, Unit.path < end_of(path))
    if wanted.agency_id is not None:
        found = found.where(Employee.agency_id == wanted.agency_id)
    if wanted.state:
        found = found.where(Employee.state.in_(wanted.state))
    if wanted.q:
        found = found.where(contains(Employee.search_name, search_name(wanted.q)))
    if wanted.updated_since is not None:
        found = found.where(Employee.updated_at >= wanted.updated_since)
    return found


def _visible(found: Any, actor: Actor) -> Any:
    if actor.sees_everything:
        return found
    if actor.kind == "service_account":
        return found.where(Employee.agency_id == actor.agency_id)
    staff = select(Assessor.employee_id).where(
        Assessor.assessor_id == actor.id, valid_on(Assessor, today())
    )
    shown = [Employee.id == actor.id, Employee.id.in_(staff)]
    if actor.hr_agencies:
        shown.append(Employee.agency_id.in_(actor.hr_agencies))
    shown += [and_(Unit.path >= path, Unit.path < end_of(path)) for path in actor.leads]
    return found.where(or_(*shown))


def list_colleagues(session: Session, actor: Actor, q: str | None) -> dict[str, Any]:
    """Find people of the own agency, or anywhere by name: only what a directory shows."""
    found = (
        select(
            Employee.id,
            Employee.name,
            Employee.front_title,
            Employee.back_title,
            Unit.name.label("unit_name"),
            Position.title.label("position"),
        )
        .join(Unit, Unit.id == Employee.unit_id)
        .outerjoin(Position, Position.id == Employee.position_id)
        .where(Employee.state == EmployeeState.AKTIF, Employee.id != actor.id)
        .order_by(Employee.sort_name, Employee.id)
        .limit(MOST_COLLEAGUES)
    )
    if actor.kind == "service_account" and not actor.sees_city:
        found = found.where(Employee.agency_id == actor.agency_id)
    if q:
        found = found.where(contains(Employee.search_name, search_name(q)))
    else:
        mine = select(Employee.unit_id).where(Employee.id == actor.id).scalar_subquery()
        found = found.where(Employee.unit_id == mine)
    return {"items": [dict(row) for row in session.execute(found).mappings()]}


def people_without_access(session: Session, unit_id: UUID) -> list[rows.Row]:
    """List the active people of a unit and all below it who have never signed in."""
    path = unit_path(session, unit_id)
    found = (
        select(Employee.id, Employee.name, Employee.nip, Unit.name.label("unit_name"))
        .join(Unit, Unit.id == Employee.unit_id)
        .join(User, User.id == Employee.id)
        .where(
            Unit.path >= path,
            Unit.path < end_of(path),
            Employee.state == EmployeeState.AKTIF,
            User.state == UserState.ACTIVE,
            User.password_hash.is_(None),
        )
        .order_by(Unit.path, Employee.sort_name, Employee.id)
    )
    return [dict(row) for row in session.execute(found).mappings()]
