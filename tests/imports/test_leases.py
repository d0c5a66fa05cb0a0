"""Who lost the lease of an import's job writes nothing; a job that ends its process is given up."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.foundation import jobs
from api.imports import jobs as import_jobs
from api.imports.changes import change_set
from tests.conftest import Db
from tests.imports.factories import As, apply, read, sheet, shown, upload, work_off
from tests.imports.test_jobs import TWO, applications, lose_lease, people
from tests.people import Town


def _takings(session: Session) -> None:
    """Let the job be taken by a process that dies of it, until it is given up."""
    for _ in range(jobs.MOST_DEATHS):
        jobs._take(session)
        lose_lease(session)
    assert jobs._take(session) is None


def test_a_reading_that_ends_its_process_is_given_up_in_words(
    town: Town, as_: As, db: Db, app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hr = as_(town.hr_city.id)
    found = upload(hr, sheet(TWO)).json()
    db.write(_takings)

    after = shown(hr, found["id"])

    assert (after["state"], after["problem"]) == ("failed", "not_read")
    assert "sudah dicoba beberapa kali" in after["problem_reason"]
    monkeypatch.setattr(import_jobs, "LOST", -1.0)
    folder = app.state.settings.data_folder
    db.runner.run(import_jobs.forget(db.database, folder))
    assert list((folder / "imports").iterdir()) == []


def test_who_lost_the_lease_applies_nothing(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that stood still in the middle of its last write; another one has the job by then."""
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(TWO))
    apply(hr, found["id"])
    write = change_set.apply_changes

    def stand_still(session: Session, *given: Any) -> Any:
        written = write(session, *given)
        lose_lease(session)
        assert jobs._take(session)
        return written

    with monkeypatch.context() as slow:
        slow.setattr(change_set, "apply_changes", stand_still)
        assert db.runner.run(jobs.run_next(db.database))
    assert (shown(hr, found["id"])["state"], db.read(people)) == ("applying", 0)

    db.write(lose_lease)
    assert work_off(db) == 1
    assert (db.read(people), db.read(applications)) == (2, 1)
