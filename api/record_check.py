"""Compares records (`KINDS`) with the fingerprints that their events carry.

Two ways, a page at a time: from the events to their records, which may have changed or be gone; and
from the records to their events, which may not be there. The second is only counted where copies leave
no events (docs/decisions/0009); in production each of them is something that nobody's act made.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.evidence_fingerprint import EVIDENCE
from api.achievements.fingerprint import LINES_WITHOUT_RECEIPT, REPORTS
from api.development.observations.fingerprint import OBSERVATIONS
from api.evaluations.fingerprint import SIGNED_EVALUATIONS
from api.feedback.fingerprint import FEEDBACK
from api.foundation.clock import WITA
from api.foundation.event_tables import EventRecord
from api.foundation.fingerprints import TAKEN_AWAY, RecordKind, fingerprint
from api.foundation.ids import first_key
from api.foundation.work import Database, snapshot
from api.goals.fingerprint import AGREED_PLANS
from api.identity.fingerprint import PASSWORDS, ROLE_GRANTS

KINDS = (
    AGREED_PLANS,
    SIGNED_EVALUATIONS,
    REPORTS,
    EVIDENCE,
    FEEDBACK,
    OBSERVATIONS,
    ROLE_GRANTS,
    PASSWORDS,
    LINES_WITHOUT_RECEIPT,
)
PAGE = 100
ALL = -1
"""Stands for every agency."""


@dataclass(frozen=True)
class Wanted:
    """Which records are looked at: of an agency, of events since a day."""

    agency_id: int = ALL
    since: date = date(1970, 1, 2)

    @property
    def moment(self) -> datetime:
        return datetime.combine(self.since, time(), WITA).astimezone(UTC)


@dataclass(frozen=True)
class Mismatch:
    """A record that is not what an event says, or that no event (`event_id` None) speaks of."""

    kind: str
    id: UUID
    event_id: UUID | None
    is_gone: bool = False


async def check_records(database: Database, wanted: Wanted) -> AsyncIterator[Mismatch]:
    """Give what does not match, a page after the other; each page is read at one moment."""
    names = {event.__name__ for kind in KINDS for event in kind.events}
    after = first_key(wanted.moment)
    while page := await database.read(_events, wanted, names, after):
        for kind in KINDS:
            for found in await database.read(_changed, kind, page):
                yield found
        after = page[-1][0]
    for kind in KINDS:
        async for key in _uncarried(database, kind, wanted):
            yield Mismatch(kind.name, key, None)


async def _uncarried(database: Database, kind: RecordKind, wanted: Wanted) -> AsyncIterator[UUID]:
    after = UUID(int=0)
    while page := await database.read(_records, kind, wanted, after):
        for key in await database.read(_without_event, kind, page):
            yield key
        after = page[-1][0]


Key = tuple[UUID, UUID]
"""An event or a record, and the subject of the event."""


def _events(session: Session, wanted: Wanted, names: set[str], after: UUID) -> list[Key]:
    found = select(EventRecord.id, EventRecord.subject_id).where(
        EventRecord.id > after, EventRecord.name.in_(names)
    )
    if wanted.agency_id != ALL:
        found = found.where(EventRecord.agency_id == wanted.agency_id)
    page = session.execute(found.order_by(EventRecord.id).limit(PAGE))
    return [(row.id, row.subject_id) for row in page]


def _records(session: Session, kind: RecordKind, wanted: Wanted, after: UUID) -> list[Key]:
    given = {"after": after, "since": wanted.moment, "agency": wanted.agency_id}
    page = session.execute(kind.keys.statement.limit(PAGE), given)
    return [(row.id, row.subject_id) for row in page]


@snapshot
def _changed(session: Session, kind: RecordKind, page: Sequence[Key]) -> list[Mismatch]:
    """Compare the records whose newest event is on a page."""
    on_page = {event_id for event_id, _ in page}
    newest = _newest(_events_about(session, kind, page))
    carried = {key: found for key, found in newest.items() if found[0] in on_page}
    records = kind.read(session, list(carried)) if carried else {}
    there = {key: fingerprint(key, record).sha256 for key, record in records.items()}
    return [
        Mismatch(kind.name, key, event, is_gone=key not in there)
        for key, (event, sha256) in carried.items()
        if there.get(key, TAKEN_AWAY) != sha256
    ]


@snapshot
def _without_event(session: Session, kind: RecordKind, page: Sequence[Key]) -> list[UUID]:
    """Name the records that no event carries, but for those whose event was lawfully erased."""
    found = _events_about(session, kind, page)
    carried = _newest(found)
    erased = {event.subject_id for event in found if event.data is None}
    return [key for key, subject in page if key not in carried and subject not in erased]


def _events_about(session: Session, kind: RecordKind, page: Sequence[Key]) -> Sequence[Any]:
    names = [event.__name__ for event in kind.events]
    found = select(EventRecord.id, EventRecord.subject_id, EventRecord.data).where(
        EventRecord.subject_id.in_({subject for _, subject in page}), EventRecord.name.in_(names)
    )
    return session.execute(found.order_by(EventRecord.id)).all()


def _newest(found: Sequence[Any]) -> dict[UUID, tuple[UUID, str]]:
    """Give for each record its newest event, and the fingerprint that it carries."""
    carried = [
        (event.id, event.data["record"]) for event in found if "record" in (event.data or {})
    ]
    return {UUID(record["id"]): (event_id, record["sha256"]) for event_id, record in carried}
