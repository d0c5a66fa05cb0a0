"""What can be asked about agencies, units and people; the directory is open to everyone signed in."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.organization.models import (
    Agency,
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Employee,
    Position,
    Unit,
)


def acting_first(relation: Any) -> Any:
    """Rank an assessor relation by its kind: plh, plt, delegasi, definitif (R4, R6)."""
    return case(
        (relation.kind == AssessorKind.PLH, 0),
        (relation.kind == AssessorKind.PLT, 1),
        (relation.kind == AssessorKind.DELEGASI, 2),
        else_=3,
    )


EFFECTIVE_ASSESSOR = (
    select(Assessor.assessor_id, Assessor.kind)
    .where(
        Assessor.assignment_id == bindparam("assignment_id"),
        Assessor.valid_from <= bindparam("day"),
        Assessor.valid_until > bindparam("day"),
    )
    .order_by(acting_first(Assessor))
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
OF_ASSIGNMENT = (
    select(*_ASSIGNMENT)
    .join(Unit, Unit.id == Assignment.unit_id)
    .outerjoin(Position, Position.id == Assignment.position_id)
)
MAIN_ASSIGNMENT = OF_ASSIGNMENT.where(
    Assignment.employee_id == bindparam("employee_id"),
    Assignment.kind == AssignmentKind.DEFINITIF,
    Assignment.valid_from <= bindparam("day"),
    Assignment.valid_until > bindparam("day"),
)
ASSIGNMENT = OF_ASSIGNMENT.where(Assignment.id == bindparam("assignment_id"))
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
AGENCIES = select(Agency.id, Agency.code, Agency.name, Agency.kind).order_by(Agency.id)
UNIT_COLUMNS = (
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
UNIT = select(*UNIT_COLUMNS, Unit.path).where(Unit.id == bindparam("unit_id"))


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
