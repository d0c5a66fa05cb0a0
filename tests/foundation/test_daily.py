"""Work of every day is done once a day, however many look, and days without a process are made up for."""

import asyncio
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api import background
from api.foundation import clock, daily, jobs
from api.foundation.clock import now
from api.foundation.daily import DailyJob, Days, every_day, forget_jobs, plan, queue_due
from api.foundation.idempotency import IdempotencyKey, forget_expired
from api.foundation.ids import new_id
from api.foundation.jobs import Job, JobState
from api.foundation.metrics import exposition
from api.settings import Settings
from tests.conftest import TODAY, Db

KIND = "test.count_days"
DAY = date(2026, 10, 8)
done: list[Days] = []
fails: list[bool] = []


def _act(_session: Session, days: Days) -> int:
    if fails:
        raise ValueError("belum bisa")
    done.append(days)
    return 3


@pytest.fixture(autouse=True)
def _only_this_kind(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand alone; the app, which is made before, knows what the modules do every day."""
    monkeypatch.setattr(daily, "_acts", {})
    every_day(KIND, _act)
    yield
    done.clear()
    fails.clear()


def _drain(db: Db) -> int:
    async def drain() -> int:
        count = 0
        while await jobs.run_next(db.database):
            count += 1
        return count

    return db.runner.run(drain())


def _on(db: Db, days_later: int) -> None:
    with clock.moved_to(TODAY + timedelta(days=days_later)):
        db.runner.run(plan(db.database))
        _drain(db)


def test_it_is_done_once_a_day(db: Db) -> None:
    for _ in range(3):
        _on(db, 0)

    assert done == [Days(date(2026, 10, 7), DAY)]
    _on(db, 1)
    assert done[1:] == [Days(DAY, date(2026, 10, 9))]


def test_the_day_is_the_office_s(db: Db) -> None:
    """16.30 UTC is half past midnight in Denpasar."""
    _on(db, 0)
    with clock.moved_to(TODAY.replace(hour=16, minute=30)):
        db.runner.run(plan(db.database))
        _drain(db)

    assert [days.until for days in done] == [DAY, date(2026, 10, 9)]


def test_days_without_a_process_are_made_up_for_at_once(db: Db) -> None:
    _on(db, 0)
    _on(db, 5)

    assert done[1] == Days(DAY, date(2026, 10, 13))
    assert len(done) == 2


def test_a_clock_that_was_set_back_does_nothing_again(db: Db) -> None:
    _on(db, 0)
    _on(db, -3)

    assert len(done) == 1


def test_of_many_processes_that_look_at_once_one_does_it(db: Db) -> None:
    async def crowd() -> None:
        async def process() -> None:
            await plan(db.database)
            while await jobs.run_next(db.database):
                pass
            await plan(db.database)

        await asyncio.gather(*(process() for _ in range(4)))

    db.runner.run(crowd())

    assert len(done) == 1
    assert db.read(lambda s: s.scalar(select(func.count()).select_from(Job))) == 1


def test_a_job_that_was_cut_off_after_its_work_does_it_no_second_time(db: Db) -> None:
    """The note of the day is in the same transaction as the work; the job's end is not."""
    db.runner.run(plan(db.database))
    assert db.write(daily.do_for_today, KIND) == (Days(date(2026, 10, 7), DAY), 3)

    assert _drain(db) == 1
    assert len(done) == 1
    assert db.write(daily.do_for_today, KIND) is None


def test_work_that_fails_leaves_the_day_open_and_comes_again_in_an_hour(db: Db) -> None:
    fails.append(True)
    db.runner.run(plan(db.database))
    for minute in range(1, 6):
        with clock.moved_to(TODAY + timedelta(minutes=minute)):
            _drain(db)
    with clock.moved_to(TODAY + timedelta(minutes=10)):
        assert db.write(queue_due) == []
    fails.clear()

    with clock.moved_to(TODAY + timedelta(minutes=70)):
        assert db.write(queue_due) == [KIND]
        _drain(db)

    assert done == [Days(date(2026, 10, 7), DAY)]
    done_at = db.read(lambda s: s.get_one(DailyJob, KIND).done_at)
    assert done_at
    assert done_at >= TODAY + timedelta(minutes=70)


def test_how_far_behind_it_is_can_be_watched(db: Db) -> None:
    line = f'simkinerja_daily_days_behind{{kind="{KIND}"}}'
    _on(db, 0)
    db.runner.run(plan(db.database))
    assert f"{line} 0.0" in exposition().decode()

    with clock.moved_to(TODAY + timedelta(days=4)):
        db.runner.run(plan(db.database))

    assert f"{line} 4.0" in exposition().decode()


def test_a_worker_does_it_by_itself(db: Db, tmp_path: Path) -> None:
    async def work() -> None:
        settings = Settings(mode="demo", data_folder=tmp_path)
        tasks = [asyncio.create_task(one) for one in background.of_a_worker(db.database, settings)]
        async with asyncio.timeout(20):
            while not done:
                await asyncio.sleep(0.02)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    db.runner.run(work())

    assert len(done) == 1


def _age(session: Session) -> None:
    for state, age in ((JobState.DONE, 31), (JobState.FAILED, 31), (JobState.DONE, 29)):
        session.add(
            Job(
                id=new_id(), kind="test.old", payload={}, state=state, run_after=now(),
                finished_at=now() - timedelta(days=age),
            )
        )  # fmt: skip
    jobs.queue(session, "test.waiting", {})
    for key, hours in (("lama", -1), ("baru", 1)):
        ends = now() + timedelta(hours=hours)
        session.add(
            IdempotencyKey(
                credential_id=new_id(), key=key, agency_id=0, request_hash=b"-",
                created_at=now(), expires_at=ends,
            )
        )  # fmt: skip


def test_ended_jobs_and_expired_keys_are_forgotten(db: Db) -> None:
    db.write(_age)
    today = Days(date(2026, 10, 7), DAY)

    assert db.write(forget_jobs, today) == 2
    assert db.write(forget_expired, today) == 1
    left = db.read(lambda s: list(s.scalars(select(Job.state).order_by(Job.state))))
    assert left == [JobState.DONE, JobState.QUEUED]
    assert db.read(lambda s: list(s.scalars(select(IdempotencyKey.key)))) == ["baru"]
