"""What plans do when something below happens: open ones follow a new assessor."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.events import publish_many
from api.foundation.upsert import chunks
from api.goals.events import PlansHandedOver
from api.goals.models import Plan, PlanState
from api.goals.service import plan_event
from api.organization.events import AssessorChanged

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
