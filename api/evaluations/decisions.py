"""Keeps every step of an evaluation: old, new, who, why, by which rule."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations.events import EvaluationEvent
from api.evaluations.models import Evaluation, EvaluationDecision, EvaluationState
from api.evaluations.records import Ratings
from api.foundation.events import EventActor
from api.foundation.ids import new_id

RATED, SIGNED, ACKNOWLEDGED, HANDED_OVER = "rated", "signed", "acknowledged", "handed_over"
MOVED_AWAY, LEFT_SERVICE = "void_after_move", "void_after_leaving"
RESTORED, CARRIED_OVER = "restored", "carried_over"
TAKEN_OVER, REOPENED = "taken_over", "reopened"
ANSWERED, CORRECTED = "answered", "corrected"
FOLLOWING = (HANDED_OVER, MOVED_AWAY, LEFT_SERVICE, RESTORED)
"""Steps that follow from where people serve; their news is who rates."""
RULES = {
    RATED: "R37",
    SIGNED: "R35",
    ACKNOWLEDGED: "R47",
    **dict.fromkeys((*FOLLOWING, CARRIED_OVER), "R45"),
    TAKEN_OVER: "IV.A.11",
    ANSWERED: "R47",
    CORRECTED: "R37",
}
RATINGS = tuple(Ratings.__annotations__)
Old = Mapping[str, object]
EvaluationEventT = TypeVar("EvaluationEventT", bound=EvaluationEvent)


def ratings_of(row: Evaluation) -> Ratings:
    return {
        "results_rating": row.results_rating,
        "results_reason": row.results_reason,
        "behaviour_rating": row.behaviour_rating,
        "behaviour_reason": row.behaviour_reason,
        "recommendation": row.recommendation,
    }


class Said(NamedTuple):
    """A step in words: what it changed, and why."""

    step: str
    old: Old | None
    reason: str | None


def begin_anew(row: Evaluation) -> Ratings | None:
    """Take away what was judged and not signed; give it, to be kept with the decision."""
    old = ratings_of(row) if row.state is EvaluationState.RATED else None
    if row.state is EvaluationState.RATED:
        row.step_to(EvaluationState.OPEN)
    for name in (*RATINGS, "predikat", "why", "unit_achievement_id"):
        setattr(row, name, None)
    return old


def decide(
    session: Session, actor: EventActor, row: Evaluation, step: str, old: Old | None
) -> None:
    """Write down a step of an evaluation that was just changed."""
    say(session, actor, row, Said(step, old, row.receipt_note if step == ACKNOWLEDGED else None))


def say(session: Session, actor: EventActor, row: Evaluation, said: Said) -> None:
    """Write down a step with its reason."""
    session.add(
        EvaluationDecision(
            id=new_id(row.agency_id),
            agency_id=row.agency_id,
            evaluation_id=row.id,
            step=said.step,
            old=said.old,
            new=_new(row, said.step),
            reason=said.reason,
            by_id=person_of(actor),
            rule_id=RULES.get(said.step),
        )
    )


def _new(row: Evaluation, step: str) -> Mapping[str, object]:
    if step == ACKNOWLEDGED:
        return {"receipt": row.receipt}
    if step == ANSWERED:
        return {}
    if step in (*FOLLOWING, TAKEN_OVER):
        return {"assessor_id": row.assessor_id}
    if step == REOPENED:
        return {"state": row.state}
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
