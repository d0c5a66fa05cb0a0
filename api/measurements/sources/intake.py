"""Takes measurements in: judges each row, keeps what is new, once however often it comes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.foundation.bulk import insert_many
from api.foundation.clock import now, today
from api.foundation.events import SYSTEM, EventActor, publish
from api.foundation.ids import new_id
from api.foundation.upsert import chunks
from api.identity.actor import Actor, permit
from api.measurements.sources import queries
from api.measurements.sources.errors import SourcePaused
from api.measurements.sources.events import MeasurementsReceived, SourceFailed
from api.measurements.sources.models import Measurement, MeasurementSource, SourceState
from api.measurements.sources.permissions import sends
from api.measurements.sources.schemas import GoodRow, MeasurementRow, Measurements, RowResult

LONGEST_WAIT = timedelta(days=1)
MOST_DOUBLINGS = 10


Fault = tuple[str | None, str | None]
NO_FAULT: Fault = (None, None)
SLICE = 500
"""Rows between two statements: on PostgreSQL other requests get their turn there."""


@dataclass
class Judged:
    """What became of the rows of a batch so far, and what was said under which key."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    said: dict[str, GoodRow] = field(default_factory=dict)
    metrics: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)

    def judge(self, row: MeasurementRow, good: GoodRow | None, fault: Fault) -> GoodRow | None:
        """Note what becomes of a row; give it back where it is new."""
        before = good and self.said.setdefault(good.external_key, good)
        if good is None or before is None:
            self._note(row, RowResult.REFUSED, fault)
        elif before is good:
            self._note(row, RowResult.ACCEPTED, NO_FAULT)
            self.metrics.add(good.metric)
            self.days.add(good.measured_on)
            return good
        elif before == good:
            self._note(row, RowResult.UNCHANGED, NO_FAULT)
        else:
            self._note(row, RowResult.REFUSED, ("external_key", "used_differently"))
        return None

    def _note(self, row: MeasurementRow, result: RowResult, fault: Fault) -> None:
        told = {"number": len(self.rows), "external_key": row.external_key, "result": result}
        self.rows.append({**told, "field": fault[0], "code": fault[1]})

    def counts(self) -> dict[str, int]:
        return {one.value: sum(row["result"] is one for row in self.rows) for one in RowResult}


def receive_measurements(session: Session, actor: Actor, sent: Measurements) -> dict[str, Any]:
    """Take in what a system or a keeper of its source sends."""
    queries.find_source(session, actor, sent.source_id)
    source = queries.load_source(session, sent.source_id)
    may_send = sends(actor, source.service_account_id, source.agency_id)
    permit(may_send, "Only the source's account and those who keep it send measurements")
    if source.state is SourceState.PAUSED:
        raise SourcePaused(source_id=source.id)
    return take_in(session, actor, source, sent.items)


def take_in(
    session: Session, actor: EventActor, source: MeasurementSource, items: Sequence[MeasurementRow]
) -> dict[str, Any]:
    """Keep what is new of a batch from a locked source; say what became of each row."""
    judged, moment = Judged(), now()
    for part in chunks(items, SLICE):
        fresh = _fresh(session, source.id, part, judged)
        insert_many(session, Measurement, [_row(source, one, moment) for one in fresh])
    source.last_ok_at, source.last_error, source.failures = moment, None, 0
    session.flush()
    counts = judged.counts()
    publish(
        session,
        MeasurementsReceived(
            actor=actor,
            subject_id=source.id,
            accepted=counts[RowResult.ACCEPTED],
            unchanged=counts[RowResult.UNCHANGED],
            refused=counts[RowResult.REFUSED],
            metrics=sorted(judged.metrics),
            first=min(judged.days, default=None),
            last=max(judged.days, default=None),
        ),
    )
    return {**counts, "rows": judged.rows}


def _fresh(
    session: Session, source_id: UUID, part: Sequence[MeasurementRow], judged: Judged
) -> list[GoodRow]:
    """Judge some rows, and give those that are new."""
    read = [(row, *_read(row)) for row in part]
    keys = {good.external_key for _, good, _ in read if good is not None} - judged.said.keys()
    known = queries.known_rows(session, source_id, sorted(keys))
    judged.said |= {key: GoodRow.model_validate(row) for key, row in known.items()}
    found = [judged.judge(row, good, fault) for row, good, fault in read]
    return [good for good in found if good is not None]


def _row(source: MeasurementSource, good: GoodRow, moment: datetime) -> dict[str, Any]:
    return {
        "id": new_id(source.agency_id),
        "agency_id": source.agency_id,
        "source_id": source.id,
        "received_at": moment,
        **good.model_dump(),
    }


def _read(row: MeasurementRow) -> tuple[GoodRow | None, Fault]:
    """Read a row, or say which field is wrong and how."""
    try:
        good = GoodRow.model_validate(row.model_dump())
    except ValidationError as error:
        first = error.errors()[0]
        return None, (str(first["loc"][0]), first["type"])
    if good.measured_on > today():
        return None, ("measured_on", "in_future")
    return good, NO_FAULT


def take_polled(session: Session, source_id: UUID, items: Sequence[MeasurementRow]) -> None:
    """Keep what a source answered that was asked; nothing of one that was paused meanwhile."""
    source = queries.load_source(session, source_id)
    if source.state is SourceState.ACTIVE:
        take_in(session, SYSTEM, source, items)


def note_failure(session: Session, source_id: UUID, why: str) -> None:
    """Note that a source did not answer, and wait twice as long as the last time."""
    source = queries.load_source(session, source_id)
    if not source.failures:
        publish(session, SourceFailed(actor=SYSTEM, subject_id=source.id, why=why))
    source.failures += 1
    source.last_error = why
    source.next_poll_at = now() + pause_of(source)
    session.flush()


def pause_of(source: MeasurementSource) -> timedelta:
    """Say how long a source is left alone: each failure in a row doubles it, up to a day."""
    minutes = (source.every_minutes or 0) * 2 ** min(source.failures, MOST_DOUBLINGS)
    return min(timedelta(minutes=minutes), LONGEST_WAIT)
