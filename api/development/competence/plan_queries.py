"""What can be asked about development plans and their actions."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.development.competence.models import DevelopmentAction, DevelopmentPlan
from api.development.competence.records import ActionRow, PlanRow
from api.foundation import rows
from api.foundation.ids import agency_of
from api.organization.models import Employee

_PLANS = (
    select(
        DevelopmentPlan.id,
        DevelopmentPlan.employee_id,
        DevelopmentPlan.year,
        DevelopmentPlan.state,
        DevelopmentPlan.agreed_on,
        DevelopmentPlan.agreed_with,
        Employee.name.label("agreed_name"),
        DevelopmentPlan.version,
    )
    .outerjoin(Employee, Employee.id == DevelopmentPlan.agreed_with)
    .order_by(DevelopmentPlan.id.desc())
)
_OF_YEAR = rows.TypedSelect(
    PlanRow,
    _PLANS.where(
        DevelopmentPlan.employee_id == bindparam("employee_id"),
        DevelopmentPlan.year == bindparam("year"),
    ),
)
_ACTIONS = rows.TypedSelect(
    ActionRow,
    select(
        DevelopmentAction.id,
        DevelopmentAction.plan_id,
        DevelopmentAction.kind,
        DevelopmentAction.text,
        DevelopmentAction.competence_code,
        DevelopmentAction.hours_tenths,
        DevelopmentAction.from_on,
        DevelopmentAction.until_on,
        DevelopmentAction.state,
        DevelopmentAction.evidence_url,
        DevelopmentAction.evidence_note,
        DevelopmentAction.reason,
        DevelopmentAction.version,
    )
    .where(
        DevelopmentAction.plan_id == bindparam("plan_id"),
        DevelopmentAction.agency_id == bindparam("agency_id"),
    )
    .order_by(DevelopmentAction.from_on, DevelopmentAction.id),
)


def plans_of_year(session: Session, employee_id: UUID, year: int) -> list[PlanRow]:
    """Read somebody's plans of a year, the newest first: one in each agency where they served."""
    return rows.fetch(session, _OF_YEAR, employee_id=employee_id, year=year)


def actions_in(session: Session, plan_id: UUID) -> list[ActionRow]:
    """Read the actions of a plan in the order of their days."""
    return rows.fetch(session, _ACTIONS, plan_id=plan_id, agency_id=agency_of(plan_id))
