"""How a plan is shown: whole, in lists, with what it may serve."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.goals import agreement_views, completeness, permissions, queries
from api.goals.models import Goal, Plan, PlanState
from api.goals.records import (
    AgreedContent,
    AgreedHead,
    HeadWithSides,
    LeadersGoalRow,
    ParentGoalRow,
    Parents,
    PersonRow,
    PlanContent,
    ServedRow,
    WholePlan,
)
from api.goals.schemas import PlanFilter
from api.identity.actor import Actor
from api.organization.models import Assignment, Employee, Position, Unit
from api.organization.paths import end_of
from api.organization.queries import unit_path

LEADERS_GOALS = rows.TypedSelect(
    LeadersGoalRow,
    select(Goal.id, Goal.text, Goal.kind, Goal.position, Plan.agency_id, Plan.state)
    .join(Plan, (Plan.id == Goal.plan_id) & (Plan.agency_id == Goal.agency_id))
    .where(
        Plan.employee_id == bindparam("leader_id"),
        Plan.cycle_id == bindparam("cycle_id"),
        Plan.state != PlanState.CANCELLED,
    )
    .order_by(Plan.id, Goal.position),
)


def _with_card(found: Select[Any], prefix: str, key: InstrumentedAttribute[UUID]) -> Select[Any]:
    """Add a person as `organization.queries.person_card` shows one, under names of their own."""
    person, unit, position = aliased(Employee), aliased(Unit), aliased(Position)
    columns = {
        "id": person.id,
        "name": person.name,
        "front_title": person.front_title,
        "back_title": person.back_title,
        "nip": person.nip,
        "grade": person.grade,
        "position": position.title,
        "unit_name": unit.name,
    }
    return (
        found.add_columns(*(c.label(f"{prefix}_{name}") for name, c in columns.items()))
        .join(person, person.id == key)
        .join(unit, unit.id == person.unit_id)
        .outerjoin(position, position.id == person.position_id)
    )


WHOLE = rows.TypedSelect(
    HeadWithSides,
    _with_card(
        _with_card(queries.HEAD.statement, "owner", Plan.employee_id), "rater", Plan.assessor_id
    ),
)


def get_plan(session: Session, actor: Actor, plan_id: UUID) -> WholePlan:
    """Show a plan whole, with what the actor may do and who sees it."""
    head = rows.fetch_one(session, WHOLE, **queries.at(plan_id))
    if head is None or not permissions.may_see(actor, head):
        raise NotFound(plan_id=plan_id)
    content = queries.plan_content(session, plan_id)
    served = agreement_views.served_lines(session, plan_id, content["goals"])
    return whole(actor, head, content, served)


def whole(
    actor: Actor, head: HeadWithSides, content: PlanContent, served: list[ServedRow]
) -> WholePlan:
    """Put a plan together as it is shown to somebody."""
    goals = content["goals"]
    return {
        "id": head["id"],
        "cycle_id": head["cycle_id"],
        "employee": owner_of(head),
        "assessor": rater_of(head),
        "title": head["title"],
        "form": head["form"],
        "approach": head["approach"],
        "state": head["state"],
        "return_note": head["return_note"],
        "revision": head["revision"],
        "starts_on": head["starts_on"],
        "ends_on": head["ends_on"],
        "submitted_at": head["submitted_at"],
        "agreed_at": head["agreed_at"],
        "version": head["version"],
        "goals": goals,
        "served_lines": served,
        "behaviour": content["behaviour"],
        "supports": content["supports"],
        "hints": completeness.hints(head, goals),
        "missing": completeness.missing(head, goals),
        "may": permissions.allowed(actor, head),
        "seen_by": ["owner", "assessor", "leaders", "hr", "inspectorate"],
    }


def owner_of(head: HeadWithSides) -> PersonRow:
    """Show a plan's owner."""
    return {
        "id": head["owner_id"],
        "name": head["owner_name"],
        "front_title": head["owner_front_title"],
        "back_title": head["owner_back_title"],
        "nip": head["owner_nip"],
        "grade": head["owner_grade"],
        "position": head["owner_position"],
        "unit_name": head["owner_unit_name"],
    }


def rater_of(head: HeadWithSides) -> PersonRow:
    """Show a plan's assessor."""
    return {
        "id": head["rater_id"],
        "name": head["rater_name"],
        "front_title": head["rater_front_title"],
        "back_title": head["rater_back_title"],
        "nip": head["rater_nip"],
        "grade": head["rater_grade"],
        "position": head["rater_position"],
        "unit_name": head["rater_unit_name"],
    }


def agreed_content(session: Session, plan_id: UUID) -> AgreedContent:
    """Read all that an agreement fixes: post, form, both sides as they are today, and the lines."""
    head = rows.fetch_one(session, WHOLE, **queries.at(plan_id))
    if head is None:
        raise NotFound(plan_id=plan_id)
    fixed: AgreedHead = {
        "cycle_id": head["cycle_id"],
        "title": head["title"],
        "form": head["form"],
        "approach": head["approach"],
        "starts_on": head["starts_on"],
        "ends_on": head["ends_on"],
    }
    content = queries.plan_content(session, plan_id)
    return {"head": fixed, "employee": owner_of(head), "assessor": rater_of(head), **content}


LIST = (
    select(
        Plan.id,
        Plan.cycle_id,
        Plan.employee_id,
        Employee.name.label("employee_name"),
        Assignment.title.label("position"),
        Unit.name.label("unit_name"),
        Plan.assessor_id,
        Plan.state,
        Plan.approach,
        Plan.revision,
        Plan.submitted_at,
        Plan.agreed_at,
        Plan.updated_at,
        Plan.version,
    )
    .join(Employee, Employee.id == Plan.employee_id)
    .join(Unit, Unit.id == Plan.unit_id)
    .join(Assignment, Assignment.id == Plan.assignment_id)
)


COUNTED = select(Plan.id).join(Unit, Unit.id == Plan.unit_id)
"""What a count needs of LIST: a page shows more tables than it has to count."""


def list_plans(session: Session, actor: Actor, wanted: PlanFilter) -> Slice:
    """List plans by the kind of viewer: one's own, one's staff's, a unit's, an agency's, all."""
    path = None if wanted.unit_id is None else unit_path(session, wanted.unit_id)
    found = _narrowed(_of_viewer(LIST, actor, wanted, path), wanted)
    counted = _narrowed(_of_viewer(COUNTED, actor, wanted, path), wanted).order_by(None)
    total = session.scalar(select(func.count()).select_from(counted.subquery()))
    page = session.execute(found.limit(wanted.size).offset(wanted.offset)).mappings()
    return Slice([dict(row) for row in page], total or 0, wanted.page, wanted.size)


def _narrowed(found: Any, wanted: PlanFilter) -> Any:
    if wanted.cycle_id is not None:
        found = found.where(Plan.cycle_id == wanted.cycle_id)
    if wanted.state:
        found = found.where(Plan.state.in_(wanted.state))
    if wanted.employee_id is not None:
        found = found.where(Plan.employee_id == wanted.employee_id)
    if wanted.updated_since is not None:
        found = found.where(Plan.updated_at >= wanted.updated_since)
    return found


def _of_viewer(found: Any, actor: Actor, wanted: PlanFilter, path: str | None) -> Any:
    if wanted.assessor == "me":
        return found.where(Plan.assessor_id == actor.id).order_by(Employee.sort_name, Plan.id)
    if wanted.employee_id == actor.id:
        return found.order_by(Plan.cycle_id.desc(), Plan.id)
    if path is not None:
        found = found.where(Unit.path >= path, Unit.path < end_of(path))
    return _of_office(found, actor, wanted)


_ANYWHERE = Unit.path >= ""
"""True for every unit; says to SQLite's planner that the list goes along the tree, unit by unit."""


def _of_office(found: Any, actor: Actor, wanted: PlanFilter) -> Any:
    if actor.sees_everything:
        return found.where(_ANYWHERE).order_by(Unit.path, Employee.sort_name, Plan.id)
    agencies = actor.hr_agencies or ({actor.agency_id} if actor.kind == "service_account" else None)
    if agencies:
        return found.where(Plan.agency_id.in_(agencies)).order_by(Unit.path, Plan.id)
    if actor.leads:
        return found.where(_within(actor.leads)).order_by(Unit.path, Plan.id)
    side = Plan.employee_id if wanted.employee_id is None else Plan.assessor_id
    return found.where(side == actor.id).order_by(Plan.cycle_id.desc(), Plan.id)


def _within(paths: tuple[str, ...]) -> Any:
    """Keep to the units led; one that lies below another is in it already."""
    highest = [p for p in paths if not any(p != q and p.startswith(q) for q in paths)]
    return or_(*((Unit.path >= path) & (Unit.path < end_of(path)) for path in highest))


def list_parents(session: Session, actor: Actor, plan_id: UUID) -> Parents:
    """Show what a goal of the plan may serve (R18); the leader's goals count once agreed (R19)."""
    head = queries.see_plan(session, actor, plan_id)
    leader_id, cycle_id, agency_id = head["assessor_id"], head["cycle_id"], head["agency_id"]
    found = rows.fetch(session, LEADERS_GOALS, leader_id=leader_id, cycle_id=cycle_id)
    return {
        "assessor_name": queries.card(session, leader_id)["name"],
        "assessor_plan_state": found[0]["state"] if found else None,
        "goals": [_parent(goal, agency_id) for goal in found if _is_agreed(goal)],
        "agreement_indicators": agreement_views.agreement_lines(
            session, head["unit_id"], cycle_id // 10
        ),
    }


def _is_agreed(goal: LeadersGoalRow) -> bool:
    return goal["state"] in (PlanState.AGREED, PlanState.CLOSED)


def _parent(goal: LeadersGoalRow, agency_id: int) -> ParentGoalRow:
    return {
        "id": goal["id"],
        "text": goal["text"],
        "kind": goal["kind"],
        "position": goal["position"],
        "outside": goal["agency_id"] != agency_id,
    }


def leaders_goals(session: Session, leader_id: UUID, cycle_id: int) -> list[LeadersGoalRow]:
    """Read the goals of a leader's agreed plans."""
    found = rows.fetch(session, LEADERS_GOALS, leader_id=leader_id, cycle_id=cycle_id)
    return [goal for goal in found if _is_agreed(goal)]
