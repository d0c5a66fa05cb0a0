"""Whoever has a topic hears what a source finds in it, after a break too; nobody else does."""

import asyncio
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.foundation import live, sealer
from api.foundation.events import SYSTEM, publish
from api.foundation.ids import new_id
from api.foundation.live_messages import MOST_NAMED, Found, Topics
from tests.conftest import Db
from tests.foundation.factories import ExampleHappened, make_agencies
from tests.foundation.listening import TICK, Ear, World


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


class Shelved(World):
    """A source that a test fills, and events that it lets happen."""

    def __init__(self, db: Db) -> None:
        self.shelf = Shelf()
        super().__init__(db, self.shelf, ExampleHappened.subject_kind)

    async def happen(self, to: UUID | None = None) -> str:
        """Let something happen to a person, and put it in order."""
        person = to or new_id(1)
        event = ExampleHappened(actor=SYSTEM, subject_id=person, about_id=person)
        await self.db.database.write(publish, event)
        await self.db.database.write(sealer.seal)
        return str(person)


@pytest.fixture
def world(db: Db) -> Shelved:
    db.write(make_agencies, 1)
    return Shelved(db)


def test_each_hears_what_changed_in_their_topics_and_nobody_else_hears(world: Shelved) -> None:
    async def story() -> None:
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


def test_what_is_too_much_to_name_is_not_named(world: Shelved) -> None:
    async def story() -> None:
        ear = world.open("a")
        assert await ear.next() is None
        for position in range(1, MOST_NAMED + 2):
            world.shelf.put(position, "a")
        assert (await ear.next())["changed"] is None
        world.shelf.too_many = True
        world.shelf.put(MOST_NAMED + 2, "b")
        assert (await ear.next())["changed"] is None

    world.play(story)


def test_a_broken_stream_goes_on_where_it_was_with_its_topics(world: Shelved) -> None:
    """It has got an event that the source has not come to: what that finds of it later still comes."""

    async def story() -> None:
        person = new_id(1)
        before = world.open("a", person=person)
        assert await before.next() is None
        await world.happen(person)
        assert (await before.next())["about_id"] == str(person)
        assert before.last == 0
        await before.messages.aclose()
        thing = world.shelf.put(1, "a")
        after = world.open("a", person=person, since=before.last)
        assert (await after.next())["changed"] == [str(thing)]
        assert (await after.next())["about_id"] == str(person)
        assert await after.next() is None

    world.play(story)


def test_the_source_is_asked_once_for_all_and_for_nobody_not_at_all(world: Shelved) -> None:
    async def story() -> None:
        without = world.open()
        assert await without.next() is None
        await asyncio.sleep(TICK * 5)
        assert world.shelf.asked == []
        many = [world.open("a") for _ in range(50)]
        for ear in many:
            assert await ear.next() is None
        world.shelf.asked.clear()
        world.shelf.put(1, "a")
        assert all([(await ear.next())["changed"] for ear in many])
        assert len(world.shelf.asked) < len(many)

    world.play(story)


def test_what_is_for_all_is_told_to_all(world: Shelved) -> None:
    async def story() -> None:
        ears = [world.open() for _ in range(3)]
        for ear in ears:
            assert await ear.next() is None
        await world.happen()
        assert [(await ear.next())["subject_kind"] for ear in ears] == ["example"] * 3

    world.play(story)


def test_topics_are_learned_anew_after_what_concerns_access(world: Shelved) -> None:
    held = {"a"}

    async def look() -> Topics:
        return frozenset(held)

    async def story() -> None:
        person = new_id(1)
        listener = live.Listener(person, look, frozenset(held), frozenset({"example"}))
        ear = Ear(world.streams, listener, None)
        assert await ear.next() is None
        held.clear()
        await world.happen(person)
        assert (await ear.next())["subject_kind"] == "example"
        world.shelf.put(7, "a")
        assert not await ear.hears_more()

    world.play(story)


def test_nothing_is_left_out_when_tailing_fails_and_begins_again(world: Shelved) -> None:
    async def story() -> None:
        ear = world.open()
        assert await ear.next() is None
        world.tailing.cancel()
        happened = await world.happen()
        world.tail()
        assert (await ear.next())["about_id"] == happened

    world.play(story)
