"""Undoing an import puts back everything, unless somebody has changed it or built upon it since."""

import asyncio
import time

import httpx
import pytest
from sqlalchemy import text, update
from sqlalchemy.orm import Session

from api.foundation import jobs
from api.identity.models import RoleGrant
from api.imports.changes.change_set import Undo
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
    shown,
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


def _slow(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Let undoing stand still between its looking and its writing; says when it does."""
    in_the_middle: list[bool] = []
    run = Undo.run

    def stand_still(undo: Undo, session: Session) -> None:
        in_the_middle.append(True)
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("SELECT pg_sleep(0.5)"))
        else:
            time.sleep(0.5)
        run(undo, session)

    monkeypatch.setattr(Undo, "run", stand_still)
    return in_the_middle


def test_who_edits_while_it_is_undone_waits_and_is_told(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undoing takes the lock of applying: an edit that it did not see is never overwritten."""
    hr = as_(town.hr_city.id)
    number = nip_of(db, town.wayan.id)
    found = read(hr, db, changed_city(town, db))
    applied(hr, db, found["id"])
    version = db.read(by_nip, number)["version"]
    hr.post(f"/imports/{found['id']}/undo")
    in_the_middle = _slow(monkeypatch)

    async def race() -> httpx.Response:
        undoing = asyncio.create_task(jobs.run_next(db.database))
        while not in_the_middle:
            await asyncio.sleep(0.01)
        headers = {"If-Match": f'"{version}"'}
        place = f"/employees/{town.wayan.id}"
        edited = await hr._send("PATCH", place, json={"grade": "IV/a"}, headers=headers)
        assert await undoing
        return edited

    edited = db.runner.run(race())

    assert (edited.status_code, problem_of(edited)) == (409, "edited-meanwhile")
    assert shown(hr, found["id"])["state"] == "undone"
    assert db.read(by_nip, number)["grade"] == "III/c"
