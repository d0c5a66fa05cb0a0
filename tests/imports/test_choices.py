"""A text that may mean several units or kinds of post is asked once, and the answer goes for all rows."""

from collections.abc import Callable

import httpx

from api.organization.models import UnitKind
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.imports.factories import (
    As,
    Row,
    applied,
    apply,
    person,
    read,
    rows_of,
    sheet,
    shown,
    work_off,
)
from tests.people import Town, make_unit

ODD = {"UNOR NAMA": "Puskesmas Satu"}
ROWS = [
    person(1, "I Wayan Satu", **ODD),
    person(2, "I Made Dua", **{"UNOR NAMA": "PUSKESMAS  satu"}),
    person(3, "I Nyoman Tiga", **{"JENIS JABATAN": "", "JABATAN NAMA": "Pawang Hujan"}),
    person(4, "I Ketut Empat"),
]


def _questions(client: Client, import_id: str) -> dict[str, Row]:
    listed = client.get(f"/imports/{import_id}/questions")
    assert listed.status_code == 200, listed.text
    return {one["text"]: one for one in listed.json()["items"]}


def _choose(client: Client, import_id: str, key: str | None = None, **said: str) -> httpx.Response:
    return client.post(f"/imports/{import_id}/choices", {"choices": said}, key=key)


def test_one_answer_goes_for_all_rows_with_the_text(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(ROWS))
    assert (found["counts"]["choose"], found["counts"]["add"]) == (3, 1)
    asked = _questions(hr, found["id"])
    unit, kind = asked["Puskesmas Satu"], asked["Pawang Hujan"]
    assert (unit["what"], unit["rows"], unit["line"], unit["chosen"]) == ("unit", 2, 2, None)
    assert [(one["name"], one["under"]) for one in unit["candidates"]] == [
        ("Puskesmas I", "Dinas Kesehatan")
    ]
    assert (kind["what"], kind["rows"], len(kind["candidates"])) == ("position_kind", 1, 15)

    said = {unit["key"]: str(town.puskesmas), kind["key"]: "pelaksana"}
    begun = _choose(hr, found["id"], **said)

    assert (begun.status_code, begun.json()["state"]) == (202, "matching")
    assert work_off(db) == 1
    after = shown(hr, found["id"])
    assert (after["state"], after["counts"]["choose"], after["counts"]["add"]) == (
        "previewed",
        0,
        4,
    )
    assert _questions(hr, found["id"])["Puskesmas Satu"]["chosen"] == str(town.puskesmas)
    assert applied(hr, db, found["id"])["state"] == "applied"


def test_units_of_one_name_are_told_apart(town: Town, as_: As, db: Db) -> None:
    for rank, above in ((0, town.puskesmas), (1, town.disdik)):
        path = ("000G/000G/000G/", "000G/000W/")[rank]
        db.write(make_unit, rank + 1, "Subbagian Umum", f"{path}000G/", above, UnitKind.SEKSI)
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet([person(1, **{"UNOR NAMA": "Subbag Umum"})]))
    ambiguous = read(hr, db, sheet([person(1, **{"UNOR NAMA": "Subbagian Umum"})]))

    for one, text in ((found, "Subbag Umum"), (ambiguous, "Subbagian Umum")):
        asked = _questions(hr, one["id"])[text]
        assert {(c["name"], c["under"]) for c in asked["candidates"]} == {
            ("Subbagian Umum", "Puskesmas I, Dinas Kesehatan"),
            ("Subbagian Umum", "Dinas Pendidikan"),
        }


def test_an_answer_can_be_taken_back(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(ROWS[:1]))
    key = _questions(hr, found["id"])["Puskesmas Satu"]["key"]
    _choose(hr, found["id"], **{key: str(town.dinkes)})
    work_off(db)
    assert rows_of(hr, found["id"])[2]["unit"] == "Dinas Kesehatan"

    begun = hr.post(f"/imports/{found['id']}/choices", {"choices": {key: None}})
    assert begun.status_code == 202, begun.text
    work_off(db)

    assert shown(hr, found["id"])["counts"]["choose"] == 1


def test_rows_that_wait_for_an_answer_are_not_applied(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    found = read(hr, db, sheet(ROWS))

    refused = apply(hr, found["id"])

    assert (refused.status_code, problem_of(refused)) == (409, "import-has-refused-rows")
    assert refused.json()["refused"] == 3


def test_an_answer_is_refused_that_cannot_be(
    town: Town, as_: As, db: Db, with_token: Callable[..., Client]
) -> None:
    hr, mine = as_(town.hr_city.id), as_(town.hr_agency.id)
    found = read(mine, db, sheet(ROWS))
    asked = _questions(mine, found["id"])
    unit, kind = asked["Puskesmas Satu"]["key"], asked["Pawang Hujan"]["key"]

    for said in (
        {unit: str(town.disdik)},
        {unit: "puskesmas"},
        {kind: "raja"},
        {"nothing": "pelaksana"},
    ):
        refused = _choose(mine, found["id"], **said)
        assert (refused.status_code, problem_of(refused)) == (422, "invalid")
        assert refused.json()["errors"][0]["pointer"] == f"/choices/{next(iter(said))}"
    good = {unit: str(town.puskesmas)}
    assert _choose(as_(town.wayan.id), found["id"], **good).status_code == 403
    script = with_token(town.hr_agency.id, "organization:read")
    assert problem_of(_choose(script, found["id"], **good)) == "scope-missing"
    theirs = read(hr, db, sheet(ROWS))
    assert _choose(mine, theirs["id"], **good).status_code == 404
    assert mine.get(f"/imports/{theirs['id']}/questions").status_code == 404
    first, again = (_choose(mine, found["id"], key="k-1", **good) for _ in range(2))
    assert first.json() == again.json()
    late = _choose(mine, found["id"], **good)
    assert (late.status_code, problem_of(late)) == (409, "import-not-ready")
    assert work_off(db) == 1


def test_a_unit_above_is_asked_for_too(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    header = ("NAMA", "JENIS", "NAMA INDUK")
    rows = [{"NAMA": "Pustu Sesetan", "JENIS": "upt", "NAMA INDUK": "Puskesmas Satu"}]
    found = read(hr, db, sheet(rows, header), "units")
    assert rows_of(hr, found["id"])[2]["action"] == "choose"
    key = _questions(hr, found["id"])["Puskesmas Satu"]["key"]

    _choose(hr, found["id"], **{key: str(town.puskesmas)})
    work_off(db)
    assert applied(hr, db, found["id"])["state"] == "applied"

    made = hr.get("/units", q="sesetan").json()["items"][0]
    assert made["parent_id"] == str(town.puskesmas)
