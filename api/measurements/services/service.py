"""What can be done with services: registered, changed, given another standard."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.database import FOREVER
from api.foundation.errors import EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import CITY, agency_of, new_id
from api.identity.actor import Actor, permit
from api.identity.models import ServiceAccount
from api.measurements.services import events, recounting
from api.measurements.services.errors import StandardInThePast
from api.measurements.services.listing import service_view
from api.measurements.services.models import Service, ServiceStandard, ServiceStep
from api.measurements.services.permissions import keeps
from api.measurements.services.queries import find_seen, find_service
from api.measurements.services.schemas import ServiceChange, ServiceDraft, StandardDraft, StepDraft
from api.organization.models import Unit

ONLY_HR = "Only HR of the agency keeps its services"


def register_service(session: Session, actor: Actor, draft: ServiceDraft) -> dict[str, Any]:
    """Register a service with its first standard; it is tried until somebody lets it count."""
    unit = session.get(Unit, draft.unit_id)
    if unit is None:
        raise Invalid(("/unit_id", "unknown", "no such unit"))
    permit(keeps(actor, unit.agency_id), ONLY_HR)
    _check_account(session, draft.service_account_id, unit.agency_id)
    service = Service(
        id=new_id(unit.agency_id),
        agency_id=unit.agency_id,
        **draft.model_dump(exclude={"standard", "steps"}),
    )
    session.add(service)
    session.flush()
    session.add(_standard(service, draft.standard))
    _set_steps(session, service, draft.steps)
    return _published(session, actor, service, "registered")


def change_service(
    session: Session, actor: Actor, service_id: UUID, change: ServiceChange, version: int
) -> dict[str, Any]:
    """Change a service, let it count or end it; another working week counts its cases anew."""
    service = _load(session, actor, service_id)
    if service.version != version:
        raise EditedMeanwhile(version=service.version)
    given = change.model_dump(exclude_unset=True, exclude={"steps"})
    _check_account(session, change.service_account_id, service.agency_id)
    was_six_day = service.is_six_day
    for name, value in given.items():
        setattr(service, name, value)
    service.version += 1
    if change.steps is not None:
        _set_steps(session, service, change.steps)
    if service.is_six_day != was_six_day:
        session.flush()
        recounting.recount(session, actor, service)
    return _published(session, actor, service, "changed", sorted(change.model_fields_set))


def set_standard(
    session: Session, actor: Actor, service_id: UUID, draft: StandardDraft
) -> dict[str, Any]:
    """Give a service another standard for files that are complete from a day on, past ones too."""
    service = _load(session, actor, service_id)
    held = select(ServiceStandard).where(ServiceStandard.service_id == service_id)
    last = session.scalars(held.order_by(ServiceStandard.valid_from.desc()).limit(1)).first()
    if last is not None:
        if last.valid_from >= draft.valid_from:
            raise StandardInThePast(valid_from=last.valid_from)
        last.valid_until = draft.valid_from
        session.flush()
    session.add(_standard(service, draft))
    session.flush()
    recounting.recount(session, actor, service)
    return _published(session, actor, service, "standard set")


def _load(session: Session, actor: Actor, service_id: UUID) -> Service:
    """Lock a service, so that what changes it and what is delivered come one after the other."""
    find_seen(session, actor, service_id)
    permit(keeps(actor, agency_of(service_id)), ONLY_HR)
    return lock_service(session, service_id)


def lock_service(session: Session, service_id: UUID) -> Service:
    """Load a service for a change."""
    locked = select(Service).where(Service.at(service_id)).with_for_update()
    found = session.scalars(locked.execution_options(populate_existing=True)).first()
    if found is None:
        raise NotFound(service_id=service_id)
    return found


def _standard(service: Service, draft: StandardDraft) -> ServiceStandard:
    return ServiceStandard(
        id=new_id(service.agency_id),
        agency_id=service.agency_id,
        service_id=service.id,
        valid_until=FOREVER,
        **draft.model_dump(),
    )


def _set_steps(session: Session, service: Service, wanted: Sequence[StepDraft]) -> None:
    """Name steps anew and add some; cases refer to the place of a step, so none changes its own."""
    of_service = select(ServiceStep).where(ServiceStep.service_id == service.id)
    kept = list(session.scalars(of_service.order_by(ServiceStep.position)))
    codes = [step.code for step in wanted]
    if [step.code for step in kept] != codes[: len(kept)] or len(set(codes)) < len(codes):
        raise Invalid(("/steps", "order", "steps that are there stay in their order"))
    for position, draft in enumerate(wanted):
        if draft.unit_id is not None and session.get(Unit, draft.unit_id) is None:
            raise Invalid((f"/steps/{position}/unit_id", "unknown", "no such unit"))
        if position < len(kept):
            kept[position].name, kept[position].unit_id = draft.name, draft.unit_id
        else:
            session.add(_step(service, position, draft))


def _step(service: Service, position: int, draft: StepDraft) -> ServiceStep:
    return ServiceStep(
        id=new_id(service.agency_id),
        agency_id=service.agency_id,
        service_id=service.id,
        position=position,
        **draft.model_dump(),
    )


def _check_account(session: Session, account_id: UUID | None, agency_id: int) -> None:
    if account_id is None:
        return
    account = session.get(ServiceAccount, account_id)
    if account is None or (account.home_agency_id or CITY) not in (CITY, agency_id):
        raise Invalid(("/service_account_id", "unknown", "no such account of this agency"))


def _published(
    session: Session,
    actor: Actor,
    service: Service,
    what: str,
    fields: list[str] | None = None,
) -> dict[str, Any]:
    session.flush()
    publish(
        session, events.ServiceSet(actor=actor, subject_id=service.id, what=what, fields=fields)
    )
    return service_view(session, actor, find_service(session, service.id))
