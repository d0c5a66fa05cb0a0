"""Lists of plans, by the kind of viewer."""

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from api.foundation.paging import Slice
from api.goals.models import Plan
from api.goals.schemas import PlanFilter
from api.identity.actor import Actor
from api.organization.models import Assignment, Employee, Unit
from api.organization.units.paths import end_of
from api.organization.units.queries import unit_path

Plans = TypeVar("Plans", bound=Select[*tuple[Any, ...]])
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


def _narrowed(found: Plans, wanted: PlanFilter) -> Plans:
    if wanted.cycle_id is not None:
        found = found.where(Plan.cycle_id == wanted.cycle_id)
    if wanted.state:
        found = found.where(Plan.state.in_(wanted.state))
    if wanted.employee_id is not None:
        found = found.where(Plan.employee_id == wanted.employee_id)
    if wanted.updated_since is not None:
        found = found.where(Plan.updated_at >= wanted.updated_since)
    return found


def _of_viewer(found: Plans, actor: Actor, wanted: PlanFilter, path: str | None) -> Plans:
    if wanted.assessor == "me":
        return found.where(Plan.assessor_id == actor.id).order_by(Employee.sort_name, Plan.id)
    if wanted.employee_id == actor.id:
        return found.order_by(Plan.cycle_id.desc(), Plan.id)
    if path is not None:
        found = found.where(Unit.path >= path, Unit.path < end_of(path))
    return _of_office(found, actor, wanted)


_ANYWHERE = Unit.path >= ""
"""True for every unit; says to SQLite's planner that the list goes along the tree, unit by unit."""


def _of_office(found: Plans, actor: Actor, wanted: PlanFilter) -> Plans:
    if actor.sees_everything:
        return found.where(_ANYWHERE).order_by(Unit.path, Employee.sort_name, Plan.id)
    agencies = actor.hr_agencies or ({actor.agency_id} if actor.kind == "service_account" else None)
    if agencies:
        return found.where(Plan.agency_id.in_(agencies)).order_by(Unit.path, Plan.id)
    if actor.leads:
        return found.where(_within(actor.leads)).order_by(Unit.path, Plan.id)
    side = Plan.employee_id if wanted.employee_id is None else Plan.assessor_id
    return found.where(side == actor.id).order_by(Plan.cycle_id.desc(), Plan.id)


def _within(paths: tuple[str, ...]) -> ColumnElement[bool]:
    """Keep to the units led; one that lies below another is in it already."""
    highest = [p for p in paths if not any(p != q and p.startswith(q) for q in paths)]
    return or_(*((Unit.path >= path) & (Unit.path < end_of(path)) for path in highest))
