"""What plans do when something below happens: open ones follow a new assessor, and end with
the post that they are for."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.events import publish_many
from api.foundation.upsert import chunks
from api.goals.events import PlansHandedOver, PlanShortened
from api.goals.models import Plan, PlanState
from api.goals.service import plan_event
from api.organization.events import AssessorChanged, AssignmentEnded

FINAL = (PlanState.CLOSED, PlanState.CANCELLED)


def hand_over_plans(session: Session, changes: Sequence[AssessorChanged]) -> None:
    """Give the plans of assignments to whoever assesses them now (IV.A.13)."""
    moved = {
        change.subject_id: change
        for change in changes
        if change.counterpart_id not in (None, change.previous_id)
    }
    for keys in chunks(moved):
        open_ones = select(Plan).where(Plan.assignment_id.in_(keys), Plan.state.not_in(FINAL))
        plans = session.scalars(open_ones.order_by(Plan.id)).all()
        theirs = [(plan, moved[plan.assignment_id]) for plan in plans]
        publish_many(
            session,
            [_hand_over(p, c) for p, c in theirs if p.assessor_id != c.counterpart_id],
        )


def _hand_over(plan: Plan, change: AssessorChanged) -> PlansHandedOver:
    previous = plan.assessor_id
    assert change.counterpart_id is not None  # noqa: S101 - the others were left out
    plan.assessor_id = change.counterpart_id
    plan.version += 1
    event: PlansHandedOver = plan_event(PlansHandedOver, change.actor, plan, previous_id=previous)
    return event


def end_plans(session: Session, ended: Sequence[AssignmentEnded]) -> None:
    """R22, R45: a plan goes no further than the post; what was done until then is still evaluated."""
    ends = {event.subject_id: event for event in ended}
    for keys in chunks(ends):
        open_ones = select(Plan).where(Plan.assignment_id.in_(keys), Plan.state.not_in(FINAL))
        plans = session.scalars(open_ones.order_by(Plan.id)).all()
        shortened = [_shorten(plan, ends[plan.assignment_id]) for plan in plans]
        publish_many(session, [event for event in shortened if event is not None])


def _shorten(plan: Plan, ended: AssignmentEnded) -> PlanShortened | None:
    last = ended.on - timedelta(days=1)
    if plan.ends_on <= last:
        return None
    plan.ends_on = last
    plan.version += 1
    event: PlanShortened = plan_event(PlanShortened, ended.actor, plan, ends_on=last)
    return event
