"""What a process does beside answering: sealing events, tailing them, noting use, jobs, each day's work."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any

import structlog

from api.foundation import anchors, daily, jobs, sealer
from api.foundation.live import Streams
from api.foundation.work import Database
from api.identity.access import flush_uses
from api.imports import retention
from api.settings import Settings

log = structlog.get_logger("background")
FLUSH = 5.0


def of_a_server(
    database: Database, streams: Streams, settings: Settings
) -> Iterator[Coroutine[Any, Any, None]]:
    """Give what runs beside a web process."""
    yield steadily("sealer", lambda: sealer.keep_sealing(database))
    yield steadily("tail", streams.keep_tailing)
    yield steadily("last use", lambda: keep_flushing(database))
    if settings.run_jobs:
        yield from of_a_worker(database, settings)


def of_a_worker(database: Database, settings: Settings) -> Iterator[Coroutine[Any, Any, None]]:
    """Give what does background jobs, in a web process or in a process of its own."""
    yield steadily("jobs", lambda: jobs.keep_running(database))
    yield steadily("daily work", lambda: daily.keep_planning(database))
    yield steadily("anchors", lambda: anchors.keep_anchoring(database, settings.anchors()))
    yield steadily("forgetting", lambda: retention.forget_hourly(database, settings.data_folder))


def settle_memory() -> None:
    """Keep full collections short: what a started process holds is never looked through again.

    Without this one collection in the middle of much work holds the loop for 100 to 250 ms.
    """
    gc.collect()
    gc.freeze()


async def keep_flushing(database: Database) -> None:
    """Write last uses every few seconds, until cancelled."""
    while True:
        await asyncio.sleep(FLUSH)
        await database.write(flush_uses)


async def steadily(name: str, act: Callable[[], Awaitable[None]]) -> None:
    """Go on after a failure, which is logged; the database may have been away for a while."""
    while True:
        try:
            await act()
        except asyncio.CancelledError:
            raise
        except Exception as error:
            log.error("background work failed", name=name, exc_info=error)
            await asyncio.sleep(1)
