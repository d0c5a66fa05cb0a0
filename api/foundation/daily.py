"""Daily jobs: each kind once per WITA day, by whichever process comes first.

What is not done for today yet is queued as a job, one for all processes. The job does the work and
notes the day in one transaction, so whoever comes second finds nothing to do, and days on which no
process ran are made up for at once.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.foundation import jobs
from api.foundation.clock import now, today
from api.foundation.database import Model
from api.foundation.jobs import Job, JobState, Lease
from api.foundation.metrics import DAILY
from api.foundation.types import Instant
from api.foundation.upsert import upsert
from api.foundation.work import Database

log = structlog.get_logger("daily")
PAUSE = 30.0
AGAIN = timedelta(hours=1)
"""After how long a day's work that failed is tried anew."""
KEPT = timedelta(days=30)
"""How long it can be looked up that a job was done."""


class DailyJob(Model):
    """For which day a kind of work was done last."""

    __tablename__ = "daily_jobs"
    citus = "local"

    kind: Mapped[str] = mapped_column(primary_key=True)
    done_for: Mapped[date]
    done_at: Mapped[datetime | None] = mapped_column(Instant)


@dataclass(frozen=True)
class Days:
    """The days to work for: after one, until today."""

    after: date
    until: date

    def include(self, column: Any) -> ColumnElement[bool]:
        """Condition: a date lies in these days."""
        return and_(column > self.after, column <= self.until)


Act = Callable[[Session, Days], int]
"""Does the work of some days in one transaction; says how many things it changed."""
_acts: dict[str, Act] = {}


def every_day(kind: str, act: Act) -> None:
    """Say what is done every day."""

    async def run(_database: Database, _payload: Any, lease: Lease) -> None:
        done = await lease.write(do_for_today, kind)
        if done is not None:
            days, count = done
            log.info(
                "daily work done",
                kind=kind,
                after=days.after.isoformat(),
                until=days.until.isoformat(),
                count=count,
            )

    _acts[kind] = act
    jobs.job(kind)(run)


def do_for_today(session: Session, kind: str) -> tuple[Days, int] | None:
    """Do a kind of work for the days that it was not done for, and note it; or find it done."""
    row = session.get(DailyJob, kind, with_for_update=True)
    if row is None or row.done_for >= today():
        return None
    days = Days(row.done_for, today())
    count = _acts[kind](session, days)
    row.done_for, row.done_at = days.until, now()
    return days, count


def days_behind(session: Session) -> dict[str, int]:
    """Say for each kind how many days it is behind; 1 for what has never been done."""
    done = {row.kind: row.done_for for row in session.execute(_DONE)}
    return {kind: max((today() - done[kind]).days, 0) if kind in done else 1 for kind in _acts}


_DONE = select(DailyJob.kind, DailyJob.done_for)


def queue_due(session: Session) -> list[str]:
    """Queue what is not done for today, unless it waits, runs or has just failed; say which."""
    yesterday = today() - timedelta(days=1)
    upsert(session, DailyJob, [{"kind": k, "done_for": yesterday} for k in _acts], ("kind",))
    due = (
        select(DailyJob.kind)
        .where(DailyJob.done_for < today(), DailyJob.kind.in_(list(_acts)))
        .order_by(DailyJob.kind)
        .with_for_update()
    )
    queued = [kind for kind in session.scalars(due).all() if not _is_under_way(session, kind)]
    for kind in queued:
        jobs.queue(session, kind, {"day": today().isoformat()}, dedupe_key=kind)
    return queued


def _is_under_way(session: Session, kind: str) -> bool:
    failed_lately = and_(Job.state == JobState.FAILED, Job.finished_at > now() - AGAIN)
    running = Job.state.in_((JobState.QUEUED, JobState.RUNNING))
    found = select(Job.id).where(Job.kind == kind, or_(running, failed_lately))
    return session.scalars(found.limit(1)).first() is not None


async def keep_planning(database: Database, pause: float = PAUSE) -> None:
    """Queue each day's work as the day begins, until cancelled."""
    while True:
        await plan(database)
        await asyncio.sleep(pause)


async def plan(database: Database) -> None:
    """Look once, and queue what is due; looking alone takes no lock."""
    behind = await database.read(days_behind)
    for kind, days in behind.items():
        DAILY.labels(kind).set(days)
    if any(behind.values()):
        await database.write(queue_due)


def forget(session: Session, model: type[Model], gone: ColumnElement[bool]) -> int:
    """Delete what nobody needs any more; say how many rows."""
    found: Any = session.execute(
        delete(model).where(gone).execution_options(synchronize_session=False)
    )
    return int(found.rowcount)


def forget_jobs(session: Session, _days: Days) -> int:
    """Drop the jobs that ended some time ago, done or not."""
    return forget(session, Job, and_(Job.finished_at.is_not(None), Job.finished_at < now() - KEPT))
