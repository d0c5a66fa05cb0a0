"""One function, one transaction, committed before anyone is told, on both engines."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from api.foundation.errors import AlreadyThere, EditedMeanwhile
from api.foundation.event_tables import EventRecord
from api.foundation.faults import is_transient
from api.foundation.ids import new_id
from api.foundation.work import Database, snapshot
from api.identity.models import User
from tests.conftest import Db
from tests.foundation.factories import publish_example


def _add(session: Session, login: str) -> None:
    session.add(User(id=new_id(), login_key=login, leads=[]))
    session.flush()


def _count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(User)) or 0


def test_what_was_written_is_there_for_the_next_reader(db: Db) -> None:
    db.write(_add, "a")

    assert db.read(_count) == 1


def test_nothing_of_a_failed_change_is_kept(db: Db) -> None:
    def half(session: Session) -> None:
        _add(session, "a")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        db.write(half)

    assert db.read(_count) == 0


def test_a_broken_key_is_answered_not_crashed(db: Db) -> None:
    db.write(_add, "a")

    with pytest.raises(AlreadyThere):
        db.write(_add, "a")


def test_a_stale_entity_is_a_conflict(db: Db) -> None:
    def stale(_session: Session) -> None:
        raise StaleDataError

    with pytest.raises(EditedMeanwhile):
        db.write(stale)


def test_reading_keeps_nothing(db: Db) -> None:
    def sneak(session: Session) -> None:
        session.execute(update(User).values(email="x"))

    with pytest.raises(DBAPIError):
        db.read(sneak)


def test_a_deadlock_is_tried_again(db: Db) -> None:
    tries = []

    def deadlocked_once(session: Session) -> int:
        tries.append(1)
        if len(tries) < 3:
            raise DBAPIError("", None, _Deadlock())
        return _count(session)

    assert db.write(deadlocked_once) == 0
    assert len(tries) == 3


class _Deadlock(Exception):
    sqlstate = "40P01"


def test_only_what_may_pass_is_tried_again() -> None:
    assert is_transient(DBAPIError("", None, _Deadlock()))
    assert not is_transient(DBAPIError("", None, Exception("syntax")))
    assert not is_transient(ValueError())


def test_writers_wait_for_each_other_and_all_arrive(db: Db) -> None:
    async def crowd(database: Database) -> None:
        await asyncio.gather(*(database.write(_add, f"u{n}") for n in range(40)))

    db.runner.run(crowd(db.database))

    assert db.read(_count) == 40


def test_a_snapshot_sees_one_moment(db: Db) -> None:
    """A write between two statements of a marked query is not seen by it."""
    between: list[Callable[[], Any]] = []

    @snapshot
    def twice(session: Session) -> tuple[int, int]:
        first = _count(session)
        between[0]()
        return first, _count(session)

    if db.database.engine == "postgresql":
        other = Database(db.database.url, size=2)
        between.append(lambda: _in_own_loop(other))
    else:
        between.append(lambda: asyncio.run(db.database.write(_add, "x")))

    assert db.read(twice) == (0, 0)
    assert db.read(_count) == 1


def _in_own_loop(other: Database) -> None:
    """Write from another thread, since the query holds the event loop on PostgreSQL."""

    async def write() -> None:
        await other.write(_add, "x")
        await other.close()

    thread = threading.Thread(target=lambda: asyncio.run(write()))
    thread.start()
    thread.join()


def test_on_sqlite_a_write_is_on_the_disk(db: Db) -> None:
    def pragmas(session: Session) -> dict[str, Any]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return {name: session.scalar(text(f"PRAGMA {name}")) for name in names}

    if db.database.engine == "sqlite":
        assert db.write(pragmas) == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    else:
        assert db.read(lambda session: session.scalar(text("SHOW jit"))) == "off"


def test_events_cannot_be_changed_afterwards(db: Db) -> None:
    def tamper(session: Session) -> None:
        session.execute(update(EventRecord).values(name="Other"))

    if db.database.engine == "sqlite":
        db.write(publish_example)
        with pytest.raises(IntegrityError, match="append_only_events"):
            db.write(tamper)
