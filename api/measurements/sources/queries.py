"""What can be asked about sources and what they measured."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import now
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.identity.actor import Actor
from api.identity.models import ServiceAccount
from api.measurements.sources.models import (
    Measurement,
    MeasurementSource,
    SourceKind,
    SourceState,
)
from api.measurements.sources.permissions import keeps, knows
from api.measurements.sources.records import (
    DayValue,
    DueSource,
    KnownRow,
    MetricRow,
    PolledSource,
    SourceRow,
)
from api.organization.models import Agency

_count = (
    select(func.count(Measurement.id))
    .where(
        Measurement.source_id == MeasurementSource.id,
        Measurement.agency_id == MeasurementSource.agency_id,
    )
    .scalar_subquery()
)
SOURCES = rows.TypedSelect(
    SourceRow,
    select(
        MeasurementSource.id,
        MeasurementSource.agency_id,
        Agency.name.label("agency_name"),
        MeasurementSource.code,
        MeasurementSource.name,
        MeasurementSource.kind,
        MeasurementSource.state,
        MeasurementSource.service_account_id,
        ServiceAccount.name.label("account_name"),
        MeasurementSource.url,
        MeasurementSource.every_minutes,
        MeasurementSource.last_ok_at,
        MeasurementSource.last_error,
        MeasurementSource.failures,
        MeasurementSource.next_poll_at,
        _count.label("measurements"),
        MeasurementSource.version,
    )
    .join(Agency, Agency.id == MeasurementSource.agency_id)
    .outerjoin(ServiceAccount, ServiceAccount.id == MeasurementSource.service_account_id)
    .order_by(Agency.name, MeasurementSource.name, MeasurementSource.id),
)
_of_source = (
    MeasurementSource.id == bindparam("source_id"),
    MeasurementSource.agency_id == bindparam("agency_id"),
)
SOURCE = SOURCES.where(*_of_source)
METRICS = rows.TypedSelect(
    MetricRow,
    select(
        Measurement.metric,
        Measurement.scope,
        func.count(Measurement.measured_on.distinct()).label("days"),
        func.min(Measurement.measured_on).label("first_on"),
        func.max(Measurement.measured_on).label("last_on"),
    )
    .where(
        Measurement.source_id == bindparam("source_id"),
        Measurement.agency_id == bindparam("agency_id"),
    )
    .group_by(Measurement.metric, Measurement.scope)
    .order_by(Measurement.metric, Measurement.scope),
)
DAYS = rows.TypedSelect(
    DayValue,
    select(Measurement.measured_on, Measurement.value)
    .where(
        Measurement.source_id == bindparam("source_id"),
        Measurement.agency_id == bindparam("agency_id"),
        Measurement.metric == bindparam("metric"),
        Measurement.scope == bindparam("scope"),
        Measurement.measured_on >= bindparam("first"),
        Measurement.measured_on <= bindparam("last"),
    )
    .order_by(Measurement.measured_on, Measurement.received_at, Measurement.external_key),
)
_polled = (
    MeasurementSource.kind == SourceKind.POLL,
    MeasurementSource.state == SourceState.ACTIVE,
)
DUE = rows.TypedSelect(
    DueSource,
    select(MeasurementSource.id, MeasurementSource.every_minutes).where(
        *_polled, MeasurementSource.next_poll_at <= bindparam("now")
    ),
)
POLLED = rows.TypedSelect(
    PolledSource, select(MeasurementSource.id, MeasurementSource.url).where(*_polled, *_of_source)
)


def _place(source_id: UUID) -> dict[str, Any]:
    return {"source_id": source_id, "agency_id": agency_of(source_id)}


def list_sources(session: Session, actor: Actor) -> dict[str, Any]:
    """List the sources that somebody keeps, maps or sends."""
    found = [row for row in rows.fetch(session, SOURCES) if knows(actor, row)]
    return {"items": [_shown(actor, row) for row in found]}


def find_source(session: Session, actor: Actor, source_id: UUID) -> SourceRow:
    """Read a source that somebody knows, or refuse."""
    found = rows.fetch_one(session, SOURCE, **_place(source_id))
    if found is None or not knows(actor, found):
        raise NotFound(source_id=source_id)
    return found


def get_source(session: Session, actor: Actor, source_id: UUID) -> dict[str, Any]:
    """Show a source."""
    return _shown(actor, find_source(session, actor, source_id))


def list_metrics(session: Session, actor: Actor, source_id: UUID) -> dict[str, Any]:
    """List what a source has measured."""
    find_source(session, actor, source_id)
    return {"items": rows.fetch(session, METRICS, **_place(source_id))}


_SHOWN = (
    *("id", "agency_id", "agency_name", "code", "name", "kind", "state", "every_minutes"),
    *("last_ok_at", "last_error", "failures", "next_poll_at", "measurements", "version"),
)


def _shown(actor: Actor, row: SourceRow) -> dict[str, Any]:
    """Show a source; where it is asked and who sends is only for those who keep it."""
    kept = keeps(actor, row["agency_id"])
    account = {"id": row["service_account_id"], "name": row["account_name"]}
    return {
        **rows.pick(row, _SHOWN),
        "service_account": account if kept and row["service_account_id"] else None,
        "url": row["url"] if kept else None,
        "may": ["change"] if kept else [],
    }


def load_source(session: Session, source_id: UUID) -> MeasurementSource:
    """Load a source to change it or to take from it; its deliveries queue behind this lock."""
    wanted = select(MeasurementSource).where(MeasurementSource.at(source_id))
    found = session.scalars(wanted.with_for_update(key_share=True)).first()
    if found is None:
        raise NotFound(source_id=source_id)
    return found


def known_rows(session: Session, source_id: UUID, keys: Sequence[str]) -> dict[str, KnownRow]:
    """Read the measurements of a source that are there under some keys."""
    found = rows.fetch_among(session, _known, keys, **_place(source_id))
    return {row["external_key"]: row for row in found}


@cache
def _known(size: int) -> rows.TypedSelect[KnownRow]:
    wanted = rows.wanted(Measurement.external_key, size)
    return rows.TypedSelect(
        KnownRow,
        select(
            Measurement.external_key,
            Measurement.metric,
            Measurement.scope,
            Measurement.measured_on,
            Measurement.value,
        )
        .join(wanted, wanted.c.key == Measurement.external_key)
        .where(
            Measurement.source_id == bindparam("source_id"),
            Measurement.agency_id == bindparam("agency_id"),
        ),
    )


def days_of(
    session: Session, source_id: UUID, what: tuple[str, str], first: date, last: date
) -> list[DayValue]:
    """Read what counts of each day of a metric and scope: what came last, of one batch the highest key."""
    metric, scope = what
    given = {"metric": metric, "scope": scope, "first": first, "last": last}
    found = rows.fetch(session, DAYS, **_place(source_id), **given)
    return list({row["measured_on"]: row for row in found}.values())


def due_sources(session: Session) -> list[DueSource]:
    """List the sources whose turn to be asked it is."""
    return rows.fetch(session, DUE, now=now())


def find_polled(session: Session, source_id: UUID) -> PolledSource | None:
    """Read where a source is asked, if it is one that is asked."""
    return rows.fetch_one(session, POLLED, **_place(source_id))
