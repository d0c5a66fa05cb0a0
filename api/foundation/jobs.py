"""Jobs for later: rows queued in the transaction that causes it, taken with a lease, at least once.

A job whose cause was rolled back never runs. A kind of job is a coroutine that gets the database, the
payload and its lease; it must be idempotent. Each taking has a lease of its own: who lost it, because
its process stood still for too long, can neither extend it, nor end the job, nor write through it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar, TypeVarTuple
from uuid import UUID

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.foundation.clock import now
from api.foundation.database import Local, Model, partial_index
from api.foundation.errors import Unavailable
from api.foundation.events import Origin
from api.foundation.ids import new_id
from api.foundation.metrics import JOBS
from api.foundation.types import Instant, Json, Key, text_enum
from api.foundation.work import Database

Result = TypeVar("Result")
Given = TypeVarTuple("Given")
log = structlog.get_logger("jobs")
LEASE = timedelta(minutes=1)
"""How long a job is left alone after its process was last heard of."""
BEAT = 15.0
"""Seconds after which a process says again that it still works on a job."""
MOST_ATTEMPTS = 5
MOST_DEATHS = 3
"""Attempts after which a job whose process died is not tried again: it may have been the cause."""
DIED = "its process died"


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
    lease: Mapped[UUID | None] = mapped_column(Key)
    """Whose turn it is; another one with each taking."""
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
    dedupe_key: Mapped[str | None]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    requested_by: Mapped[UUID | None] = mapped_column(Key)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)


class LeaseLost(Exception):
    """Somebody else has the job by now."""


@dataclass(frozen=True)
class Lease:
    """The right to do a job, until somebody else gets it."""

    database: Database
    job_id: UUID
    key: UUID

    async def write(
        self,
        function: Callable[[Session, *Given], Result],
        *given: *Given,
        origin: Origin | None = None,
    ) -> Result:
        """Run a change that is kept only if the lease still holds at its end, in the same transaction."""

        def fenced(session: Session) -> Result:
            result = function(session, *given)
            session.flush()
            _change(session, self, {"locked_until": now() + LEASE})
            return result

        return await self.database.write(fenced, origin=origin)

    async def tell(self, done: int, total: int) -> None:
        """Tell how far the job is, in a transaction of its own."""
        await self.change({"done": done, "total": total})

    async def change(self, values: Mapping[str, Any]) -> None:
        """Change the job itself."""
        await self.database.write(_change, self, values)


def _change(session: Session, lease: Lease, values: Mapping[str, Any]) -> None:
    held = update(Job).where(Job.id == lease.job_id, Job.lease == lease.key)
    if session.execute(held.values(values).returning(Job.id)).first() is None:
        raise LeaseLost(lease.job_id)


JobFunction = Callable[[Database, Any, Lease], Awaitable[None]]
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
    lease = Lease(database, taken.id, taken.lease)
    try:
        await _do(taken, lease)
    except LeaseLost:
        log.warning("job lost to somebody else", kind=taken.kind, job_id=str(taken.id))
        JOBS.labels(taken.kind, "lost").inc()
    return True


@dataclass(frozen=True)
class Taken:
    """A job that is ours for now."""

    id: UUID
    lease: UUID
    kind: str
    payload: Any
    attempts: int


async def _do(taken: Taken, lease: Lease) -> None:
    try:
        async with _kept(lease):
            await _kinds[taken.kind](lease.database, taken.payload, lease)
    except asyncio.CancelledError:
        with suppress(LeaseLost):
            await lease.change(_waiting(taken.attempts - 1))
        raise
    except LeaseLost:
        raise
    except Exception as error:
        log.error("job failed", kind=taken.kind, job_id=str(taken.id), exc_info=error)
        why = f"{type(error).__name__}: {error}"[:2000]
        await lease.change({**_after_failure(taken.attempts), "last_error": why})
        JOBS.labels(taken.kind, "failed").inc()
    else:
        await lease.change(_ended(JobState.DONE))
        JOBS.labels(taken.kind, "done").inc()


def _ended(state: JobState) -> dict[str, Any]:
    return {"state": state, "finished_at": now(), "locked_until": None, "lease": None}


def _waiting(attempts: int) -> dict[str, Any]:
    """Leave a job to whoever comes next; what a stopping process broke off was no attempt."""
    held = {"locked_until": None, "lease": None}
    return {"state": JobState.QUEUED, "attempts": attempts, **held}


def _after_failure(attempts: int) -> dict[str, Any]:
    if attempts >= MOST_ATTEMPTS:
        return _ended(JobState.FAILED)
    return {**_waiting(attempts), "run_after": now() + timedelta(seconds=2**attempts)}


@asynccontextmanager
async def _kept(lease: Lease) -> AsyncIterator[None]:
    beating = asyncio.create_task(_keep(lease))
    try:
        yield
    finally:
        beating.cancel()


async def _keep(lease: Lease) -> None:
    """Let nobody else take a job as long as this process is alive, until cancelled or too late."""
    while True:
        await asyncio.sleep(BEAT)
        try:
            await lease.change({"locked_until": now() + LEASE})
        except LeaseLost:
            return
        except Unavailable as error:
            log.warning(
                "a job's lease could not be extended", job_id=str(lease.job_id), exc_info=error
            )


def _take(session: Session) -> Taken | None:
    moment = now()
    _settle_dead(session, moment)
    job = session.scalars(
        select(Job)
        .where(Job.state == JobState.QUEUED, Job.run_after <= moment)
        .order_by(Job.priority, Job.run_after, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if job is None:
        return None
    job.state, job.lease, job.locked_until = JobState.RUNNING, new_id(), moment + LEASE
    job.attempts += 1
    return Taken(job.id, job.lease, job.kind, job.payload, job.attempts)


def _settle_dead(session: Session, moment: datetime) -> None:
    """Put back what dead processes were doing; give up what has outlived several of them."""
    waiting = {"state": JobState.QUEUED, "locked_until": None, "lease": None}
    for spent, values in (
        (Job.attempts >= MOST_DEATHS, _ended(JobState.FAILED)),
        (Job.attempts < MOST_DEATHS, waiting),
    ):
        dead = update(Job).where(Job.state == JobState.RUNNING, Job.locked_until < moment, spent)
        settled = dead.values({**values, "last_error": DIED}).returning(Job.id, Job.kind)
        for job_id, kind in session.execute(settled):
            log.error("the process of a job died", kind=kind, job_id=str(job_id))
            JOBS.labels(kind, "died").inc()


async def keep_running(database: Database, pause: float = 0.5) -> None:
    """Do jobs as they come, until cancelled."""
    while True:
        if not await run_next(database):
            await asyncio.sleep(pause)
