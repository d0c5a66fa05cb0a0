"""Which cases are about to pass their standard, and who has to act on them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.ids import agency_of
from api.measurements.services.models import (
    CaseReminder,
    CaseState,
    Service,
    ServiceCase,
    ServiceState,
    ServiceStep,
)
from api.organization.models import Assignment, Position
from api.organization.posts.queries import valid_on
from api.rules.queries import add_working_days


class DueCase(TypedDict):
    """An open case on its last day but one or later, or of which somebody was reminded today."""

    id: UUID
    due_on: date | None
    officer_id: UUID | None
    unit_id: UUID
    holder_id: UUID | None


class HeadRow(TypedDict):
    """Who leads a unit today."""

    unit_id: UUID
    employee_id: UUID


class Alarm(TypedDict):
    """Somebody who has to act on a case until a day."""

    case_id: UUID
    person_id: UUID
    officer_id: UUID | None
    due_on: date


def counting_services(session: Session) -> list[UUID]:
    """List the services whose figures count: only of these is anybody asked to act."""
    counting = select(Service.id).where(Service.state == ServiceState.COUNTING)
    return list(session.scalars(counting.order_by(Service.id)))


def received_since(session: Session, service_id: UUID, moment: datetime) -> list[UUID]:
    """List the cases of a service that were delivered from a moment on."""
    found = select(ServiceCase.id).where(
        ServiceCase.service_id == service_id, ServiceCase.received_at >= moment
    )
    return list(session.scalars(found))


def alarms_of(session: Session, service_id: UUID, since: datetime | None = None) -> list[Alarm]:
    """Say who has to act on which case of a service by its last day; `since`: of those delivered then."""
    service = session.scalars(select(Service).where(Service.at(service_id))).one()
    if service.state is not ServiceState.COUNTING:
        return []
    horizon = add_working_days(session, today(), 1, six_day=service.is_six_day)
    due = _due(service_id, horizon)
    if since is not None:
        due = due.where(ServiceCase.received_at >= since)
    cases = rows.read(session, rows.TypedSelect(DueCase, due))
    heads = _heads(session, {unit for case in cases for unit in _asked(case)})
    return [
        {
            "case_id": case["id"],
            "person_id": person,
            "officer_id": case["officer_id"],
            "due_on": case["due_on"] or horizon,
        }
        for case in cases
        for person in _people(case, heads)
    ]


def _due(service_id: UUID, horizon: date) -> Select[*tuple[Any, ...]]:
    reminded = exists(
        select(CaseReminder.case_id).where(
            CaseReminder.case_id == ServiceCase.id, CaseReminder.on_day == today()
        )
    )
    step = and_(
        ServiceStep.service_id == ServiceCase.service_id, ServiceStep.position == ServiceCase.step
    )
    return (
        select(
            ServiceCase.id,
            ServiceCase.due_on,
            ServiceCase.officer_id,
            ServiceCase.unit_id,
            ServiceStep.unit_id.label("holder_id"),
        )
        .outerjoin(ServiceStep, step)
        .where(
            ServiceCase.service_id == service_id,
            ServiceCase.agency_id == agency_of(service_id),
            ServiceCase.state == CaseState.OPEN,
            or_(ServiceCase.due_on <= horizon, reminded),
        )
        .order_by(ServiceCase.due_on, ServiceCase.id)
    )


def _asked(case: DueCase) -> Iterator[UUID]:
    """Give the units whose heads are asked: who holds the step, and the team where nobody has the case."""
    if case["holder_id"] not in (None, case["unit_id"]) and case["holder_id"] is not None:
        yield case["holder_id"]
    if case["officer_id"] is None:
        yield case["unit_id"]


def _people(case: DueCase, heads: dict[UUID, list[UUID]]) -> Sequence[UUID]:
    found = [case["officer_id"]] if case["officer_id"] is not None else []
    for unit in _asked(case):
        found += heads.get(unit, [])
    return list(dict.fromkeys(found))


def _heads(session: Session, units: set[UUID]) -> dict[UUID, list[UUID]]:
    found = (
        select(Assignment.unit_id, Assignment.employee_id)
        .join(Position, Position.id == Assignment.position_id)
        .where(
            Assignment.unit_id.in_(units), Position.is_head.is_(True), valid_on(Assignment, today())
        )
    )
    heads: dict[UUID, list[UUID]] = {}
    for row in rows.read(session, rows.TypedSelect(HeadRow, found)):
        heads.setdefault(row["unit_id"], []).append(row["employee_id"])
    return heads
