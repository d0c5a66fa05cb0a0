"""Jobs run at least once, never for a cause that was rolled back, and keep why they failed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.foundation import clock, jobs
from api.foundation.jobs import Job, JobState, Lease
from api.foundation.work import Database
from tests.conftest import TODAY, Db

done: list[Any] = []
begun: list[Any] = []


@jobs.job("test.long")
async def _long(_database: Database, payload: Any, _lease: Lease) -> None:
    begun.append(payload["n"])
    await asyncio.sleep(payload["n"])
    done.append(payload["n"])


@jobs.job("test.note")
async def _note(_database: Database, payload: Any, lease: Lease) -> None:
    await lease.tell(1, 2)
    done.append(payload["n"])


@jobs.job("test.fail")
async def _fail(_database: Database, _payload: Any, _lease: Lease) -> None:
    raise ValueError("tidak bisa")


@pytest.fixture(autouse=True)
def _nothing_done() -> Iterator[None]:
    done.clear()
    begun.clear()
    yield
    done.clear()


def _queue(session: Session, kind: str, number: int, dedupe: str | None = None) -> None:
    jobs.queue(session, kind, {"n": number}, dedupe_key=dedupe)


def _jobs(session: Session) -> list[tuple[str, str | None, int]]:
    return [(job.state, job.last_error, job.attempts) for job in session.scalars(select(Job))]


def _all(db: Db) -> int:
    async def drain() -> int:
        count = 0
        while await jobs.run_next(db.database):
            count += 1
        return count

    return db.runner.run(drain())


def test_a_queued_job_is_done_once(db: Db) -> None:
    db.write(_queue, "test.note", 7)

    assert _all(db) == 1
    assert done == [7]
    assert db.read(_jobs)[0][0] == JobState.DONE


def test_twenty_jobs_by_four_workers_are_each_done_once(db: Db) -> None:
    for number in range(20):
        db.write(_queue, "test.note", number)

    async def crowd() -> None:
        async def drain() -> None:
            while await jobs.run_next(db.database):
                pass

        await asyncio.gather(*(drain() for _ in range(4)))

    db.runner.run(crowd())

    assert sorted(done) == list(range(20))


def test_a_job_whose_cause_was_rolled_back_never_runs(db: Db) -> None:
    def fail(session: Session) -> None:
        _queue(session, "test.note", 1)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        db.write(fail)

    assert _all(db) == 0


def test_a_failed_job_says_why_and_comes_again_later(db: Db) -> None:
    db.write(_queue, "test.fail", 1)

    assert _all(db) == 1
    assert db.read(_jobs) == [(JobState.QUEUED, "ValueError: tidak bisa", 1)]
    for minute in range(1, 6):
        with clock.moved_to(TODAY + timedelta(minutes=minute)):
            _all(db)
    assert db.read(_jobs)[0][0] == JobState.FAILED


def test_a_job_left_by_a_dead_worker_is_taken_again(db: Db) -> None:
    db.write(_queue, "test.note", 3)

    def abandon(session: Session) -> None:
        session.execute(update(Job).values(state=JobState.RUNNING, locked_until=TODAY))

    db.write(abandon)
    with clock.moved_to(TODAY + timedelta(minutes=1)):
        assert _all(db) == 1
    assert done == [3]


async def _beginning(db: Db) -> asyncio.Task[bool]:
    """Let a long job begin."""
    working = asyncio.create_task(jobs.run_next(db.database))
    while not begun:
        await asyncio.sleep(0.01)
    return working


def test_a_long_job_stays_with_who_does_it(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lease is much shorter than it takes, and still nobody else begins it."""
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=1))
    monkeypatch.setattr(jobs, "BEAT", 0.1)
    db.write(_queue, "test.long", 2)

    async def two_workers() -> list[bool]:
        first = await _beginning(db)
        second = []
        while not first.done():
            second.append(await jobs.run_next(db.database))
            await asyncio.sleep(0.1)
        return second

    others = db.runner.run(two_workers())

    assert (done, any(others), len(others) > 5) == ([2], False, True)
    assert [attempts for _, _, attempts in db.read(_jobs)] == [1]


def test_a_job_that_a_stopping_process_breaks_off_waits_for_nobody(db: Db) -> None:
    db.write(_queue, "test.long", 60)

    async def stop() -> None:
        working = await _beginning(db)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)

    db.runner.run(stop())

    assert db.read(_jobs) == [(JobState.QUEUED, None, 0)]


def test_the_same_wish_waits_once(db: Db) -> None:
    db.write(_queue, "test.note", 1, "satu")
    db.write(_queue, "test.note", 1, "satu")

    assert _all(db) == 1


def _expire(session: Session) -> None:
    session.execute(update(Job).values(locked_until=clock.now() - timedelta(seconds=1)))


def _leases(session: Session) -> list[Any]:
    return [
        (job.state, job.attempts, job.lease, job.locked_until, job.done)
        for job in session.scalars(select(Job))
    ]


def _mark(session: Session, key: str) -> None:
    jobs.queue(session, "test.mark", {}, dedupe_key=key)


def _marks(session: Session) -> list[str | None]:
    return list(session.scalars(select(Job.dedupe_key).where(Job.kind == "test.mark")))


async def _write(lease: Lease) -> None:
    await lease.write(_mark, "too late")


async def _end(_lease: Lease) -> None:
    pass


async def _fall_over(_lease: Lease) -> None:
    raise ValueError


async def _stop(_lease: Lease) -> None:
    raise asyncio.CancelledError


@pytest.mark.parametrize("act", [_write, _end, _fall_over, _stop])
def test_who_lost_the_lease_changes_nothing_any_more(
    db: Db, act: Callable[[Lease], Awaitable[None]]
) -> None:
    """Neither writes, ends, fails nor puts back; nor tells or extends."""
    leases: list[Lease] = []

    async def run(_database: Database, _payload: Any, lease: Lease) -> None:
        leases.append(lease)
        if len(leases) == 1:
            await db.database.write(_expire)
            assert await jobs.run_next(db.database)
            await act(lease)

    jobs.job("test.lost")(run)
    db.write(_queue, "test.lost", 1)
    with suppress(asyncio.CancelledError):
        db.runner.run(jobs.run_next(db.database))

    left = (JobState.DONE, 2, None, None, 0)
    assert (db.read(_leases), db.read(_marks)) == ([left], [])
    for late in ({"done": 5}, {"locked_until": clock.now()}):
        with pytest.raises(jobs.LeaseLost):
            db.runner.run(leases[0].change(late))
    assert db.read(_leases) == [left]


def test_a_job_that_its_lease_holds_writes_and_extends(db: Db) -> None:
    async def act(_database: Database, _payload: Any, lease: Lease) -> None:
        await db.database.write(_expire)
        await lease.write(_mark, "kept")

    jobs.job("test.held")(act)
    db.write(_queue, "test.held", 1)

    assert db.runner.run(jobs.run_next(db.database))
    assert db.read(_marks) == ["kept"]


def test_a_job_whose_process_dies_three_times_is_given_up(db: Db) -> None:
    db.write(_queue, "test.note", 1)
    for attempt in range(1, jobs.MOST_DEATHS + 1):
        taken = db.write(jobs._take)
        assert taken is not None
        assert taken.attempts == attempt
        db.write(_expire)

    assert db.write(jobs._take) is None
    assert db.read(_jobs) == [(JobState.FAILED, jobs.DIED, jobs.MOST_DEATHS)]
    assert done == []
