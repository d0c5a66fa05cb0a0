"""What can be asked about development plans and their actions."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.development.competence.models import DevelopmentAction, DevelopmentPlan
from api.development.competence.records import ActionRow, BegunPlan, Home, PlanRow
from api.foundation import rows
from api.foundation.ids import agency_of, new_id
from api.foundation.upsert import upsert
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
        DevelopmentAction.seat_id,
        DevelopmentAction.version,
    )
    .where(
        DevelopmentAction.plan_id == bindparam("plan_id"),
        DevelopmentAction.agency_id == bindparam("agency_id"),
    )
    .order_by(DevelopmentAction.from_on, DevelopmentAction.id),
)


@cache
def _homes(size: int) -> rows.TypedSelect[Home]:
    return rows.TypedSelect(
        Home, select(Employee.id, Employee.agency_id).where(rows.among(Employee.id, size))
    )


def plans_of_year(session: Session, employee_id: UUID, year: int) -> list[PlanRow]:
    """Read somebody's plans of a year, the newest first: one in each agency where they served."""
    return rows.fetch(session, _OF_YEAR, employee_id=employee_id, year=year)


def actions_in(session: Session, plan_id: UUID) -> list[ActionRow]:
    """Read the actions of a plan in the order of their days."""
    return rows.fetch(session, _ACTIONS, plan_id=plan_id, agency_id=agency_of(plan_id))


@cache
def _begun(size: int) -> rows.TypedSelect[BegunPlan]:
    return rows.TypedSelect(
        BegunPlan,
        select(DevelopmentPlan.id, DevelopmentPlan.agency_id, DevelopmentPlan.employee_id)
        .join(
            Employee,
            (Employee.id == DevelopmentPlan.employee_id)
            & (Employee.agency_id == DevelopmentPlan.agency_id),
        )
        .where(
            rows.among(DevelopmentPlan.employee_id, size), DevelopmentPlan.year == bindparam("year")
        ),
    )


def begin_plans(session: Session, people: Sequence[UUID], year: int) -> dict[UUID, BegunPlan]:
    """Give people's plans of a year where they serve; who has none yet gets one."""
    homes = rows.fetch_among(session, _homes, people)
    wanted = [
        {
            "id": new_id(home["agency_id"]),
            "agency_id": home["agency_id"],
            "employee_id": home["id"],
            "year": year,
        }
        for home in homes
    ]
    upsert(session, DevelopmentPlan, wanted, ("employee_id", "year", "agency_id"))
    return {row["employee_id"]: row for row in rows.fetch_among(session, _begun, people, year=year)}
