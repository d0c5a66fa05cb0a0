"""Events get a gapless order and their links; the live stream reads them."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.foundation import live, sealer
from api.foundation.event_tables import EventLink, EventOutbox, EventRecord
from api.foundation.events import SYSTEM, publish_many
from api.foundation.ids import new_id
from api.foundation.live_messages import BATCH, Topics
from tests.conftest import Db
from tests.foundation.factories import ExampleHappened, publish_example


def _chain(session: Session) -> list[Any]:
    columns = (EventLink.position, EventLink.agency_id, EventLink.seq)
    return [tuple(row) for row in session.execute(select(*columns).order_by(EventLink.position))]


def _waiting(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(EventOutbox)) or 0


def test_events_are_numbered_city_wide_and_per_agency(db: Db) -> None:
    for agency in (1, 2, 1, 1):
        db.write(publish_example, agency)

    assert db.write(sealer.seal) == 4
    assert db.write(sealer.seal) == 0

    assert db.read(_waiting) == 0
    chain = db.read(_chain)
    assert [position for position, _, _ in chain] == [1, 2, 3, 4]
    assert sorted((agency, seq) for _, agency, seq in chain) == [(1, 1), (1, 2), (1, 3), (2, 1)]


def test_an_event_of_a_failed_change_never_was(db: Db) -> None:
    def fail(session: Session) -> None:
        publish_example(session, 1)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        db.write(fail)

    assert db.write(sealer.seal) == 0


def test_two_sealers_make_one_order(db: Db) -> None:
    for number in range(30):
        db.write(publish_example, 1 + number % 3)

    async def both() -> list[Any]:
        return list(await asyncio.gather(*(db.database.write(sealer.seal) for _ in range(4))))

    assert sum(db.runner.run(both())) == 30
    assert [position for position, _, _ in db.read(_chain)] == list(range(1, 31))


def test_a_stream_hears_of_its_person_alone_and_can_resume(db: Db) -> None:
    mine = db.write(publish_example, 1)
    db.write(publish_example, 1)
    db.write(sealer.seal)

    async def hear() -> list[bytes]:
        streams = live.Streams(db.database)
        heard = []
        async for message in streams.listen(_hearing(mine), 0):
            heard.append(message)
            if len(heard) == 2:
                break
        return heard

    heard = db.runner.run(hear())
    assert heard[0].startswith(b"retry:")
    assert b'"name":"ExampleHappened"' in heard[1]
    assert str(mine).encode() in heard[1]


def test_a_stream_resumes_over_more_than_one_batch(db: Db) -> None:
    def happen(session: Session) -> UUID:
        publish_example(session, 1)
        many = [_example(new_id(1)) for _ in range(BATCH)]
        mine = [_example(many[0].subject_id) for _ in range(BATCH)]
        publish_many(session, many + mine)
        return many[0].subject_id

    async def hear(person: UUID) -> list[bytes]:
        listening = live.Streams(db.database).listen(_hearing(person), 0)
        heard = [await anext(listening) for _ in range(BATCH + 2)]
        await listening.aclose()
        return heard

    person = db.write(happen)
    while db.write(sealer.seal):
        pass

    assert len(set(db.runner.run(hear(person)))) == BATCH + 2


def _hearing(person: UUID) -> live.Listener:
    async def stays() -> Topics:
        return frozenset()

    return live.Listener(person, stays)


def _example(key: UUID) -> ExampleHappened:
    return ExampleHappened(actor=SYSTEM, subject_id=key, about_id=key)


def test_a_stream_hears_what_happens_while_it_is_open(db: Db) -> None:
    async def hear() -> bytes:
        streams = live.Streams(db.database)
        tailing = asyncio.create_task(streams.keep_tailing(pause=0.05))
        await asyncio.sleep(0.1)
        key = await db.database.write(publish_example, 1)
        await db.database.write(sealer.seal)
        listening = streams.listen(_hearing(key), None)
        for _begins in range(2):
            await anext(listening)
        event = {
            "position": 9,
            "about_id": key,
            "counterpart_id": None,
            "name": "X",
            "subject_kind": "example",
            "subject_id": key,
        }
        streams._give(event)
        heard = await anext(listening)
        tailing.cancel()
        await listening.aclose()
        return heard

    assert b'"name":"X"' in db.runner.run(hear())


def test_events_keep_who_did_it_and_what_changed(db: Db) -> None:
    db.write(publish_example, 1, "isi")

    def stored(session: Session) -> Any:
        return session.execute(
            select(EventRecord.data, EventRecord.actor_kind, EventRecord.credential_kind)
        ).one()

    row = db.read(stored)
    assert (row.data, row.actor_kind, row.credential_kind) == ({"note": "isi"}, "system", "none")


async def _until_it_waits(db: Db) -> None:
    while not db.database.published._waiters:  # nothing else tells that it waits
        await asyncio.sleep(0.01)


def test_the_sealer_stops_also_when_something_happens_at_that_moment(
    db: Db, runner: asyncio.Runner
) -> None:
    """A server that goes down while people write would wait for it for ever."""

    async def stopped() -> bool:
        sealing = asyncio.create_task(sealer.keep_sealing(db.database, pause=60))
        await _until_it_waits(db)
        db.database.published.set()
        sealing.cancel()
        done, _ = await asyncio.wait({sealing}, timeout=5)
        sealing.cancel()
        return bool(done)

    assert runner.run(stopped())


def test_the_sealer_rests_until_something_happens(db: Db, runner: asyncio.Runner) -> None:
    """Its own transaction does not wake it; somebody's event does."""

    async def sealed() -> tuple[int, int]:
        sealing = asyncio.create_task(sealer.keep_sealing(db.database, pause=60))
        await _until_it_waits(db)
        await db.database.write(publish_example, 1)
        await asyncio.wait_for(_gone(db), 20)
        await _until_it_waits(db)
        sealing.cancel()
        await asyncio.gather(sealing, return_exceptions=True)
        return await db.database.read(_waiting), len(await db.database.read(_chain))

    assert runner.run(sealed()) == (0, 1)


async def _gone(db: Db) -> None:
    while await db.database.read(_waiting):
        await asyncio.sleep(0.02)
