"""Who has to report when, and how far they are; nobody does who rests from duty (R24)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.cycles.models import CyclePeriod, Period, PeriodState
from api.foundation import rows
from api.goals.models import Indicator, Plan, PlanState
from api.notifications.records import PlanUnderWay, ReportDue
from api.organization.models import Employee
from api.organization.people.obligation import OBLIGED

TAKING = (PeriodState.OPEN, PeriodState.EVALUATING)
_plan_indicators = (
    select(func.count(Indicator.id))
    .where(Indicator.plan_id == Plan.id, Indicator.agency_id == Plan.agency_id)
    .scalar_subquery()
)
_plan_reported = (
    select(func.count(Achievement.id))
    .where(
        Achievement.plan_id == Plan.id,
        Achievement.period_id == CyclePeriod.period_id,
        Achievement.agency_id == Plan.agency_id,
    )
    .scalar_subquery()
)
_REPORTS = rows.TypedSelect(
    ReportDue,
    select(
        Plan.id.label("plan_id"),
        Plan.employee_id,
        CyclePeriod.period_id,
        CyclePeriod.report_due_on,
        _plan_indicators.label("indicators"),
        _plan_reported.label("reported"),
    )
    .join(CyclePeriod, CyclePeriod.cycle_id == Plan.cycle_id)
    .join(
        Period,
        and_(
            Period.id == CyclePeriod.period_id,
            Period.starts_on <= Plan.ends_on,
            Period.ends_on >= Plan.starts_on,
            CyclePeriod.is_reported,
        ),
    )
    .join(Employee, and_(Employee.id == Plan.employee_id, OBLIGED))
    .where(Plan.state == PlanState.AGREED)
    .order_by(Plan.unit_id, Plan.id),
)
REPORTS_OF_PERIOD = _REPORTS.where(
    Plan.cycle_id == bindparam("cycle_id"), CyclePeriod.period_id == bindparam("period_id")
)


def reports_of_period(session: Session, cycle_id: int, period_id: int) -> list[ReportDue]:
    """List who has to report in a period, with how far they are."""
    return rows.fetch(session, REPORTS_OF_PERIOD, cycle_id=cycle_id, period_id=period_id)


def open_reports_of(session: Session, plan_ids: Sequence[UUID]) -> list[ReportDue]:
    """List the periods that some plans are reported in now, late ones included."""
    wanted = _REPORTS.where(Plan.id.in_(plan_ids), CyclePeriod.state.in_(TAKING))
    return rows.read(session, wanted)


def plans_under_way(session: Session, employee_ids: Sequence[UUID]) -> list[PlanUnderWay]:
    """List the plans of some people that are written or carried out now."""
    states = (PlanState.DRAFT, PlanState.RETURNED, PlanState.AGREED)
    wanted = (
        select(Plan.id, Plan.employee_id, Plan.cycle_id, Plan.state)
        .where(Plan.employee_id.in_(employee_ids), Plan.state.in_(states))
        .order_by(Plan.id)
    )
    return rows.read(session, rows.TypedSelect(PlanUnderWay, wanted))
