"""Streams of a process that tails, and ears at them, for tests that tell a story."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from api.foundation import live
from api.foundation.ids import new_id
from api.foundation.live_messages import Source, Topics
from tests.conftest import Db

TICK = 0.02
"""Seconds between two looks of the tailer."""


class Ear:
    """One open stream, read as a browser reads it."""

    def __init__(self, streams: live.Streams, listener: live.Listener, since: int | None) -> None:
        self.messages = streams.listen(listener, since)
        self.last = since
        """The last `id`, which a browser sends when it connects again."""

    async def next(self) -> Any:
        """Give what the next message says; nothing when that is only that the stream stands."""
        async with asyncio.timeout(5):
            lines = (await anext(self.messages)).decode().strip().split("\n")
            said = dict(line.split(": ", 1) for line in lines)
            if "data" not in said:
                return await self.next()
            self.last = int(said["id"])
            return json.loads(said["data"]) or None

    async def hears_more(self) -> bool:
        try:
            async with asyncio.timeout(TICK * 5):
                await anext(self.messages)
        except TimeoutError:
            return False
        return True


class World:
    """The open streams of a process that tails, and the source beside them."""

    def __init__(self, db: Db, source: Source, *for_all: str) -> None:
        self.db = db
        self.streams = live.Streams(db.database, source, frozenset(for_all))

    def play(self, story: Callable[[], Awaitable[None]]) -> None:
        async def played() -> None:
            self.tail()
            await story()
            self.tailing.cancel()

        self.db.runner.run(asyncio.wait_for(played(), 20))

    def tail(self) -> None:
        self.tailing = asyncio.create_task(self.streams.keep_tailing(TICK))

    def open(self, *topics: str, person: UUID | None = None, since: int | None = None) -> Ear:
        async def look() -> Topics:
            return frozenset(topics)

        listener = live.Listener(person or new_id(1), look, frozenset(topics))
        return Ear(self.streams, listener, since)
