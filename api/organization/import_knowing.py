"""What matching needs to know of the city: a few statements for any number of rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.upsert import chunks
from api.identity.models import User
from api.organization.import_models import ImportRow
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

MANY = 500
WHOLE = 1_000
"""From so many on, one statement that reads all is faster than many that choose."""
_NUMBER = (EmployeeNumber.number, EmployeeNumber.employee_id)
UNITS = select(
    Unit.id,
    Unit.agency_id,
    Unit.parent_id,
    Unit.kind,
    Unit.code,
    Unit.name,
    Unit.short_name,
    Unit.is_independent,
    Unit.path,
    Unit.depth,
    Unit.version,
).order_by(Unit.path)
AGENCIES = select(Agency.id, Agency.code)
HEADS = (
    select(Assignment.unit_id, Assignment.employee_id, Employee.name)
    .join(Position, Position.id == Assignment.position_id)
    .join(Employee, Employee.id == Assignment.employee_id)
    .where(
        Position.is_head.is_(True),
        Assignment.kind == AssignmentKind.DEFINITIF,
        Assignment.valid_from <= bindparam("day"),
        Assignment.valid_until > bindparam("day"),
    )
)
_KNOWN = (
    select(
        Employee.id,
        Employee.nip,
        Employee.kind,
        Employee.name,
        Employee.front_title,
        Employee.back_title,
        Employee.birth_date,
        Employee.sex,
        Employee.grade,
        Employee.state,
        Employee.phone,
        Employee.agency_id,
        Employee.unit_id,
        Employee.position_id,
        Employee.version,
        Employee.nickname,
        User.email,
        User.login_key,
        User.leads,
        Unit.path.label("led_path"),
        Assignment.id.label("assignment_id"),
        Assignment.valid_from.label("assigned_from"),
        Assignment.valid_until.label("assigned_until"),
        Position.title,
        Position.kind.label("position_kind"),
        Position.is_head,
        Assessor.id.label("relation_id"),
        Assessor.assessor_id,
        Assessor.source.label("assessor_source"),
        Assessor.valid_from.label("assessed_from"),
        Assessor.valid_until.label("assessed_until"),
    )
    .join(User, User.id == Employee.id)
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(
        Assignment,
        and_(
            Assignment.employee_id == Employee.id,
            Assignment.kind == AssignmentKind.DEFINITIF,
            Assignment.valid_from <= bindparam("day"),
            Assignment.valid_until > bindparam("day"),
        ),
    )
    .outerjoin(Position, Position.id == Assignment.position_id)
    .outerjoin(
        Assessor,
        and_(
            Assessor.assignment_id == Assignment.id,
            Assessor.kind == AssessorKind.DEFINITIF,
            Assessor.valid_from <= bindparam("day"),
            Assessor.valid_until > bindparam("day"),
        ),
    )
)


@dataclass
class City:
    """What the city knows of the people and units that a file names."""

    units: list[rows.Row]
    people: dict[UUID, rows.Row] = field(default_factory=dict)
    by_number: dict[str, UUID] = field(default_factory=dict)
    heads: dict[UUID, rows.Row] = field(default_factory=dict)
    emails: dict[str, UUID] = field(default_factory=dict)
    logins: dict[str, UUID] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)


def know_city(session: Session, numbers: set[str], emails: set[str], day: date) -> City:
    """Read all that matching needs; the number of statements grows by one per 500 rows."""
    city = City(know_units(session))
    for column, key in ((Employee.nip, Employee.id), _NUMBER):
        city.by_number |= _pairs(session, column, key, numbers)
    city.logins = _pairs(session, User.login_key, User.id, numbers)
    city.emails = _pairs(session, User.email_key, User.id, emails)
    for person in _of_people(session, set(city.by_number.values()), day):
        city.people[person["id"]] = person
    for head in session.execute(HEADS, {"day": day}).mappings():
        city.heads[head["unit_id"]] = dict(head)
    _know_names(session, city)
    return city


def know_units(session: Session) -> list[rows.Row]:
    """Read all units of the city, in the official order."""
    return [dict(unit) for unit in session.execute(UNITS).mappings()]


def _pairs(session: Session, column: Any, key: Any, wanted: set[str]) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for statement in _narrowed(select(column, key), column, wanted):
        found |= {row[0]: row[1] for row in session.execute(statement) if row[0] in wanted}
    return found


def _narrowed(statement: Any, column: Any, wanted: set[Any]) -> Iterable[Any]:
    """Ask for what is wanted; a file of the whole city reads everything once instead."""
    if len(wanted) > WHOLE:
        return [statement]
    return [statement.where(column.in_(chunk)) for chunk in chunks(sorted(wanted), MANY)]


def _of_people(session: Session, keys: set[UUID], day: date) -> Iterable[rows.Row]:
    for statement in _narrowed(_KNOWN, Employee.id, keys):
        for person in session.execute(statement, {"day": day}).mappings():
            if person["id"] in keys:
                yield dict(person)


def _know_names(session: Session, city: City) -> None:
    city.names = {key: person["name"] for key, person in city.people.items()}
    city.names |= {head["employee_id"]: head["name"] for head in city.heads.values()}
    others = {person["assessor_id"] for person in city.people.values()} - city.names.keys() - {None}
    for chunk in chunks(sorted(others), MANY):
        named = select(Employee.id, Employee.name).where(Employee.id.in_(chunk))
        city.names |= {row[0]: row[1] for row in session.execute(named)}


def positions_of(session: Session, unit_ids: set[UUID], day: date) -> list[rows.Row]:
    """Read the posts of some units."""
    found: list[rows.Row] = []
    for chunk in chunks(sorted(unit_ids), MANY):
        held = select(
            Position.id, Position.unit_id, Position.title, Position.kind, Position.is_head
        ).where(Position.unit_id.in_(chunk), Position.valid_from <= day, Position.valid_until > day)
        found += [dict(row) for row in session.execute(held).mappings()]
    return found


def versions_of(session: Session, model: Any, keys: set[UUID]) -> dict[UUID, int]:
    """Read the versions of people or units."""
    found: dict[UUID, int] = {}
    for statement in _narrowed(select(model.id, model.version), model.id, keys):
        found |= {row[0]: row[1] for row in session.execute(statement)}
    return found


def staged_rows(session: Session, import_id: UUID) -> list[rows.Row]:
    """Read the rows of a file as they were staged, with what undoes them."""
    staged = (
        select(ImportRow.line, ImportRow.raw, ImportRow.undo)
        .where(ImportRow.import_id == import_id)
        .order_by(ImportRow.line)
    )
    return [dict(row) for row in session.execute(staged).mappings()]
