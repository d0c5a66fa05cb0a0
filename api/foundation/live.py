"""The live stream: says what changed, never the new state; whoever hears it reads again.

One tailer a process reads the sealed events and fans them out to the open streams of the people they
are about. Resumable by `Last-Event-ID`, the position in the chain. A stream holds no connection.

A stream ends with the credential that opened it, in whichever process that was ended: an event about
the holder's access makes it look, and time does.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.foundation import rows
from api.foundation.event_tables import EventLink
from api.foundation.metrics import STREAMS
from api.foundation.web import encode
from api.foundation.work import Database

BATCH = 500
HEARTBEAT = 15.0
LOOK_AGAIN = 60.0
"""Seconds after which a stream looks whether its credential has run out."""
MOST_WAITING = 100
"""Events that wait for one stream; one that falls further behind ends, and is resumed where it stood."""
MOST_STREAMS = 10
"""Of one person in one process: the oldest ends for the newest."""
_END: rows.Row = {}
_COLUMNS = (
    EventLink.position,
    EventLink.name,
    EventLink.subject_kind,
    EventLink.subject_id,
    EventLink.about_id,
    EventLink.counterpart_id,
)
TAIL = (
    select(*_COLUMNS)
    .where(EventLink.position > bindparam("position"))
    .order_by(EventLink.position)
    .limit(BATCH)
)


def _naming(column: InstrumentedAttribute[UUID | None]) -> Select[Any]:
    """Read one batch of what names a person in a column; each column has its index."""
    return select(TAIL.where(column == bindparam("person")).subquery())


_MINE = union(_naming(EventLink.about_id), _naming(EventLink.counterpart_id)).subquery()
MISSED = select(_MINE).order_by(_MINE.c.position).limit(BATCH)
NEWEST = select(func.coalesce(func.max(EventLink.position), 0).label("position"))


def tail(session: Session, position: int) -> list[rows.Row]:
    """Read what was sealed after a position."""
    return rows.fetch(session, TAIL, position=position)


def missed(session: Session, person: UUID, position: int) -> list[rows.Row]:
    """Read what of one person's was sealed after a position."""
    return rows.fetch(session, MISSED, person=person, position=position)


def newest(session: Session) -> int:
    """Tell the last sealed position."""
    found = rows.fetch_one(session, NEWEST)
    return int(found["position"]) if found else 0


@dataclass(frozen=True)
class Listener:
    """Who listens, and how to find out whether they still may; `after` names subjects of access."""

    id: UUID
    is_still_in: Callable[[], Awaitable[bool]]
    after: frozenset[str] = frozenset()


class Streams:
    """The open streams of this process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._open: dict[UUID, list[asyncio.Queue[rows.Row]]] = {}
        """Of each person, the oldest first."""

    async def keep_tailing(self, pause: float = 0.3) -> None:
        """Read and fan out until cancelled; reads nothing while nobody listens."""
        position = await self._database.read(newest)
        while True:
            await asyncio.sleep(pause)
            if not self._open:
                position = await self._database.read(newest)
                continue
            for event in await self._database.read(tail, position):
                position = event["position"]
                self._give(event)

    def _give(self, event: rows.Row) -> None:
        for person in {event["about_id"], event["counterpart_id"], event["subject_id"]} - {None}:
            for waiting in tuple(self._open.get(person, ())):
                if waiting.qsize() < MOST_WAITING:
                    waiting.put_nowait(event)
                else:
                    self._end(person, waiting)

    def _end(self, person: UUID, waiting: asyncio.Queue[rows.Row]) -> None:
        """Give a stream nothing more: it ends after what waits already."""
        self._forget(person, waiting)
        waiting.put_nowait(_END)

    def _forget(self, person: UUID, waiting: asyncio.Queue[rows.Row]) -> None:
        of_person = self._open.get(person, [])
        if waiting in of_person:
            of_person.remove(waiting)
        if not of_person:
            self._open.pop(person, None)

    async def listen(self, listener: Listener, since: int | None) -> AsyncGenerator[bytes, None]:
        """Give somebody's events as server-sent events, from a position on when one is given."""
        waiting: asyncio.Queue[rows.Row] = asyncio.Queue()
        of_person = self._open.setdefault(listener.id, [])
        of_person.append(waiting)
        if len(of_person) > MOST_STREAMS:
            self._end(listener.id, of_person[0])
        STREAMS.inc()
        try:
            yield b"retry: 3000\n\n"
            if await listener.is_still_in():
                async for message in self._messages(listener, since, waiting):
                    yield message
        finally:
            STREAMS.dec()
            self._forget(listener.id, waiting)

    async def _messages(
        self, listener: Listener, since: int | None, waiting: asyncio.Queue[rows.Row]
    ) -> AsyncGenerator[bytes, None]:
        """Give what was missed, then what comes; what was given as missed already is left out."""
        given = 0
        async for earlier in self._missed(listener.id, since):
            given = earlier["position"]
            yield _message(earlier)
        async for event in _while_in(listener, waiting):
            if event is None:
                yield b": still here\n\n"
            elif event["position"] > given:
                yield _message(event)

    async def _missed(self, person: UUID, since: int | None) -> AsyncGenerator[rows.Row, None]:
        """Read on until nothing is left: what was missed may be more than one batch."""
        while since is not None:
            found = await self._database.read(missed, person, since)
            for event in found:
                yield event
            since = found[-1]["position"] if len(found) == BATCH else None


async def _while_in(
    listener: Listener, waiting: asyncio.Queue[rows.Row]
) -> AsyncGenerator[rows.Row | None, None]:
    """Give events, and nothing at every heartbeat, for as long as the listener may hear them."""
    clock = asyncio.get_running_loop().time
    looked = clock()
    while True:
        event = await _next(waiting)
        if event is _END:
            return
        is_about_access = event is not None and event["subject_kind"] in listener.after
        if is_about_access or clock() - looked >= LOOK_AGAIN:
            if not await listener.is_still_in():
                return
            looked = clock()
        yield event


async def _next(waiting: asyncio.Queue[rows.Row]) -> rows.Row | None:
    try:
        async with asyncio.timeout(HEARTBEAT):
            return await waiting.get()
    except TimeoutError:
        return None


def _message(event: rows.Row) -> bytes:
    shown: dict[str, Any] = {
        name: event[name] for name in ("name", "subject_kind", "subject_id", "about_id")
    }
    return b"id: %d\ndata: %s\n\n" % (event["position"], encode(shown))
