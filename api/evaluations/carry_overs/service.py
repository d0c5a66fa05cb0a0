"""What can be done about an earlier result: propose it, agree to it, end the proposal (IV.A.13a)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.service import freeze
from api.evaluations import context, events
from api.evaluations import queries as evaluations
from api.evaluations.carry_overs import queries
from api.evaluations.carry_overs.errors import NoCarryOverProposed, NothingToCarryOver
from api.evaluations.carry_overs.models import CarryOver
from api.evaluations.carry_overs.permissions import is_other_side, is_side
from api.evaluations.carry_overs.records import ShownCarryOver
from api.evaluations.decisions import CARRIED_OVER, RATINGS, decide, event_of
from api.evaluations.fingerprint import fingerprint_of_evaluation
from api.evaluations.models import Evaluation, EvaluationState, Receipt
from api.evaluations.records import EvaluationHead
from api.foundation.clock import now
from api.foundation.errors import AlreadyThere
from api.foundation.events import publish
from api.goals.queries import lock_plan
from api.identity.actor import Actor, permit

STEPS = (EvaluationState.RATED, EvaluationState.SIGNED, EvaluationState.ACKNOWLEDGED)


def propose_carry_over(session: Session, actor: Actor, evaluation_id: UUID) -> ShownCarryOver:
    """Offer the other side to keep the result of the former place for this period."""
    head, row = _find(session, actor, evaluation_id)
    earlier = queries.find_earlier(session, head)
    if earlier is None:
        raise NothingToCarryOver(evaluation_id=evaluation_id)
    known = queries.load_carry_over(session, evaluation_id)
    if known is not None and known.agreed_at is None:
        raise AlreadyThere(evaluation_id=evaluation_id)
    if known is not None:
        session.delete(known)
        session.flush()
    session.add(
        CarryOver(
            evaluation_id=row.id,
            agency_id=row.agency_id,
            earlier_id=earlier["id"],
            proposed_by=actor.id,
            proposed_at=now(),
        )
    )
    session.flush()
    facts = {"earlier_id": earlier["id"], "due_on": row.due_on}
    publish(session, event_of(events.CarryOverProposed, actor, row, **facts))
    return queries.get_carry_over(session, actor, evaluation_id)


def agree_carry_over(session: Session, actor: Actor, evaluation_id: UUID) -> ShownCarryOver:
    """Let the earlier result stand for the period: both have agreed, so nothing waits for an answer."""
    head, row = _find(session, actor, evaluation_id)
    carry_over = _open(session, evaluation_id)
    permit(is_other_side(actor, head, carry_over.proposed_by), "The other side agrees")
    earlier = queries.find_earlier(session, head)
    if earlier is None or earlier["id"] != carry_over.earlier_id:
        raise NothingToCarryOver(evaluation_id=evaluation_id)
    carry_over.agreed_by, carry_over.agreed_at = actor.id, now()
    assessor_id = actor.id if head["is_assessor"] else carry_over.proposed_by
    _carry_over(session, actor, (head, row), evaluations.load_evaluation(session, earlier["id"]))
    row.assessor_id = assessor_id
    freeze(session, row.plan_id, row.period_id)
    decide(session, actor, row, CARRIED_OVER, None)
    facts = {"earlier_id": earlier["id"], "record": fingerprint_of_evaluation(session, row.id)}
    publish(session, event_of(events.EvaluationCarriedOver, actor, row, **facts))
    return queries.get_carry_over(session, actor, evaluation_id)


def end_carry_over(session: Session, actor: Actor, evaluation_id: UUID) -> ShownCarryOver:
    """Withdraw one's proposal, or decline the other side's: the period is evaluated as usual."""
    _, row = _find(session, actor, evaluation_id)
    carry_over = _open(session, evaluation_id)
    session.delete(carry_over)
    session.flush()
    facts = {"earlier_id": carry_over.earlier_id}
    publish(session, event_of(events.CarryOverEnded, actor, row, **facts))
    return queries.get_carry_over(session, actor, evaluation_id)


def _find(session: Session, actor: Actor, evaluation_id: UUID) -> tuple[EvaluationHead, Evaluation]:
    """Load an evaluation that still waits for its judgement, for one of its two sides."""
    head = evaluations.find(session, actor, evaluation_id)
    permit(is_side(actor, head), "The person and the assessor agree on this")
    lock_plan(session, head["plan_id"])
    row = evaluations.load_evaluation(session, evaluation_id)
    row.check_step(EvaluationState.RATED)
    return head, row


def _open(session: Session, evaluation_id: UUID) -> CarryOver:
    carry_over = queries.load_carry_over(session, evaluation_id)
    if carry_over is None or carry_over.agreed_at is not None:
        raise NoCarryOverProposed(evaluation_id=evaluation_id)
    return carry_over


def _carry_over(
    session: Session, actor: Actor, new: tuple[EvaluationHead, Evaluation], earlier: Evaluation
) -> None:
    """Give an evaluation the judgement and the document of an earlier one, between its own two sides."""
    head, row = new
    own = context.of_evaluation(session, actor, head, "document")
    document: dict[str, Any] = earlier.content or {}
    judged_by = {
        **document["context"],
        "employee": own["employee"],
        "assessor": own["assessor"],
        "periodic": own["periodic"],
    }
    judged = {name: getattr(earlier, name) for name in (*RATINGS, "predikat", "why")}
    moment = now()
    signed = {
        "unit_achievement_id": earlier.unit_achievement_id,
        "content": {
            **document,
            "context": judged_by,
            "acknowledge_due_on": None,
            "carried_over_from": earlier.id,
        },
        "signed_at": moment,
        "receipt": Receipt.AGREE,
        "receipt_note": None,
        "received_at": moment,
    }
    for name, value in (judged | signed).items():
        setattr(row, name, value)
    for state in STEPS:
        row.step_to(state)
    row.version += 1
