"""Who leads which unit, and whom: what posts and assessors are worked out from."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.foundation.upsert import chunks
from api.identity.actor import Actor, permit
from api.organization import permissions
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Position,
    Unit,
)
from api.organization.names import name_key
from api.organization.paths import above, end_of

MANY = 500
RANKS = {
    AssessorKind.PLH: 0,
    AssessorKind.PLT: 1,
    AssessorKind.DELEGASI: 2,
    AssessorKind.DEFINITIF: 3,
}


def valid_on(relation: Any, day: date) -> Any:
    """Condition: a dated row holds on a day."""
    return and_(relation.valid_from <= day, relation.valid_until > day)


def find_unit(session: Session, actor: Actor, unit_id: UUID) -> Unit:
    """Load a unit whose people the actor administers."""
    unit = session.get(Unit, unit_id)
    if unit is None:
        raise Invalid(("/unit_id", "unknown", "no such unit"))
    permit(permissions.administers(actor, unit.agency_id), "Only HR of this agency may")
    return unit


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
