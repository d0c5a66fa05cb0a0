"""Importing units: parents before children, agencies with them."""

from tests.conftest import Db
from tests.imports.factories import (
    As,
    applied,
    read,
    rows_of,
    sheet,
    undone,
)
from tests.people import Town

UNITS = ("KODE", "NAMA", "JENIS", "KODE INDUK", "NAMA INDUK")


def test_units_come_with_their_agency_and_those_below(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    rows = [
        dict(zip(UNITS, ("DLHK.1", "Bidang Taman", "bidang", "DLHK"), strict=False)),
        {"KODE": "DLHK", "NAMA": "Dinas Lingkungan", "JENIS": "OPD", "NAMA INDUK": "Kota Denpasar"},
        {"NAMA": "Dinas Kesehatan", "JENIS": "opd", "KODE": "DINKES"},
        {"NAMA": "Entah", "JENIS": "warung", "NAMA INDUK": "Dinas Lingkungan"},
    ]
    rows[1]["NAMA INDUK"] = "Pemerintah Kota Denpasar"
    content = sheet(rows, UNITS)
    shown = read(hr, db, content, "units")
    listed = rows_of(hr, shown["id"])
    assert [listed[line]["action"] for line in (2, 3, 4, 5)] == ["add", "add", "change", "refuse"]

    assert applied(hr, db, shown["id"], only_good_rows=True)["state"] == "applied"

    found = hr.get("/units", q="taman").json()["items"][0]
    above = hr.get(f"/units/{found['parent_id']}").json()
    assert (above["code"], above["agency_id"], found["agency_id"]) == ("DLHK", 3, 3)
    again = read(hr, db, content, "units")
    assert (again["counts"]["same"], again["counts"]["refuse"]) == (3, 1)
    assert undone(hr, db, shown["id"])["state"] == "undone"
    assert hr.get("/units", q="taman").json()["total"] == 0


def test_hr_of_an_agency_adds_units_below_its_own(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_agency.id)
    rows = [
        {"NAMA": "Pustu Sesetan", "JENIS": "upt", "NAMA INDUK": "Puskesmas I"},
        {"NAMA": "UPT Asing", "JENIS": "upt", "NAMA INDUK": "Dinas Pendidikan"},
    ]

    listed = rows_of(hr, read(hr, db, sheet(rows, UNITS), "units")["id"])

    assert [listed[line]["action"] for line in (2, 3)] == ["add", "refuse"]
