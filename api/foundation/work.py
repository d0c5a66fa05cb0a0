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
from typing import Any, Generic, NoReturn, Protocol, TypeVar, TypeVarTuple

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.util import await_only

from api.foundation.breath import Bell
from api.foundation.errors import Busy, WriteUnconfirmed
from api.foundation.events import PUBLISHED, Origin
from api.foundation.faults import FAULTS, ConnectionLost, answer, is_transient
from api.foundation.gathering import gathering, send_waiting
from api.foundation.pools import Pool, pools

Result = TypeVar("Result")
ActorT = TypeVar("ActorT")
ActorT_co = TypeVar("ActorT_co", covariant=True)
Given = TypeVarTuple("Given")
TRIES = 3
_jitter = random.SystemRandom()


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
        self.sealed = Bell()
        """Rung when this process has put events in order, for whoever measures and counts by them."""
        self.news = asyncio.Event()
        """Set when there is something to tell: events in order, or figures counted by them."""

    def _open(self) -> tuple[Pool, Pool]:
        if self._pools is None:
            self._pools = pools(self.url, size=self._size)
        return self._pools

    async def read(self, function: Callable[[Session, *Given], Result], *given: *Given) -> Result:
        """Run a query; nothing it does is kept. It is tried once more where its connection broke."""
        pool = self._open()[0]
        try:
            try:
                return await pool.run(lambda c: _read(c, function, given))
            except ConnectionLost:
                return await pool.run(lambda c: _read(c, function, given))
        except FAULTS as error:
            _raise(answer(error), error)

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
        """Run a change in one transaction.

        It is repeated when the database asks for that, or was lost before it was asked to commit;
        a commit whose answer was lost is never repeated.
        """
        for attempt in range(TRIES):
            change = _Change(function, given, origin or Origin())
            try:
                result = await self._open()[1].run(change.make)
            except FAULTS as error:
                if attempt + 1 == TRIES or not change.may_be_repeated(error):
                    _raise(change.answer(error), error)
                await asyncio.sleep(_jitter.uniform(0.005, 0.05) * (attempt + 1))
            else:
                if change.left_event:
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


def one_statement(
    function: Callable[[Session, ActorT, *Given], Result],
) -> Callable[[Session, ActorT, *Given], Result]:
    """Mark a query that asks one statement beside its caller's: it sees one moment as it is."""
    function.is_one_statement = True  # type: ignore[attr-defined]  # a mark on a function
    return function


def _acting(
    caller: Resolvable[ActorT], function: Callable[[Session, ActorT, *Given], Result]
) -> Callable[[Session, *Given], Result]:
    def run(session: Session, *given: *Given) -> Result:
        return function(session, caller.resolve(session), *given)

    return snapshot(run) if getattr(function, "needs_snapshot", False) else run


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


def _raise(found: Exception, error: Exception) -> NoReturn:
    """Raise an answer with its cause, or the error itself where it has none."""
    if found is error:
        raise error
    raise found from error


class _Change(Generic[Result, *Given]):
    """One attempt at a change."""

    def __init__(
        self, function: Callable[[Session, *Given], Result], given: tuple[*Given], origin: Origin
    ) -> None:
        self.function = function
        self.given = given
        self.origin = origin
        self.committing = False
        """Whether the database was asked to commit: from then on only it knows."""
        self.left_event = False

    def make(self, connection: Connection) -> Result:
        with gathering(connection), Session(bind=connection, expire_on_commit=False) as session:
            session.begin()
            session.info["origin"] = self.origin
            result = self.function(session, *self.given)
            session.flush()
            send_waiting(connection)
            self.committing = True
            session.commit()
            self.left_event = PUBLISHED in session.info
        return result

    def may_be_repeated(self, error: Exception) -> bool:
        """Say whether nothing was kept and another try may succeed."""
        return is_transient(error) or (isinstance(error, ConnectionLost) and not self.committing)

    def answer(self, error: Exception) -> Exception:
        if isinstance(error, ConnectionLost) and self.committing:
            return WriteUnconfirmed()
        return answer(error)
