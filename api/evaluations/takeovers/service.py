"""What can be done about an earlier result: propose it, agree to it, end the proposal (IV.A.13a)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.service import freeze
from api.evaluations import context, events
from api.evaluations import queries as evaluations
from api.evaluations.decisions import RATINGS, TAKEN_OVER, decide, event_of
from api.evaluations.fingerprint import fingerprint_of_evaluation
from api.evaluations.models import Evaluation, EvaluationState, Receipt
from api.evaluations.records import EvaluationHead
from api.evaluations.takeovers import queries
from api.evaluations.takeovers.errors import NoTakeoverProposed, NothingToTakeOver
from api.evaluations.takeovers.models import Takeover
from api.evaluations.takeovers.permissions import is_other_side, is_side
from api.evaluations.takeovers.records import ShownTakeover
from api.foundation.clock import now
from api.foundation.errors import AlreadyThere
from api.foundation.events import publish
from api.goals.queries import lock_plan
from api.identity.actor import Actor, permit

STEPS = (EvaluationState.RATED, EvaluationState.SIGNED, EvaluationState.ACKNOWLEDGED)


def propose_takeover(session: Session, actor: Actor, evaluation_id: UUID) -> ShownTakeover:
    """Offer the other side to keep the result of the former place for this period."""
    head, row = _find(session, actor, evaluation_id)
    earlier = queries.find_earlier(session, head)
    if earlier is None:
        raise NothingToTakeOver(evaluation_id=evaluation_id)
    known = queries.load_takeover(session, evaluation_id)
    if known is not None and known.agreed_at is None:
        raise AlreadyThere(evaluation_id=evaluation_id)
    if known is not None:
        session.delete(known)
        session.flush()
    session.add(
        Takeover(
            evaluation_id=row.id,
            agency_id=row.agency_id,
            earlier_id=earlier["id"],
            proposed_by=actor.id,
            proposed_at=now(),
        )
    )
    session.flush()
    facts = {"earlier_id": earlier["id"], "due_on": row.due_on}
    publish(session, event_of(events.TakeoverProposed, actor, row, **facts))
    return queries.get_takeover(session, actor, evaluation_id)


def agree_takeover(session: Session, actor: Actor, evaluation_id: UUID) -> ShownTakeover:
    """Let the earlier result stand for the period: both have agreed, so nothing waits for an answer."""
    head, row = _find(session, actor, evaluation_id)
    takeover = _open(session, evaluation_id)
    permit(is_other_side(actor, head, takeover.proposed_by), "The other side agrees")
    earlier = queries.find_earlier(session, head)
    if earlier is None or earlier["id"] != takeover.earlier_id:
        raise NothingToTakeOver(evaluation_id=evaluation_id)
    takeover.agreed_by, takeover.agreed_at = actor.id, now()
    assessor_id = actor.id if head["is_assessor"] else takeover.proposed_by
    _take_over(session, actor, (head, row), evaluations.load_evaluation(session, earlier["id"]))
    row.assessor_id = assessor_id
    freeze(session, row.plan_id, row.period_id)
    decide(session, actor, row, TAKEN_OVER, None)
    facts = {"earlier_id": earlier["id"], "record": fingerprint_of_evaluation(session, row.id)}
    publish(session, event_of(events.EvaluationTakenOver, actor, row, **facts))
    return queries.get_takeover(session, actor, evaluation_id)


def end_takeover(session: Session, actor: Actor, evaluation_id: UUID) -> ShownTakeover:
    """Withdraw one's proposal, or decline the other side's: the period is evaluated as usual."""
    _, row = _find(session, actor, evaluation_id)
    takeover = _open(session, evaluation_id)
    session.delete(takeover)
    session.flush()
    facts = {"earlier_id": takeover.earlier_id}
    publish(session, event_of(events.TakeoverEnded, actor, row, **facts))
    return queries.get_takeover(session, actor, evaluation_id)


def _find(session: Session, actor: Actor, evaluation_id: UUID) -> tuple[EvaluationHead, Evaluation]:
    """Load an evaluation that still waits for its judgement, for one of its two sides."""
    head = evaluations.find(session, actor, evaluation_id)
    permit(is_side(actor, head), "The person and the assessor agree on this")
    lock_plan(session, head["plan_id"])
    row = evaluations.load_evaluation(session, evaluation_id)
    row.check_step(EvaluationState.RATED)
    return head, row


def _open(session: Session, evaluation_id: UUID) -> Takeover:
    takeover = queries.load_takeover(session, evaluation_id)
    if takeover is None or takeover.agreed_at is not None:
        raise NoTakeoverProposed(evaluation_id=evaluation_id)
    return takeover


def _take_over(
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
            "taken_over_from": earlier.id,
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
