"""What the page of a service's team is counted from: sums by officer, step and day, in the database."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.upsert import chunks
from api.measurements.services.models import CaseState, CaseStep, ServiceCase
from api.measurements.services.queries import DAYS, RUNNING
from api.measurements.services.records import (
    DueRow,
    ElapsedRow,
    OfficerDays,
    OfficerName,
    RunningRow,
    StepSum,
)
from api.organization.models import Assignment, AssignmentKind, Employee, Unit
from api.organization.posts.queries import valid_on

_team = Unit.id == ServiceCase.unit_id


def days_by_officer(session: Session, done: ColumnElement[bool]) -> list[OfficerDays]:
    """Count cases by officer and working days."""
    found = (
        select(*DAYS, ServiceCase.officer_id)
        .join(Unit, _team)
        .where(done)
        .group_by(ServiceCase.officer_id, ServiceCase.working_days)
    )
    return rows.read(session, rows.TypedSelect(OfficerDays, found))


def step_sums(session: Session, done: ColumnElement[bool]) -> list[StepSum]:
    """Add up the working days of each step by officer; a case counts once however often it came back."""
    found = (
        select(
            CaseStep.position,
            ServiceCase.officer_id,
            func.sum(CaseStep.working_days).label("days"),
            func.count(CaseStep.case_id.distinct()).label("cases"),
        )
        .join(ServiceCase, ServiceCase.id == CaseStep.case_id)
        .join(Unit, _team)
        .where(done, CaseStep.working_days.is_not(None))
        .group_by(CaseStep.position, ServiceCase.officer_id)
    )
    return rows.read(session, rows.TypedSelect(StepSum, found))


def elapsed_days(session: Session, done: ColumnElement[bool]) -> list[ElapsedRow]:
    """Count cases by the working days that applicants waited, suspensions included."""
    waited = ServiceCase.working_days + ServiceCase.suspended_days
    found = (
        select(
            waited.label("days"),
            func.count().label("cases"),
            func.sum(case((ServiceCase.suspended_days > 0, 1), else_=0)).label("suspended"),
        )
        .join(Unit, _team)
        .where(done)
        .group_by(waited)
        .order_by(waited)
    )
    return rows.read(session, rows.TypedSelect(ElapsedRow, found))


def running_by_officer(
    session: Session, service_id: UUID, seen: ColumnElement[bool]
) -> list[RunningRow]:
    """Count what is under way by officer and state."""
    found = (
        select(ServiceCase.officer_id, ServiceCase.state, func.count().label("cases"))
        .join(Unit, _team)
        .where(ServiceCase.service_id == service_id, ServiceCase.state.in_(RUNNING), seen)
        .group_by(ServiceCase.officer_id, ServiceCase.state)
    )
    return rows.read(session, rows.TypedSelect(RunningRow, found))


def due_days(session: Session, service_id: UUID, seen: ColumnElement[bool]) -> list[DueRow]:
    """Count open cases by their last day."""
    found = (
        select(ServiceCase.due_on, func.count().label("cases"))
        .join(Unit, _team)
        .where(
            ServiceCase.service_id == service_id,
            ServiceCase.state == CaseState.OPEN,
            ServiceCase.due_on.is_not(None),
            seen,
        )
        .group_by(ServiceCase.due_on)
    )
    return rows.read(session, rows.TypedSelect(DueRow, found))


def officer_names(session: Session, keys: Collection[UUID]) -> list[OfficerName]:
    """Name officers with the post that they hold today."""
    here = and_(
        Assignment.employee_id == Employee.id,
        Assignment.kind == AssignmentKind.DEFINITIF,
        valid_on(Assignment, today()),
    )
    found: list[Any] = []
    for part in chunks(keys):
        people = (
            select(Employee.id, Employee.name, Assignment.title)
            .outerjoin(Assignment, here)
            .where(Employee.id.in_(part))
        )
        found += rows.read(session, rows.TypedSelect(OfficerName, people))
    return found
