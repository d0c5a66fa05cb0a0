"""What can be asked about tasks, and what reactions need to know to open them."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import and_, bindparam, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from api.achievements.models import Achievement, Evidence, FrozenPeriod, Verdict
from api.cycles.models import Cycle, CyclePeriod, Period
from api.evaluations.models import Evaluation
from api.feedback.models import FeedbackRequest
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.upsert import chunks
from api.goals.models import Indicator, Plan
from api.identity.actor import Actor
from api.identity.models import ApiToken, User, UserSession, UserState
from api.notifications.models import Task, TaskKind, WaitsOn
from api.notifications.nudges.queries import nudges_of
from api.notifications.nudges.showing import mark
from api.notifications.records import OpenTask, PeriodDates, TaskHeld
from api.organization.models import Employee
from api.rules.queries import days_off, is_working

LONGEST = 200


class Piece(NamedTuple):
    """A piece of evidence: whose plan it proves, and in which period."""

    id: UUID
    plan_id: UUID
    period_id: int
    owner_id: UUID | None


_reported = (
    select(func.count(Achievement.id))
    .where(
        Achievement.plan_id == Task.subject_id,
        Achievement.period_id == Task.period_id,
        Achievement.agency_id == Task.agency_id,
    )
    .scalar_subquery()
)
_indicators = (
    select(func.count(Indicator.id)).where(Indicator.plan_id == Task.subject_id).scalar_subquery()
)
_newer = aliased(Evidence)
_is_report = Task.kind == TaskKind.REPORT


def _tasks(other: Any) -> rows.TypedSelect[OpenTask]:
    """Select tasks with the person of a column and what their line says."""
    return rows.TypedSelect(
        OpenTask,
        select(
            Task.id,
            Task.kind,
            Task.subject_kind,
            Task.subject_id,
            Task.period_id,
            Task.due_on,
            Task.created_at.label("opened_at"),
            Employee.id.label("about_id"),
            Employee.name.label("about_name"),
            Evidence.plan_id.label("evidence_plan_id"),
            Evidence.title.label("evidence_title"),
            Evidence.verdict_reason,
            Plan.return_note,
            Evaluation.plan_id.label("evaluated_plan_id"),
            Evaluation.receipt_note,
            FeedbackRequest.plan_id.label("spoken_plan_id"),
            FeedbackRequest.note.label("request_note"),
            ApiToken.name.label("token_name"),
            UserSession.device,
            case((_is_report, _reported)).label("reported"),
            case((_is_report, _indicators)).label("indicators"),
        )
        .outerjoin(Employee, Employee.id == other)
        .outerjoin(Evidence, Evidence.id == Task.subject_id)
        .outerjoin(Plan, Plan.id == Task.subject_id)
        .outerjoin(Evaluation, Evaluation.id == Task.subject_id)
        .outerjoin(FeedbackRequest, FeedbackRequest.id == Task.subject_id)
        .outerjoin(ApiToken, ApiToken.id == Task.subject_id)
        .outerjoin(UserSession, UserSession.id == Task.subject_id)
        .where(Task.closed_at.is_(None))
        .order_by(Task.due_on, Task.id)
        .limit(LONGEST),
    )


MINE = _tasks(Task.about_id).where(
    Task.assignee_id == bindparam("me"), Task.subject_id != bindparam("here")
)
"""Without the notice about the very session that asks: whoever is not the person sees no reason to worry."""
OTHERS = _tasks(Task.assignee_id).where(
    Task.about_id == bindparam("me"), Task.assignee_id != bindparam("me")
)


def list_tasks(session: Session, actor: Actor) -> dict[str, Any]:
    """List what waits for the caller, and what of theirs waits for others."""
    mine = rows.fetch(session, MINE, me=actor.id, here=actor.credential_id)
    others = rows.fetch(session, OTHERS, me=actor.id)
    left = _days_left(session, {row["due_on"] for row in (*mine, *others)})
    turns = [_view(row, WaitsOn.ME, left) for row in mine]
    items, reminders = mark(turns, [row["opened_at"] for row in mine], nudges_of(session, actor))
    return {
        "items": items,
        "waiting": [_view(row, WaitsOn.OTHER, left) for row in others],
        "reminders": reminders,
    }


def _days_left(session: Session, days: set[date]) -> dict[date, int]:
    """Count working days from today, downwards for what is late; one statement."""
    day = today()
    off = days_off(session, min({day, *days}), max({day, *days}))
    return {due: _distance(day, due, off) for due in days}


def _distance(start: date, end: date, off: set[date]) -> int:
    if end < start:
        return -_distance(end, start, off)
    span = range(1, (end - start).days + 1)
    return sum(is_working(start + timedelta(days=n), off, six_day=False) for n in span)


def _view(row: OpenTask, waits_on: WaitsOn, left: dict[date, int]) -> dict[str, Any]:
    about = {"id": row["about_id"], "name": row["about_name"]}
    same = ("id", "kind", "subject_kind", "subject_id", "due_on")
    return {
        **rows.pick(row, same),
        "period_id": row["period_id"] or None,
        "about": about if row["about_id"] else None,
        "working_days_left": left[row["due_on"]],
        "waits_on": waits_on,
        "facts": _facts(row),
        "nudge": None,
    }


def _facts(row: OpenTask) -> dict[str, Any]:
    is_plan = row["subject_kind"] == "plan"
    other = row["evidence_plan_id"] or row["evaluated_plan_id"] or row["spoken_plan_id"]
    plan_id = row["subject_id"] if is_plan else other
    return {
        "plan_id": plan_id,
        "evaluation_id": row["subject_id"] if row["subject_kind"] == "evaluation" else None,
        "reported": row["reported"],
        "indicators": row["indicators"],
        "title": row["evidence_title"] or row["token_name"] or row["device"],
        "reason": row["verdict_reason"]
        or row["return_note"]
        or row["receipt_note"]
        or row["request_note"],
    }


def places_of(session: Session, user_ids: Collection[UUID]) -> dict[UUID, tuple[int, bool]]:
    """Say where people serve, and whether they have left.

    A task lives in the agency of whom it waits for.
    """
    found: dict[UUID, tuple[int, bool]] = {}
    for chunk in chunks(user_ids):
        wanted = select(User.id, User.agency_id, User.state).where(User.id.in_(chunk))
        for key, agency, state in session.execute(wanted):
            found[key] = agency or 0, state is UserState.CLOSED
    return found


def open_of(
    session: Session, kinds: Collection[TaskKind], subjects: Sequence[UUID]
) -> list[TaskHeld]:
    """List open tasks about some subjects."""
    found: list[TaskHeld] = []
    for chunk in chunks(subjects):
        wanted = select(
            Task.kind,
            Task.assignee_id,
            Task.subject_kind,
            Task.subject_id,
            Task.period_id,
            Task.about_id,
            Task.due_on,
        ).where(Task.subject_id.in_(chunk), Task.kind.in_(kinds), Task.closed_at.is_(None))
        found += rows.read(session, rows.TypedSelect(TaskHeld, wanted))
    return found


def plans_of_cycle(cycle_id: int) -> Any:
    return select(Plan.id).where(Plan.cycle_id == cycle_id)


def evidence_within(plan_ids: Any, period_id: int) -> Any:
    """Select the pieces of evidence of some plans in a period."""
    return select(Evidence.id).where(
        Evidence.plan_id.in_(plan_ids), Evidence.period_id == period_id
    )


def evidence_of_plans(session: Session, plan_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Map each piece of evidence of some plans to its plan."""
    found: dict[UUID, UUID] = {}
    for chunk in chunks(plan_ids):
        wanted = select(Evidence.id, Evidence.plan_id).where(Evidence.plan_id.in_(chunk))
        found |= {row.id: row.plan_id for row in session.execute(wanted)}
    return found


def planning_dates(session: Session, cycle_ids: Collection[int]) -> dict[int, date]:
    wanted = select(Cycle.id, Cycle.planning_due_on).where(Cycle.id.in_(cycle_ids))
    return {row.id: row.planning_due_on for row in session.execute(wanted)}


def period_dates(
    session: Session, plan_ids: Collection[UUID]
) -> dict[tuple[UUID, int], PeriodDates]:
    """Read how periods stand for plans and when reports and evaluations are due."""
    wanted = (
        select(
            Plan.id.label("plan_id"),
            CyclePeriod.period_id,
            CyclePeriod.report_due_on,
            CyclePeriod.evaluate_due_on,
            CyclePeriod.state,
            FrozenPeriod.frozen_at,
        )
        .join(CyclePeriod, CyclePeriod.cycle_id == Plan.cycle_id)
        .outerjoin(
            FrozenPeriod,
            and_(
                FrozenPeriod.plan_id == Plan.id,
                FrozenPeriod.period_id == CyclePeriod.period_id,
                FrozenPeriod.agency_id == Plan.agency_id,
            ),
        )
        .where(Plan.id.in_(plan_ids))
    )
    found = rows.read(session, rows.TypedSelect(PeriodDates, wanted))
    return {(row["plan_id"], row["period_id"]): row for row in found}


def replaced_evidence(session: Session, evidence_ids: Sequence[UUID]) -> list[UUID]:
    """List what some pieces of evidence stand in for."""
    wanted = select(Evidence.replaces_id).where(
        Evidence.id.in_(evidence_ids), Evidence.replaces_id.is_not(None)
    )
    return [key for key in session.scalars(wanted) if key is not None]


def returned_evidence(session: Session, plan_ids: Sequence[UUID]) -> list[Piece]:
    """List the returned pieces of some plans that nothing stands in for yet."""
    replaced = exists().where(_newer.replaces_id == Evidence.id, _newer.plan_id == Evidence.plan_id)
    wanted = (
        select(Evidence.id, Evidence.plan_id, Evidence.period_id, Plan.employee_id)
        .join(Plan, and_(Plan.id == Evidence.plan_id, Plan.agency_id == Evidence.agency_id))
        .where(Evidence.plan_id.in_(plan_ids), Evidence.verdict == Verdict.RETURNED, ~replaced)
        .order_by(Evidence.id)
    )
    return [Piece(*row) for row in session.execute(wanted)]


def frozen_periods(session: Session, plan_id: UUID) -> list[int]:
    """List the periods of a plan in which a signature lets nothing change any more."""
    wanted = select(FrozenPeriod.period_id).where(FrozenPeriod.plan_id == plan_id)
    return list(session.scalars(wanted))


def periods_after(session: Session, cycle_id: int, day: date) -> list[int]:
    """List the periods of a cycle that begin after a day."""
    wanted = (
        select(Period.id)
        .join(CyclePeriod, CyclePeriod.period_id == Period.id)
        .where(CyclePeriod.cycle_id == cycle_id, Period.starts_on > day)
    )
    return list(session.scalars(wanted))


def tokens_named(session: Session, user_id: UUID, name: str) -> list[UUID]:
    wanted = select(ApiToken.id).where(ApiToken.user_id == user_id, ApiToken.name == name)
    return list(session.scalars(wanted))
