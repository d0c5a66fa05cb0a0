"""The only edge to the database: one function, one transaction, committed before anyone is told.

`await database.read(queries.list_plans, caller, wanted)` and
`await database.write(service.submit_plan, caller, plan_id)`. A first argument that can be resolved
(a caller's credential) is resolved in the same transaction. Nobody else commits.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, runtime_checkable

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.util import await_only

from api.foundation.errors import AlreadyThere, Busy, EditedMeanwhile
from api.foundation.events import PUBLISHED, Origin
from api.foundation.lanes import Lane, lanes

Result = TypeVar("Result")
TRIES = 3
_jitter = random.SystemRandom()
TRANSIENT_STATES = frozenset({"40001", "40P01", "55P03"})


@runtime_checkable
class Resolvable(Protocol):
    """Something that becomes an actor inside the transaction that it acts in."""

    def resolve(self, session: Session) -> Any: ...


@dataclass(frozen=True)
class Reading:
    """The driver's own connection, for the fast path of `rows.fetch`."""

    driver: Any
    dialect: Dialect


class Database:
    """Both lanes to one database."""

    def __init__(self, url: str, *, size: int = 10) -> None:
        self.url = url
        self.engine = "sqlite" if url.startswith("sqlite") else "postgresql"
        self._size = size
        self._lanes: tuple[Lane, Lane] | None = None
        self.published = asyncio.Event()
        """Set when a change of this process left an event, for whoever puts events in order."""

    def _open(self) -> tuple[Lane, Lane]:
        if self._lanes is None:
            self._lanes = lanes(self.url, size=self._size)
        return self._lanes

    async def read(self, function: Callable[..., Result], *given: Any) -> Result:
        """Run a query; nothing it does is kept."""
        return await self._open()[0].run(lambda c: _read(c, function, given))

    async def write(
        self, function: Callable[..., Result], *given: Any, origin: Origin | None = None
    ) -> Result:
        """Run a change in one transaction; repeat it when the database asks for that."""
        for attempt in range(TRIES):
            try:
                result, left_event = await self._open()[1].run(
                    lambda c: _write(c, function, given, origin)
                )
            except (StaleDataError, DBAPIError) as error:
                if attempt + 1 == TRIES or not is_transient(error):
                    raise refusal(error) from error
                await asyncio.sleep(_jitter.uniform(0.005, 0.05) * (attempt + 1))
            else:
                if left_event:
                    self.published.set()
                return result
        raise Busy

    async def close(self) -> None:
        if self._lanes is not None:
            for lane in self._lanes:
                await lane.close()
            self._lanes = None


def snapshot(function: Callable[..., Result]) -> Callable[..., Result]:
    """Mark a query whose statements must all see the same moment."""
    function.needs_snapshot = True  # type: ignore[attr-defined]  # a mark on a function
    return function


def _read(
    connection: Connection, function: Callable[..., Result], given: tuple[Any, ...]
) -> Result:
    driver = connection.connection.driver_connection
    with Session(bind=connection, autoflush=False) as session:
        session.info["reading"] = Reading(driver, connection.dialect)
        if not getattr(function, "needs_snapshot", False):
            return function(session, *_resolved(session, given))
        _run(driver, connection, _BEGIN[connection.dialect.name])
        try:
            return function(session, *_resolved(session, given))
        finally:
            _run(driver, connection, "ROLLBACK")


_BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


def _run(driver: Any, connection: Connection, sql: str) -> None:
    if connection.dialect.name == "sqlite":
        if sql != "ROLLBACK" or driver.in_transaction:
            driver.execute(sql)
    else:
        await_only(driver.execute(sql))


def _write(
    connection: Connection,
    function: Callable[..., Result],
    given: tuple[Any, ...],
    origin: Origin | None,
) -> tuple[Result, bool]:
    with Session(bind=connection, expire_on_commit=False) as session, session.begin():
        session.info["origin"] = origin or Origin()
        result = function(session, *_resolved(session, given))
    return result, PUBLISHED in session.info


def _resolved(session: Session, given: tuple[Any, ...]) -> tuple[Any, ...]:
    if given and isinstance(given[0], Resolvable):
        return (given[0].resolve(session), *given[1:])
    return given


def is_transient(error: Exception) -> bool:
    """Say whether the same transaction may succeed when tried again."""
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    return state in TRANSIENT_STATES or "database is locked" in str(error.orig)


def refusal(error: Exception) -> Exception:
    """Turn a race that the database found into its answer."""
    if isinstance(error, StaleDataError):
        return EditedMeanwhile()
    if isinstance(error, IntegrityError):
        return AlreadyThere(rule=_constraint(error))
    return Busy() if is_transient(error) else error


def _constraint(error: IntegrityError) -> str | None:
    cause = getattr(error.orig, "__cause__", None)
    named: str | None = getattr(cause, "constraint_name", None)
    return named
