"""What an assessor can do for somebody who does not agree: answer, or correct what was signed."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations import events, hearing, queries, service
from api.evaluations.decisions import ANSWERED, CORRECTED, Said, event_of, ratings_of, say
from api.evaluations.errors import NothingToAnswer
from api.evaluations.fingerprint import fingerprint_of_evaluation
from api.evaluations.hearing_records import Hearing
from api.evaluations.hearing_schemas import AnswerDraft, CorrectionDraft
from api.evaluations.models import Evaluation, EvaluationState
from api.evaluations.records import EvaluationHead
from api.foundation.clock import now, today
from api.foundation.errors import EditedMeanwhile
from api.foundation.events import publish
from api.identity.actor import Actor, permit
from api.rules.queries import setting


def answer(session: Session, actor: Actor, evaluation_id: UUID, draft: AnswerDraft) -> Hearing:
    """Answer a disagreement, once; what was signed stays."""
    row, _ = _heard(session, actor, evaluation_id, "answer")
    service.check_texts([("/text", draft.text)], _least(session))
    say(session, actor, row, Said(ANSWERED, None, draft.text))
    row.version += 1
    record = fingerprint_of_evaluation(session, row.id)
    publish(session, event_of(events.EvaluationAnswered, actor, row, record=record))
    return hearing.get_hearing(session, actor, evaluation_id)


def correct(
    session: Session, actor: Actor, evaluation_id: UUID, draft: CorrectionDraft, version: int
) -> Hearing:
    """Sign other ratings; what was judged is frozen, and the person confirms anew (R47)."""
    row, head = _heard(session, actor, evaluation_id, "correct")
    if row.version != version:
        raise EditedMeanwhile(version=row.version)
    service.check_reasons(draft, _least(session))
    service.check_texts([("/note", draft.note)], _least(session))
    old = {**ratings_of(row), "predikat": row.predikat}
    ratings = service.given(draft)
    concluded = service.conclude(session, actor, head, ratings)
    content = {
        **service.document(session, actor, head, ratings, concluded),
        "early_reason": (row.content or {}).get("early_reason"),
    }
    _sign_anew(row, {**ratings, **concluded, "content": content, "assessor_id": actor.id})
    say(session, actor, row, Said(CORRECTED, old, draft.note))
    record = fingerprint_of_evaluation(session, row.id)
    facts = {"acknowledge_due_on": content["acknowledge_due_on"], "record": record}
    publish(session, event_of(events.EvaluationCorrected, actor, row, **facts))
    return hearing.get_hearing(session, actor, evaluation_id)


def _sign_anew(row: Evaluation, values: dict[str, object]) -> None:
    """The one way back from a receipt: the same document signed with another judgement."""
    receipt = {"receipt": None, "receipt_note": None, "received_at": None}
    for name, value in {**values, **receipt, "signed_at": now()}.items():
        setattr(row, name, value)
    row.state = EvaluationState.SIGNED
    row.version += 1


def _heard(
    session: Session, actor: Actor, evaluation_id: UUID, step: str
) -> tuple[Evaluation, EvaluationHead]:
    """Lock an evaluation about whose disagreement its assessor may take a step now, or refuse."""
    head = queries.find(session, actor, evaluation_id)
    permit(head["is_assessor"], "Only the assessor answers")
    row = service.lock(session, head)
    head = queries.find(session, actor, evaluation_id)
    if step not in hearing.steps_of(session, head, hearing.said_of(session, head)):
        raise NothingToAnswer(evaluation_id=row.id, state=row.state)
    return row, head


def _least(session: Session) -> int:
    least: int = setting(session, service.REASON_LETTERS, today())
    return least
