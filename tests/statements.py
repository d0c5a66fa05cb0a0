"""What the database is really asked: every statement as the driver gets it, on both engines.

SQLAlchemy's events would miss the fast path of reading, which goes by the driver.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import asyncpg
from sqlalchemy import Engine, event
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_cursor

FRAME = ("BEGIN", "COMMIT", "ROLLBACK")
OPENING = ("pragma", "set ", "show ", "select pg_catalog", "select current_schema")
"""What SQLAlchemy asks when it opens a connection."""
_open: list[list[str]] = []


def _note(sql: str) -> None:
    text = sql.strip().rstrip(";")
    if not text.lower().startswith(OPENING):
        for found in _open:
            found.append(text)


class _Cursor(sqlite3.Cursor):
    def execute(self, sql: str, *given: Any) -> "_Cursor":
        _note(sql)
        super().execute(sql, *given)
        return self

    def executemany(self, sql: str, given: Any) -> "_Cursor":
        _note(sql)
        super().executemany(sql, given)
        return self


class _Connection(sqlite3.Connection):
    def cursor(self, factory: Any = None) -> Any:
        return super().cursor(factory or _Cursor)

    def execute(self, sql: str, *given: Any) -> Any:
        return self.cursor().execute(sql, *given)


class _PgConnection(asyncpg.Connection):
    async def fetch(self, query: str, *given: Any, **options: Any) -> Any:
        _note(query)
        return await super().fetch(query, *given, **options)

    async def execute(self, query: str, *given: Any, **options: Any) -> Any:
        _note(query)
        return await super().execute(query, *given, **options)


def _give_own_connection(dialect: Any, _record: Any, _args: Any, given: dict[str, Any]) -> None:
    if dialect.name == "sqlite":
        given["factory"] = _Connection
    else:
        given["connection_class"] = _PgConnection


_execute: Any = AsyncAdapt_asyncpg_cursor.execute
_executemany: Any = AsyncAdapt_asyncpg_cursor.executemany


def _noted_execute(cursor: Any, sql: str, *given: Any) -> Any:
    _note(sql)
    return _execute(cursor, sql, *given)


def _noted_executemany(cursor: Any, sql: str, given: Any) -> Any:
    _note(sql)
    return _executemany(cursor, sql, given)


@contextmanager
def recorded() -> Iterator[None]:
    """Have connections that are opened inside the block tell what they are asked."""
    event.listen(Engine, "do_connect", _give_own_connection)
    with (
        mock.patch.object(AsyncAdapt_asyncpg_cursor, "execute", _noted_execute),
        mock.patch.object(AsyncAdapt_asyncpg_cursor, "executemany", _noted_executemany),
    ):
        yield
    event.remove(Engine, "do_connect", _give_own_connection)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Gather the statements sent inside the block."""
    found: list[str] = []
    _open.append(found)
    try:
        yield found
    finally:
        _open.remove(found)


def statements(found: list[str]) -> list[str]:
    """Leave out what only frames a transaction."""
    return [one for one in found if not one.startswith(FRAME)]
