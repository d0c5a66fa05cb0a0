"""What happens to evaluations when plans and periods move on."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.cycles.events import PeriodEvaluationBegun
from api.evaluations import events, opening
from api.evaluations.decisions import HANDED_OVER, RATINGS, decide, event_of, ratings_of
from api.evaluations.models import Evaluation, EvaluationState
from api.evaluations.records import NewEvaluation
from api.foundation.events import EventActor, publish_many
from api.foundation.upsert import chunks, upsert
from api.goals.events import PlanAgreed, PlansHandedOver


def open_for_period(session: Session, begun: Sequence[PeriodEvaluationBegun]) -> None:
    """R33: open an evaluation for every agreed plan that the period is part of."""
    for event in begun:
        new = opening.plans_of_period(session, event.cycle_id, event.period_id)
        _open(session, event.actor, new)


def open_for_plans(session: Session, agreed: Sequence[PlanAgreed]) -> None:
    """Open what is being evaluated right now for plans that were agreed late."""
    new = opening.periods_of_plans(session, [event.subject_id for event in agreed])
    _open(session, agreed[0].actor, new)


def _open(session: Session, actor: EventActor, new: list[NewEvaluation]) -> None:
    for chunk in chunks(new):
        upsert(session, Evaluation, chunk, ())
        publish_many(session, [_opened(actor, row) for row in chunk])


def _opened(actor: EventActor, row: NewEvaluation) -> events.EvaluationOpened:
    return events.EvaluationOpened(
        actor=actor,
        subject_id=row["id"],
        about_id=row["employee_id"],
        counterpart_id=row["assessor_id"],
        plan_id=row["plan_id"],
        period_id=row["period_id"],
        state=EvaluationState.OPEN.value,
        kind=row["kind"],
        due_on=row["due_on"],
    )


def hand_over(session: Session, handed: Sequence[PlansHandedOver]) -> None:
    """R45, IV.A.13–14: the new rater evaluates what is not signed yet, and rates it anew."""
    new = {event.subject_id: event for event in handed}
    moved = []
    for row in opening.unsigned_of_plans(session, list(new)):
        event = new[row.plan_id]
        if event.counterpart_id is None or event.counterpart_id == row.assessor_id:
            continue
        previous = row.assessor_id
        old = ratings_of(row) if row.state is EvaluationState.RATED else None
        _begin_anew(row)
        row.assessor_id = event.counterpart_id
        row.version += 1
        decide(session, event.actor, row, HANDED_OVER, old)
        moved.append(event_of(events.EvaluationHandedOver, event.actor, row, previous_id=previous))
    publish_many(session, moved)


def _begin_anew(row: Evaluation) -> None:
    if row.state is EvaluationState.RATED:
        row.step_to(EvaluationState.OPEN)
    for name in (*RATINGS, "predikat", "why", "unit_achievement_id"):
        setattr(row, name, None)
