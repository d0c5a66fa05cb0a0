"""How a plan is shown: whole, in lists, with what it may serve."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.goals import agreement_views, completeness, permissions, queries
from api.goals.models import Goal, Plan, PlanState
from api.goals.schemas import PlanFilter
from api.identity.actor import Actor
from api.organization.models import Assignment, Employee, Position, Unit
from api.organization.units.paths import end_of
from api.organization.units.queries import unit_path

LEADERS_GOALS = (
    select(Goal.id, Goal.text, Goal.kind, Goal.position, Plan.agency_id, Plan.state)
    .join(Plan, (Plan.id == Goal.plan_id) & (Plan.agency_id == Goal.agency_id))
    .where(
        Plan.employee_id == bindparam("leader_id"),
        Plan.cycle_id == bindparam("cycle_id"),
        Plan.state != PlanState.CANCELLED,
    )
    .order_by(Plan.id, Goal.position)
)

_HEAD = (
    "id",
    "cycle_id",
    "title",
    "form",
    "approach",
    "state",
    "return_note",
    "revision",
    "starts_on",
    "ends_on",
    "submitted_at",
    "agreed_at",
    "version",
)


def _with_card(found: Any, prefix: str, key: Any) -> Any:
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


WHOLE = _with_card(_with_card(queries.HEAD, "owner", Plan.employee_id), "rater", Plan.assessor_id)


def _parties(row: rows.Row) -> dict[str, Any]:
    return {
        side: {name: row[f"{prefix}_{name}"] for name in queries.CARD_FIELDS}
        for side, prefix in (("employee", "owner"), ("assessor", "rater"))
    }


def get_plan(session: Session, actor: Actor, plan_id: UUID) -> dict[str, Any]:
    """Show a plan whole, with what the actor may do and who sees it."""
    head = rows.fetch_one(session, WHOLE, **queries.at(plan_id))
    if head is None or not permissions.may_see(actor, head):
        raise NotFound(plan_id=plan_id)
    content = queries.plan_content(session, plan_id)
    return {
        **{name: head[name] for name in _HEAD},
        **content,
        **_parties(head),
        "served_lines": agreement_views.served_lines(session, plan_id, content["goals"]),
        "hints": completeness.hints(head, content["goals"]),
        "missing": completeness.missing(head, content["goals"]),
        "may": permissions.allowed(actor, head),
        "seen_by": ["owner", "assessor", "leaders", "hr", "inspectorate"],
    }


def agreed_content(session: Session, plan_id: UUID) -> dict[str, Any]:
    """Read all that an agreement fixes: post, form, both sides as they are today, and the lines."""
    head = rows.fetch_one(session, WHOLE, **queries.at(plan_id))
    if head is None:
        raise NotFound(plan_id=plan_id)
    fixed = {name: head[name] for name in _FIXED}
    return {"head": fixed, **_parties(head), **queries.plan_content(session, plan_id)}


_FIXED = ("cycle_id", "title", "form", "approach", "starts_on", "ends_on")
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


def list_parents(session: Session, actor: Actor, plan_id: UUID) -> dict[str, Any]:
    """Show what a goal of the plan may serve (R18); the leader's goals count once agreed (R19)."""
    head = queries.see_plan(session, actor, plan_id)
    found = rows.fetch(
        session, LEADERS_GOALS, leader_id=head["assessor_id"], cycle_id=head["cycle_id"]
    )
    agreed = [row for row in found if row["state"] in (PlanState.AGREED, PlanState.CLOSED)]
    return {
        "assessor_name": queries.card(session, head["assessor_id"])["name"],
        "assessor_plan_state": found[0]["state"] if found else None,
        "goals": [
            {
                **{name: row[name] for name in ("id", "text", "kind", "position")},
                "outside": row["agency_id"] != head["agency_id"],
            }
            for row in agreed
        ],
        "agreement_indicators": agreement_views.agreement_lines(
            session, head["unit_id"], head["cycle_id"] // 10
        ),
    }


def leaders_goals(session: Session, leader_id: UUID, cycle_id: int) -> list[rows.Row]:
    """Read the goals of a leader's agreed plans."""
    found = rows.fetch(session, LEADERS_GOALS, leader_id=leader_id, cycle_id=cycle_id)
    return [row for row in found if row["state"] in (PlanState.AGREED, PlanState.CLOSED)]
