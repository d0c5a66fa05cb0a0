"""What can be asked about feedback."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, case, func, or_, select, union
from sqlalchemy.orm import Session, aliased

from api.cycles.models import Cycle, Period
from api.cycles.queries import current_period_of, get_current_period
from api.feedback import permissions
from api.feedback.models import FOR_LEADERS, Feedback
from api.feedback.records import Addressee, FeedbackRecord
from api.feedback.relations import AGREED, around, leaders_of
from api.feedback.schemas import FeedbackFilter
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.foundation.paging import PageRequest, Slice, paginate
from api.foundation.search import contains
from api.goals.models import Goal, Plan
from api.goals.queries import plan_head
from api.goals.records import PlanHead
from api.identity.actor import Actor
from api.identity.models import User
from api.organization.models import Agency, Assessor, Assignment, Employee, Unit
from api.organization.names import search_name
from api.organization.units.paths import end_of

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
_ALL = (
    select(*_COLUMNS)
    .join(_receiver, _receiver.id == Feedback.receiver_id)
    .outerjoin(_giver, _giver.id == Feedback.giver_id)
    .outerjoin(Agency, Agency.id == Feedback.giver_agency_id)
    .outerjoin(Goal, (Goal.id == Feedback.goal_id) & (Goal.agency_id == Feedback.agency_id))
    .order_by(Feedback.id.desc())
)
_COUNTED = select(Feedback.id)
_whole = aliased(Period)
_WITHIN = select(Period.id).join(
    _whole, (Period.starts_on >= _whole.starts_on) & (Period.ends_on <= _whole.ends_on)
)
ONE = rows.TypedSelect(
    FeedbackRecord,
    _ALL.where(
        Feedback.id == bindparam("feedback_id"), Feedback.agency_id == bindparam("agency_id")
    ),
)
GIVER = select(User.id).where(User.id == bindparam("giver_id")).with_for_update(key_share=True)
SAID = select(func.count().label("times")).where(
    Feedback.giver_id == bindparam("giver_id"),
    Feedback.period_id == bindparam("period_id"),
    Feedback.plan_id == bindparam("plan_id"),
    Feedback.agency_id == bindparam("agency_id"),
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
    Cycle.population,
)
_HIDDEN = ("assessor_id", "agency_id", "unit_path", "population")


def list_received(session: Session, actor: Actor, wanted: PageRequest) -> Slice:
    """List what was said to the caller, newest first."""
    return _page(session, wanted, Feedback.receiver_id == actor.id)


def list_given(session: Session, actor: Actor, wanted: PageRequest) -> Slice:
    """List what the caller said to others."""
    return _page(session, wanted, Feedback.giver_id == actor.id)


def list_feedback(session: Session, actor: Actor, wanted: FeedbackFilter) -> Slice:
    """List what was said about a plan, as far as the caller may read it."""
    plan = plan_head(session, wanted.plan_id)
    about = _about(plan, wanted)
    if permissions.reads_all(actor, plan):
        return _page(session, wanted, *about)
    mine = Feedback.giver_id == actor.id
    if permissions.reads_for_leaders(actor, plan):
        return _page(session, wanted, *about, or_(FOR_LEADERS, mine))
    found = _page(session, wanted, *about, mine)
    if not found.total:
        raise NotFound(plan_id=wanted.plan_id)
    return found


def _about(plan: PlanHead, wanted: FeedbackFilter) -> list[ColumnElement[bool]]:
    about = [Feedback.plan_id == plan["id"], Feedback.agency_id == plan["agency_id"]]
    if wanted.period_id is not None:
        about.append(Feedback.period_id.in_(_WITHIN.where(_whole.id == wanted.period_id)))
    if wanted.goal_id is not None:
        about.append(Feedback.goal_id == wanted.goal_id)
    if wanted.value_code is not None:
        about.append(Feedback.value_code == wanted.value_code)
    return about


def _page(session: Session, wanted: PageRequest, *conditions: ColumnElement[bool]) -> Slice:
    """Read one page of what the conditions leave: who may read it is one of them."""
    return paginate(session, _ALL.where(*conditions), wanted, _COUNTED.where(*conditions))


def count_said(session: Session, giver_id: UUID, plan: PlanHead, period_id: int) -> int:
    """Count what somebody said about a plan in a period; whatever else they say waits until this is kept."""
    rows.fetch(session, GIVER, giver_id=giver_id)
    place = {"plan_id": plan["id"], "agency_id": plan["agency_id"]}
    found = rows.fetch(session, SAID, giver_id=giver_id, period_id=period_id, **place)
    return int(found[0]["times"])


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
    """Find whose work of this year one may speak about: one's leaders, staff and unit, or by name."""
    cycle = get_current_period(session, actor)
    reached = _named(actor, search_name(q)) if q else around(actor)
    leaders = leaders_of(actor.id)
    wanted = (
        select(*_ADDRESSEE)
        .join(Employee, Employee.id == Plan.employee_id)
        .join(Assignment, Assignment.id == Plan.assignment_id)
        .join(Unit, Unit.id == Plan.unit_id)
        .join(Cycle, Cycle.id == Plan.cycle_id)
        .where(
            Plan.id.in_(reached),
            Plan.employee_id != actor.id,
            Cycle.year == cycle["year"],
        )
        .order_by(
            case((Plan.employee_id.in_(leaders), 0), (Plan.assessor_id == actor.id, 1), else_=2),
            Employee.sort_name,
            Plan.id,
        )
        .limit(MOST_ADDRESSEES)
    )
    found = rows.read(session, rows.TypedSelect(Addressee, wanted))
    periods = {cycle["population"]: cycle["period"]["id"]}
    for other in {plan["population"] for plan in found} - periods.keys():
        theirs = current_period_of(session, {"me": actor.id, "population": other})
        periods[other] = theirs["period"]["id"]
    people = [
        {**_addressee(actor, plan), "period_id": periods[plan["population"]]} for plan in found
    ]
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
