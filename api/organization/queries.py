"""What can be asked about agencies, units and people; the directory is open to everyone signed in."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, case, func, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.identity.models import User
from api.organization import permissions
from api.organization.models import (
    Agency,
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeNumber,
    Position,
    Unit,
)
from api.organization.paths import end_of

ACTING_FIRST = case(
    (Assessor.kind == AssessorKind.PLH, 0),
    (Assessor.kind == AssessorKind.PLT, 1),
    (Assessor.kind == AssessorKind.DELEGASI, 2),
    else_=3,
)
EFFECTIVE_ASSESSOR = (
    select(Assessor.assessor_id, Assessor.kind)
    .where(
        Assessor.assignment_id == bindparam("assignment_id"),
        Assessor.valid_from <= bindparam("day"),
        Assessor.valid_until > bindparam("day"),
    )
    .order_by(ACTING_FIRST)
    .limit(1)
)
_ASSIGNMENT = (
    Assignment.id,
    Assignment.employee_id,
    Assignment.unit_id,
    Assignment.agency_id,
    Assignment.kind,
    Assignment.title,
    Assignment.valid_from,
    Assignment.valid_until,
    Position.kind.label("position_kind"),
    Position.is_head,
    Unit.path.label("unit_path"),
    Unit.name.label("unit_name"),
    Unit.is_independent,
)
_OF_ASSIGNMENT = (
    select(*_ASSIGNMENT)
    .join(Unit, Unit.id == Assignment.unit_id)
    .outerjoin(Position, Position.id == Assignment.position_id)
)
MAIN_ASSIGNMENT = _OF_ASSIGNMENT.where(
    Assignment.employee_id == bindparam("employee_id"),
    Assignment.kind == AssignmentKind.DEFINITIF,
    Assignment.valid_from <= bindparam("day"),
    Assignment.valid_until > bindparam("day"),
)
ASSIGNMENT = _OF_ASSIGNMENT.where(Assignment.id == bindparam("assignment_id"))
ASSIGNMENTS = _OF_ASSIGNMENT.where(Assignment.employee_id == bindparam("employee_id")).order_by(
    Assignment.valid_from.desc(), Assignment.id
)
ASSESSORS = (
    select(
        Assessor.id,
        Assessor.assignment_id,
        Assessor.assessor_id,
        Assessor.kind,
        Assessor.reason,
        Assessor.valid_from,
        Assessor.valid_until,
        Employee.name.label("assessor_name"),
    )
    .join(Employee, Employee.id == Assessor.assessor_id)
    .where(Assessor.employee_id == bindparam("employee_id"))
    .order_by(Assessor.valid_from.desc(), Assessor.id)
)
CARD = (
    select(
        Employee.id,
        Employee.name,
        Employee.front_title,
        Employee.back_title,
        Employee.nip,
        Employee.grade,
        Employee.agency_id,
        Employee.unit_id,
        Position.title.label("position"),
        Unit.name.label("unit_name"),
        Unit.path.label("unit_path"),
    )
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .where(Employee.id == bindparam("employee_id"))
)
ME = (
    select(
        User.id,
        User.login_key.label("login"),
        User.language,
        User.must_change.label("must_change_password"),
        User.agency_id,
        Agency.name.label("agency_name"),
        Employee.name,
        Employee.front_title,
        Employee.back_title,
        Employee.nickname,
        Employee.nip,
        Employee.grade,
        Employee.unit_id,
        Unit.name.label("unit_name"),
        Position.title.label("position"),
    )
    .outerjoin(Employee, Employee.id == User.id)
    .outerjoin(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .outerjoin(Agency, Agency.id == User.agency_id)
    .where(User.id == bindparam("user_id"))
)
ASSESSES = select(func.count(Assessor.employee_id.distinct()).label("people")).where(
    Assessor.assessor_id == bindparam("assessor_id"),
    Assessor.valid_from <= bindparam("day"),
    Assessor.valid_until > bindparam("day"),
)
AGENCIES = select(Agency.id, Agency.code, Agency.name, Agency.kind).order_by(Agency.id)
_UNIT = (
    Unit.id,
    Unit.agency_id,
    Unit.parent_id,
    Unit.kind,
    Unit.code,
    Unit.name,
    Unit.depth,
    Unit.is_independent,
    Unit.version,
)
UNIT = select(*_UNIT, Unit.path).where(Unit.id == bindparam("unit_id"))
_EMPLOYEE = (
    Employee.id,
    Employee.name,
    Employee.front_title,
    Employee.back_title,
    Employee.nip,
    Employee.kind,
    Employee.grade,
    Employee.state,
    Employee.agency_id,
    Employee.unit_id,
    Unit.name.label("unit_name"),
    Position.title.label("position"),
    Employee.version,
)
EMPLOYEES = (
    select(*_EMPLOYEE)
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
)
EMPLOYEE = EMPLOYEES.add_columns(Unit.path.label("unit_path")).where(
    Employee.id == bindparam("employee_id")
)
BY_NUMBER = select(EmployeeNumber.employee_id).where(EmployeeNumber.number == bindparam("number"))


def effective_assessor(session: Session, assignment_id: UUID, day: date) -> UUID | None:
    """Say who assesses an assignment on a day: plh, plt, delegate, then the definitive one (R4, R6)."""
    found = rows.fetch_one(session, EFFECTIVE_ASSESSOR, assignment_id=assignment_id, day=day)
    return found["assessor_id"] if found else None


def main_assignment(session: Session, employee_id: UUID, day: date) -> rows.Row | None:
    """Read where somebody serves definitively on a day."""
    return rows.fetch_one(session, MAIN_ASSIGNMENT, employee_id=employee_id, day=day)


def get_assignment(session: Session, assignment_id: UUID) -> rows.Row:
    """Read an assignment with its unit and post."""
    found = rows.fetch_one(session, ASSIGNMENT, assignment_id=assignment_id)
    if found is None:
        raise NotFound(assignment_id=assignment_id)
    return found


def unit_path(session: Session, unit_id: UUID) -> str:
    """Read where a unit lies in the tree."""
    path: str = get_unit_row(session, unit_id)["path"]
    return path


def person_card(session: Session, employee_id: UUID) -> rows.Row:
    """Read how a person is shown on forms and lists."""
    found = rows.fetch_one(session, CARD, employee_id=employee_id)
    if found is None:
        raise NotFound(employee_id=employee_id)
    return found


def get_me(session: Session, actor: Actor) -> dict[str, Any]:
    """Show who is signed in, and which parts of the program are theirs."""
    found = rows.fetch_one(session, ME, user_id=actor.id)
    if found is None:
        raise NotFound(user_id=actor.id)
    counted = rows.fetch_one(session, ASSESSES, assessor_id=actor.id, day=today())
    unit_id, unit_name = found.pop("unit_id"), found.pop("unit_name")
    name = found.pop("name")
    return {
        **found,
        "name": name or found["login"],
        "unit": {"id": unit_id, "name": unit_name} if unit_id else None,
        "roles": [{"role": r, "for_agency_id": a} for r, a in sorted(actor.roles, key=str)],
        "assesses": counted["people"] if counted else 0,
        "leads": bool(actor.leads),
        "is_employee": name is not None,
        "may": _areas(actor),
    }


def _areas(actor: Actor) -> list[str]:
    areas = ["organization"]
    if actor.is_hr_city or actor.hr_agencies:
        areas += ["import", "people"]
    if actor.is_hr_city:
        areas += ["cycles", "roles"]
    return areas


def list_agencies(session: Session, _actor: Actor) -> dict[str, Any]:
    """List the agencies of the city."""
    return {"items": rows.fetch(session, AGENCIES)}


def agency_ids(session: Session) -> list[int]:
    """Give the number of every agency."""
    return [row["id"] for row in rows.fetch(session, AGENCIES)]


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


def load_employee(session: Session, actor: Actor, employee_id: UUID) -> Employee:
    """Load somebody whom the actor administers."""
    found = session.get(Employee, employee_id, with_for_update=True)
    if found is None or not permissions.administers(actor, found.agency_id):
        raise NotFound(employee_id=employee_id)
    return found


def search_by_number(session: Session, actor: Actor, number: str) -> rows.Row:
    """Find a person by a number that was ever theirs; for those who administer or see them."""
    found = rows.fetch_one(session, BY_NUMBER, number=number)
    if found is None:
        raise NotFound(number="unknown")
    return get_employee(session, actor, found["employee_id"])


def get_employee(session: Session, actor: Actor, employee_id: UUID) -> rows.Row:
    """Show a person with posts and assessors; for the person, the assessor, leaders and HR."""
    found = rows.fetch_one(session, EMPLOYEE, employee_id=employee_id)
    if found is None:
        raise NotFound(employee_id=employee_id)
    assessors = rows.fetch(session, ASSESSORS, employee_id=employee_id)
    path = found.pop("unit_path")
    if not _sees(actor, found, assessors, path):
        raise NotFound(employee_id=employee_id)
    posts = rows.fetch(session, ASSIGNMENTS, employee_id=employee_id)
    for post in posts:
        for hidden in ("unit_path", "is_independent", "employee_id"):
            del post[hidden]
    may = (
        ["change", "end", "assign", "reset"]
        if permissions.administers(actor, found["agency_id"])
        else []
    )
    return {**found, "assignments": posts, "assessors": assessors, "may": may}


def _sees(actor: Actor, person: rows.Row, assessors: list[rows.Row], path: str) -> bool:
    if any(one["assessor_id"] == actor.id for one in assessors):
        return True
    return permissions.sees(
        actor,
        employee_id=person["id"],
        assessor_id=person["id"],
        agency_id=person["agency_id"],
        unit_path=path,
    )


def assessed_today(day: str = "day") -> Any:
    """Join condition: an assessor relation that holds on a day."""
    return and_(Assessor.valid_from <= bindparam(day), Assessor.valid_until > bindparam(day))


def subtree(path: str) -> tuple[str, str]:
    """Give the range of paths of a unit and all below it."""
    return path, end_of(path)


def as_slice(found: list[rows.Row], total: int, wanted: Any) -> Slice:
    """Wrap a page."""
    return Slice(found, total, wanted.page, wanted.size)
