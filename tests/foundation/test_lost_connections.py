"""PostgreSQL goes away and comes back: who reads does not notice, who writes is told the truth.

SQLite has no connection that could be lost.
"""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.errors import DatabaseUnavailable
from api.foundation.work import Database, snapshot
from api.identity.models import ApiToken, User
from tests.conftest import Db
from tests.cutting import Cut, CuttingProxy
from tests.databases import ALONE
from tests.http import Client, problem_of
from tests.people import Town, make_user

TOKEN = {"name": "skrip", "scopes": ["goals:read"], "expires_on": "2026-12-31"}
END_MYSELF = select(func.pg_terminate_backend(func.pg_backend_pid()).label("ended"))
WHO = select(func.pg_backend_pid().label("pid"))


@pytest.fixture
def engine() -> str:
    return "postgresql"


@pytest.fixture
def proxy() -> CuttingProxy:
    return CuttingProxy()


def _count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(User)) or 0


def _end_all_others(url: str) -> None:
    """As a restart does it: every connection ends at once."""

    async def end() -> None:
        other = Database(url, size=2)
        await other.write(lambda session: session.execute(text(ALONE)))
        await other.close()

    asyncio.run(end())


async def _open_all(database: Database) -> None:
    """Have every connection of both pools opened, and used a little."""

    def rest(session: Session) -> None:
        session.execute(text("SELECT pg_sleep(0.1)"))

    both = (database.read, database.write)
    await asyncio.gather(*(act(rest) for act in both for _ in range(4)))


def test_dead_connections_are_noticed_before_anything_is_asked(db: Db, database_url: str) -> None:
    asked = []

    def who(session: Session) -> int:
        asked.append(1)
        return int(rows.fetch(session, WHO)[0]["pid"])

    async def ask(database: Database) -> set[int]:
        both = (database.read, database.write)
        return {await act(who) for act in both for _ in range(8)}

    db.runner.run(_open_all(db.database))
    before = db.runner.run(ask(db.database))
    asked.clear()
    _end_all_others(database_url)
    db.runner.run(asyncio.sleep(0.05))

    after = db.runner.run(ask(db.database))

    assert len(asked) == 16, "something was asked over a dead connection and asked again"
    assert not before & after


def test_a_sound_connection_is_taken_without_a_question(db: Db) -> None:
    """What PostgreSQL hears between two reads is the reads."""
    heard: list[str] = []

    def listen(session: Session) -> None:
        driver: Any = session.connection().connection.driver_connection
        driver.add_query_logger(lambda record: heard.append(record.query))

    one = Database(db.database.url, size=1)
    db.runner.run(one.read(listen))
    for _ in range(3):
        db.runner.run(one.read(lambda session: rows.fetch(session, WHO)))
    db.runner.run(one.close())

    assert len(heard) == 3, heard


def _dying(act: Callable[[Session], int], *, times: int) -> Callable[[Session], int]:
    """Lose the connection in the middle, so many times."""
    died: list[int] = []

    def run(session: Session) -> int:
        found = act(session)
        if len(died) < times:
            died.append(1)
            rows.fetch(session, END_MYSELF)
        return found

    return run


@pytest.mark.parametrize("mark", [lambda query: query, snapshot])
def test_a_read_whose_connection_breaks_is_tried_once_more(
    db: Db, mark: Callable[[Callable[[Session], int]], Callable[[Session], int]]
) -> None:
    assert db.read(mark(_dying(_count, times=1))) == 0

    with pytest.raises(DatabaseUnavailable):
        db.read(mark(_dying(_count, times=2)))
    assert db.read(_count) == 0


def test_one_loss_makes_the_whole_pool_new(db: Db) -> None:
    """The others may be dead without knowing it: a server that lost its power closes nothing."""

    def who(session: Session) -> int:
        return int(rows.fetch(session, WHO)[0]["pid"])

    async def ask(database: Database) -> set[int]:
        return {await database.read(who) for _ in range(8)}

    db.runner.run(_open_all(db.database))
    before = db.runner.run(ask(db.database))
    db.read(_dying(_count, times=1))

    assert len(before) > 1
    assert not before & db.runner.run(ask(db.database))


def test_a_write_lost_before_its_commit_is_made_once(db: Db) -> None:
    def add(session: Session) -> int:
        make_user(session, "a")
        return _count(session)

    assert db.write(_dying(add, times=1)) == 1
    assert db.read(_count) == 1


class TestCutOff:
    """The connection breaks at the COMMIT itself."""

    @pytest.fixture
    def database_url(
        self, database_url: str, proxy: CuttingProxy, runner: asyncio.Runner
    ) -> Iterator[str]:
        yield runner.run(proxy.start(database_url))
        runner.run(proxy.close())

    @pytest.mark.parametrize("cut", list(Cut))
    def test_a_commit_without_an_answer_is_not_repeated_and_the_key_settles_it(
        self, town: Town, as_: Callable[..., Client], db: Db, proxy: CuttingProxy, cut: Cut
    ) -> None:
        me = as_(town.wayan.id)
        proxy.next_cut = cut

        unsure = me.post("/tokens", TOKEN, key="once")

        assert (unsure.status_code, problem_of(unsure)) == (503, "write-unconfirmed")
        assert unsure.headers["Retry-After"] == "5"
        assert db.read(_tokens) == (1 if cut is Cut.ANSWERING else 0)

        settled = me.post("/tokens", TOKEN, key="once")

        assert settled.status_code == 201
        assert ("Idempotent-Replay" in settled.headers) == (cut is Cut.ANSWERING)
        assert db.read(_tokens) == 1


def _tokens(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(ApiToken)) or 0
