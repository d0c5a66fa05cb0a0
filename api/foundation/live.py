"""The live stream: says what changed, never the new state; whoever hears it reads again.

One tailer a process reads the sealed events and fans them out to the open streams of the people they
are about, and what a further source finds to whoever has its topics. Resumable by `Last-Event-ID`. A
stream holds no connection.

A stream ends with the credential that opened it, in whichever process that was ended: an event about
the holder's access makes it look, and time does. It learns its topics anew each time it looks.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from api.foundation import live_messages as messages
from api.foundation import rows
from api.foundation.breath import Breath
from api.foundation.live_messages import BATCH, Said, Source, Topics
from api.foundation.metrics import STREAMS
from api.foundation.work import Database

HEARTBEAT = 15.0
BREATH = 0.1
"""Seconds between two looks at least."""
LOOK_AGAIN = 60.0
"""Seconds after which a stream looks whether its credential has run out."""
MOST_WAITING = 100
"""Messages that wait for one stream; one that falls further behind ends, and is resumed where it stood."""
MOST_STREAMS = 10
"""Of one person in one process: the oldest ends for the newest."""
RETRY = (2000, 5000)
"""Milliseconds until a browser connects again: not all in the same moment after a restart."""
_END = Said(0, b"")
_jitter = random.SystemRandom()


@dataclass(frozen=True)
class Listener:
    """Who listens, of which topics they hear, and how to find that out anew: nothing when they are out.

    `after` names subjects of access.
    """

    id: UUID
    look: Callable[[], Awaitable[Topics | None]]
    topics: Topics = frozenset()
    after: frozenset[str] = frozenset()


class _Stream:
    """What waits for one open stream, and of which topics it hears."""

    __slots__ = ("topics", "waiting")

    def __init__(self, topics: Topics) -> None:
        self.waiting: asyncio.Queue[Said] = asyncio.Queue()
        self.topics = topics


class Streams:
    """The open streams of this process; what is of a kind `for_all` is told to everybody."""

    def __init__(
        self,
        database: Database,
        source: Source | None = None,
        for_all: frozenset[str] = frozenset(),
    ) -> None:
        self._database = database
        self._source = source
        self._for_all = for_all
        self._open: dict[UUID, list[_Stream]] = {}
        """Of each person, the oldest first."""
        self._position: int | None = None
        """Up to where events were given; it stays when tailing fails and begins again."""
        self._asked: int | None = None
        """Up to where the source was read; nothing while nobody has a topic."""

    async def keep_tailing(self, pause: float = 0.3) -> None:
        """Read and fan out until cancelled; reads no events while nobody listens.

        At once where this process has something to tell, after a pause where it was another.
        """
        breath = Breath(BREATH)
        while True:
            if not self._open or self._position is None:
                self._position = await self._database.read(messages.newest)
            await self._news(pause)
            await breath.taken()
            if self._open:
                await self._tail()
                await self._ask()

    async def _news(self, pause: float) -> None:
        try:
            async with asyncio.timeout(pause):
                await self._database.news.wait()
        except TimeoutError:
            return
        self._database.news.clear()

    async def _tail(self) -> None:
        found: list[rows.Row] | None = None
        while found is None or len(found) == BATCH:
            found = await self._database.read(messages.tail, self._position or 0)
            for event in found:
                self._give(event)

    def _give(self, event: rows.Row) -> None:
        """Tell of one event; its place is noted last, so that no `id` goes beyond what was told."""
        data, place, kind = messages.of_event(event), event["position"], event["subject_kind"]
        people = {event["about_id"], event["counterpart_id"], event["subject_id"]} - {None}
        for person in list(self._open) if kind in self._for_all else people:
            of_theirs = kind if person in (event["about_id"], event["subject_id"]) else ""
            for stream in tuple(self._open.get(person, ())):
                self._put(person, stream, Said(self._told(stream, place), data, place, of_theirs))
        self._position = place

    async def _ask(self) -> None:
        """Read the source once for all who have topics, and tell each once what changed in theirs."""
        if self._source is None or not any(stream.topics for _, stream in self._everybody()):
            self._asked = None
            return
        found = await self._database.read(self._source.read, self._asked or 0)
        self._asked = found.reached
        said: dict[Topics, bytes] = {}
        for person, stream in list(self._everybody()):
            touched = found.touched(stream.topics)
            if touched:
                if touched not in said:
                    said[touched] = messages.of_source(self._source, found, touched)
                self._put(person, stream, Said(self._told(stream), said[touched]))

    def _everybody(self) -> Iterator[tuple[UUID, _Stream]]:
        return ((person, stream) for person, streams in self._open.items() for stream in streams)

    @property
    def position(self) -> int | None:
        """Up to where everything has been told; None before the first look."""
        return self._position

    def _told(self, stream: _Stream, position: int | None = None) -> int:
        """Up to where a stream was told everything, when it was told the events up to a position."""
        place = (self._position or 0) if position is None else position
        return min(place, self._asked or 0) if stream.topics and self._source else place

    def _put(self, person: UUID, stream: _Stream, told: Said) -> None:
        if stream.waiting.qsize() < MOST_WAITING:
            stream.waiting.put_nowait(told)
        else:
            self._end(person, stream)

    def _end(self, person: UUID, stream: _Stream) -> None:
        """Give a stream nothing more: it ends after what waits already."""
        self._forget(person, stream)
        stream.waiting.put_nowait(_END)

    def _forget(self, person: UUID, stream: _Stream) -> None:
        of_person = self._open.get(person, [])
        if stream in of_person:
            of_person.remove(stream)
        if not of_person:
            self._open.pop(person, None)

    async def listen(self, listener: Listener, since: int | None) -> AsyncGenerator[bytes, None]:
        """Give what somebody may hear as server-sent events, from a position on when one is given."""
        await self._find_places(listener.topics)
        stream = self._enter(listener)
        begun = self._told(stream)
        STREAMS.inc()
        try:
            yield b"retry: %d\n\n" % _jitter.randint(*RETRY)
            if await self._may_hear(listener, stream):
                async for said in self._heard(listener, stream, since, begun):
                    yield said.on_the_wire()
        finally:
            STREAMS.dec()
            self._forget(listener.id, stream)

    def _enter(self, listener: Listener) -> _Stream:
        stream = _Stream(listener.topics)
        of_person = self._open.setdefault(listener.id, [])
        of_person.append(stream)
        if len(of_person) > MOST_STREAMS:
            self._end(listener.id, of_person[0])
        return stream

    async def _heard(
        self, listener: Listener, stream: _Stream, since: int | None, begun: int
    ) -> AsyncGenerator[Said, None]:
        """Give what was missed, then what comes; what was given as missed already is left out."""
        given = 0
        if since is not None:
            async for said in self._missed(listener.id, stream, since):
                given = said.position
                yield said
        yield messages.here(begun)
        async for said in self._while_in(listener, stream):
            if not 0 < said.position <= given:
                yield said

    async def _find_places(self, topics: Topics) -> None:
        """Learn from where on chain and source are read, before the first who needs it."""
        if self._position is None:
            self._begin(position=await self._database.read(messages.newest))
        if topics and self._source and self._asked is None:
            self._begin(asked=await self._database.read(self._source.stands_at))

    def _begin(self, position: int | None = None, asked: int | None = None) -> None:
        """Note a first place, where nobody else has done it meanwhile."""
        self._position = position if self._position is None else self._position
        self._asked = asked if self._asked is None else self._asked

    async def _may_hear(self, listener: Listener, stream: _Stream) -> bool:
        topics = await listener.look()
        await self._find_places(topics or frozenset())
        stream.topics = topics or frozenset()
        return topics is not None

    async def _missed(
        self, person: UUID, stream: _Stream, since: int
    ) -> AsyncGenerator[Said, None]:
        """Read on until nothing is left: what was missed may be more than one batch.

        Whoever has topics is told in two parts, and until both are given goes back to where they were.
        """
        if self._source and stream.topics:
            found = await self._database.read(self._source.read, since)
            if touched := found.touched(stream.topics):
                yield Said(since, messages.of_source(self._source, found, touched))
        position: int | None = since
        while position is not None:
            events = await self._database.read(messages.missed, person, position)
            for event in events:
                place = event["position"]
                told = since if stream.topics else place
                yield Said(told, messages.of_event(event), place)
            position = events[-1]["position"] if len(events) == BATCH else None

    async def _while_in(self, listener: Listener, stream: _Stream) -> AsyncGenerator[Said, None]:
        """Give what comes, and at every heartbeat up to where that is, for as long as one may hear."""
        clock = asyncio.get_running_loop().time
        looked = clock()
        while (said := await self._next(stream)) is not _END:
            if said.kind in listener.after or clock() - looked >= LOOK_AGAIN:
                if not await self._may_hear(listener, stream):
                    return
                looked = clock()
            yield said

    async def _next(self, stream: _Stream) -> Said:
        try:
            async with asyncio.timeout(HEARTBEAT):
                return await stream.waiting.get()
        except TimeoutError:
            if stream.waiting.empty():
                return messages.here(self._told(stream))
            return stream.waiting.get_nowait()
