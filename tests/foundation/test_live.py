"""A stream costs what its own person's events cost: no whole chain is read, and none waits for ever."""

import asyncio
import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert, text
from sqlalchemy.dialects.postgresql import dialect as postgresql
from sqlalchemy.dialects.sqlite import dialect as sqlite
from sqlalchemy.orm import Session

from api.foundation import live, live_messages
from api.foundation.clock import now
from api.foundation.event_tables import EventLink
from api.foundation.ids import new_id
from api.foundation.live_messages import Topics
from api.foundation.rows import Row
from tests.conftest import Db

MANY = 3_000
INDEXES = {"ix_event_chain_about_id_position", "ix_event_chain_counterpart_id_position"}


def _link(position: int, about: UUID | None, counterpart: UUID | None) -> Row:
    return {
        "agency_id": 1,
        "seq": position,
        "position": position,
        "event_id": new_id(1),
        "name": "ExampleHappened",
        "subject_kind": "example",
        "subject_id": new_id(1),
        "about_id": about,
        "counterpart_id": counterpart,
        "hash": b"",
        "sealed_at": now(),
    }


def _chain(session: Session, person: UUID) -> None:
    """A chain in which few events name the person: as the one, the other, or both."""
    others = [new_id(1) for _ in range(50)]
    links = [_link(n, others[n % 50], others[n % 49]) for n in range(4, MANY)]
    own = [_link(1, person, None), _link(2, None, person), _link(3, person, person)]
    session.execute(insert(EventLink), [*own, *links, _link(MANY, others[0], person)])


@pytest.fixture
def person(db: Db) -> UUID:
    key = new_id(1)
    db.write(_chain, key)
    return key


def test_what_was_missed_names_the_person_as_the_one_or_the_other(db: Db, person: UUID) -> None:
    assert [row["position"] for row in db.read(live_messages.missed, person, 0)] == [1, 2, 3, MANY]
    assert [row["position"] for row in db.read(live_messages.missed, person, 2)] == [3, MANY]


def test_what_was_missed_is_found_by_its_indexes(db: Db, person: UUID, engine: str) -> None:
    """`Last-Event-ID: 0` once read the whole chain."""

    def lines(session: Session) -> str:
        dialect: Any = {"postgresql": postgresql, "sqlite": sqlite}[engine](paramstyle="named")
        asked = live_messages.MISSED.compile(dialect=dialect)
        keys: dict[str, Any] = {"postgresql": {"person": person}, "sqlite": {"person": person.hex}}
        explain = {"postgresql": "EXPLAIN", "sqlite": "EXPLAIN QUERY PLAN"}[engine]
        given = {**asked.params, "position": 0, **keys[engine]}
        plan = session.execute(text(f"{explain} {asked.string.replace('::', ' ::')}"), given)
        return "\n".join(str(value) for row in plan for value in row)

    db.write(lambda session: session.execute(text("ANALYZE")))
    plan = db.write(lines)

    assert {name for name in INDEXES if name in plan} == INDEXES
    assert "event_chain_position" not in plan
    assert "Seq Scan on event_chain" not in plan
    assert "SCAN event_chain" not in plan


async def _stays() -> Topics:
    return frozenset()


def _event(position: int, person: UUID) -> Row:
    return _link(position, person, None)


def _positions(heard: list[bytes]) -> list[int]:
    return [int(one.split()[1]) for one in heard if b'\ndata: {"name"' in one]


def test_a_stream_that_falls_behind_ends_before_it_leaves_anything_out(db: Db) -> None:
    """The browser resumes after the last that it got; what was left out would never come."""
    person = new_id(1)

    async def hear() -> list[bytes]:
        streams = live.Streams(db.database)
        listening = streams.listen(live.Listener(person, _stays), None)
        heard = [await anext(listening)]
        for position in range(1, live.MOST_WAITING + 20):
            streams._give(_event(position, person))
        async with asyncio.timeout(5):
            return heard + [message async for message in listening]

    heard = db.runner.run(hear())

    assert _positions(heard) == list(range(1, live.MOST_WAITING + 1))
    data = json.loads(heard[-1].split(b"data: ")[1])
    assert data["about_id"] == str(person)


def test_the_oldest_of_many_streams_of_a_person_ends(db: Db) -> None:
    person, other = new_id(1), new_id(1)

    async def open_many() -> tuple[int, list[int]]:
        streams = live.Streams(db.database)

        async def opened(whose: UUID) -> Any:
            listening = streams.listen(live.Listener(whose, _stays), None)
            for _begins in range(2):
                await anext(listening)
            return listening

        elsewhere = await opened(other)
        oldest, *others = [await opened(person) for _ in range(live.MOST_STREAMS + 1)]
        async with asyncio.timeout(5):
            after_its_end = len([message async for message in oldest])
        streams._give(_event(1, person))
        streams._give(_event(2, other))
        heard = [_positions([await anext(one)])[0] for one in (*others, elsewhere)]
        for one in (*others, elsewhere):
            await one.aclose()
        assert streams._open == {}
        return after_its_end, heard

    after_its_end, heard = db.runner.run(open_many())

    assert after_its_end == 0
    assert heard == [1] * live.MOST_STREAMS + [2]
