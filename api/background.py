"""What a process does beside answering: sealing events, tailing them, noting use, jobs, each day's work."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any

import structlog

from api.analytics import counter
from api.analytics.insights.adoption import counting as use
from api.development.competence import follower as needs
from api.development.promotion import follower as promotion
from api.foundation import anchors, daily, jobs, sealer, storage
from api.foundation.live import Streams
from api.foundation.storage import Storage
from api.foundation.work import Database
from api.identity.access import flush_uses
from api.imports import jobs as import_jobs
from api.measurements.figures import follower
from api.measurements.sources import jobs as sources
from api.policy.voices.keeping import keep_rounds
from api.policy.voices.keys import VoiceKeys
from api.settings import Settings

log = structlog.get_logger("background")
FLUSH = 5.0


def of_a_server(
    database: Database, streams: Streams, settings: Settings
) -> Iterator[Coroutine[Any, Any, None]]:
    """Give what runs beside a web process."""
    yield steadily("sealer", lambda: sealer.keep_sealing(database))
    yield steadily("follower", lambda: follower.keep_measuring(database))
    yield steadily("promotion", lambda: promotion.keep_checking(database))
    yield steadily("needs", lambda: needs.keep_finding(database))
    yield steadily("counter", lambda: counter.keep_counting(database))
    yield steadily("tail", streams.keep_tailing)
    yield steadily("last use", lambda: keep_flushing(database))
    yield steadily("use", lambda: use.keep_counting(database))
    if settings.run_jobs:
        yield from of_a_worker(database, settings)


def of_a_worker(database: Database, settings: Settings) -> Iterator[Coroutine[Any, Any, None]]:
    """Give what does background jobs, in a web process or in a process of its own."""
    yield steadily("jobs", lambda: jobs.keep_running(database))
    loopback = settings.mode == "demo"
    yield steadily("polling", lambda: sources.keep_polling(database, loopback=loopback))
    yield steadily("daily work", lambda: daily.keep_planning(database))
    yield steadily("anchors", lambda: anchors.keep_anchoring(database, settings.anchors()))
    voice_keys = VoiceKeys(settings.voice_keys())
    yield steadily("voices", lambda: keep_rounds(database, voice_keys))
    folder = settings.data_folder
    yield steadily("forgetting", lambda: import_jobs.forget_hourly(database, folder))
    files = Storage(folder / "files")
    yield steadily("lost files", lambda: storage.keep_forgetting(files, database))


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
