"""Rows of files are kept while they can be applied or undone, and then no longer."""

from datetime import timedelta

from api.foundation import clock
from api.foundation.clock import now
from api.foundation.daily import Days
from api.organization.staged import forget_staged_rows
from tests.conftest import TODAY, Db
from tests.http import problem_of
from tests.organization.importing import As, apply, person, read, rows_of, sheet
from tests.people import Town

DAYS = Days(TODAY.date(), TODAY.date())


def test_rows_go_when_nothing_can_be_undone_any_more(town: Town, as_: As, db: Db) -> None:
    hr = as_(
        town.hr_city.id,
    )
    applied = read(hr, db, sheet([person(1)]))["id"]
    assert apply(hr, applied).json()["state"] == "applied"
    with clock.moved_to(TODAY + timedelta(days=29)):
        assert db.write(forget_staged_rows, DAYS) == 0

    with clock.moved_to(TODAY + timedelta(days=31)):
        later = as_(town.hr_city.id)
        assert db.write(forget_staged_rows, DAYS) == 1
        shown = later.get(f"/imports/{applied}").json()
        undone = later.post(f"/imports/{applied}/undo")
        assert rows_of(later, applied) == {}

    assert (shown["state"], shown["counts"]["add"]) == ("applied", 1)
    assert (undone.status_code, problem_of(undone)) == (409, "import-not-ready")


def test_what_was_never_applied_says_that_it_is_too_old(town: Town, as_: As, db: Db) -> None:
    waiting = read(as_(town.hr_city.id), db, sheet([person(1)]))["id"]

    with clock.moved_to(now() + timedelta(days=31)):
        later = as_(town.hr_city.id)
        assert db.write(forget_staged_rows, DAYS) == 1
        shown = later.get(f"/imports/{waiting}").json()
        refused = apply(later, waiting)

    assert (shown["state"], shown["problem"]) == ("failed", "too_old")
    assert (refused.status_code, problem_of(refused)) == (409, "import-not-ready")
