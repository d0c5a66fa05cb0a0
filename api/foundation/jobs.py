"""Jobs for later: rows queued in the transaction that causes it, taken with a lease, at least once.

A job whose cause was rolled back never runs. A kind of job is a coroutine that gets the database, the
payload and a way to tell its progress; it must be idempotent.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.foundation.clock import now
from api.foundation.database import Local, Model, partial_index
from api.foundation.errors import Busy
from api.foundation.ids import new_id
from api.foundation.metrics import JOBS
from api.foundation.types import Instant, Json, Key, text_enum
from api.foundation.work import Database

log = structlog.get_logger("jobs")
LEASE = timedelta(minutes=1)
"""How long a job is left alone after its process was last heard of."""
BEAT = 15.0
"""Seconds after which a process says again that it still works on a job."""
MOST_ATTEMPTS = 5


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Local, Model):
    """One job."""

    __tablename__ = "jobs"
    __table_args__ = (
        partial_index("ix_jobs_ready", "priority", "run_after", "id", where="state = 'queued'"),
        partial_index("ix_jobs_running", "locked_until", where="state = 'running'"),
        partial_index("uq_jobs_dedupe_key", "dedupe_key", where="state = 'queued'", unique=True),
    )

    kind: Mapped[str]
    payload: Mapped[Any] = mapped_column(Json)
    state: Mapped[JobState] = mapped_column(text_enum(JobState), default=JobState.QUEUED)
    priority: Mapped[int] = mapped_column(default=5)
    run_after: Mapped[datetime] = mapped_column(Instant)
    locked_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
    dedupe_key: Mapped[str | None]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    requested_by: Mapped[UUID | None] = mapped_column(Key)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)


@dataclass(frozen=True)
class Progress:
    """Tells how far a job is, in a transaction of its own."""

    database: Database
    job_id: UUID

    async def tell(self, done: int, total: int) -> None:
        await self.database.write(_progress, self.job_id, done, total)


JobFunction = Callable[[Database, Any, Progress], Awaitable[None]]
_kinds: dict[str, JobFunction] = {}


def job(kind: str) -> Callable[[JobFunction], JobFunction]:
    """Say which coroutine does a kind of job."""

    def register(function: JobFunction) -> JobFunction:
        _kinds[kind] = function
        return function

    return register


def queue(
    session: Session,
    kind: str,
    payload: Any,
    *,
    requested_by: UUID | None = None,
    dedupe_key: str | None = None,
) -> UUID:
    """Queue a job in this transaction; a queued one with the same dedupe key stands for it."""
    if dedupe_key is not None:
        waiting = session.scalar(
            select(Job.id).where(Job.dedupe_key == dedupe_key, Job.state == JobState.QUEUED)
        )
        if waiting is not None:
            return waiting
    job = Job(
        id=new_id(),
        kind=kind,
        payload=payload,
        run_after=now(),
        requested_by=requested_by,
        dedupe_key=dedupe_key,
    )
    session.add(job)
    session.flush()
    return job.id


async def run_next(database: Database) -> bool:
    """Take the next job and do it; say whether there was one."""
    taken = await database.write(_take)
    if taken is None:
        return False
    job_id, kind, payload = taken
    try:
        async with _lease(database, job_id):
            await _kinds[kind](database, payload, Progress(database, job_id))
    except asyncio.CancelledError:
        await database.write(_put_back, job_id)
        raise
    except Exception as error:
        log.error("job failed", kind=kind, job_id=str(job_id), exc_info=error)
        await database.write(_failed, job_id, f"{type(error).__name__}: {error}")
        JOBS.labels(kind, "failed").inc()
    else:
        await database.write(_done, job_id)
        JOBS.labels(kind, "done").inc()
    return True


@asynccontextmanager
async def _lease(database: Database, job_id: UUID) -> AsyncIterator[None]:
    beating = asyncio.create_task(_keep_lease(database, job_id))
    try:
        yield
    finally:
        beating.cancel()


async def _keep_lease(database: Database, job_id: UUID) -> None:
    """Let nobody else take a job as long as this process is alive, until cancelled."""
    while True:
        await asyncio.sleep(BEAT)
        try:
            await database.write(_extend, job_id)
        except Busy as error:
            log.warning("a job's lease could not be extended", job_id=str(job_id), exc_info=error)


def _extend(session: Session, job_id: UUID) -> None:
    held = update(Job).where(Job.id == job_id, Job.state == JobState.RUNNING)
    session.execute(held.values(locked_until=now() + LEASE))


def _put_back(session: Session, job_id: UUID) -> None:
    """Leave a job that a stopping process broke off to whoever comes next."""
    held = update(Job).where(Job.id == job_id, Job.state == JobState.RUNNING)
    session.execute(held.values(state=JobState.QUEUED, locked_until=None))


def _take(session: Session) -> tuple[UUID, str, Any] | None:
    moment = now()
    session.execute(
        update(Job)
        .where(Job.state == JobState.RUNNING, Job.locked_until < moment)
        .values(state=JobState.QUEUED, locked_until=None)
    )
    job = session.scalars(
        select(Job)
        .where(Job.state == JobState.QUEUED, Job.run_after <= moment)
        .order_by(Job.priority, Job.run_after, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if job is None:
        return None
    job.state = JobState.RUNNING
    job.locked_until = moment + LEASE
    job.attempts += 1
    return job.id, job.kind, job.payload


def _progress(session: Session, job_id: UUID, done: int, total: int) -> None:
    session.execute(update(Job).where(Job.id == job_id).values(done=done, total=total))


def _done(session: Session, job_id: UUID) -> None:
    session.execute(
        update(Job)
        .where(Job.id == job_id)
        .values(state=JobState.DONE, finished_at=now(), locked_until=None)
    )


def _failed(session: Session, job_id: UUID, why: str) -> None:
    job = session.get_one(Job, job_id)
    job.last_error = why[:2000]
    job.locked_until = None
    if job.attempts >= MOST_ATTEMPTS:
        job.state = JobState.FAILED
        job.finished_at = now()
    else:
        job.state = JobState.QUEUED
        job.run_after = now() + timedelta(seconds=2**job.attempts)


async def keep_running(database: Database, pause: float = 0.5) -> None:
    """Do jobs as they come, until cancelled."""
    while True:
        if not await run_next(database):
            await asyncio.sleep(pause)
