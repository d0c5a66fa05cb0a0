"""Keeps every step of an evaluation: old, new, who, why, by which rule."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations.events import EvaluationEvent
from api.evaluations.models import Evaluation, EvaluationDecision
from api.evaluations.records import Ratings
from api.foundation.events import EventActor
from api.foundation.ids import new_id

RATED, SIGNED, ACKNOWLEDGED, HANDED_OVER = "rated", "signed", "acknowledged", "handed_over"
ANSWERED, CORRECTED = "answered", "corrected"
RULES = {RATED: "R37", SIGNED: "R35", ACKNOWLEDGED: "R47", HANDED_OVER: "R45"}
RULES |= {ANSWERED: "R47", CORRECTED: "R37"}
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


class Said(NamedTuple):
    """A step in words: what it changed, and why."""

    step: str
    old: Mapping[str, object] | None
    reason: str | None


def decide(
    session: Session, actor: EventActor, row: Evaluation, step: str, old: Ratings | None
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
            rule_id=RULES[said.step],
        )
    )


def _new(row: Evaluation, step: str) -> Mapping[str, object]:
    if step == ACKNOWLEDGED:
        return {"receipt": row.receipt}
    if step == ANSWERED:
        return {}
    if step == HANDED_OVER:
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
