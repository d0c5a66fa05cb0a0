"""Takes measurements in: judges each row, keeps what is new, once however often it comes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.foundation.bulk import insert_many
from api.foundation.clock import now, today
from api.foundation.events import SYSTEM, EventActor, publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.measurements.sources import queries
from api.measurements.sources.errors import SourcePaused
from api.measurements.sources.events import MeasurementsReceived, SourceFailed
from api.measurements.sources.models import Measurement, MeasurementSource, SourceState
from api.measurements.sources.permissions import sends
from api.measurements.sources.schemas import GoodRow, MeasurementRow, Measurements, RowResult

LONGEST_WAIT = timedelta(days=1)
MOST_DOUBLINGS = 10


@dataclass
class Judged:
    """What became of the rows of a batch, and what of them is new."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    fresh: dict[str, GoodRow] = field(default_factory=dict)

    def count(self, result: RowResult) -> int:
        return sum(row["result"] is result for row in self.rows)


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
    judged = _judge(session, source.id, items)
    moment = now()
    fresh = [
        {
            "id": new_id(source.agency_id),
            "agency_id": source.agency_id,
            "source_id": source.id,
            "received_at": moment,
            **row.model_dump(),
        }
        for row in judged.fresh.values()
    ]
    insert_many(session, Measurement, fresh)
    source.last_ok_at, source.last_error, source.failures = moment, None, 0
    session.flush()
    days = [row.measured_on for row in judged.fresh.values()]
    publish(
        session,
        MeasurementsReceived(
            actor=actor,
            subject_id=source.id,
            accepted=judged.count(RowResult.ACCEPTED),
            unchanged=judged.count(RowResult.UNCHANGED),
            refused=judged.count(RowResult.REFUSED),
            metrics=sorted({row.metric for row in judged.fresh.values()}),
            first=min(days, default=None),
            last=max(days, default=None),
        ),
    )
    return {**{one.value: judged.count(one) for one in RowResult}, "rows": judged.rows}


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


def _judge(session: Session, source_id: UUID, items: Sequence[MeasurementRow]) -> Judged:
    judged = Judged()
    known = queries.known_rows(session, source_id, list({row.external_key for row in items}))
    said = {key: GoodRow.model_validate(row) for key, row in known.items()}
    for number, row in enumerate(items):
        good, fault = _read(row)
        result = RowResult.REFUSED
        if good is not None:
            before = said.setdefault(good.external_key, good)
            if before is good:
                result = RowResult.ACCEPTED
                judged.fresh[good.external_key] = good
            elif before == good:
                result = RowResult.UNCHANGED
            else:
                fault = ("external_key", "used_differently")
        judged.rows.append(_told(number, row, result, fault))
    return judged


Fault = tuple[str | None, str | None]
NO_FAULT: Fault = (None, None)


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


def _told(number: int, row: MeasurementRow, result: RowResult, fault: Fault) -> dict[str, Any]:
    return {
        "number": number,
        "external_key": row.external_key,
        "result": result,
        "field": fault[0],
        "code": fault[1],
    }
