"""When a process looks for garbage: never in the middle of much work, where one look holds the loop."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from api.foundation.jobs import JobFunction, Lease
from api.foundation.work import Database


def settle_memory() -> None:
    """Keep full collections short: what a started process holds is never looked through again.

    Without this one collection in the middle of much work holds the loop for 100 to 250 ms.
    """
    gc.collect()
    gc.freeze()


_resting: list[None] = []


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Keep the collector from stopping everybody while a job has a whole city in memory.

    A full collection over some million objects holds the loop for hundreds of milliseconds; rows have
    no cycles, so that nothing is lost. Of several imports at once, the last one wakes it.
    """
    _resting.append(None)
    gc.disable()
    try:
        yield
    finally:
        _resting.pop()
        if not _resting:
            gc.enable()


def uncollected(function: JobFunction) -> JobFunction:
    """Run a job without garbage collection."""

    @wraps(function)
    async def run(database: Database, payload: Any, lease: Lease) -> None:
        with no_garbage_collection():
            await function(database, payload, lease)

    return run
