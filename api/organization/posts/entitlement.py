"""Who may assess whom (art. 1 no. 9, annex IV.A.2–7): a superior who is pengawas at the lowest or leads a
unit, or to whom it is delegated; never oneself, never each other, never one's own superior.

Whoever leads a unit counts whatever the post is called: heads of schools and puskesmas are functional
officials (IV.A.7), and so is a Plt or Plh while it lasts (IV.A.3).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.organization.errors import AssessorUnfit
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Position,
    PositionKind,
    Unit,
)
from api.organization.posts.queries import valid_on

LEAST = frozenset(
    {
        PositionKind.PEJABAT_NEGARA,
        PositionKind.JPT_UTAMA,
        PositionKind.JPT_MADYA,
        PositionKind.JPT_PRATAMA,
        PositionKind.ADMINISTRATOR,
        PositionKind.PENGAWAS,
    }
)
"""Posts whose holders assess without leading a unit (R4)."""
LAW = "PermenPANRB 6/2022"


class Unfit(StrEnum):
    """Why somebody may not assess somebody else."""

    BELOW_PENGAWAS = "assessor_below_pengawas"
    EACH_OTHER = "assess_each_other"
    SUBORDINATE = "assessor_is_subordinate"


RULES = {
    Unfit.BELOW_PENGAWAS: f"the assessor is the direct superior, pengawas at the lowest or head of a unit, "
    f"or somebody to whom it is delegated ({LAW} art. 1 no. 9, annex IV.A.7)",
    Unfit.EACH_OTHER: f"two people do not assess each other: the assessor is the superior ({LAW} art. 1 no. 9)",
    Unfit.SUBORDINATE: f"a subordinate does not assess a superior ({LAW} art. 1 no. 9, annex IV.A.2)",
}


@dataclass(frozen=True)
class Pair:
    """Who is to be assessed by whom, as it stands on a day."""

    employee_id: UUID
    assessor_id: UUID
    day: date


def check_named(session: Session, pair: Pair, kind: AssessorKind) -> None:
    """Refuse an assessor who may not be, with the rule; a delegation needs no rank (art. 1 no. 9)."""
    found = unfit(session, pair, is_delegated=kind is AssessorKind.DELEGASI)
    if found is not None:
        raise Invalid(("/assessor_id", found, RULES[found]))


def check_held(session: Session, pair: Pair, assignment_id: UUID) -> None:
    """Refuse to go on with an assessor whom a post has and who may not be (any more)."""
    delegated = _delegated(session, assignment_id, pair)
    found = unfit(session, pair, is_delegated=delegated)
    if found is not None:
        raise AssessorUnfit(
            RULES[found], why=found, employee_id=pair.employee_id, assessor_id=pair.assessor_id
        )


def unfit(session: Session, pair: Pair, *, is_delegated: bool) -> Unfit | None:
    """Say why somebody may not assess somebody else; nothing where they may."""
    direct, above = superiors_of(session, pair.assessor_id, pair.day)
    if pair.employee_id in direct:
        return Unfit.EACH_OTHER
    if pair.employee_id in above or _serves_below(session, pair):
        return Unfit.SUBORDINATE
    if not is_delegated and not is_entitled(session, pair.assessor_id, pair.day):
        return Unfit.BELOW_PENGAWAS
    return None


def is_entitled(session: Session, person_id: UUID, day: date) -> bool:
    """Say whether somebody holds a post that assesses: pengawas or above, or a unit's head, acting too."""
    held = (
        select(Assignment.id)
        .join(Position, Position.id == Assignment.position_id)
        .where(
            Assignment.employee_id == person_id,
            valid_on(Assignment, day),
            or_(Position.is_head.is_(True), Position.kind.in_(LEAST)),
        )
    )
    return session.execute(held.limit(1)).first() is not None


def superiors_of(session: Session, person_id: UUID, day: date) -> tuple[set[UUID], set[UUID]]:
    """Give who assesses somebody on a day, and who assesses those, step by step to the top."""
    direct = _assessors_of(session, {person_id}, day)
    above: set[UUID] = set()
    waiting: Collection[UUID] = direct
    while waiting:
        waiting = _assessors_of(session, waiting, day) - direct - above
        above |= waiting
    return direct, above


def all_superiors_of(session: Session, person_id: UUID, day: date) -> set[UUID]:
    """Give everybody above somebody, the direct ones too."""
    direct, above = superiors_of(session, person_id, day)
    return direct | above


def _assessors_of(session: Session, people: Collection[UUID], day: date) -> set[UUID]:
    wanted = select(Assessor.assessor_id).where(
        Assessor.employee_id.in_(people), valid_on(Assessor, day)
    )
    return set(session.scalars(wanted.distinct()))


def _serves_below(session: Session, pair: Pair) -> bool:
    """Say whether the assessor serves in a unit that the other leads definitively, or below it."""
    led, own, place = aliased(Unit), aliased(Assignment), aliased(Unit)
    below = (
        select(own.id)
        .join(place, place.id == own.unit_id)
        .join(led, func.substr(place.path, 1, func.length(led.path)) == led.path)
        .join(Assignment, Assignment.unit_id == led.id)
        .join(Position, Position.id == Assignment.position_id)
        .where(
            own.employee_id == pair.assessor_id,
            own.kind == AssignmentKind.DEFINITIF,
            valid_on(own, pair.day),
            Assignment.employee_id == pair.employee_id,
            Assignment.kind == AssignmentKind.DEFINITIF,
            Position.is_head.is_(True),
            valid_on(Assignment, pair.day),
        )
    )
    return session.execute(below.limit(1)).first() is not None


def _delegated(session: Session, assignment_id: UUID, pair: Pair) -> bool:
    held = select(Assessor.id).where(
        Assessor.assignment_id == assignment_id,
        Assessor.assessor_id == pair.assessor_id,
        Assessor.kind == AssessorKind.DELEGASI,
        valid_on(Assessor, pair.day),
    )
    return session.execute(held.limit(1)).first() is not None


def pair_today(employee_id: UUID, assessor_id: UUID) -> Pair:
    """Name two people as they stand to each other today."""
    return Pair(employee_id, assessor_id, today())
