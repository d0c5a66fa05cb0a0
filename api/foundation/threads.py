"""Threads for what would hold the event loop, with a short queue before them: a crowd is told to come back."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar, TypeVarTuple
from uuid import UUID

from sqlalchemy.orm import Session
from sqlalchemy.util import await_only

from api.foundation.errors import Busy, Problem

Result = TypeVar("Result")
Given = TypeVarTuple("Given")
COME_BACK = 5
"""Seconds after which a crowd has passed."""


class Run(Protocol):
    """Runs one function in a thread, for whoever holds a place."""

    def __call__(self, act: Callable[[*Given], Result], *given: *Given) -> Awaitable[Result]: ...


class Threads:
    """A few threads; at most so many wait for them or work in them at once, and so many of one person."""

    def __init__(
        self,
        name: str,
        count: int,
        most: int,
        refusal: type[Problem] = Busy,
        of_one: int | None = None,
    ) -> None:
        self._executor = ThreadPoolExecutor(count, thread_name_prefix=name)
        self._most = most
        self._most_of_one = most if of_one is None else of_one
        self._refusal = refusal
        self._taken: Counter[UUID | None] = Counter()

    @contextmanager
    def place(self, person: UUID | None = None) -> Iterator[Run]:
        """Hold a place, so that what comes before the work is not done in vain."""
        too_many = person is not None and self._taken[person] >= self._most_of_one
        if too_many or self._taken.total() >= self._most:
            problem = self._refusal()
            problem.headers = {"Retry-After": str(COME_BACK)}
            raise problem
        self._taken[person] += 1
        try:
            yield self._run
        finally:
            self._taken -= Counter([person])

    async def run(self, act: Callable[[*Given], Result], *given: *Given) -> Result:
        """Take a place and run."""
        with self.place() as run:
            return await run(act, *given)

    async def _run(self, act: Callable[[*Given], Result], *given: *Given) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._executor, act, *given)


FILES = Threads("files", 2, 64, of_one=3)
"""For what comes in as a file, from its first byte until it is kept: three at once for one person."""


def run_beside(session: Session, act: Callable[[], None]) -> None:
    """Do in a transaction what takes a while: PostgreSQL's run on the event loop, SQLite's in a thread."""
    if session.get_bind().dialect.name == "postgresql":
        await_only(asyncio.to_thread(act))
    else:
        act()
