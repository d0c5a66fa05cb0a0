"""What can be asked about evaluations that nobody will make; for HR and the inspectorate."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from api.cycles.closing import LeftOpen
from api.cycles.models import Cycle, CyclePeriod, Period, PeriodState
from api.evaluations.models import UNSIGNED, Evaluation
from api.evaluations.stuck.records import Stuck, StuckBy, StuckRow
from api.evaluations.stuck.schemas import StuckFilter
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.paging import Slice
from api.goals.models import Plan, PlanState
from api.identity.actor import Actor, permit
from api.organization.models import (
    ENDED,
    Assessor,
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeState,
    Position,
    PositionKind,
    Unit,
)
from api.organization.people.obligation import OBLIGED
from api.organization.posts.populations import of_holder
from api.organization.posts.queries import acting_first
from api.organization.units import viewers

NAMED_WHEN_CLOSING = 20
Narrowed = tuple[str, ...]
"""Columns that a list is narrowed by."""
_rater, _standing_in, _stronger = aliased(Employee), aliased(Employee), aliased(Assessor)


def _today(one: Any) -> ColumnElement[bool]:
    return and_(one.valid_from <= bindparam("today"), one.valid_until > bindparam("today"))


_somebody_rates = exists(
    select(Assessor.id)
    .join(_standing_in, _standing_in.id == Assessor.assessor_id)
    .where(
        Assessor.assignment_id == Plan.assignment_id,
        _today(Assessor),
        _standing_in.state == EmployeeState.AKTIF,
        ~exists(
            select(_stronger.id).where(
                _stronger.assignment_id == Assessor.assignment_id,
                _today(_stronger),
                acting_first(_stronger) < acting_first(Assessor),
            )
        ),
    )
)
_has_gone = or_(*(_rater.state == state for state in ENDED))
_WAITS_FOR_SOMEBODY_AWAY = (
    select(
        Evaluation.id.label("evaluation_id"),
        Employee.id.label("employee_id"),
        Employee.name.label("employee_name"),
        Employee.sort_name,
        Evaluation.agency_id,
        Unit.id.label("unit_id"),
        Unit.name.label("unit_name"),
        Unit.path.label("unit_path"),
        Plan.cycle_id,
        Evaluation.period_id,
        case(
            (_has_gone, literal(StuckBy.ASSESSOR_GONE.value)),
            else_=literal(StuckBy.ASSESSOR_RESTS.value),
        ).label("reason"),
        _rater.name.label("assessor_name"),
    )
    .join(Plan, and_(Plan.id == Evaluation.plan_id, Plan.agency_id == Evaluation.agency_id))
    .join(
        CyclePeriod,
        and_(CyclePeriod.cycle_id == Plan.cycle_id, CyclePeriod.period_id == Evaluation.period_id),
    )
    .join(_rater, and_(_rater.id == Evaluation.assessor_id, _rater.state != EmployeeState.AKTIF))
    .join(Employee, Employee.id == Evaluation.employee_id)
    .join(Unit, Unit.id == Evaluation.unit_id)
    .where(
        CyclePeriod.state == PeriodState.EVALUATING,
        or_(*(Evaluation.state == state for state in UNSIGNED)),
        Evaluation.voided_at.is_(None),
        ~_somebody_rates,
    )
)
_is_evaluated = exists(
    select(Evaluation.id).where(
        Evaluation.employee_id == Assignment.employee_id,
        Evaluation.period_id == CyclePeriod.period_id,
        Evaluation.voided_at.is_(None),
    )
)
_is_assessed = exists(
    select(Assessor.id).where(Assessor.assignment_id == Assignment.id, _today(Assessor))
)
_had_a_plan = exists(
    select(Plan.id).where(
        Plan.employee_id == Assignment.employee_id,
        Plan.cycle_id == CyclePeriod.cycle_id,
        Plan.assignment_id != Assignment.id,
        Plan.state == PlanState.AGREED,
    )
)
_NOTHING_IS_OPEN = (
    select(
        null().label("evaluation_id"),
        Employee.id.label("employee_id"),
        Employee.name.label("employee_name"),
        Employee.sort_name,
        Assignment.agency_id,
        Unit.id.label("unit_id"),
        Unit.name.label("unit_name"),
        Unit.path.label("unit_path"),
        CyclePeriod.cycle_id,
        CyclePeriod.period_id,
        case(
            (_is_assessed, literal(StuckBy.NO_PLAN.value)),
            else_=literal(StuckBy.NO_ASSESSOR.value),
        ).label("reason"),
        null().label("assessor_name"),
    )
    .select_from(CyclePeriod)
    .join(Period, Period.id == CyclePeriod.period_id)
    .join(Cycle, Cycle.id == CyclePeriod.cycle_id)
    .join(
        Assignment,
        and_(
            Assignment.kind == AssignmentKind.DEFINITIF,
            Assignment.valid_from <= Period.ends_on,
            Assignment.valid_until > Period.ends_on,
        ),
    )
    .outerjoin(Position, Position.id == Assignment.position_id)
    .join(Employee, and_(Employee.id == Assignment.employee_id, OBLIGED))
    .join(Unit, Unit.id == Assignment.unit_id)
    .where(
        CyclePeriod.state == PeriodState.EVALUATING,
        of_holder() == Cycle.population,
        ~_is_evaluated,
        or_(~_is_assessed, _had_a_plan),
        or_(Position.id.is_(None), Position.kind != PositionKind.PEJABAT_NEGARA),
        _today(Assignment),
    )
)
_EVERY = union_all(_WAITS_FOR_SOMEBODY_AWAY, _NOTHING_IS_OPEN).subquery()


@cache
def _page(viewer: str, places: int, of: Narrowed) -> rows.TypedSelect[StuckRow]:
    listed = select(_EVERY).where(_listed(viewer, places, of))
    ordered = listed.order_by(_EVERY.c.unit_path, _EVERY.c.sort_name, _EVERY.c.period_id)
    return rows.TypedSelect(StuckRow, ordered.limit(bindparam("size")).offset(bindparam("skipped")))


@cache
def _count(viewer: str, places: int, of: Narrowed) -> Select[int]:
    listed = _listed(viewer, places, of)
    return select(func.count().label("total")).select_from(_EVERY).where(listed)


def _listed(viewer: str, places: int, of: Narrowed) -> ColumnElement[bool]:
    mine = viewers.in_agencies(_EVERY.c.agency_id, places) if viewer == viewers.AGENCIES else true()
    return and_(mine, *(_EVERY.c[name] == bindparam(name) for name in of))


def list_stuck(session: Session, actor: Actor, wanted: StuckFilter) -> Slice:
    """List whom nobody will evaluate as things stand, of the agencies that the actor keeps."""
    permit(
        actor.sees_everything or bool(actor.hr_agencies), "HR and the inspectorate look after these"
    )
    viewer, places, given = viewers.viewer_of(actor)
    of: Narrowed = () if wanted.period_id is None else ("period_id",)
    chosen = (viewer, places, of)
    given |= {"today": today()}
    if wanted.period_id is not None:
        given |= {"period_id": wanted.period_id}
    total = rows.fetch(session, _count(*chosen), **given)[0]["total"]
    found = rows.fetch(session, _page(*chosen), size=wanted.size, skipped=wanted.offset, **given)
    return Slice([_shown(row) for row in found], total, wanted.page, wanted.size)


def stuck_in(session: Session, place: tuple[int, int]) -> LeftOpen:
    """Count whom nobody will evaluate in a period of a cycle, with the names of the first."""
    chosen = (viewers.EVERYTHING, 0, ("cycle_id", "period_id"))
    given = {"today": today(), "cycle_id": place[0], "period_id": place[1]}
    total = rows.fetch(session, _count(*chosen), **given)[0]["total"]
    found = rows.fetch(session, _page(*chosen), size=NAMED_WHEN_CLOSING, skipped=0, **given)
    return LeftOpen(total, [row["employee_name"] for row in found])


def _shown(row: StuckRow) -> Stuck:
    return {
        "evaluation_id": row["evaluation_id"],
        "employee": {"id": row["employee_id"], "name": row["employee_name"]},
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "period_id": row["period_id"],
        "reason": row["reason"],
        "assessor_name": row["assessor_name"],
    }
