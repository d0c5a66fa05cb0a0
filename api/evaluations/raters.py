"""Who evaluates when people or their assessors move (R45, IV.A.5, IV.A.14): by date, for many at once."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.cycles.models import Period, PeriodKind
from api.cycles.timing import window_begins
from api.evaluations.models import Evaluation, EvaluationKind
from api.evaluations.records import PlanToEvaluate
from api.foundation.clock import today
from api.foundation.upsert import chunks
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeState,
)
from api.organization.posts.queries import effective_of, valid_on

Place = tuple[UUID, int]
"""A plan in a period."""


def raters_of(session: Session, plans: Sequence[PlanToEvaluate]) -> dict[Place, UUID]:
    """Name, by plan and period, who evaluates where it is not the plan's own assessor."""
    found: dict[Place, UUID] = {}
    for period_id in {plan["period_id"] for plan in plans}:
        these = [plan for plan in plans if plan["period_id"] == period_id]
        ends_on = these[0]["ends_on"]
        named: dict[UUID, UUID] = {}
        if these[0]["period_kind"] is not PeriodKind.TAHUNAN:
            named |= _who_moved_late(session, these, ends_on)
        named |= _of_acting(session, these, ends_on)
        found |= {(plan_id, period_id): assessor for plan_id, assessor in named.items()}
    return found


def _who_moved_late(
    session: Session, plans: Iterable[PlanToEvaluate], ends_on: date
) -> dict[UUID, UUID]:
    """IV.A.14b: who moved inside the window still evaluates the period of the staff left behind."""
    begins = window_begins(session, ends_on)
    posts = {plan["assignment_id"]: plan for plan in plans}
    before = _definitive_on(session, posts, begins)
    moved = movers_since(session, set(before.values()), begins)
    return {
        posts[key]["plan_id"]: assessor
        for key, assessor in before.items()
        if assessor in moved and assessor != posts[key]["assessor_id"]
    }


def _definitive_on(session: Session, posts: Iterable[UUID], day: date) -> dict[UUID, UUID]:
    found: dict[UUID, UUID] = {}
    for chunk in chunks(posts, 500):
        wanted = select(Assessor.assignment_id, Assessor.assessor_id).where(
            Assessor.assignment_id.in_(chunk),
            Assessor.kind == AssessorKind.DEFINITIF,
            valid_on(Assessor, day),
        )
        found |= {row.assignment_id: row.assessor_id for row in session.execute(wanted)}
    return found


def who_stays(session: Session, unsigned: Sequence[Evaluation]) -> set[UUID]:
    """IV.A.14b: the evaluations that stay with an assessor who moved inside the window."""
    stays: set[UUID] = set()
    periodic = [row for row in unsigned if row.kind is EvaluationKind.PERIODIK]
    for period_id in {row.period_id for row in periodic}:
        these = [row for row in periodic if row.period_id == period_id]
        begins = window_begins(session, session.get_one(Period, period_id).ends_on)
        moved = movers_since(session, {row.assessor_id for row in these}, begins)
        stays |= {row.id for row in these if row.assessor_id in moved}
    return stays


def movers_since(session: Session, people: Collection[UUID], day: date) -> set[UUID]:
    """Say who of these left their post after a day and serves elsewhere; who has gone is none."""
    found: set[UUID] = set()
    for chunk in chunks(people, 500):
        wanted = (
            select(Assignment.employee_id)
            .join(Employee, Employee.id == Assignment.employee_id)
            .where(
                Assignment.employee_id.in_(chunk),
                Assignment.kind == AssignmentKind.DEFINITIF,
                Assignment.valid_until > day,
                Assignment.valid_until <= today(),
                Assignment.valid_until > Assignment.valid_from,
                Employee.state == EmployeeState.AKTIF,
            )
        )
        found |= set(session.scalars(wanted))
    return found


def _of_acting(
    session: Session, plans: Iterable[PlanToEvaluate], ends_on: date
) -> dict[UUID, UUID]:
    """IV.A.5: who acts at the period's end is evaluated by the leader whom they answer to as Plt."""
    wanted = select(Assignment.id, Assignment.employee_id).where(
        Assignment.kind == AssignmentKind.PLT, valid_on(Assignment, ends_on)
    )
    acting = {row.employee_id: row.id for row in session.execute(wanted)}
    led_by = effective_of(session, acting.values(), today())
    return {
        plan["plan_id"]: led_by[acting[plan["employee_id"]]]
        for plan in plans
        if acting.get(plan["employee_id"]) in led_by
    }
