"""Bare drivers: sqlite3 on threads as the product has them, asyncpg with its own pool.

An endpoint is a generator that yields a statement with its values and is sent the rows; so one body
serves both drivers, and a unit of work on SQLite is one hop to a thread.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import asyncpg
import orjson

from api.foundation.pools import SQLITE_PRAGMAS
from bench.limit.texts import Text

Work = Generator[tuple[Text, Any], list[Any], bytes]
"""Values by name, or a list of such for one statement over many rows."""


class Sqlite:
    """Two threads that read, one that writes, a connection each."""

    def __init__(self, url: str) -> None:
        self.path = url.split("///", 1)[1]
        self.held = threading.local()
        self.reading = ThreadPoolExecutor(2)
        self.writing = ThreadPoolExecutor(1)

    async def open(self) -> None:
        """Connections open with their threads."""

    async def read(self, work: Work) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self.reading, self._read, work)

    async def write(self, work: Work) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self.writing, self._write, work)

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self.held, "connection", None)
        if found is None:
            found = sqlite3.connect(self.path, isolation_level=None)
            for pragma in SQLITE_PRAGMAS:
                found.execute(pragma)
            self.held.connection = found
        return found

    def _read(self, work: Work) -> bytes:
        return _follow(self._connection(), work)

    def _write(self, work: Work) -> bytes:
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        answer = _follow(connection, work)
        connection.execute("COMMIT")
        return answer


def _follow(connection: sqlite3.Connection, work: Work) -> bytes:
    try:
        text, given = next(work)
        while True:
            if isinstance(given, list):
                connection.executemany(text.sql, [text.bound(one) for one in given])
                text, given = work.send([])
            else:
                text, given = work.send(connection.execute(text.sql, text.bound(given)).fetchall())
    except StopIteration as done:
        answer: bytes = done.value
        return answer


class Postgres:
    """asyncpg's pools, as large as the product's and with its settings; nothing is reset on return."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def open(self) -> None:
        settings = {"plan_cache_mode": "force_generic_plan", "jit": "off", "TimeZone": "UTC"}
        self.reading = await asyncpg.create_pool(
            self.url, min_size=10, max_size=10, server_settings=settings, reset=_leave, init=_json
        )
        self.writing = await asyncpg.create_pool(
            self.url, min_size=10, max_size=10, server_settings=settings, reset=_leave, init=_json
        )

    async def read(self, work: Work) -> bytes:
        async with self.reading.acquire() as connection:
            return await _follow_on(connection, work)

    async def write(self, work: Work) -> bytes:
        async with self.writing.acquire() as connection, connection.transaction():
            return await _follow_on(connection, work)


async def _leave(_connection: Any) -> None:
    """Do nothing between two users of a connection; asyncpg would ask the server otherwise."""


async def _json(connection: Any) -> None:
    """Take JSON as text where it is written, as it is meant where it is read."""
    await connection.set_type_codec("jsonb", encoder=str, decoder=orjson.loads, schema="pg_catalog")


async def _follow_on(connection: Any, work: Work) -> bytes:
    try:
        text, given = next(work)
        while True:
            if isinstance(given, list):
                await connection.executemany(text.sql, [text.bound(one) for one in given])
                text, given = work.send([])
            else:
                text, given = work.send(await connection.fetch(text.sql, *text.bound(given)))
    except StopIteration as done:
        answer: bytes = done.value
        return answer


def driver_for(url: str) -> Sqlite | Postgres:
    return Sqlite(url) if url.startswith("sqlite") else Postgres(url)
