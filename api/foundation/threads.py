"""Threads for what would hold the event loop, with a short queue before them: a crowd is told to come back."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar, TypeVarTuple

from api.foundation.errors import Busy, Problem

Result = TypeVar("Result")
Given = TypeVarTuple("Given")
COME_BACK = 5
"""Seconds after which a crowd has passed."""


class Run(Protocol):
    """Runs one function in a thread, for whoever holds a place."""

    def __call__(self, act: Callable[[*Given], Result], *given: *Given) -> Awaitable[Result]: ...


class Threads:
    """A few threads; at most so many wait for them or work in them at once."""

    def __init__(self, name: str, count: int, most: int, refusal: type[Problem] = Busy) -> None:
        self._executor = ThreadPoolExecutor(count, thread_name_prefix=name)
        self._most = most
        self._refusal = refusal
        self._taken = 0

    @contextmanager
    def place(self) -> Iterator[Run]:
        """Hold a place, so that what comes before the work is not done in vain."""
        if self._taken >= self._most:
            problem = self._refusal()
            problem.headers = {"Retry-After": str(COME_BACK)}
            raise problem
        self._taken += 1
        try:
            yield self._run
        finally:
            self._taken -= 1

    async def run(self, act: Callable[[*Given], Result], *given: *Given) -> Result:
        """Take a place and run."""
        with self.place() as run:
            return await run(act, *given)

    async def _run(self, act: Callable[[*Given], Result], *given: *Given) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._executor, act, *given)


FILES = Threads("files", 2, 24)
"""For hashing, checking and writing files: up to 20 MB each, which is some 50 ms."""
