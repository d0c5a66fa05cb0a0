"""What can be done with sources: register, change, ask again."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.errors import AlreadyThere, EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.identity.models import ServiceAccount
from api.measurements.sources import queries
from api.measurements.sources.addresses import address_fault
from api.measurements.sources.errors import SourcePaused
from api.measurements.sources.events import SourceSet
from api.measurements.sources.models import MeasurementSource, SourceKind, SourceState
from api.measurements.sources.permissions import keeps
from api.measurements.sources.schemas import SourceChange, SourceDraft
from api.organization.models import Agency

KEEPERS = "Only HR of the agency or of the city keeps its sources"


def add_source(session: Session, actor: Actor, draft: SourceDraft) -> dict[str, Any]:
    """Register a system that gives measurements."""
    permit(keeps(actor, draft.agency_id), KEEPERS)
    if session.get(Agency, draft.agency_id) is None:
        raise NotFound(agency_id=draft.agency_id)
    source = MeasurementSource(id=new_id(draft.agency_id), **draft.model_dump())
    _check(session, source)
    _check_code(session, source)
    if source.kind is SourceKind.POLL:
        source.next_poll_at = now()
    session.add(source)
    _said(session, actor, source, sorted(draft.model_fields_set))
    return queries.get_source(session, actor, source.id)


def change_source(
    session: Session, actor: Actor, source_id: UUID, change: SourceChange, version: int
) -> dict[str, Any]:
    """Change a source; a new address is asked at once, and what failed before is forgotten."""
    source = _kept(session, actor, source_id)
    if source.version != version:
        raise EditedMeanwhile(version=source.version)
    fields = sorted(change.model_fields_set)
    for name in fields:
        setattr(source, name, getattr(change, name))
    _check(session, source)
    source.version += 1
    if source.kind is SourceKind.POLL:
        source.next_poll_at, source.failures, source.last_error = now(), 0, None
    _said(session, actor, source, fields)
    return queries.get_source(session, actor, source_id)


def poll_source(session: Session, actor: Actor, source_id: UUID) -> None:
    """Let a source be asked next, however long it would have waited."""
    source = _kept(session, actor, source_id)
    if source.kind is not SourceKind.POLL:
        raise Invalid(("path/source_id", "not_polled", "this source sends by itself"))
    if source.state is SourceState.PAUSED:
        raise SourcePaused(source_id=source_id)
    source.next_poll_at = now()
    _said(session, actor, source, ["next_poll_at"])


def _kept(session: Session, actor: Actor, source_id: UUID) -> MeasurementSource:
    known = queries.find_source(session, actor, source_id)
    permit(keeps(actor, known["agency_id"]), KEEPERS)
    return queries.load_source(session, source_id)


def _said(session: Session, actor: Actor, source: MeasurementSource, fields: list[str]) -> None:
    session.flush()
    publish(
        session,
        SourceSet(actor=actor, subject_id=source.id, code=source.code, fields=fields),
    )


def _check(session: Session, source: MeasurementSource) -> None:
    """Refuse what does not fit together, by its field."""
    polled = source.kind is SourceKind.POLL
    faults = [
        (f"/{name}", "missing", "a source that is asked needs it")
        if polled
        else (f"/{name}", "not_polled", "only for a source that is asked")
        for name in ("url", "every_minutes")
        if (getattr(source, name) is None) == polled
    ]
    fault = address_fault(source.url) if source.url is not None else None
    if fault is not None:
        faults.append(("/url", fault, "https, or this machine in a demonstration"))
    if not _fits(session, source):
        faults.append(("/service_account_id", "unknown", "no account that sees this agency"))
    if not source.name:
        faults.append(("/name", "missing", "a source has a name"))
    if faults:
        raise Invalid(*faults)


def _fits(session: Session, source: MeasurementSource) -> bool:
    if source.service_account_id is None:
        return True
    account = session.get(ServiceAccount, source.service_account_id)
    return account is not None and account.home_agency_id in (None, source.agency_id)


def _check_code(session: Session, source: MeasurementSource) -> None:
    same = select(MeasurementSource.id).where(
        MeasurementSource.code == source.code, MeasurementSource.agency_id == source.agency_id
    )
    if session.scalars(same).first() is not None:
        raise AlreadyThere(pointer="/code")
