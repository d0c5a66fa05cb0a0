"""Writes that wait are there for whoever asks next, are kept with the commit, and are gone without it."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.errors import AlreadyThere
from api.foundation.event_tables import EventOutbox
from api.foundation.gathering import MOST_ROWS, joined
from api.foundation.ids import new_id
from tests.conftest import Db
from tests.statements import listening, recorded, statements

COUNT = select(func.count().label("waiting")).select_from(EventOutbox)
FIRST = UUID(int=1)
MOVE = update(EventOutbox).where(EventOutbox.event_id == FIRST).values(agency_id=9)


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    with recorded():
        yield


def _row(key: UUID | None = None) -> dict[str, Any]:
    return {"event_id": key or new_id(1), "agency_id": 1}


def _by_rows(session: Session) -> int:
    return int(rows.fetch(session, COUNT)[0]["waiting"])


def _by_orm(session: Session) -> int:
    return session.scalar(COUNT) or 0


def _by_hand(session: Session) -> int:
    return int(session.connection().execute(text("SELECT count(*) FROM event_outbox")).scalar_one())


@pytest.mark.parametrize("ask", [_by_rows, _by_orm, _by_hand])
def test_whoever_asks_sees_what_was_written(db: Db, ask: Callable[[Session], int]) -> None:
    def write(session: Session) -> list[int]:
        found = []
        for _ in range(2):
            rows.add(session, EventOutbox, [_row(), _row()])
            rows.add(session, EventOutbox, [_row()])
            found.append(ask(session))
        return found

    assert db.write(write) == [3, 6]
    assert db.read(_by_rows) == 6


def test_a_refusal_comes_with_the_commit_and_keeps_nothing(db: Db) -> None:
    def write(session: Session) -> None:
        rows.add(session, EventOutbox, [_row()])
        rows.add(session, EventOutbox, [_row(FIRST)])
        rows.add(session, EventOutbox, [_row(FIRST)])

    with pytest.raises(AlreadyThere):
        db.write(write)

    assert db.read(_by_rows) == 0
    db.write(lambda session: rows.add(session, EventOutbox, [_row()]))
    assert db.read(_by_rows) == 1, "nothing of the refused change waits for the next one"


def test_what_waits_when_a_change_fails_is_never_sent(db: Db) -> None:
    def write(session: Session) -> None:
        rows.add(session, EventOutbox, [_row()])
        raise LookupError

    with pytest.raises(LookupError):
        db.write(write)

    db.write(_by_rows)
    assert db.read(_by_rows) == 0


@pytest.mark.parametrize(("count", "sent"), [(1, 1), (MOST_ROWS, 1), (MOST_ROWS + 1, 3)])
def test_some_rows_go_together_and_many_by_themselves(db: Db, count: int, sent: int) -> None:
    """On PostgreSQL; SQLite has no way to save."""

    def write(session: Session) -> None:
        rows.add(session, EventOutbox, [_row(FIRST)])
        rows.add(session, EventOutbox, [_row() for _ in range(count)])
        rows.add(session, EventOutbox, [_row(), _row()])

    with listening() as found:
        db.write(write)

    assert len(statements(found)) == (sent if db.database.engine == "postgresql" else 3)
    assert db.read(_by_rows) == count + 3


def test_a_change_of_whose_rows_nobody_asks_the_number_waits_too(db: Db) -> None:
    def move(session: Session) -> None:
        rows.change_unasked(session, MOVE)
        rows.add(session, EventOutbox, [_row()])

    db.write(lambda session: rows.add(session, EventOutbox, [_row(FIRST)]))
    with listening() as found:
        db.write(move)

    assert len(statements(found)) == (1 if db.database.engine == "postgresql" else 2)
    moved = select(EventOutbox.agency_id).where(EventOutbox.event_id == FIRST)
    assert db.read(lambda session: session.scalar(moved)) == 9


def test_values_are_counted_on() -> None:
    insert, change = "INSERT INTO t (a, b) VALUES ($1::UUID, $2)", "UPDATE u SET c=$1 WHERE d = $2"

    assert joined(((insert, 1),)) == insert
    assert joined(((insert, 2), (change, 1), (insert, 1))) == (
        "WITH w0 AS (INSERT INTO t (a, b) VALUES ($1::UUID, $2), ($3::UUID, $4)), "
        "w1 AS (UPDATE u SET c=$5 WHERE d = $6) "
        "INSERT INTO t (a, b) VALUES ($7::UUID, $8)"
    )
