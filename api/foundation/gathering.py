"""Writes that wait for each other: on PostgreSQL they go out as one statement, one way there and back.

A report adds its lines, a receipt, an event and its row of the outbox, and keeps the answer; none of
these reads another. They wait on the connection until anything is asked of it, or it commits, and are
then parts of one statement (`WITH … AS (INSERT …)`); foreign keys are looked at when it has ended.
A refusal therefore comes with a later call than the one that wrote. SQLite has no way to save, and
what Citus makes of such a statement was not tried: there everything is written at once.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

MOST_ROWS = 20
"""Rows of one part; more are no longer a matter of the way."""
GATHERS = "gathers"
"""The mark of a pooled connection whose server takes several writes in one statement."""
WAITING = "waiting writes"


@dataclass(frozen=True)
class Part:
    """One kind of write: its statement, for one row, and the values of its rows."""

    sql: str
    rows: Sequence[Sequence[Any]]


@contextmanager
def gathering(connection: Connection) -> Iterator[None]:
    """Let writes wait in this block; what waits when it ends was never sent."""
    info = connection.info  # taken now: a connection that was lost has none any more
    if info.get(GATHERS):
        info[WAITING] = []
    try:
        yield
    finally:
        info.pop(WAITING, None)


def put(connection: Connection, part: Part) -> bool:
    """Let a write wait; false where it has to be sent at once."""
    waiting: list[Part] | None = connection.info.get(WAITING)
    if waiting is None or len(part.rows) > MOST_ROWS:
        return False
    waiting.append(part)
    return True


def send_waiting(connection: Connection) -> None:
    """Send what waits, before anything else is asked of the connection."""
    waiting: list[Part] | None = connection.info.get(WAITING)
    if not waiting:
        return
    connection.info[WAITING] = []
    sql = joined(tuple((part.sql, len(part.rows)) for part in waiting))
    execute(connection, sql, [value for part in waiting for row in part.rows for value in row])


@lru_cache(512)
def joined(parts: tuple[tuple[str, int], ...]) -> str:
    """Write several statements as one, with the numbers of their values counted on."""
    written, count = [], 0
    for sql, size in parts:
        before, mark, values = sql.rpartition(" VALUES ")
        width = values.count("$")
        numbered = (_counted_on(values, count + at * width) for at in range(size))
        written.append(before + mark + ", ".join(numbered))
        count += size * width
    *first, last = written
    names = ", ".join(f"w{at} AS ({one})" for at, one in enumerate(first))
    return f"WITH {names} {last}" if first else last


def _counted_on(sql: str, by: int) -> str:
    return re.sub(r"\$(\d+)", lambda found: f"${int(found[1]) + by}", sql)


def execute(connection: Connection, sql: str, values: Any, *, many: bool = False) -> Any:
    """Run on a cursor of the connection; refusals are those that SQLAlchemy would raise."""
    cursor: Any = connection.connection.cursor()
    errors = connection.dialect.loaded_dbapi.Error
    try:
        (cursor.executemany if many else cursor.execute)(sql, values)
    except errors as error:
        gone = connection.dialect.is_disconnect(error, connection.connection, cursor)
        if gone:
            connection.invalidate(error)
        raise DBAPIError.instance(
            sql, None, error, errors, connection_invalidated=gone, dialect=connection.dialect
        ) from error
    return cursor
