"""What can be asked about one person, with posts and assessors; and who may ask."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import Invalid, NotFound
from api.identity.actor import Actor, permit
from api.organization import permissions
from api.organization.models import (
    ENDED,
    Assessor,
    AssessorKind,
    Assignment,
    Employee,
    EmployeeNumber,
    Position,
    Unit,
)
from api.organization.people import numbers
from api.organization.people.belonging import sex_differs
from api.organization.posts import powers
from api.organization.posts.queries import OF_ASSIGNMENT, RANKS

ASSIGNMENTS = OF_ASSIGNMENT.where(Assignment.employee_id == bindparam("employee_id")).order_by(
    Assignment.valid_from.desc(), Assignment.id
)
_replaced = aliased(Employee)
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
        _replaced.id.label("replaced_id"),
        _replaced.name.label("replaced_name"),
    )
    .join(Employee, Employee.id == Assessor.assessor_id)
    .outerjoin(_replaced, _replaced.id == Assessor.instead_of_id)
    .where(Assessor.employee_id == bindparam("employee_id"))
    .order_by(Assessor.valid_from.desc(), Assessor.id)
)
EMPLOYEES = (
    select(
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
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
)
EMPLOYEE = EMPLOYEES.add_columns(Employee.sex, Unit.path.label("unit_path")).where(
    Employee.id == bindparam("employee_id")
)
BY_NUMBER = select(EmployeeNumber.employee_id).where(EmployeeNumber.number == bindparam("number"))
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
_HIDDEN = ("unit_path", "is_independent", "employee_id")
CHANGES = ["change", "assign"]


def person_card(session: Session, employee_id: UUID) -> rows.Row:
    """Read how a person is shown on forms and lists."""
    found = rows.fetch_one(session, CARD, employee_id=employee_id)
    if found is None:
        raise NotFound(employee_id=employee_id)
    return found


def search_by_number(session: Session, actor: Actor, number: str) -> rows.Row:
    """Find a person by a number that was ever theirs; for those who administer or see them."""
    try:
        text = numbers.clean(number)
    except numbers.NumberRefused as error:
        raise Invalid(("/number", error.code, "not a NIP or NI PPPK")) from error
    found = rows.fetch_one(session, BY_NUMBER, number=text)
    if found is None:
        raise NotFound(number="unknown")
    try:
        return get_employee(session, actor, found["employee_id"])
    except NotFound as error:  # that somebody is there is not for everybody to know
        raise NotFound(number="unknown") from error


def get_employee(session: Session, actor: Actor, employee_id: UUID) -> rows.Row:
    """Show a person with posts and assessors; for the person, the assessors, leaders and HR."""
    found = rows.fetch_one(session, EMPLOYEE, employee_id=employee_id)
    if found is None:
        raise NotFound(employee_id=employee_id)
    assessors = [_shown(one) for one in rows.fetch(session, ASSESSORS, employee_id=employee_id)]
    path = found.pop("unit_path")
    if not _sees(actor, found, assessors, path):
        raise NotFound(employee_id=employee_id)
    posts = rows.fetch(session, ASSIGNMENTS, employee_id=employee_id)
    for post in posts:
        for hidden in _HIDDEN:
            del post[hidden]
    return {
        **found,
        "sex_differs": sex_differs(found["nip"], found["sex"]),
        "assignments": posts,
        "assessors": assessors,
        "may": _may(session, actor, found, assessors),
    }


def _shown(relation: rows.Row) -> rows.Row:
    key, name = relation.pop("replaced_id"), relation.pop("replaced_name")
    return {**relation, "instead_of": None if key is None else {"id": key, "name": name}}


def _may(session: Session, actor: Actor, person: rows.Row, assessors: list[rows.Row]) -> list[str]:
    if person["state"] in ENDED:
        return []
    may: list[str] = []
    if permissions.administers(actor, person["agency_id"]):
        may = CHANGES + powers.acts_within(session, actor, person["id"])
    return [*may, "delegate"] if _is_superior(actor, assessors) else may


def _is_superior(actor: Actor, assessors: list[rows.Row]) -> bool:
    """Say whether the actor assesses one of the posts in their own right, before any delegation."""
    first: dict[UUID, rows.Row] = {}
    for one in assessors:
        holds = one["valid_from"] <= today() < one["valid_until"]
        if holds and one["kind"] is not AssessorKind.DELEGASI:
            known = first.setdefault(one["assignment_id"], one)
            if RANKS[one["kind"]] < RANKS[known["kind"]]:
                first[one["assignment_id"]] = one
    return any(one["assessor_id"] == actor.id for one in first.values())


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


def load_seen(session: Session, actor: Actor, employee_id: UUID) -> Employee:
    """Load somebody whom the actor may see, in order to change what hangs on them."""
    get_employee(session, actor, employee_id)
    return session.get_one(Employee, employee_id, with_for_update=True)


def load_employee(session: Session, actor: Actor, employee_id: UUID) -> Employee:
    """Load somebody in order to change them; 404 for who may not see them, 403 for who only may see."""
    found = session.get(Employee, employee_id, with_for_update=True)
    if found is None:
        raise NotFound(employee_id=employee_id)
    if not permissions.administers(actor, found.agency_id):
        get_employee(session, actor, employee_id)
        permit(False, "Only HR of this agency may")
    return found
