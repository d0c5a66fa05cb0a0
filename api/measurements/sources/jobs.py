"""Asks other systems for what they measured: when it is their turn, for a bounded time and size.

A redirection is followed on the same host only, so that an address that was checked stays the one asked.
"""

import asyncio
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from pydantic import ValidationError
from sqlalchemy.orm import Session

from api.foundation import jobs
from api.foundation.clock import now
from api.foundation.jobs import Lease, job
from api.foundation.work import Database
from api.measurements.sources import intake, queries
from api.measurements.sources.addresses import address_fault
from api.measurements.sources.schemas import Batch, MeasurementRow

POLL = "measurements.poll"
PAUSE = 15.0
TIMEOUT = httpx.Timeout(15, connect=5)
WHOLE = 60.0
"""Seconds for all of an answer: one that trickles in keeps a worker no longer."""
LARGEST = 8 * 1024 * 1024
MOST_HOPS = 3


class PollFailed(Exception):
    """A source did not answer as it should; `code` is what its page says."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


async def keep_polling(database: Database, *, loopback: bool, pause: float = PAUSE) -> None:
    """Queue the asking of sources as their turns come, until cancelled."""
    while True:
        if await database.read(queries.due_sources):
            await database.write(queue_due, loopback)
        await asyncio.sleep(pause)


def queue_due(session: Session, loopback: bool) -> int:
    """Queue the asking of each source whose turn it is, once; say how many."""
    found = queries.due_sources(session)
    for due in found:
        source = queries.load_source(session, due["id"])
        source.next_poll_at = now() + intake.pause_of(source)
        payload = {"source_id": str(due["id"]), "loopback": loopback}
        jobs.queue(session, POLL, payload, dedupe_key=f"poll:{due['id']}")
    return len(found)


@job(POLL)
async def poll(database: Database, payload: Any, lease: Lease) -> None:
    """Ask one source, and keep what it gives; a failure is noted and is no failure of the job."""
    source = await database.read(queries.find_polled, UUID(payload["source_id"]))
    if source is None:
        return
    try:
        items = await ask(source["url"], loopback=payload["loopback"])
    except PollFailed as failed:
        await lease.write(intake.note_failure, source["id"], failed.code)
    else:
        await lease.write(intake.take_polled, source["id"], items)


async def ask(url: str, *, loopback: bool) -> list[MeasurementRow]:
    """Ask for a batch, or say in a word why there is none."""
    try:
        async with (
            asyncio.timeout(WHOLE),
            httpx.AsyncClient(timeout=TIMEOUT, trust_env=False) as client,
        ):
            content = await _read(client, url, loopback)
    except (httpx.TimeoutException, TimeoutError) as error:
        raise PollFailed("timeout") from error
    except httpx.HTTPError as error:
        raise PollFailed("unreachable") from error
    try:
        return Batch.model_validate_json(content).items
    except ValidationError as error:
        raise PollFailed("not_measurements") from error


async def _read(client: httpx.AsyncClient, url: str, loopback: bool) -> bytes:
    host = urlsplit(url).netloc
    for _hop in range(MOST_HOPS + 1):
        if (fault := address_fault(url, loopback=loopback)) is not None:
            raise PollFailed(fault)
        async with client.stream("GET", url, headers={"Accept": "application/json"}) as answer:
            if answer.next_request is None:
                return await _content(answer)
            url = str(answer.next_request.url)
        if urlsplit(url).netloc != host:
            raise PollFailed("redirected")
    raise PollFailed("redirected")


async def _content(answer: httpx.Response) -> bytes:
    if not answer.is_success:
        raise PollFailed(f"status_{answer.status_code}")
    content = bytearray()
    async for piece in answer.aiter_bytes():
        content += piece
        if len(content) > LARGEST:
            raise PollFailed("too_large")
    return bytes(content)
