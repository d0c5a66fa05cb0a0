"""What plans do when something below happens: open ones follow a new assessor, and last as long as
the post that they are for."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.events import publish_many
from api.foundation.upsert import chunks
from api.goals.events import PlanProlonged, PlansHandedOver, PlanShortened
from api.goals.models import Plan, PlanState
from api.goals.service import plan_event
from api.organization.events import AssessorChanged, AssignmentEnded, AssignmentProlonged

FINAL = (PlanState.CLOSED, PlanState.CANCELLED)


def hand_over_plans(session: Session, changes: Sequence[AssessorChanged]) -> None:
    """Give the plans of assignments to whoever assesses them now (IV.A.13)."""
    moved = {
        change.subject_id: change
        for change in changes
        if change.counterpart_id not in (None, change.previous_id)
    }
    for plans in _open_plans_of(session, moved):
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
    for plans in _open_plans_of(session, ends):
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


def prolong_plans(session: Session, prolonged: Sequence[AssignmentProlonged]) -> None:
    """R22: a plan lasts as long as the post, at most to the end of its year."""
    ends = {event.subject_id: event for event in prolonged}
    for plans in _open_plans_of(session, ends):
        longer = [_prolong(plan, ends[plan.assignment_id]) for plan in plans]
        publish_many(session, [event for event in longer if event is not None])


def _prolong(plan: Plan, prolonged: AssignmentProlonged) -> PlanProlonged | None:
    last = min(date(plan.starts_on.year, 12, 31), prolonged.until - timedelta(days=1))
    if plan.ends_on >= last:
        return None
    plan.ends_on = last
    plan.version += 1
    event: PlanProlonged = plan_event(PlanProlonged, prolonged.actor, plan, ends_on=last)
    return event


def _open_plans_of(session: Session, assignments: Collection[UUID]) -> Iterator[Sequence[Plan]]:
    """Give the plans of posts that can still change, in slices."""
    for keys in chunks(assignments):
        open_ones = select(Plan).where(Plan.assignment_id.in_(keys), Plan.state.not_in(FINAL))
        yield session.scalars(open_ones.order_by(Plan.id)).all()
