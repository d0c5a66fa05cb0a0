"""What can be asked about services: which there are, how each is set up, the figures of their cases."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.identity.actor import Actor
from api.measurements.services.figures import Figures, figures_from
from api.measurements.services.models import (
    CaseState,
    Service,
    ServiceCase,
    ServiceStandard,
    ServiceStep,
)
from api.measurements.services.permissions import (
    Sight,
    knows,
    sight_of,
)
from api.measurements.services.records import (
    DaysRow,
    ServiceRow,
    StandardRow,
    StepOfService,
    StepRow,
)
from api.organization.models import Unit
from api.organization.units.paths import end_of

RUNNING = (CaseState.OPEN, CaseState.SUSPENDED)
_standard = (
    select(ServiceStandard.working_days)
    .where(
        ServiceStandard.service_id == Service.id,
        ServiceStandard.valid_from <= bindparam("day"),
        ServiceStandard.valid_until > bindparam("day"),
    )
    .scalar_subquery()
)
SERVICES = rows.TypedSelect(
    ServiceRow,
    select(
        Service.id,
        Service.agency_id,
        Service.unit_id,
        Unit.name.label("unit_name"),
        Unit.path.label("unit_path"),
        Service.code,
        Service.name,
        Service.noun,
        Service.is_six_day,
        Service.source_name,
        Service.case_url,
        Service.state,
        Service.service_account_id,
        Service.last_received_at,
        Service.version,
        _standard.label("standard_days"),
    )
    .join(Unit, Unit.id == Service.unit_id)
    .order_by(Service.name, Service.id),
)
SERVICE = SERVICES.where(Service.id == bindparam("service_id"))
STANDARDS = rows.TypedSelect(
    StandardRow,
    select(
        ServiceStandard.working_days,
        ServiceStandard.valid_from,
        ServiceStandard.valid_until,
        ServiceStandard.legal_basis,
    )
    .where(ServiceStandard.service_id == bindparam("service_id"))
    .order_by(ServiceStandard.valid_from),
)
_holder = aliased(Unit)
_STEP: tuple[Any, ...] = (
    ServiceStep.position,
    ServiceStep.code,
    ServiceStep.name,
    _holder.id.label("holder_id"),
    _holder.name.label("holder_name"),
    _holder.path.label("holder_path"),
)
_held = _holder.id == ServiceStep.unit_id
STEPS = rows.TypedSelect(
    StepRow,
    select(*_STEP)
    .outerjoin(_holder, _held)
    .where(ServiceStep.service_id == bindparam("service_id"))
    .order_by(ServiceStep.position),
)
ALL_STEPS = rows.TypedSelect(
    StepOfService,
    select(*_STEP, ServiceStep.service_id).outerjoin(_holder, _held).order_by(ServiceStep.position),
)
IS_LATE = ServiceCase.working_days > ServiceCase.standard_days
DAYS: tuple[Any, ...] = (
    ServiceCase.working_days.label("days"),
    func.count().label("cases"),
    func.sum(case((IS_LATE, 1), else_=0)).label("late"),
)


def done_within(service_id: UUID, first: date, last: date) -> ColumnElement[bool]:
    """Condition: a case of a service was done between two days."""
    return and_(
        ServiceCase.service_id == service_id,
        ServiceCase.agency_id == agency_of(service_id),
        ServiceCase.state == CaseState.DONE,
        ServiceCase.issued_on >= first,
        ServiceCase.issued_on <= last,
    )


def find_service(session: Session, service_id: UUID) -> ServiceRow:
    """Read a service, for whomever."""
    found = rows.fetch_one(session, SERVICE, service_id=service_id, day=today())
    if found is None:
        raise NotFound(service_id=service_id)
    return found


def steps_of(session: Session, service_id: UUID) -> list[StepRow]:
    """List the steps of a service in their order."""
    return rows.fetch(session, STEPS, service_id=service_id)


def find_seen(
    session: Session, actor: Actor, service_id: UUID
) -> tuple[ServiceRow, list[StepRow], Sight]:
    """Read a service that somebody has to do with, and say which of its cases they see; else 404."""
    service = find_service(session, service_id)
    steps = steps_of(session, service_id)
    sight = sight_of(actor, service, steps)
    if not knows(actor, service) and not sight.steps and not _has_own(session, actor, service_id):
        raise NotFound(service_id=service_id)
    return service, steps, sight


def _has_own(session: Session, actor: Actor, service_id: UUID) -> bool:
    own = select(ServiceCase.id).where(
        ServiceCase.officer_id == actor.id, ServiceCase.service_id == service_id
    )
    return session.scalars(own.limit(1)).first() is not None


def seen_by(sight: Sight) -> ColumnElement[bool]:
    """Condition on cases, joined with the units of their teams: somebody sees them."""
    ways: list[ColumnElement[bool]] = [ServiceCase.officer_id == sight.person]
    ways += [and_(Unit.path >= path, Unit.path < end_of(path)) for path in sight.paths]
    if sight.steps:
        ways.append(and_(ServiceCase.state.in_(RUNNING), ServiceCase.step.in_(sight.steps)))
    if sight.all:
        return ServiceCase.id.is_not(None)
    return or_(*ways)


def figures_of(  # noqa: PLR0913 - of whom and when is asked in many ways; the names say it
    session: Session,
    service_id: UUID,
    first: date,
    last: date,
    officer_id: UUID | None = None,
    unit_ids: Collection[UUID] | None = None,
) -> Figures:
    """Give the figures of the cases done between two days: of all, of an officer, of some teams.

    Median and 90th percentile by nearest rank, counted in the database and read off the counts.
    """
    done = done_within(service_id, first, last)
    found = select(*DAYS).where(done).group_by(ServiceCase.working_days)
    if officer_id is not None:
        found = found.where(ServiceCase.officer_id == officer_id)
    if unit_ids is not None:
        found = found.where(ServiceCase.unit_id.in_(unit_ids))
    return figures_from(rows.read(session, rows.TypedSelect(DaysRow, found)))
