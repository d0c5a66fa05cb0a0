"""What plans do when something below happens: open ones follow a new assessor."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.events import publish
from api.goals.events import PlansHandedOver
from api.goals.models import Plan, PlanState
from api.goals.service import plan_event
from api.organization.events import AssessorChanged

FINAL = (PlanState.CLOSED, PlanState.CANCELLED)


def hand_over_plans(session: Session, changes: Sequence[AssessorChanged]) -> None:
    """Give the plans of an assignment to whoever assesses it now (IV.A.13)."""
    for change in changes:
        if change.counterpart_id is None or change.counterpart_id == change.previous_id:
            continue
        open_ones = select(Plan).where(
            Plan.assignment_id == change.subject_id, Plan.state.not_in(FINAL)
        )
        for plan in session.scalars(open_ones).all():
            previous = plan.assessor_id
            plan.assessor_id = change.counterpart_id
            plan.version += 1
            session.flush()
            publish(session, plan_event(PlansHandedOver, change.actor, plan, previous_id=previous))
