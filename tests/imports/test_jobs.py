"""An import is applied by a job: once, whole or not at all, whatever happens in between."""

import asyncio
import os
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.foundation import clock, jobs
from api.foundation.event_tables import EventRecord
from api.foundation.jobs import Job, JobState
from api.imports import jobs as import_jobs
from api.imports.changes import change_set
from api.imports.changes.change_set import Writes
from api.imports.models import Import, ImportRow
from api.organization.models import Employee
from tests.conftest import TODAY, Db
from tests.http import problem_of
from tests.imports.factories import (
    LEADS,
    As,
    applied,
    apply,
    nip,
    person,
    read,
    rows_of,
    sheet,
    shown,
    undone,
    upload,
    work_off,
)
from tests.people import Town

TWO = [person(1, **LEADS), person(2, "Ni Luh Dua", **{"NIP ATASAN": nip(1)})]


def people(session: Session) -> int:
    return session.scalar(select(func.count()).where(Employee.nip.in_([nip(1), nip(2)]))) or 0


def applications(session: Session) -> int:
    named = EventRecord.name == "ImportApplied"
    return session.scalar(select(func.count()).select_from(EventRecord).where(named)) or 0


def _queue_again(session: Session) -> None:
    """Let the last job run once more, as when its server died right after committing."""
    last = select(Job.id).order_by(Job.id.desc()).limit(1).scalar_subquery()
    session.execute(update(Job).where(Job.id == last).values(state=JobState.QUEUED))


def lose_lease(session: Session) -> None:
    past = clock.now() - timedelta(seconds=1)
    session.execute(update(Job).where(Job.state == JobState.RUNNING).values(locked_until=past))


def _try_at_once(session: Session) -> None:
    waiting = Job.state == JobState.QUEUED
    session.execute(update(Job).where(waiting).values(run_after=clock.now()))


def test_two_clicks_and_two_tabs_apply_once(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(TWO))
    address = f"/imports/{found['id']}/application"

    first = hr.post(address, {}, key="k-1")
    again = hr.post(address, {}, key="k-1")
    other = hr.post(address, {})

    assert (first.status_code, first.json()) == (202, again.json())
    assert (first.json()["state"], db.read(people)) == ("applying", 0)
    assert (other.status_code, problem_of(other)) == (409, "import-not-ready")
    assert work_off(db) == 1
    db.write(_queue_again)
    assert work_off(db) == 1
    assert (db.read(people), db.read(applications)) == (2, 1)
    late = hr.post(address, {})
    assert (late.status_code, problem_of(late)) == (409, "import-not-ready")


@pytest.mark.parametrize("after_writing", [False, True])
def test_a_killed_server_s_import_is_taken_up_again(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch, after_writing: bool
) -> None:
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(TWO))
    apply(hr, found["id"])
    run = Writes.run

    def die(writes: Writes, session: Session) -> None:
        if after_writing:
            run(writes, session)
        raise asyncio.CancelledError

    with monkeypatch.context() as dying:
        dying.setattr(Writes, "run", die)
        with pytest.raises(asyncio.CancelledError):
            db.runner.run(jobs.run_next(db.database))
    assert (shown(hr, found["id"])["state"], db.read(people)) == ("applying", 0)

    db.write(lose_lease)
    assert work_off(db) == 1

    assert shown(hr, found["id"])["state"] == "applied"
    assert (db.read(people), db.read(applications)) == (2, 1)


def test_a_job_that_gives_up_leaves_nothing_and_can_be_tried_again(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(TWO))
    apply(hr, found["id"])
    run = Writes.run

    def break_off(writes: Writes, session: Session) -> None:
        run(writes, session)
        raise ValueError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(Writes, "run", break_off)
        for _ in range(jobs.MOST_ATTEMPTS):
            db.write(_try_at_once)
            assert work_off(db) == 1

    after = shown(hr, found["id"])
    assert (after["state"], after["problem"]) == ("previewed", "not_applied")
    assert (db.read(people), db.read(applications)) == (0, 0)
    assert applied(hr, db, found["id"])["state"] == "applied"
    assert (db.read(people), db.read(applications)) == (2, 1)


def test_a_reading_that_gives_up_says_so(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    hr = as_(town.hr_city.id)
    found = upload(hr, sheet(TWO)).json()

    def break_off(*_given: Any) -> Any:
        raise ValueError("no memory")

    monkeypatch.setattr("api.imports.jobs.read_apart", break_off)
    for _ in range(jobs.MOST_ATTEMPTS):
        db.write(_try_at_once)
        assert work_off(db) == 1

    after = shown(hr, found["id"])
    assert (after["state"], after["problem"]) == ("failed", "not_read")


def test_what_was_not_shown_is_not_applied(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    one, two = read(hr, db, sheet(TWO)), read(hr, db, sheet(TWO))
    assert applied(hr, db, one["id"])["state"] == "applied"

    after = applied(hr, db, two["id"])

    assert (after["state"], after["problem"]) == ("previewed", "changed_meanwhile")
    assert (after["counts"]["add"], after["counts"]["same"]) == (0, 2)
    assert {row["action"] for row in rows_of(hr, two["id"]).values()} == {"same"}
    assert applied(hr, db, two["id"])["state"] == "applied"


def test_changes_are_worked_out_anew_when_the_city_changes_under_them(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(TWO))
    stamps = iter([("another city",)])
    stamp_of = change_set.stamp_of
    monkeypatch.setattr(
        change_set, "stamp_of", lambda session: next(stamps, None) or stamp_of(session)
    )

    assert applied(hr, db, found["id"])["state"] == "applied"

    assert (db.read(people), db.read(applications)) == (2, 1)


def _stand_at(session: Session, done: int, total: int) -> None:
    session.execute(update(Job).values(done=done, total=total))


def test_progress_names_the_step_and_its_rows(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(TWO))
    apply(hr, found["id"])

    for done, said in (
        (1, {"step": "reading", "done": 1, "total": 2}),
        (3, {"step": "matching", "done": 1, "total": 2}),
        (6, {"step": "saving", "done": 2, "total": 2}),
    ):
        db.write(_stand_at, done, 6)
        assert shown(hr, found["id"])["progress"] == said


def test_undoing_ends_after_a_quarter_of_an_hour(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(TWO))
    after = applied(hr, db, found["id"])
    assert after["undo_until"] is not None

    with clock.moved_to(TODAY + timedelta(minutes=16)):
        refused = hr.post(f"/imports/{found['id']}/undo")
    assert (refused.status_code, problem_of(refused)) == (409, "import-not-ready")
    assert refused.json()["minutes"] == 15
    assert undone(hr, db, found["id"])["state"] == "undone"
    assert db.read(people) == 0


def _left(session: Session) -> tuple[int, list[tuple[str, bool]]]:
    rows = session.scalar(select(func.count()).select_from(ImportRow)) or 0
    states = session.execute(select(Import.state, Import.undo.is_(None)).order_by(Import.id))
    return rows, [(row[0], bool(row[1])) for row in states]


def test_old_rows_and_notes_are_forgotten(town: Town, as_: As, db: Db, app: Any) -> None:
    hr = as_(town.hr_city.id)
    folder = app.state.settings.data_folder
    one, two = read(hr, db, sheet(TWO)), read(hr, db, sheet([person(3)]))
    applied(hr, db, one["id"])
    db.runner.run(import_jobs.forget(db.database, folder))
    assert db.read(_left) == (3, [("applied", False), ("previewed", True)])

    with clock.moved_to(TODAY + timedelta(days=31)):
        db.runner.run(import_jobs.forget(db.database, folder))
    assert db.read(_left) == (0, [("applied", True), ("expired", True)])
    refused = apply(hr, two["id"])
    assert (refused.status_code, problem_of(refused)) == (409, "import-not-ready")


def test_no_upload_stays_that_no_import_knows(
    town: Town, as_: As, db: Db, app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hr = as_(town.hr_city.id)
    folder = app.state.settings.data_folder / "imports"
    ask = {"kind": "employees", "file_name": "p.xlsx"}
    headers = {"Content-Type": "application/octet-stream", "Idempotency-Key": "same"}
    content = sheet(TWO)
    first, again = (
        hr.request("POST", "/imports", params=ask, content=content, headers=headers)
        for _ in range(2)
    )
    assert first.json() == again.json()
    assert [file.name for file in folder.iterdir()] == [first.json()["id"]]

    (folder / "half.part").write_bytes(b"-")
    os.utime(folder / "half.part", (1, 1))
    (folder / "lost").write_bytes(b"-")
    db.runner.run(import_jobs.forget(db.database, folder.parent))
    assert {file.name for file in folder.iterdir()} == {first.json()["id"], "lost"}
    monkeypatch.setattr(import_jobs, "LOST", -1.0)
    db.runner.run(import_jobs.forget(db.database, folder.parent))

    assert [file.name for file in folder.iterdir()] == [first.json()["id"]]
