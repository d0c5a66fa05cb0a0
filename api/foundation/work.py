"""The only edge to the database: one function, one transaction, committed before anyone is told.

`await database.read_as(caller, queries.list_plans, wanted)` and
`await database.write_as(caller, service.submit_plan, plan_id)` resolve the caller's credential in the
transaction that it acts in; `read` and `write` act for nobody. Both carry the types of the function
and of what it is given, so that a type checker refuses swapped arguments. Nobody else commits.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, TypeVarTuple

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.util import await_only

from api.foundation.errors import AlreadyThere, Busy, EditedMeanwhile
from api.foundation.events import PUBLISHED, Origin
from api.foundation.pools import Pool, pools

Result = TypeVar("Result")
ActorT = TypeVar("ActorT")
ActorT_co = TypeVar("ActorT_co", covariant=True)
Given = TypeVarTuple("Given")
TRIES = 3
_jitter = random.SystemRandom()
TRANSIENT_STATES = frozenset({"40001", "40P01", "55P03"})


class Resolvable(Protocol[ActorT_co]):
    """Something that becomes an actor inside the transaction that it acts in."""

    def resolve(self, session: Session) -> ActorT_co: ...


@dataclass(frozen=True)
class Reading:
    """The driver's own connection, for the fast path of `rows.fetch`."""

    driver: Any
    dialect: Dialect


class Database:
    """The reading and the writing pool of one database."""

    def __init__(self, url: str, *, size: int = 10) -> None:
        self.url = url
        self.engine = "sqlite" if url.startswith("sqlite") else "postgresql"
        self._size = size
        self._pools: tuple[Pool, Pool] | None = None
        self.published = asyncio.Event()
        """Set when a change of this process left an event, for whoever puts events in order."""
        self.sealed = asyncio.Event()
        """Set when this process has put events in order, for whoever follows them."""

    def _open(self) -> tuple[Pool, Pool]:
        if self._pools is None:
            self._pools = pools(self.url, size=self._size)
        return self._pools

    async def read(self, function: Callable[[Session, *Given], Result], *given: *Given) -> Result:
        """Run a query; nothing it does is kept."""
        return await self._open()[0].run(lambda c: _read(c, function, given))

    async def read_as(
        self,
        caller: Resolvable[ActorT],
        function: Callable[[Session, ActorT, *Given], Result],
        *given: *Given,
    ) -> Result:
        """Run a query for a caller."""
        return await self.read(_acting(caller, function), *given)

    async def write(
        self,
        function: Callable[[Session, *Given], Result],
        *given: *Given,
        origin: Origin | None = None,
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

    async def write_as(
        self,
        caller: Resolvable[ActorT],
        function: Callable[[Session, ActorT, *Given], Result],
        *given: *Given,
        origin: Origin | None = None,
    ) -> Result:
        """Run a change for a caller."""
        return await self.write(_acting(caller, function), *given, origin=origin)

    async def close(self) -> None:
        if self._pools is not None:
            for pool in self._pools:
                await pool.close()
            self._pools = None


def snapshot(
    function: Callable[[Session, *Given], Result],
) -> Callable[[Session, *Given], Result]:
    """Mark a query whose statements must all see the same moment."""
    function.needs_snapshot = True  # type: ignore[attr-defined]  # a mark on a function
    return function


def as_consistent_as(
    query: Callable[..., Any], made: Callable[[Session, *Given], Result]
) -> Callable[[Session, *Given], Result]:
    """Give a function that runs a query the snapshot that the query itself is marked for."""
    return snapshot(made) if getattr(query, "needs_snapshot", False) else made


def _acting(
    caller: Resolvable[ActorT], function: Callable[[Session, ActorT, *Given], Result]
) -> Callable[[Session, *Given], Result]:
    def run(session: Session, *given: *Given) -> Result:
        return function(session, caller.resolve(session), *given)

    return as_consistent_as(function, run)


def _read(
    connection: Connection, function: Callable[[Session, *Given], Result], given: tuple[*Given]
) -> Result:
    driver = connection.connection.driver_connection
    with Session(bind=connection, autoflush=False) as session:
        session.info["reading"] = Reading(driver, connection.dialect)
        if not getattr(function, "needs_snapshot", False):
            return function(session, *given)
        _run(driver, connection, _BEGIN[connection.dialect.name])
        try:
            return function(session, *given)
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
    function: Callable[[Session, *Given], Result],
    given: tuple[*Given],
    origin: Origin | None,
) -> tuple[Result, bool]:
    with Session(bind=connection, expire_on_commit=False) as session, session.begin():
        session.info["origin"] = origin or Origin()
        result = function(session, *given)
    return result, PUBLISHED in session.info


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
