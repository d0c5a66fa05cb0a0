"""Whoever has a topic hears what a source finds in it, after a break too; nobody else does."""

import asyncio
import json
from collections.abc import Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.foundation import live, sealer
from api.foundation.ids import new_id
from api.foundation.live_messages import MOST_NAMED, Found, Topics
from tests.conftest import Db
from tests.foundation.factories import publish_example

TICK = 0.02
"""Seconds between two looks of the tailer."""


class Shelf:
    """A source whose finds a test puts there: at which position, in which topic, which thing."""

    name, subject_kind = "ThingsChanged", "things"

    def __init__(self) -> None:
        self.finds: list[tuple[int, str, UUID]] = []
        self.asked: list[int] = []
        self.reached = 0
        self.too_many = False

    def put(self, position: int, topic: str) -> UUID:
        thing = new_id(1)
        self.finds.append((position, topic, thing))
        self.reached = position
        return thing

    def stands_at(self, _session: Session) -> int:
        return self.reached

    def read(self, _session: Session, after: int) -> Found:
        self.asked.append(after)
        changed: dict[str, set[UUID]] = {}
        for position, topic, thing in self.finds:
            if position > after:
                changed.setdefault(topic, set()).add(thing)
        return Found(max(after, self.reached), None if self.too_many and changed else changed)


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

    def __init__(self, db: Db) -> None:
        self.db, self.shelf = db, Shelf()
        self.streams = live.Streams(db.database, self.shelf, frozenset({"example"}))

    def play(self, story: Callable[["World"], Awaitable[None]]) -> None:
        async def played() -> None:
            tailing = asyncio.create_task(self.streams.keep_tailing(TICK))
            await story(self)
            tailing.cancel()

        self.db.runner.run(asyncio.wait_for(played(), 20))

    def open(self, *topics: str, person: UUID | None = None, since: int | None = None) -> Ear:
        async def look() -> Topics:
            return frozenset(topics)

        listener = live.Listener(person or new_id(1), look, frozenset(topics))
        return Ear(self.streams, listener, since)

    async def happen(self) -> UUID:
        """Let something happen to a person, and put it in order."""
        person = await self.db.database.write(publish_example, 1)
        await self.db.database.write(sealer.seal)
        return person


@pytest.fixture
def world(db: Db) -> World:
    return World(db)


def test_each_hears_what_changed_in_their_topics_and_nobody_else_hears(world: World) -> None:
    async def story(world: World) -> None:
        one, both, none = world.open("a"), world.open("a", "b"), world.open()
        for ear in (one, both, none):
            assert await ear.next() is None
        first, second = world.shelf.put(1, "a"), world.shelf.put(2, "b")
        heard = {"name": "ThingsChanged", "subject_kind": "things", "changed": [str(first)]}
        assert await one.next() == heard
        both_heard = await both.next()
        assert both_heard["changed"] == sorted([str(first), str(second)])
        assert not await none.hears_more()

    world.play(story)


def test_what_is_too_much_to_name_is_not_named(world: World) -> None:
    async def story(world: World) -> None:
        ear = world.open("a")
        assert await ear.next() is None
        for position in range(1, MOST_NAMED + 2):
            world.shelf.put(position, "a")
        assert (await ear.next())["changed"] is None
        world.shelf.too_many = True
        world.shelf.put(MOST_NAMED + 2, "b")
        assert (await ear.next())["changed"] is None

    world.play(story)


def test_a_broken_stream_goes_on_where_it_was_with_its_topics(world: World) -> None:
    """It has got an event that the source has not come to: what that finds of it later still comes."""

    async def story(world: World) -> None:
        person = await world.happen()
        before = world.open("a", person=person)
        assert await before.next() is None
        world.streams._give(_event(5, person))
        assert (await before.next())["subject_id"] == str(person)
        assert before.last == 0
        await before.messages.aclose()
        thing = world.shelf.put(3, "a")
        after = world.open("a", person=person, since=before.last)
        assert (await after.next())["changed"] == [str(thing)]
        assert (await after.next())["about_id"] == str(person)
        assert await after.next() is None

    world.play(story)


def test_the_source_is_asked_once_for_all_and_for_nobody_not_at_all(world: World) -> None:
    async def story(world: World) -> None:
        without = world.open()
        assert await without.next() is None
        await asyncio.sleep(TICK * 5)
        assert world.shelf.asked == []
        many = [world.open("a") for _ in range(50)]
        for ear in many:
            assert await ear.next() is None
        world.shelf.put(1, "a")
        for ear in many:
            assert await ear.next()
        assert world.shelf.asked.count(0) <= TICKS

    world.play(story)


def test_what_is_for_all_is_told_to_all(world: World) -> None:
    async def story(world: World) -> None:
        ears = [world.open() for _ in range(3)]
        for ear in ears:
            assert await ear.next() is None
        await world.happen()
        assert {(await ear.next())["subject_kind"] for ear in ears} == {"example"}

    world.play(story)


def test_topics_are_learned_anew_after_what_concerns_access(world: World) -> None:
    held = {"a"}

    async def look() -> Topics:
        return frozenset(held)

    async def story(world: World) -> None:
        person = new_id(1)
        listener = live.Listener(person, look, frozenset(held), frozenset({"example"}))
        ear = Ear(world.streams, listener, None)
        assert await ear.next() is None
        held.clear()
        await world.happen()
        assert (await ear.next())["subject_kind"] == "example"
        world.shelf.put(7, "a")
        assert not await ear.hears_more()

    world.play(story)


def test_nothing_is_left_out_when_tailing_fails_and_begins_again(world: World) -> None:
    async def story(world: World) -> None:
        person = new_id(1)
        ear = world.open(person=person)
        assert await ear.next() is None
        failing = asyncio.create_task(live.Streams.keep_tailing(world.streams, TICK))
        failing.cancel()
        happened = await world.happen()
        again = asyncio.create_task(world.streams.keep_tailing(TICK))
        assert (await ear.next())["about_id"] == str(happened)
        again.cancel()

    world.play(story)
