"""A signed evaluation is judged again when the assessor's superior lets it be, with a reason.

What was signed stays in the record: in the decision, whole, with the fingerprint of then.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from api.achievements.queries import periods_within
from api.achievements.service import thaw
from api.cycles.models import Period
from api.evaluations import queries
from api.evaluations.decisions import REOPENED, Said, event_of, ratings_of, say
from api.evaluations.errors import EvaluationStepRefused
from api.evaluations.events import EvaluationReopened
from api.evaluations.fingerprint import fingerprint_of_evaluation
from api.evaluations.models import UNSIGNED, Evaluation
from api.evaluations.records import EvaluationHead, WholeEvaluation
from api.evaluations.schemas import Reopening
from api.foundation.errors import EditedMeanwhile
from api.foundation.events import publish
from api.goals.queries import lock_plan
from api.identity.actor import Actor, permit

SIGNED_FIELDS = ("predikat", "why", "content", "signed_at", "assessor_id")
RECEIPT_FIELDS = ("receipt", "receipt_note", "received_at")
"""What a signature and its answer leave, beside the ratings."""


def reopen(
    session: Session, actor: Actor, evaluation_id: UUID, draft: Reopening, version: int
) -> WholeEvaluation:
    """Let the assessor judge again from what was signed; reports of the period change again too."""
    head = queries.find(session, actor, evaluation_id)
    permit(head["is_superior"], "Only the assessor's superior reopens")
    lock_plan(session, head["plan_id"])
    row = queries.load_evaluation(session, evaluation_id)
    if row.state in UNSIGNED:
        raise EvaluationStepRefused(evaluation_id=row.id, state=row.state, wanted=REOPENED)
    if row.version != version:
        raise EditedMeanwhile(version=row.version)
    earlier = _signed_version(session, row)
    row.reopen()
    session.flush()
    thaw(session, row.plan_id, _periods_to_thaw(session, head))
    say(session, actor, row, Said(REOPENED, earlier, draft.reason))
    record = fingerprint_of_evaluation(session, row.id)
    facts = {"reason": draft.reason, "due_on": row.due_on, "record": record}
    publish(session, event_of(EvaluationReopened, actor, row, **facts))
    return queries.get_evaluation(session, actor, evaluation_id)


def _signed_version(session: Session, row: Evaluation) -> Mapping[str, object]:
    kept = {name: getattr(row, name) for name in (*SIGNED_FIELDS, *RECEIPT_FIELDS)}
    return {**ratings_of(row), **kept, "sha256": fingerprint_of_evaluation(session, row.id).sha256}


def _periods_to_thaw(session: Session, head: EvaluationHead) -> list[int]:
    """Give the periods that it is of, but for those that another signature keeps frozen."""
    own, other = aliased(Period), aliased(Period)
    frozen = (
        select(own.id)
        .join(other, (other.starts_on <= own.starts_on) & (other.ends_on >= own.ends_on))
        .join(Evaluation, Evaluation.period_id == other.id)
        .where(
            Evaluation.plan_id == head["plan_id"],
            Evaluation.agency_id == head["agency_id"],
            Evaluation.state.not_in(UNSIGNED),
        )
    )
    kept = set(session.scalars(frozen))
    within = periods_within(session, head["cycle_id"], head["period_id"])
    return [one for one in within if one not in kept]
