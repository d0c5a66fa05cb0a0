"""Gives events their order and chains their hashes, right after the writes that made them.

Any process may do it, one at a time. What commits late is sealed later, so a reader by `position`
never skips one. `foundation/chain_check.py` looks whether a chain is still as it was sealed.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Integer,
    Subquery,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.breath import Breath
from api.foundation.clock import now
from api.foundation.event_tables import EventLink, EventOutbox, EventRecord
from api.foundation.metrics import SEALED
from api.foundation.types import canonical
from api.foundation.work import Database

BATCH = 500
TOGETHER = 0.02
"""Seconds after the first event in which those beside it come along."""
BREATH = 0.1
"""Seconds from one sealing to the next at least: under load many events are sealed at once."""
LOCK = 7_305_119
"""The advisory lock of PostgreSQL that makes the sealer one."""
START = b"\0" * 32
HASHED = (
    EventRecord.id,
    EventRecord.agency_id,
    EventRecord.name,
    EventRecord.payload_version,
    EventRecord.actor_kind,
    EventRecord.actor_id,
    EventRecord.acting_for_id,
    EventRecord.credential_kind,
    EventRecord.credential_id,
    EventRecord.subject_kind,
    EventRecord.subject_id,
    EventRecord.about_id,
    EventRecord.counterpart_id,
    EventRecord.reason,
    EventRecord.request_id,
    EventRecord.address,
    EventRecord.occurred_at,
    EventRecord.created_at,
    EventRecord.data_hash,
)
"""Every column of an event; `data` and `salt` are in it by their hash."""
COPIED = ("name", "subject_kind", "subject_id", "about_id", "counterpart_id")
"""What a link repeats of its event."""
WAITING = (
    select(*HASHED)
    .join(
        EventOutbox,
        (EventOutbox.event_id == EventRecord.id) & (EventOutbox.agency_id == EventRecord.agency_id),
    )
    .order_by(EventOutbox.event_id)
    .limit(BATCH)
)


def link_hash(previous: bytes, event: Sequence[Any], place: Sequence[Any]) -> bytes:
    """Hash an event and its place (seq, position, moment) onto the one before it in its agency."""
    facts = [value.hex() if isinstance(value, bytes) else value for value in (*event, *place)]
    return hashlib.sha256(previous + canonical(facts)).digest()


def seal(session: Session) -> int:
    """Append waiting events to their agencies' chains; say how many."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    waiting = session.execute(WAITING).all()
    if not waiting:
        return 0
    last = session.scalar(select(func.coalesce(func.max(EventLink.position), 0))) or 0
    heads = _heads(session, {event.agency_id for event in waiting})
    links = []
    sealed_at = now()
    for position, event in enumerate(waiting, last + 1):
        seq, previous = heads[event.agency_id]
        place = (seq + 1, position, sealed_at)
        digest = link_hash(previous, event, place)
        heads[event.agency_id] = (seq + 1, digest)
        links.append(_link(event, place, digest))
    session.execute(insert(EventLink), links)
    session.execute(
        delete(EventOutbox).where(EventOutbox.event_id.in_([event.id for event in waiting]))
    )
    return len(links)


def _heads(session: Session, agencies: set[int]) -> dict[int, tuple[int, bytes]]:
    heads = dict.fromkeys(agencies, (0, START))
    for row in rows.fetch_among(session, _last_links, sorted(agencies)):
        heads[row["agency_id"]] = (row["seq"], row["hash"])
    return heads


@cache
def _last_links(size: int) -> CompoundSelect[Any]:
    """Select the last link of each of so many agencies, each from the end of its own chain."""
    return union_all(*(select(_last_link(number)) for number in range(size)))


def _last_link(number: int) -> Subquery:
    return (
        select(EventLink.agency_id, EventLink.seq, EventLink.hash)
        .where(EventLink.agency_id == bindparam(f"key_{number}", type_=Integer))
        .order_by(EventLink.seq.desc())
        .limit(1)
        .subquery()
    )


def _link(event: Any, place: tuple[int, int, datetime], digest: bytes) -> dict[str, Any]:
    seq, position, sealed_at = place
    return {
        "agency_id": event.agency_id,
        "seq": seq,
        "position": position,
        "event_id": event.id,
        **{name: getattr(event, name) for name in COPIED},
        "hash": digest,
        "sealed_at": sealed_at,
    }


async def keep_sealing(database: Database, pause: float = 0.5) -> None:
    """Seal as events come, until cancelled; woken by this process's own events.

    Not by `wait_for`: on Python 3.11 it loses a cancellation that comes with what it waits for, and
    a server under load then never ended.
    """
    breath = Breath(BREATH)
    while True:
        database.published.clear()
        count = await database.write(seal)
        SEALED.inc(count)
        if count:
            database.sealed.ring()
            database.news.set()
        if count < BATCH:
            try:
                async with asyncio.timeout(pause):
                    await database.published.wait()
            except TimeoutError:
                continue
            await asyncio.sleep(TOGETHER)
            await breath.taken()
