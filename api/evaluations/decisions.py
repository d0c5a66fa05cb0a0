"""Keeps every step of an evaluation: old, new, who, why, by which rule."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations.events import EvaluationEvent
from api.evaluations.models import Evaluation, EvaluationDecision
from api.evaluations.records import Ratings
from api.foundation.events import EventActor
from api.foundation.ids import new_id

RATED, SIGNED, ACKNOWLEDGED, HANDED_OVER = "rated", "signed", "acknowledged", "handed_over"
MOVED_AWAY, LEFT_SERVICE = "void_after_move", "void_after_leaving"
RESTORED, CARRIED_OVER = "restored", "carried_over"
FOLLOWING = (HANDED_OVER, MOVED_AWAY, LEFT_SERVICE, RESTORED)
"""Steps that follow from where people serve; their news is who rates."""
RULES = {
    RATED: "R37",
    SIGNED: "R35",
    ACKNOWLEDGED: "R47",
    **dict.fromkeys((*FOLLOWING, CARRIED_OVER), "R45"),
}
RATINGS = tuple(Ratings.__annotations__)
EvaluationEventT = TypeVar("EvaluationEventT", bound=EvaluationEvent)


def ratings_of(row: Evaluation) -> Ratings:
    return {
        "results_rating": row.results_rating,
        "results_reason": row.results_reason,
        "behaviour_rating": row.behaviour_rating,
        "behaviour_reason": row.behaviour_reason,
        "recommendation": row.recommendation,
    }


def decide(
    session: Session, actor: EventActor, row: Evaluation, step: str, old: Ratings | None
) -> None:
    """Write down a step of an evaluation that was just changed."""
    session.add(
        EvaluationDecision(
            id=new_id(row.agency_id),
            agency_id=row.agency_id,
            evaluation_id=row.id,
            step=step,
            old=old,
            new=_new(row, step),
            reason=row.receipt_note if step == ACKNOWLEDGED else None,
            by_id=person_of(actor),
            rule_id=RULES[step],
        )
    )


def _new(row: Evaluation, step: str) -> Mapping[str, object]:
    if step == ACKNOWLEDGED:
        return {"receipt": row.receipt}
    if step in FOLLOWING:
        return {"assessor_id": row.assessor_id}
    return {**ratings_of(row), "predikat": row.predikat}


def person_of(actor: EventActor) -> UUID | None:
    return actor.id if actor.kind == "person" else None


def event_of(
    kind: Callable[..., EvaluationEventT], actor: EventActor, row: Evaluation, **facts: object
) -> EvaluationEventT:
    """Make the event of a step."""
    return kind(
        actor=actor,
        subject_id=row.id,
        about_id=row.employee_id,
        counterpart_id=row.assessor_id,
        plan_id=row.plan_id,
        period_id=row.period_id,
        state=row.state.value,
        **facts,
    )
