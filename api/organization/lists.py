"""Lists of units, people and colleagues; a page at a time, one statement per kind of wish."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.paging import Slice
from api.foundation.search import contains
from api.identity.actor import Actor
from api.organization import queries
from api.organization.models import Assignment, Employee, EmployeeState, Position, Unit
from api.organization.names import search_name
from api.organization.paths import end_of
from api.organization.schemas import EmployeeFilter, UnitFilter

MOST_COLLEAGUES = 30


def _page(session: Session, found: Any, wanted: Any) -> Slice:
    total = session.scalar(select(func.count()).select_from(found.order_by(None).subquery()))
    page = session.execute(found.limit(wanted.size).offset(wanted.offset)).mappings()
    return Slice([dict(row) for row in page], total or 0, wanted.page, wanted.size)


def list_units(session: Session, _actor: Actor, wanted: UnitFilter) -> Slice:
    """List units in the official order; the directory is open to everyone signed in."""
    found = select(*queries._UNIT).order_by(Unit.path)
    if wanted.parent_id is not None:
        found = found.where(Unit.parent_id == wanted.parent_id)
    if wanted.agency_id is not None:
        found = found.where(Unit.agency_id == wanted.agency_id)
    if wanted.q:
        found = found.where(contains(Unit.name_key, wanted.q))
    return _page(session, found, wanted)


def list_employees(session: Session, actor: Actor, wanted: EmployeeFilter) -> Slice:
    """List the people whom the actor may see, by the kind of viewer."""
    found = _visible(queries.EMPLOYEES, actor)
    if wanted.agency_id is not None:
        found = found.where(Employee.agency_id == wanted.agency_id)
    if wanted.state:
        found = found.where(Employee.state.in_(wanted.state))
    if wanted.q:
        found = found.where(contains(Employee.search_name, search_name(wanted.q)))
    if wanted.unit_id is not None:
        path = queries.unit_path(session, wanted.unit_id)
        found = found.where(Unit.path >= path, Unit.path < end_of(path))
        return _page(session, found.order_by(Unit.path, Employee.sort_name, Employee.id), wanted)
    return _page(session, found.order_by(Employee.sort_name, Employee.id), wanted)


def _visible(found: Any, actor: Actor) -> Any:
    if actor.sees_everything:
        return found
    if actor.hr_agencies:
        return found.where(Employee.agency_id.in_(actor.hr_agencies))
    if actor.kind == "service_account":
        return found.where(Employee.agency_id == actor.agency_id)
    if actor.leads:
        path = min(actor.leads, key=len)
        return found.where(Unit.path >= path, Unit.path < end_of(path))
    return found.where(Employee.id == actor.id)


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
    if q:
        found = found.where(contains(Employee.search_name, search_name(q)))
    else:
        mine = select(Employee.unit_id).where(Employee.id == actor.id).scalar_subquery()
        found = found.where(Employee.unit_id == mine)
    return {"items": [dict(row) for row in session.execute(found).mappings()]}


def people_without_access(session: Session, unit_id: UUID) -> list[rows.Row]:
    """List the active people of a unit and all below it, for their activation codes."""
    path = queries.unit_path(session, unit_id)
    found = (
        select(Employee.id, Employee.name, Employee.nip, Unit.name.label("unit_name"))
        .join(Unit, Unit.id == Employee.unit_id)
        .where(Unit.path >= path, Unit.path < end_of(path), Employee.state == EmployeeState.AKTIF)
        .order_by(Unit.path, Employee.sort_name)
    )
    return [dict(row) for row in session.execute(found).mappings()]


def led_paths(session: Session, employee_id: UUID) -> list[str]:
    """Give the paths of the units that somebody leads today, acting ones included."""
    day = today()
    found = (
        select(Unit.path)
        .join(Assignment, Assignment.unit_id == Unit.id)
        .join(Position, Position.id == Assignment.position_id)
        .where(
            Assignment.employee_id == employee_id,
            Position.is_head.is_(True),
            Assignment.valid_from <= day,
            Assignment.valid_until > day,
        )
        .order_by(Unit.path)
    )
    return list(session.scalars(found))
