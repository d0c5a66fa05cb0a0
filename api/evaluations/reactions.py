"""What happens to evaluations when plans and periods move on."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from api.cycles.events import PeriodEvaluationBegun
from api.evaluations import events, opening, raters
from api.evaluations.decisions import HANDED_OVER, begin_anew, decide, event_of, ratings_of
from api.evaluations.models import Evaluation, EvaluationState
from api.evaluations.records import NewEvaluation
from api.foundation.events import EventActor, publish_many
from api.foundation.upsert import chunks, upsert
from api.goals.events import PlanAgreed, PlansHandedOver
from api.organization.events import ServiceEnded


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
    """R45, IV.A.13–14: the new rater evaluates what is not signed yet, and rates it anew.

    Not so where the old one moved while the period was being evaluated, or the superior took over (IV.A.11).
    """
    new = {event.subject_id: event for event in handed}
    found = opening.unsigned_of_plans(session, list(new))
    stays = raters.who_stays(session, found)
    moved = []
    for row in found:
        event = new[row.plan_id]
        assessor_id = event.counterpart_id
        stays_there = row.id in stays or row.taken_over_from_id is not None
        if assessor_id not in (None, row.assessor_id) and not stays_there:
            moved.append(_handed(session, event.actor, row, assessor_id))
    publish_many(session, moved)


def release(session: Session, ended: Sequence[ServiceEnded]) -> None:
    """R6: what somebody who has gone had still to sign waits for whoever assesses the plan now."""
    moved = [
        _handed(session, event.actor, row, assessor_id)
        for event in ended
        for row, assessor_id in opening.unsigned_by(session, event.subject_id)
        if assessor_id != row.assessor_id
    ]
    publish_many(session, moved)


def _handed(
    session: Session, actor: EventActor, row: Evaluation, assessor_id: UUID
) -> events.EvaluationHandedOver:
    previous = row.assessor_id
    old = ratings_of(row) if row.state is EvaluationState.RATED else None
    begin_anew(row)
    row.assessor_id, row.taken_over_from_id = assessor_id, None
    row.version += 1
    decide(session, actor, row, HANDED_OVER, old)
    return event_of(events.EvaluationHandedOver, actor, row, previous_id=previous)
