"""The two pools of connections: PostgreSQL on the event loop, SQLite on threads of its own.

A pool runs one function over one connection. Domain code never sees it.
"""

import asyncio
import contextvars
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

import orjson
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError, IntegrityError, InvalidRequestError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from api.foundation.faults import DRIVER_ERRORS, ConnectionLost, Unreachable, is_gone
from api.foundation.gathering import GATHERS, send_waiting

Result = TypeVar("Result")

CONNECTING = 5
"""Seconds in which a server must answer who connects."""
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA cache_size=-65536",
    "PRAGMA temp_store=MEMORY",
)


class Pool(Protocol):
    """Something that runs a function over a connection."""

    async def run(self, call: Callable[[Connection], Result]) -> Result: ...
    async def close(self) -> None: ...


class PostgresPool:
    """asyncpg through SQLAlchemy's greenlet bridge: no threads.

    A connection that the server has closed is noticed when it is taken, by what the event loop has
    heard of it: no question is sent. After one was lost in use, all that are older are made anew.
    """

    def __init__(self, url: str, *, size: int, reading: bool) -> None:
        settings = {
            "plan_cache_mode": "force_generic_plan",
            "jit": "off",
            "TimeZone": "UTC",
            "application_name": "simkinerja",
            "default_transaction_read_only": "on" if reading else "off",
        }
        self._engine = create_async_engine(
            url,
            isolation_level="AUTOCOMMIT" if reading else "READ COMMITTED",
            pool_size=size,
            max_overflow=0,
            pool_timeout=30,
            pool_reset_on_return=None if reading else "rollback",
            connect_args={"server_settings": settings, "timeout": CONNECTING},
            hide_parameters=True,
            json_deserializer=orjson.loads,
        )
        self._lost_at = 0.0
        event.listen(self._engine.sync_engine, "connect", self._note_age)
        if not reading:
            event.listen(self._engine.sync_engine, "connect", _note_whether_it_gathers)
            event.listen(self._engine.sync_engine, "before_cursor_execute", _send_waiting_first)
        event.listen(self._engine.sync_engine, "checkout", self._refuse_dead)

    async def run(self, call: Callable[[Connection], Result]) -> Result:
        taken = False
        try:
            async with self._engine.connect() as connection:
                taken = True
                return await connection.run_sync(self._watched(call))
        except (OSError, InvalidRequestError, *DRIVER_ERRORS) as error:
            if taken or isinstance(error, NoneFree):
                raise
            raise Unreachable from error

    def _watched(self, call: Callable[[Connection], Result]) -> Callable[[Connection], Result]:
        """Tell what breaks because the connection did from what breaks on a sound one."""

        def run(connection: Connection) -> Result:
            driver: Any = connection.connection.driver_connection
            try:
                return call(connection)
            except DRIVER_ERRORS as error:
                if not driver.is_closed() and not is_gone(error):
                    raise
                self._lost_at = time.monotonic()
                connection.invalidate()
                raise ConnectionLost from error

        return run

    def _note_age(self, _connection: object, entry: ConnectionPoolEntry) -> None:
        entry.info["made_at"] = time.monotonic()

    def _refuse_dead(self, _connection: object, entry: ConnectionPoolEntry, _as: object) -> None:
        driver: Any = entry.driver_connection
        if driver.is_closed() or entry.info["made_at"] < self._lost_at:
            raise DisconnectionError

    async def close(self) -> None:
        await self._engine.dispose()


def _note_whether_it_gathers(connection: Any, entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("SELECT pg_catalog.count(*) FROM pg_extension WHERE extname = 'citus'")
    entry.info[GATHERS] = cursor.fetchone()[0] == 0
    connection.rollback()


def _send_waiting_first(connection: Connection, *_statement: object) -> None:
    send_waiting(connection)


class SqlitePool:
    """One thread per connection; the writing pool has one, so writers queue here and not in locks."""

    def __init__(self, url: str, *, threads: int, reading: bool) -> None:
        self._engine = sqlite_engine(url, reading=reading)
        self._held = threading.local()
        self._opened: list[Connection] = []
        name = "sqlite-read" if reading else "sqlite-write"
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def run(self, call: Callable[[Connection], Result]) -> Result:
        context = contextvars.copy_context()
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: context.run(self._run, call))

    def _run(self, call: Callable[[Connection], Result]) -> Result:
        try:
            return call(self._connection())
        except StopIteration as slip:
            # No future takes it: whoever waits would wait for ever.
            raise RuntimeError("nothing was found where something has to be") from slip
        except (IntegrityError, sqlite3.IntegrityError):
            raise
        except DRIVER_ERRORS:
            self._let_go()
            raise

    def _connection(self) -> Connection:
        connection: Connection | None = getattr(self._held, "connection", None)
        if connection is None:
            connection = self._held.connection = self._engine.connect()
            self._opened.append(connection)
        return connection

    def _let_go(self) -> None:
        """Open the file anew next time: what a failure left of this connection is not worth knowing."""
        connection: Connection | None = self._held.__dict__.pop("connection", None)
        if connection is not None:
            self._opened.remove(connection)
            connection.close()

    async def close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)
        for connection in self._opened:
            connection.close()
        self._engine.dispose()


def sqlite_engine(url: str, *, reading: bool = False) -> Engine:
    """Open SQLite as a system of record: WAL, full sync, foreign keys, `BEGIN IMMEDIATE`."""
    path = url.split("///", 1)[1]
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=NullPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)
        if reading:
            connection.execute("PRAGMA query_only=ON")

    def begin(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert driver is not None
        if not driver.in_transaction:
            driver.execute("BEGIN" if reading else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def pools(url: str, *, size: int) -> tuple[Pool, Pool]:
    """Open the reading and the writing pool for an address."""
    if url.startswith("sqlite"):
        return (
            SqlitePool(url, threads=2, reading=True),
            SqlitePool(url, threads=1, reading=False),
        )
    address = async_url(url)
    return (
        PostgresPool(address, size=size, reading=True),
        PostgresPool(address, size=size, reading=False),
    )


def async_url(url: str) -> str:
    """Name the driver in a PostgreSQL address."""
    for prefix in ("postgresql+asyncpg://", "postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+asyncpg://" + url.removeprefix(prefix)
    raise ValueError("DATABASE_URL must begin with sqlite:/// or postgresql://")
