"""The assessor's superior evaluates when the assessor has not in time; what comes of it is final (IV.A.11)."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations import queries
from api.evaluations.decisions import TAKEN_OVER, begin_anew, decide, event_of
from api.evaluations.errors import EvaluationStepRefused, NotOverdue
from api.evaluations.events import EvaluationTakenOver
from api.evaluations.models import UNSIGNED
from api.evaluations.records import EvaluationHead, WholeEvaluation
from api.evaluations.timing import check_evaluated
from api.foundation.clock import today
from api.foundation.errors import EditedMeanwhile
from api.foundation.events import publish
from api.goals.queries import lock_plan
from api.identity.actor import Actor, permit
from api.organization.posts.entitlement import check_held, pair_today


def take_over(session: Session, actor: Actor, evaluation_id: UUID, version: int) -> WholeEvaluation:
    """Rate in the place of an assessor whose time is over; what was rated before is not carried on."""
    head = queries.find(session, actor, evaluation_id)
    permit(head["is_superior"], "Only the assessor's superior takes over")
    check_held(session, pair_today(head["employee_id"], actor.id), head["assignment_id"])
    lock_plan(session, head["plan_id"])
    row = queries.load_evaluation(session, evaluation_id)
    _check(head)
    if row.version != version:
        raise EditedMeanwhile(version=row.version)
    old = begin_anew(row)
    row.taken_over_from_id, row.assessor_id = row.assessor_id, actor.id
    row.version += 1
    decide(session, actor, row, TAKEN_OVER, old)
    facts = {"previous_id": row.taken_over_from_id, "due_on": row.due_on}
    publish(session, event_of(EvaluationTakenOver, actor, row, **facts))
    return queries.get_evaluation(session, actor, evaluation_id)


def _check(head: EvaluationHead) -> None:
    if head["state"] not in UNSIGNED or head["taken_over_from_id"] is not None:
        raise EvaluationStepRefused(
            evaluation_id=head["id"], state=head["state"], wanted=TAKEN_OVER
        )
    check_evaluated(head)
    if today() <= head["due_on"]:
        raise NotOverdue(evaluation_id=head["id"], due_on=head["due_on"])
