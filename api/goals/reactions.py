"""What plans do when something below happens: open ones follow a new assessor, and last as long as
the post that they are for.

Thousands of plans may follow at once (an import), so that they are rows here and not objects.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, TypedDict, TypeVar
from uuid import UUID

from sqlalchemy import Update, and_, bindparam, case, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.cycles.events import CycleClosed
from api.foundation import rows
from api.foundation.events import Event, publish_many
from api.foundation.upsert import chunks
from api.goals.events import PlanEvent, PlanProlonged, PlansHandedOver, PlanShortened
from api.goals.models import Plan, PlanState
from api.organization.events import AssessorChanged, AssignmentEnded, AssignmentProlonged

PlanEventT = TypeVar("PlanEventT", bound=PlanEvent)
CAN_CHANGE = and_(Plan.state != PlanState.CLOSED, Plan.state != PlanState.CANCELLED)


class OpenPlan(TypedDict):
    """A plan that can still change, as far as it follows its post."""

    id: UUID
    agency_id: int
    employee_id: UUID
    assignment_id: UUID
    assessor_id: UUID
    cycle_id: int
    starts_on: date
    ends_on: date


@cache
def _open_of(size: int) -> rows.TypedSelect[OpenPlan]:
    return rows.TypedSelect(
        OpenPlan,
        select(
            Plan.id,
            Plan.agency_id,
            Plan.employee_id,
            Plan.assignment_id,
            Plan.assessor_id,
            Plan.cycle_id,
            Plan.starts_on,
            Plan.ends_on,
        )
        .where(rows.among(Plan.assignment_id, size), CAN_CHANGE)
        .order_by(Plan.id),
    )


def _changing(column: InstrumentedAttribute[Any]) -> Update:
    changed = update(Plan).where(
        and_(Plan.id == bindparam("plan_id"), Plan.agency_id == bindparam("agency"))
    )
    return changed.values({column: bindparam("new"), Plan.version: Plan.version + 1})


ASSESSOR, END = _changing(Plan.assessor_id), _changing(Plan.ends_on)


def hand_over_plans(session: Session, changes: Sequence[AssessorChanged]) -> None:
    """Give the plans of assignments to whoever assesses them now (IV.A.13)."""
    new = {
        change.subject_id: change
        for change in changes
        if change.counterpart_id not in (None, change.previous_id)
    }
    for plans in _open_plans_of(session, new):
        theirs = [(plan, new[plan["assignment_id"]]) for plan in plans]
        handed = [(p, c) for p, c in theirs if p["assessor_id"] != c.counterpart_id]
        _change(session, ASSESSOR, [(plan, change.counterpart_id) for plan, change in handed])
        publish_many(session, [_handed_over(plan, change) for plan, change in handed])


def _handed_over(plan: OpenPlan, change: AssessorChanged) -> PlansHandedOver:
    new = change.counterpart_id
    return _event(
        PlansHandedOver, change, plan, counterpart_id=new, previous_id=plan["assessor_id"]
    )


def end_plans(session: Session, ended: Sequence[AssignmentEnded]) -> None:
    """R22, R45: a plan goes no further than the post; what was done until then is still evaluated."""
    ends = {event.subject_id: event for event in ended}
    for plans in _open_plans_of(session, ends):
        theirs = [(plan, ends[plan["assignment_id"]]) for plan in plans]
        shortened = [(p, e, last) for p, e in theirs if (last := _day_before(e.on)) < p["ends_on"]]
        _change(session, END, [(plan, last) for plan, _, last in shortened])
        publish_many(
            session, [_event(PlanShortened, e, p, ends_on=last) for p, e, last in shortened]
        )


def prolong_plans(session: Session, prolonged: Sequence[AssignmentProlonged]) -> None:
    """R22: a plan lasts as long as the post, at most to the end of its year."""
    ends = {event.subject_id: event for event in prolonged}
    for plans in _open_plans_of(session, ends):
        theirs = [(plan, ends[plan["assignment_id"]]) for plan in plans]
        longer = [(p, e, last) for p, e in theirs if (last := _last_day(p, e)) > p["ends_on"]]
        _change(session, END, [(plan, last) for plan, _, last in longer])
        publish_many(session, [_prolonged(*one) for one in longer])


def close_plans(session: Session, closed: Sequence[CycleClosed]) -> None:
    """R22: with the year its plans are over; what was never agreed is given up."""
    for event in closed:
        session.flush()
        of_year = (Plan.cycle_id == event.cycle_id, CAN_CHANGE)
        over = case((Plan.state == PlanState.AGREED, PlanState.CLOSED), else_=PlanState.CANCELLED)
        changed = update(Plan).where(*of_year).values(state=over, version=Plan.version + 1)
        session.execute(changed.execution_options(synchronize_session=False))


def _last_day(plan: OpenPlan, prolonged: AssignmentProlonged) -> date:
    return min(date(plan["starts_on"].year, 12, 31), _day_before(prolonged.until))


def _prolonged(plan: OpenPlan, prolonged: AssignmentProlonged, last: date) -> PlanProlonged:
    return _event(PlanProlonged, prolonged, plan, previous_ends_on=plan["ends_on"], ends_on=last)


def _event(
    kind: Callable[..., PlanEventT], cause: Event, plan: OpenPlan, **facts: object
) -> PlanEventT:
    """Make an event about a plan, by whoever caused what it follows from.

    The other side is the plan's assessor, unless `facts` name a new one.
    """
    facts = {"counterpart_id": plan["assessor_id"], **facts}
    return kind(
        actor=cause.actor,
        subject_id=plan["id"],
        about_id=plan["employee_id"],
        cycle_id=plan["cycle_id"],
        **facts,
    )


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def _open_plans_of(session: Session, assignments: Collection[UUID]) -> Iterator[list[OpenPlan]]:
    """Give the plans of posts that can still change, in slices."""
    for keys in chunks(assignments):
        yield rows.fetch_among(session, _open_of, keys)


def _change(session: Session, statement: Update, new: Sequence[tuple[OpenPlan, object]]) -> None:
    given = [{"plan_id": p["id"], "agency": p["agency_id"], "new": value} for p, value in new]
    if given:
        rows.add_by(session, statement, given)
