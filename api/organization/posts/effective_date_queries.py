"""What begins and ends with a day: posts, and who assesses whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.daily import Days
from api.foundation.upsert import chunks
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    Employee,
    Position,
    Source,
    Unit,
)
from api.organization.posts.queries import MANY, valid_on

_POST = (
    select(
        Assignment.id,
        Assignment.employee_id,
        Assignment.agency_id,
        Assignment.valid_until,
        Unit.path,
        Position.is_head,
    )
    .join(Unit, Unit.id == Assignment.unit_id)
    .outerjoin(Position, Position.id == Assignment.position_id)
)


def posted_in(session: Session, days: Days) -> list[Employee]:
    """Load the people of whom a post begins or ends in some days."""
    moved = or_(days.include(Assignment.valid_from), days.include(Assignment.valid_until))
    wanted = select(Employee).where(
        Employee.id.in_(select(Assignment.employee_id).where(moved, _is_not_empty(Assignment)))
    )
    return list(session.scalars(wanted.order_by(Employee.id)))


def heads_begun_in(session: Session, days: Days) -> list[tuple[Assignment, str]]:
    """Load the posts of heads that begin in some days and still hold, with the units' paths."""
    wanted = (
        select(Assignment, Unit.path)
        .join(Unit, Unit.id == Assignment.unit_id)
        .join(Position, and_(Position.id == Assignment.position_id, Position.is_head.is_(True)))
        .where(days.include(Assignment.valid_from), Assignment.valid_until > days.until)
        .order_by(Assignment.valid_from, Assignment.id)
    )
    return [(row[0], row[1]) for row in session.execute(wanted)]


def reassessed_in(session: Session, days: Days) -> set[UUID]:
    """Give the posts of which a relation to an assessor begins or ends in some days."""
    moved = or_(days.include(Assessor.valid_from), days.include(Assessor.valid_until))
    wanted = select(Assessor.assignment_id).where(moved, _is_not_empty(Assessor))
    return set(session.scalars(wanted))


def _is_not_empty(relation: Any) -> Any:
    """Condition: it held for a day at least; what was ended before it began never counted."""
    return relation.valid_until > relation.valid_from


def without_their_head(session: Session, day: date) -> list[Assessor]:
    """Load relations to somebody who leads none of the units above the post any more (IV.A.2).

    Those that were worked out, and those that were named while the assessor led such a unit; who was
    named without leading one, or was given the power to assess, stays.
    """
    post, unit = aliased(Assignment), aliased(Unit)
    leads = _leading(unit).where(valid_on(Assignment, day))
    led = _leading(unit).where(
        Assignment.valid_until <= day, Assignment.valid_until > Assessor.valid_from
    )
    wanted = (
        select(Assessor)
        .join(post, post.id == Assessor.assignment_id)
        .join(unit, unit.id == post.unit_id)
        .where(
            valid_on(Assessor, day),
            Assessor.kind != AssessorKind.DELEGASI,
            or_(Assessor.source == Source.DERIVED, exists(led)),
            ~exists(leads),
        )
        .order_by(Assessor.id)
    )
    return list(session.scalars(wanted))


def _leading(below: Any) -> Any:
    """Select the head's posts of an assessor whose unit is the one given or lies above it."""
    led = aliased(Unit)
    return (
        select(Assignment.id)
        .join(Position, and_(Position.id == Assignment.position_id, Position.is_head.is_(True)))
        .join(led, led.id == Assignment.unit_id)
        .where(
            Assignment.employee_id == Assessor.assessor_id,
            Assignment.valid_until > Assignment.valid_from,
            func.substr(below.path, 1, func.length(led.path)) == led.path,
        )
    )


def held_by(session: Session, assessor_id: UUID, day: date) -> list[Assessor]:
    """Load the relations in which somebody assesses after a day."""
    wanted = select(Assessor).where(Assessor.assessor_id == assessor_id, Assessor.valid_until > day)
    return list(session.scalars(wanted.order_by(Assessor.valid_from, Assessor.id)))


def posts_of(session: Session, assignment_ids: Iterable[UUID], day: date) -> dict[UUID, rows.Row]:
    """Read those of some posts that hold on a day, with their units' paths."""
    found: dict[UUID, rows.Row] = {}
    for chunk in chunks(assignment_ids, MANY):
        wanted = _POST.where(Assignment.id.in_(chunk), valid_on(Assignment, day))
        found |= {row["id"]: dict(row) for row in session.execute(wanted).mappings()}
    return found
