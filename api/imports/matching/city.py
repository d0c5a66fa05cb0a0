"""What matching needs to know of the city: a few statements for any number of rows."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.upsert import chunks
from api.identity.models import User
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
from api.organization.posts.populations import Population, populations
from api.organization.units.paths import end_of

MANY = 500
LARGE = 2_000
FEW = 20
"""Units that are asked for one by one."""
WHOLE = 1_000
"""From so many on, one statement that reads all is faster than many that choose."""
_NUMBER = (EmployeeNumber.number, EmployeeNumber.employee_id)
UNITS = select(
    Unit.id,
    Unit.agency_id,
    Unit.parent_id,
    Unit.kind,
    Unit.code,
    Unit.npsn,
    Unit.name,
    Unit.short_name,
    Unit.is_independent,
    Unit.path,
    Unit.depth,
    Unit.version,
).order_by(Unit.path)
SERVING = (
    select(Assignment.employee_id, Unit.path)
    .join(Unit, Unit.id == Assignment.unit_id)
    .where(
        Assignment.kind == AssignmentKind.DEFINITIF,
        Assignment.valid_from <= bindparam("day"),
        Assignment.valid_until > bindparam("day"),
    )
)
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
ACTING = (
    select(
        Assignment.id,
        Assignment.unit_id,
        Assignment.employee_id,
        Assignment.kind,
        Assignment.valid_from,
        Assignment.valid_until,
        Position.title,
        Position.is_head,
    )
    .join(Position, Position.id == Assignment.position_id)
    .where(
        or_(Assignment.kind == AssignmentKind.PLT, Assignment.kind == AssignmentKind.PLH),
        Assignment.valid_until > bindparam("day"),
    )
)
STANDING_IN = select(
    Assessor.id,
    Assessor.assignment_id,
    Assessor.assessor_id,
    Assessor.kind,
    Assessor.source,
    Assessor.valid_from,
    Assessor.valid_until,
).where(Assessor.kind != AssessorKind.DEFINITIF, Assessor.valid_until > bindparam("day"))
KNOWN = (
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
    acting: list[rows.Row] = field(default_factory=list)
    """Posts that are held for somebody else (Plt, Plh), today or later."""
    stood_in: dict[UUID, list[rows.Row]] = field(default_factory=lambda: defaultdict(list))
    """Assignment → its acting and delegated assessors, today or later."""
    emails: dict[str, UUID] = field(default_factory=dict)
    logins: dict[str, UUID] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    populations: list[Population] = field(default_factory=list)
    """Who has a year of their own, by the titles of their posts."""


def read_city(session: Session, numbers: set[str], emails: set[str], day: date) -> City:
    """Read all that matching needs, in pages: on PostgreSQL others get their turn in between."""
    city = City(read_units(session), populations=populations(session))
    for column, key in ((Employee.nip, Employee.id), _NUMBER):
        city.by_number |= _pairs(session, column, key, numbers)
    city.logins = _pairs(session, User.login_key, User.id, numbers)
    city.emails = _pairs(session, User.email_key, User.id, emails)
    for person in _of_people(session, set(city.by_number.values()), day):
        city.people[person["id"]] = person
    for head in session.execute(HEADS, {"day": day}).mappings():
        city.heads[head["unit_id"]] = dict(head)
    city.acting = [dict(row) for row in session.execute(ACTING, {"day": day}).mappings()]
    for row in session.execute(STANDING_IN, {"day": day}).mappings():
        city.stood_in[row["assignment_id"]].append(dict(row))
    _read_names(session, city)
    return city


def read_units(session: Session) -> list[rows.Row]:
    """Read all units of the city, in the official order."""
    return [dict(unit) for unit in session.execute(UNITS).mappings()]


def read_agencies(session: Session) -> dict[str, int]:
    """Read the agencies by their codes."""
    return {row.code: row.id for row in session.execute(AGENCIES)}


def _pairs(session: Session, column: Any, key: Any, wanted: set[str]) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for page in _narrowed(session, select(column, key), column, wanted):
        found |= {row[0]: row[1] for row in page if row[0] in wanted}
    return found


def _narrowed(
    session: Session, statement: Any, column: Any, wanted: set[Any], **given: Any
) -> Iterable[Any]:
    """Ask for what is wanted; a file of the whole city reads everything, page by page, instead."""
    if len(wanted) <= WHOLE:
        for chunk in chunks(sorted(wanted), MANY):
            yield session.execute(statement.where(column.in_(chunk)), given).all()
        return
    paged = statement.where(column.is_not(None)).order_by(column).limit(MANY)
    page = session.execute(paged, given).all()
    while page:
        yield page
        after = getattr(page[-1], column.key)
        following = paged.where(column > bindparam("after"))
        page = session.execute(following, {**given, "after": after}).all()


def _of_people(session: Session, keys: set[UUID], day: date) -> Iterable[rows.Row]:
    for page in _narrowed(session, KNOWN, Employee.id, keys, day=day):
        for person in page:
            if person.id in keys:
                yield dict(person._mapping)


def posts_below(session: Session, paths: list[str], inside: set[UUID], day: date) -> list[rows.Row]:
    """Read whoever else serves below some units, with who assesses them."""
    if not paths:
        return []
    keys = {key for key, path in _served(session, paths, day) if key not in inside}
    return [person for person in _of_people(session, keys, day) if person["assignment_id"]]


def _served(session: Session, paths: list[str], day: date) -> Iterable[tuple[UUID, str]]:
    """Say who serves where, below few units, or in the whole city page by page."""
    if len(paths) <= FEW:
        for path in paths:
            below = SERVING.where(Unit.path >= path, Unit.path < end_of(path))
            yield from ((row[0], row[1]) for row in session.execute(below, {"day": day}))
        return
    ends = [end_of(path) for path in paths]
    paged, given = SERVING.order_by(Assignment.id).limit(LARGE), {"day": day}
    page = session.execute(paged.add_columns(Assignment.id), given).all()
    while page:
        for key, path, _ in page:
            at = bisect_right(paths, path) - 1
            if at >= 0 and path < ends[at]:
                yield key, path
        later = paged.add_columns(Assignment.id).where(Assignment.id > bindparam("after"))
        page = session.execute(later, {**given, "after": page[-1][2]}).all()


def _read_names(session: Session, city: City) -> None:
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
            Position.id,
            Position.unit_id,
            Position.title,
            Position.kind,
            Position.is_head,
            Position.population,
        ).where(Position.unit_id.in_(chunk), Position.valid_from <= day, Position.valid_until > day)
        found += [dict(row) for row in session.execute(held).mappings()]
    return found


def versions_of(session: Session, model: Any, keys: set[UUID]) -> dict[UUID, int]:
    """Read the versions of people or units."""
    found: dict[UUID, int] = {}
    for page in _narrowed(session, select(model.id, model.version), model.id, keys):
        found |= {row[0]: row[1] for row in page}
    return found
