"""Which cases took longer than their standard, and which step held each longest."""

from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, and_, func, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.measurements.services.models import CaseStep, ServiceCase
from api.measurements.services.queries import IS_LATE
from api.measurements.services.records import HeldCount, HeldRow, LateRow
from api.organization.models import Unit

Held = tuple[int, int]
"""A step by its position, and its working days."""
MOST_LATE = 200


def late_cases(session: Session, done: ColumnElement[bool]) -> list[LateRow]:
    """List late cases among those done, the longest first."""
    found = (
        select(
            ServiceCase.id,
            ServiceCase.external_key,
            ServiceCase.kind,
            ServiceCase.complete_on,
            ServiceCase.issued_on,
            ServiceCase.working_days,
            ServiceCase.standard_days,
            ServiceCase.suspended_days,
        )
        .join(Unit, Unit.id == ServiceCase.unit_id)
        .where(done, IS_LATE)
        .order_by(ServiceCase.working_days.desc(), ServiceCase.issued_on.desc())
        .limit(MOST_LATE)
    )
    return rows.read(session, rows.TypedSelect(LateRow, found))


def held_longest(session: Session, done: ColumnElement[bool]) -> dict[UUID, Held]:
    """Say for each late case which step took longest; none where two took the same."""
    won = _winners(done)
    found = select(won.c.case_id, won.c.position, won.c.days)
    rows_ = rows.read(session, rows.TypedSelect(HeldRow, found))
    return {row["case_id"]: (row["position"], row["days"]) for row in rows_}


def late_by_step(session: Session, done: ColumnElement[bool]) -> dict[int, int]:
    """Count for each step the late cases that it held longest."""
    won = _winners(done)
    counted = select(won.c.position, func.count().label("cases")).group_by(won.c.position)
    rows_ = rows.read(session, rows.TypedSelect(HeldCount, counted))
    return {row["position"]: row["cases"] for row in rows_}


def _winners(done: ColumnElement[bool]) -> Subquery:
    """Select the step that took longest of each late case among those done, where it is one."""
    days = func.sum(CaseStep.working_days)
    steps = (
        select(CaseStep.case_id, CaseStep.position, days.label("days"))
        .join(ServiceCase, ServiceCase.id == CaseStep.case_id)
        .join(Unit, Unit.id == ServiceCase.unit_id)
        .where(done, IS_LATE, CaseStep.working_days.is_not(None))
        .group_by(CaseStep.case_id, CaseStep.position)
        .cte("steps")
    )
    most = (
        select(steps.c.case_id, func.max(steps.c.days).label("days"))
        .group_by(steps.c.case_id)
        .cte("most")
    )
    same = and_(steps.c.case_id == most.c.case_id, steps.c.days == most.c.days)
    return (
        select(
            steps.c.case_id,
            func.min(steps.c.position).label("position"),
            func.min(steps.c.days).label("days"),
        )
        .join(most, same)
        .group_by(steps.c.case_id)
        .having(func.count() == 1)
        .subquery("won")
    )
