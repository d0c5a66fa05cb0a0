"""Undoing an import puts back everything, unless somebody has changed it or built upon it since."""

from sqlalchemy import update

from api.identity.models import RoleGrant
from tests.conftest import Db
from tests.http import problem_of
from tests.imports.factories import (
    As,
    applied,
    assessor_of,
    by_nip,
    changed_city,
    event_names,
    nip,
    nip_of,
    person,
    read,
    sheet,
    sizes,
    undone,
)
from tests.people import Town


def test_undoing_puts_back_everything(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    numbers = [nip_of(db, one.id) for one in (town.wayan, town.chief, town.made)]
    before = db.read(sizes), [db.read(by_nip, n) for n in numbers]
    shown = read(hr, db, changed_city(town, db))
    applied(hr, db, shown["id"])

    assert undone(hr, db, shown["id"])["state"] == "undone"

    after = db.read(sizes), [db.read(by_nip, n) for n in numbers]
    for row in (*before[1], *after[1]):
        del row["version"], row["updated_at"]
        for derived in ("nickname", "sort_name", "search_name"):
            del row[derived]
    assert after == before
    assert db.read(assessor_of, nip_of(db, town.made.id)) == town.chief.id
    assert "ImportUndone" in db.read(event_names)
    again = hr.post(f"/imports/{shown['id']}/undo")
    assert (again.status_code, problem_of(again)) == (409, "import-not-ready")


def test_what_was_edited_since_is_not_undone(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    shown = read(hr, db, sheet([person(1)]))
    applied(hr, db, shown["id"])
    employee = db.read(by_nip, nip(1))
    assert (
        hr.patch(f"/employees/{employee['id']}", {"grade": "III/a"}, version=1).status_code == 200
    )

    after = undone(hr, db, shown["id"])

    assert (after["state"], after["problem"]) == ("applied", "changed_since")
    assert db.read(by_nip, nip(1))["grade"] == "III/a"


def test_who_has_built_upon_it_is_not_undone(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    shown = read(hr, db, sheet([person(1)]))
    applied(hr, db, shown["id"])
    as_(db.read(by_nip, nip(1))["id"])

    after = undone(hr, db, shown["id"])

    assert (after["state"], after["problem"]) == ("applied", "in_use")
    assert db.read(by_nip, nip(1))["name"] == "I Gede Baru"


def test_who_has_done_something_since_is_not_undone(town: Town, as_: As, db: Db) -> None:
    """Columns that say who did it have no foreign key, and are asked all the same."""
    hr = as_(town.hr_city.id)
    shown = read(hr, db, sheet([person(1)]))
    applied(hr, db, shown["id"])
    new = db.read(by_nip, nip(1))["id"]
    db.write(lambda session: session.execute(update(RoleGrant).values(granted_by=new)))

    after = undone(hr, db, shown["id"])

    assert (after["state"], after["problem"]) == ("applied", "in_use")
    assert db.read(by_nip, nip(1))["id"] == new
