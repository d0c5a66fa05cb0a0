"""What can be asked about feedback."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, func, select, union
from sqlalchemy.orm import Session, aliased

from api.feedback import permissions
from api.feedback.models import Audience, Feedback
from api.feedback.records import Addressee, FeedbackRecord
from api.feedback.relations import AGREED, around, leaders_of
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.foundation.search import contains
from api.goals.models import Goal, Plan
from api.goals.queries import plan_head
from api.identity.actor import Actor
from api.organization.models import Agency, Assessor, Assignment, Employee, Unit
from api.organization.names import search_name
from api.organization.units.paths import end_of

MOST = 200
MOST_ADDRESSEES = 60
_receiver = aliased(Employee)
_giver = aliased(Employee)
_COLUMNS = (
    Feedback.id,
    Feedback.plan_id,
    Feedback.period_id,
    Feedback.receiver_id,
    _receiver.name.label("receiver_name"),
    Feedback.giver_id,
    _giver.name.label("giver_name"),
    Feedback.giver_role,
    Agency.name.label("giver_agency"),
    Feedback.source_note,
    Feedback.goal_id,
    Goal.text.label("goal_text"),
    Feedback.value_code,
    Feedback.text,
    Feedback.symbol,
    Feedback.evidence_url,
    Feedback.audience,
    Feedback.given_at,
)
_ALL = rows.TypedSelect(
    FeedbackRecord,
    select(*_COLUMNS)
    .join(_receiver, _receiver.id == Feedback.receiver_id)
    .outerjoin(_giver, _giver.id == Feedback.giver_id)
    .outerjoin(Agency, Agency.id == Feedback.giver_agency_id)
    .outerjoin(Goal, (Goal.id == Feedback.goal_id) & (Goal.agency_id == Feedback.agency_id))
    .order_by(Feedback.id.desc())
    .limit(MOST),
)
OF_PLAN = _ALL.where(
    Feedback.plan_id == bindparam("plan_id"), Feedback.agency_id == bindparam("agency_id")
)
OF_PLAN_PERIOD = OF_PLAN.where(Feedback.period_id == bindparam("period_id"))
RECEIVED = _ALL.where(Feedback.receiver_id == bindparam("person_id"))
GIVEN = _ALL.where(Feedback.giver_id == bindparam("person_id"))
ONE = _ALL.where(
    Feedback.id == bindparam("feedback_id"), Feedback.agency_id == bindparam("agency_id")
)
ASSESSES = select(func.count().label("times")).where(
    Assessor.assessor_id == bindparam("leader_id"),
    Assessor.employee_id == bindparam("employee_id"),
    Assessor.valid_from <= bindparam("day"),
    Assessor.valid_until > bindparam("day"),
)
GOAL = select(Goal.id).where(
    Goal.id == bindparam("goal_id"),
    Goal.plan_id == bindparam("plan_id"),
    Goal.agency_id == bindparam("agency_id"),
)
_ADDRESSEE = (
    Plan.id.label("plan_id"),
    Plan.employee_id,
    Employee.name,
    Employee.front_title,
    Employee.back_title,
    Assignment.title.label("position"),
    Unit.name.label("unit_name"),
    Plan.assessor_id,
    Plan.agency_id,
    Unit.path.label("unit_path"),
)
_HIDDEN = ("assessor_id", "agency_id", "unit_path")


def list_received(session: Session, actor: Actor) -> dict[str, Any]:
    """List what was said to the caller, newest first."""
    return {"items": rows.fetch(session, RECEIVED, person_id=actor.id)}


def list_given(session: Session, actor: Actor) -> dict[str, Any]:
    """List what the caller said to others."""
    return {"items": rows.fetch(session, GIVEN, person_id=actor.id)}


def list_feedback(
    session: Session, actor: Actor, plan_id: UUID, period_id: int | None
) -> dict[str, Any]:
    """List what was said about a plan, as far as the caller may read it."""
    plan = plan_head(session, plan_id)
    found = feedback_of_plan(session, plan_id, period_id)
    if permissions.reads_all(actor, plan):
        return {"items": found}
    leaders = permissions.reads_for_leaders(actor, plan)
    mine = [row for row in found if _reads(actor, row, leaders=leaders)]
    if not mine and not leaders:
        raise NotFound(plan_id=plan_id)
    return {"items": mine}


def _reads(actor: Actor, row: FeedbackRecord, *, leaders: bool) -> bool:
    return row["giver_id"] == actor.id or (
        leaders and row["audience"] == Audience.RECEIVER_AND_LEADERS
    )


def feedback_of_plan(
    session: Session, plan_id: UUID, period_id: int | None = None
) -> list[FeedbackRecord]:
    """Read what was said about a plan, in a period or ever."""
    place = {"plan_id": plan_id, "agency_id": agency_of(plan_id)}
    if period_id is None:
        return rows.fetch(session, OF_PLAN, **place)
    return rows.fetch(session, OF_PLAN_PERIOD, **place, period_id=period_id)


def get_feedback(session: Session, feedback_id: UUID) -> FeedbackRecord:
    """Read one thing that was said."""
    found = rows.fetch_one(session, ONE, feedback_id=feedback_id, agency_id=agency_of(feedback_id))
    if found is None:
        raise NotFound(feedback_id=feedback_id)
    return found


def is_staff_of(session: Session, leader_id: UUID, employee_id: UUID) -> bool:
    """Say whether somebody assesses another today."""
    found = rows.fetch_one(
        session, ASSESSES, leader_id=leader_id, employee_id=employee_id, day=today()
    )
    return bool(found and found["times"])


def has_goal(session: Session, plan_id: UUID, goal_id: UUID) -> bool:
    """Say whether a goal is one of a plan's."""
    place = {"plan_id": plan_id, "agency_id": agency_of(plan_id), "goal_id": goal_id}
    return bool(rows.fetch(session, GOAL, **place))


def list_addressees(session: Session, actor: Actor, q: str | None) -> dict[str, Any]:
    """Find whose work one may speak about: one's leaders, staff and unit, or by name."""
    reached = _named(actor, search_name(q)) if q else around(actor)
    leaders = leaders_of(actor.id)
    wanted = (
        select(*_ADDRESSEE)
        .join(Employee, Employee.id == Plan.employee_id)
        .join(Assignment, Assignment.id == Plan.assignment_id)
        .join(Unit, Unit.id == Plan.unit_id)
        .where(Plan.id.in_(reached), Plan.employee_id != actor.id)
        .order_by(
            case((Plan.employee_id.in_(leaders), 0), (Plan.assessor_id == actor.id, 1), else_=2),
            Employee.sort_name,
            Plan.id,
        )
        .limit(MOST_ADDRESSEES)
    )
    found = rows.read(session, rows.TypedSelect(Addressee, wanted))
    people = [_addressee(actor, plan) for plan in found]
    goals = _goals_of(session, [person["plan_id"] for person in people])
    return {"items": [{**person, "goals": goals.get(person["plan_id"], [])} for person in people]}


def _addressee(actor: Actor, plan: Addressee) -> rows.Row:
    may = permissions.enters_for_others(actor, plan)
    shown = {name: value for name, value in plan.items() if name not in _HIDDEN}
    return {**shown, "enters_for_others": may}


def _named(actor: Actor, q: str) -> Any:
    """Select agreed plans by name: of those with whom one works, whom one leads, whose HR one is."""
    named = AGREED.join(Employee, Employee.id == Plan.employee_id).where(
        contains(Employee.search_name, q)
    )
    if actor.is_hr_city:
        return named
    below = [
        named.join(Unit, Unit.id == Plan.unit_id).where(Unit.path >= path, Unit.path < end_of(path))
        for path in actor.leads
    ]
    return union(
        named.where(Plan.id.in_(around(actor))),
        named.where(Plan.agency_id.in_(actor.hr_agencies)),
        *below,
    )


def _goals_of(session: Session, plan_ids: list[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    wanted = select(Goal.plan_id, Goal.id, Goal.text).where(Goal.plan_id.in_(plan_ids))
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in session.execute(wanted.order_by(Goal.position)):
        found.setdefault(row.plan_id, []).append({"id": row.id, "text": row.text})
    return found
