"""Who holds which post, leads which unit and assesses whom, on which day."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, case, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.upsert import chunks
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Position,
    Unit,
)
from api.organization.names import name_key
from api.organization.posts.populations import of_holder
from api.organization.units.paths import above, end_of

MANY = 500
RANKS = {
    AssessorKind.PLH: 0,
    AssessorKind.PLT: 1,
    AssessorKind.DELEGASI: 2,
    AssessorKind.DEFINITIF: 3,
}
"""Whose relation counts where several hold (R4, R6)."""


def acting_first(relation: Any) -> Any:
    """Rank an assessor relation by its kind, in SQL (R4, R6)."""
    return case(*((relation.kind == kind, rank) for kind, rank in RANKS.items()))


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
SUPERIOR = EFFECTIVE_ASSESSOR.where(Assessor.kind != AssessorKind.DELEGASI)
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
    of_holder().label("population"),
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


def valid_on(relation: Any, day: date) -> Any:
    """Condition: a dated row holds on a day."""
    return and_(relation.valid_from <= day, relation.valid_until > day)


def effective_assessor(session: Session, assignment_id: UUID, day: date) -> UUID | None:
    """Say who assesses an assignment on a day: plh, plt, delegate, then the definitive one (R4, R6)."""
    found = rows.fetch_one(session, EFFECTIVE_ASSESSOR, assignment_id=assignment_id, day=day)
    return found["assessor_id"] if found else None


def superior_of_post(session: Session, assignment_id: UUID, day: date) -> UUID | None:
    """Say who assesses a post in their own right: plh, plt, then the definitive one; no delegate."""
    found = rows.fetch_one(session, SUPERIOR, assignment_id=assignment_id, day=day)
    return found["assessor_id"] if found else None


def superiors_of(session: Session, people: Iterable[UUID], day: date) -> dict[UUID, UUID]:
    """Say who is the superior of some people by their definitive posts; no delegate."""
    found: dict[UUID, UUID] = {}
    for chunk in chunks(people, MANY):
        wanted = (
            select(Assignment.employee_id, Assessor.assessor_id)
            .join(Assessor, Assessor.assignment_id == Assignment.id)
            .where(
                Assignment.employee_id.in_(chunk),
                Assignment.kind == AssignmentKind.DEFINITIF,
                valid_on(Assignment, day),
                Assessor.kind != AssessorKind.DELEGASI,
                valid_on(Assessor, day),
            )
            .order_by(acting_first(Assessor).desc())
        )
        found |= {row.employee_id: row.assessor_id for row in session.execute(wanted)}
    return found


def main_assignment(session: Session, employee_id: UUID, day: date) -> rows.Row | None:
    """Read where somebody serves definitively on a day."""
    return rows.fetch_one(session, MAIN_ASSIGNMENT, employee_id=employee_id, day=day)


def get_assignment(session: Session, assignment_id: UUID) -> rows.Row:
    """Read an assignment with its unit and post."""
    found = rows.fetch_one(session, ASSIGNMENT, assignment_id=assignment_id)
    if found is None:
        raise NotFound(assignment_id=assignment_id)
    return found


def posts_from(session: Session, employee_id: UUID, day: date) -> list[Assignment]:
    """Load the posts of a person that go on after a day."""
    held = select(Assignment).where(
        Assignment.employee_id == employee_id, Assignment.valid_until > day
    )
    return list(session.scalars(held.order_by(Assignment.valid_from)))


def relations_from(session: Session, assignment_ids: Iterable[UUID], day: date) -> list[Assessor]:
    """Load the assessor relations of some posts that go on after a day."""
    found: list[Assessor] = []
    for chunk in chunks(assignment_ids, MANY):
        held = select(Assessor).where(Assessor.assignment_id.in_(chunk), Assessor.valid_until > day)
        found += session.scalars(held.order_by(Assessor.valid_from))
    return found


def led_paths(session: Session, employee_id: UUID) -> list[str]:
    """Give the paths of the units that somebody leads today, acting ones included."""
    found = (
        select(Unit.path)
        .join(Assignment, Assignment.unit_id == Unit.id)
        .join(Position, Position.id == Assignment.position_id)
        .where(
            Assignment.employee_id == employee_id,
            Position.is_head.is_(True),
            valid_on(Assignment, today()),
        )
        .order_by(Unit.path)
        .distinct()
    )
    return list(session.scalars(found))


def find_position(session: Session, unit_id: UUID, title: str, *, is_head: bool) -> Position | None:
    """Find the head's post of a unit, or the one with a title, however it is spelt."""
    posts = select(Position).where(Position.unit_id == unit_id, valid_on(Position, today()))
    for post in session.scalars(posts.order_by(Position.id)):
        if post.is_head == is_head and (is_head or name_key(post.title) == name_key(title)):
            return post
    return None


def head_of(session: Session, unit_id: UUID, begins: date, ends: date) -> UUID | None:
    """Say who holds the head's post definitively at some time between two days."""
    held = (
        select(Assignment.employee_id)
        .join(Position, Position.id == Assignment.position_id)
        .where(
            Assignment.unit_id == unit_id,
            Assignment.kind == AssignmentKind.DEFINITIF,
            Position.is_head.is_(True),
            Assignment.valid_from < ends,
            Assignment.valid_until > begins,
        )
    )
    return session.scalars(held.limit(1)).first()


def _heads(day: date) -> Any:
    return (
        select(
            Unit.path,
            Assignment.employee_id,
            Assignment.kind,
            Assignment.valid_until,
        )
        .join(Unit, Unit.id == Assignment.unit_id)
        .join(Position, Position.id == Assignment.position_id)
        .where(Position.is_head.is_(True), valid_on(Assignment, day))
        .order_by(Unit.path)
    )


def heads_above(session: Session, path: str, day: date) -> list[rows.Row]:
    """List who leads a unit or one above it, definitively or acting; the nearest first."""
    found = session.execute(_heads(day).where(Unit.path.in_([path, *above(path)])))
    return [dict(row) for row in reversed(found.mappings().all())]


def heads_of(session: Session, path: str, day: date) -> set[UUID]:
    """Say who leads one unit on a day, definitively or acting."""
    return {row.employee_id for row in session.execute(_heads(day).where(Unit.path == path))}


def headed_paths(session: Session, path: str, day: date) -> set[str]:
    """Give the paths of a unit and all below it that somebody leads."""
    found = session.execute(_heads(day).where(Unit.path >= path, Unit.path < end_of(path)))
    return {row.path for row in found}


def staff_below(session: Session, path: str, day: date) -> list[rows.Row]:
    """List the posts, with units, of everybody who serves in a unit or below it after a day."""
    found = (
        select(
            Assignment.id,
            Assignment.employee_id,
            Assignment.agency_id,
            Unit.path,
            Position.is_head,
        )
        .join(Unit, Unit.id == Assignment.unit_id)
        .outerjoin(Position, Position.id == Assignment.position_id)
        .where(
            Unit.path >= path,
            Unit.path < end_of(path),
            Assignment.kind == AssignmentKind.DEFINITIF,
            valid_on(Assignment, day),
        )
    )
    return [dict(row) for row in session.execute(found).mappings()]


def effective_of(session: Session, assignment_ids: Iterable[UUID], day: date) -> dict[UUID, UUID]:
    """Say who assesses each of some posts on a day, acting ones first (R4, R6)."""
    return {key: one.assessor_id for key, one in strongest_of(session, assignment_ids, day).items()}


def strongest_of(
    session: Session, assignment_ids: Iterable[UUID], day: date
) -> dict[UUID, Assessor]:
    """Load the relation that counts on a day for each of some posts."""
    best: dict[UUID, Assessor] = {}
    for relation in relations_from(session, assignment_ids, day):
        known = best.get(relation.assignment_id)
        if relation.valid_from <= day and (
            known is None or RANKS[relation.kind] < RANKS[known.kind]
        ):
            best[relation.assignment_id] = relation
    return best
