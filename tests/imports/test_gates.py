"""How files are read, who may import, and what an import refuses over HTTP."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Db
from tests.http import Client, problem_of
from tests.imports.factories import (
    As,
    apply,
    nip,
    person,
    read,
    rows_of,
    sheet,
    upload,
)
from tests.people import Town

FAULTY = [person(n, **{"GOL AKHIR NAMA": "V/z"} if n % 2 else {}) for n in range(1, 18)]


def test_csv_is_read_in_every_local_way(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    lines = [["NIP BARU", "Nama", "JABATAN_NAMA", "unor_nama"]]
    lines.append([f"'{nip(1)}", "Ni Luh Désak", "Perawat Terampil", "Puskesmas I"])
    for serial, (sign, coding) in enumerate(((";", "utf-8-sig"), ("\t", "cp1252"), (",", "utf-8"))):
        lines[1][0] = f"'{nip(serial + 1)}"
        content = "\r\n".join(sign.join(line) for line in lines).encode(coding)

        shown = read(hr, db, content)

        assert shown["counts"]["add"] == 1, shown
        assert rows_of(hr, shown["id"])[2]["name"] == "Ni Luh Désak"


def test_what_is_no_table_is_refused(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)

    refused = upload(hr, b"\x89PNG\r\n\x1a\n\x00\x00")
    assert (refused.status_code, problem_of(refused)) == (422, "file-unreadable")
    broken = read(hr, db, b"PK\x03\x04 nothing")
    other = read(hr, db, b"resep;bahan\nlawar;kelapa\n")

    assert (broken["state"], broken["problem"]) == ("failed", "not_a_table")
    assert (other["state"], other["problem"]) == ("failed", "no_known_columns")
    refused = apply(hr, other["id"])
    assert (refused.status_code, problem_of(refused)) == (409, "import-not-ready")


def test_only_hr_imports(
    town: Town, as_: As, db: Db, nobody: Client, with_token: Callable[..., Client]
) -> None:
    for person_id in (town.wayan.id, town.chief.id, town.auditor.id):
        refused = upload(as_(person_id), sheet([person(1)]))
        assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")
        assert as_(person_id).get("/imports").status_code == 403
    assert upload(nobody, sheet([person(1)])).status_code == 401
    script = upload(with_token(town.hr_city.id, "organization:read"), sheet([person(1)]))
    assert (script.status_code, problem_of(script)) == (403, "scope-missing")


def test_another_hr_s_import_is_not_there(town: Town, as_: As, db: Db) -> None:
    mine, city = as_(town.hr_agency.id), as_(town.hr_city.id)
    theirs = read(city, db, sheet([person(1)]))["id"]
    own = read(mine, db, sheet([person(1)]))["id"]

    for answer in (
        mine.get(f"/imports/{theirs}"),
        mine.get(f"/imports/{theirs}/rows"),
        apply(mine, theirs),
        mine.post(f"/imports/{theirs}/undo"),
    ):
        assert (answer.status_code, problem_of(answer)) == (404, "not-found")
    assert city.get(f"/imports/{own}").status_code == 200
    assert [one["id"] for one in mine.get("/imports").json()["items"]] == [own]
    assert city.get("/imports").json()["total"] == 2


def test_an_application_is_answered_once(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    shown = read(hr, db, sheet([person(1)]))
    address = f"/imports/{shown['id']}/application"

    first = hr.post(address, {}, key="k-1")
    again = hr.post(address, {}, key="k-1")
    other = hr.post(address, {})

    assert first.json() == again.json()
    assert (other.status_code, problem_of(other)) == (409, "import-not-ready")


def test_rows_are_listed_by_action_and_page(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    shown = read(hr, db, sheet(FAULTY))

    page = hr.get(f"/imports/{shown['id']}/rows", action="refuse", page=2, size=5).json()

    assert (page["total"], len(page["items"])) == (9, 4)


def test_the_upload_does_not_stay_on_the_disk(town: Town, as_: As, db: Db, app: Any) -> None:
    read(as_(town.hr_city.id), db, sheet([person(1)]))

    assert list((app.state.settings.data_folder / "imports").iterdir()) == []
