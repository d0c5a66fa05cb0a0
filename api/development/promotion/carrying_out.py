"""What is decided becomes true on its day: golongan rise, posts of a higher jenjang begin."""

from datetime import date
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.career.families import raised
from api.development.promotion.errors import RankChangedMeanwhile
from api.development.promotion.events import PromotionCarriedOut
from api.development.promotion.models import Path, PromotionProposal, ProposalState
from api.development.promotion.proposal_schemas import Accepted
from api.foundation.clock import today
from api.foundation.daily import Days
from api.foundation.errors import Invalid
from api.foundation.events import SYSTEM, EventActor, publish
from api.identity.actor import Actor
from api.organization.errors import DatesOverlap, ServiceAlreadyEnded
from api.organization.models import (
    ENDED,
    Assignment,
    AssignmentKind,
    Employee,
    Position,
    PositionKind,
    Unit,
)
from api.organization.people.rising import raise_grade
from api.organization.posts import queries as posts
from api.organization.posts import service as post_service
from api.organization.posts.schemas import AssignmentDraft

log = structlog.get_logger("promotion")


def check_unchanged(
    session: Session, proposal: PromotionProposal, employee: Employee, given: Accepted
) -> None:
    """Refuse where rank or post are not what they were, or a later post stands in the way."""
    if employee.state in ENDED:
        raise ServiceAlreadyEnded(state=employee.state)
    if proposal.path is not Path.JENJANG:
        if employee.grade != proposal.from_value:
            raise RankChangedMeanwhile(grade=employee.grade, was=proposal.from_value)
        return
    held = _definitive(session, employee.id, given.effective_on)
    if any(one.valid_from >= given.effective_on for one in held):
        raise DatesOverlap("A definitive post begins on that day or later")
    if not held or _kind(session, held[0]) != proposal.from_value:
        raise RankChangedMeanwhile(was=proposal.from_value)


def _definitive(session: Session, employee_id: UUID, day: date) -> list[Assignment]:
    held = posts.posts_from(session, employee_id, day)
    return [one for one in held if one.kind is AssignmentKind.DEFINITIF]


def _kind(session: Session, post: Assignment) -> PositionKind | None:
    position = session.get(Position, post.position_id)
    return position.kind if position else None


def begin_level(
    session: Session,
    actor: Actor,
    proposal: PromotionProposal,
    employee: Employee,
    given: Accepted,
) -> None:
    """Begin the post of the higher jenjang on its day; the one before ends with it."""
    held = _definitive(session, employee.id, given.effective_on)[0]
    before = session.get_one(Position, held.position_id)
    level = PositionKind(proposal.to_value)
    wanted = _named_post(session, given, level)
    draft = AssignmentDraft(
        unit_id=wanted.unit_id if wanted else held.unit_id,
        title=wanted.title if wanted else raised(held.title, level),
        position_kind=level,
        is_head=wanted.is_head if wanted else before.is_head,
        kind=AssignmentKind.DEFINITIF,
        valid_from=given.effective_on,
        document_no=given.number,
    )
    unit = session.get_one(Unit, draft.unit_id)
    post_service.begin(session, actor, employee, unit, draft)


def _named_post(session: Session, given: Accepted, level: PositionKind) -> Position | None:
    if given.position_id is None:
        return None
    found = session.get(Position, given.position_id)
    if found is None or found.kind is not level:
        raise Invalid(("/position_id", "another_level", "a post of the jenjang that is reached"))
    return found


def carry_out(session: Session, actor: EventActor, proposal: PromotionProposal) -> bool:
    """Let what was accepted be true from its day on; say whether it is."""
    employee = session.get_one(Employee, proposal.employee_id, with_for_update=True)
    effective_on = proposal.effective_on
    if effective_on is None or effective_on > today():
        return False
    if proposal.path is not Path.JENJANG and employee.grade != proposal.to_value:
        if employee.grade != proposal.from_value or employee.state in ENDED:
            log.warning(
                "a decided rise does not fit any more",
                proposal_id=str(proposal.id),
                grade=employee.grade,
            )
            return False
        raise_grade(session, actor, employee, proposal.to_value)
    proposal.carried_out_on = today()
    proposal.version += 1
    session.flush()
    publish(session, _told(actor, proposal, effective_on))
    return True


def _told(
    actor: EventActor, proposal: PromotionProposal, effective_on: date
) -> PromotionCarriedOut:
    return PromotionCarriedOut(
        actor=actor,
        subject_id=proposal.id,
        about_id=proposal.employee_id,
        path=proposal.path.value,
        window_on=proposal.window_on,
        to_value=proposal.to_value,
        effective_on=effective_on,
    )


def carry_out_due(session: Session, days: Days) -> int:
    """Carry out what became due in some days, and what was left of earlier ones."""
    due: Any = select(PromotionProposal).where(
        PromotionProposal.state == ProposalState.ACCEPTED,
        PromotionProposal.effective_on <= days.until,
        PromotionProposal.carried_out_on.is_(None),
    )
    found = session.scalars(due.order_by(PromotionProposal.effective_on, PromotionProposal.id))
    return sum(carry_out(session, SYSTEM, one) for one in found.all())
