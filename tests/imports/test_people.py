"""Importing people: every trap of the files that exist, all or nothing, repeatable, undone."""

from datetime import date
from typing import Any

from tests.conftest import Db
from tests.http import problem_of
from tests.imports.factories import (
    LEADS,
    As,
    applied,
    apply,
    assessor_of,
    by_nip,
    changed_city,
    event_names,
    nip,
    nip_of,
    person,
    read,
    rows_of,
    sheet,
    sizes,
    upload,
)
from tests.people import Town


def counts(**found: int) -> dict[str, int]:
    names = ("add", "change", "same", "choose", "refuse", "others")
    return {**dict.fromkeys(names, 0), **found}


PPPK = "198902252024211013"


def _codes(row: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in row["problems"]]


TRAPS = [
    person(1, "I MADE SUDARMA", NIP=1.98609262015051e17),
    person(2, "'I Wayan Petik", NIP=f"'{nip(2)}", **{"TANGGAL LAHIR": "26-09-1986"}),
    person(3, "Ni Putu Spasi", NIP="19860926 201505 1 003", **{"TANGGAL LAHIR": "26/09/1986"}),
    person(4, "drg. I Ketut Gelar, M.Kes.", **{"TANGGAL LAHIR": 31681}),
    person(5, "Ida Bagus Tanggal", **{"TANGGAL LAHIR": date(1986, 9, 26)}),
    person(6, "I Nyoman Ejaan", **{"UNOR NAMA": "PUSKESMAS  I.", "GOL AKHIR NAMA": "III c"}),
    person(7, "I Gede Dinas", **{"UNOR NAMA": "Dinas Kesehatan Kota Denpasar"}),
    person(7, "I Gede Dinas", **{"JABATAN NAMA": "Plt. Kepala Puskesmas I"}),
    person(8, "Ni Kadek Kontrak", NIP=PPPK, **{"GOL AKHIR NAMA": "IX"}),
    person(9, "I Komang Ganda"),
    person(9, "I Komang Beda"),
    person(10, "I Wayan Asing", **{"UNOR NAMA": "Puskesmas II"}),
    person(11, "I Putu Salah", **{"TANGGAL LAHIR": "31-02-1986"}),
    person(12, "Ni Luh Atasan", **{"NIP ATASAN": nip(999)}),
    person(13, "I Made Golongan", **{"GOL AKHIR NAMA": "V/z"}),
    person(14, "I Ketut Pensiun", **{"KEDUDUKAN HUKUM": "Pensiun"}),
    person(15, "Ni Made Lahir", **{"TANGGAL LAHIR": "27-09-1986"}),
]
EXPECTED = {
    4: ("refuse", ["scientific_notation"]),
    5: ("add", []),
    6: ("add", []),
    7: ("add", []),
    8: ("add", []),
    9: ("add", []),
    10: ("add", []),
    11: ("refuse", ["acting_since"]),
    12: ("add", []),
    13: ("refuse", ["duplicate"]),
    14: ("refuse", ["duplicate"]),
    15: ("choose", ["unit_unknown"]),
    16: ("refuse", ["date"]),
    17: ("refuse", ["superior_unknown"]),
    18: ("refuse", ["unknown"]),
    19: ("refuse", ["service_end"]),
    20: ("add", ["differs_from_number"]),
}


def test_every_trap_is_seen(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)

    shown = read(hr, db, sheet(TRAPS, title="DAFTAR PEGAWAI PER OKTOBER 2026"))

    assert (shown["state"], shown["problem"]) == ("previewed", None)
    assert shown["counts"] == counts(add=8, choose=1, refuse=8)
    assert shown["mapping"]["number"] == {"column": "A", "title": "NIP"}
    rows = rows_of(hr, shown["id"])
    assert {line: (row["action"], _codes(row)) for line, row in rows.items()} == EXPECTED
    assert rows[4]["problems"][0]["cell"] == "A4"
    assert rows[16]["problems"][0]["cell"] == "E16"
    assert "Puskesmas I" in rows[15]["problems"][0]["reason"]
    assert rows[9]["unit"] == "Puskesmas I"


def test_one_refused_row_refuses_all(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    before = db.read(sizes)
    shown = read(hr, db, sheet(TRAPS))

    refused = apply(hr, shown["id"])

    assert (refused.status_code, problem_of(refused)) == (409, "import-has-refused-rows")
    assert refused.json()["refused"] == 9
    assert db.read(sizes) == before


def test_the_good_rows_are_applied_and_leave_one_event(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    shown = read(hr, db, sheet(TRAPS))

    after = applied(hr, db, shown["id"], only_good_rows=True)

    assert (after["state"], after["problem"]) == ("applied", None)
    ketut = db.read(by_nip, nip(4))
    assert (ketut["name"], ketut["front_title"]) == ("I Ketut Gelar", "drg.")
    assert (ketut["back_title"], ketut["birth_date"]) == ("M.Kes.", date(1986, 9, 26))
    assert ketut["unit_id"] == town.puskesmas
    assert db.read(assessor_of, nip(4)) == town.chief.id
    assert db.read(assessor_of, nip(7)) == town.head.id
    kontrak = db.read(by_nip, PPPK)
    assert (kontrak["kind"], kontrak["grade"]) == ("pppk", "IX")
    assert db.read(event_names).count("ImportApplied") == 1


def test_the_same_file_again_changes_nothing(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    content = sheet(
        [
            person(
                1, "dr. Ni Wayan Satu, Sp.A", **LEADS, **{"EMAIL GOV": "Satu@denpasarkota.go.id"}
            ),
            person(2, "I Made Dua", **{"NIP ATASAN": nip(1), "TMT JABATAN": "01-02-2024"}),
            person(2, "I Made Dua", **{"NIP ATASAN": nip(1), "TMT JABATAN": "01-02-2024"}),
        ]
    )
    first = read(hr, db, content)
    assert first["counts"] == counts(add=2, same=1)
    assert applied(hr, db, first["id"])["state"] == "applied"
    before = db.read(sizes)

    again = read(hr, db, content)
    after = applied(hr, db, again["id"])

    assert again["counts"] == counts(same=3)
    assert after["state"] == "applied"
    assert db.read(sizes) == before
    assert db.read(assessor_of, nip(2)) == db.read(by_nip, nip(1))["id"]


def test_a_change_shows_old_and_new_and_moves_post_and_assessor(
    town: Town, as_: As, db: Db
) -> None:
    hr = as_(town.hr_city.id)
    shown = read(hr, db, changed_city(town, db))
    rows = rows_of(hr, shown["id"])
    assert [rows[line]["action"] for line in (2, 3, 4, 5)] == ["change", "change", "add", "change"]
    assert rows[2]["changes"]["grade"] == ["III/c", "III/d"]
    assert rows[3]["changes"]["unit"] == ["Puskesmas I", "Dinas Kesehatan"]
    assert rows[5]["changes"]["assessor"] == ["I Made Wirawan", "Ni Luh Kepala Baru"]

    assert applied(hr, db, shown["id"])["state"] == "applied"
    moved, new = db.read(by_nip, nip_of(db, town.chief.id)), db.read(by_nip, nip(3))
    assert (moved["unit_id"], moved["leads"]) == (town.dinkes, [])
    assert new["leads"] == ["000G/000G/000G/"]
    assert db.read(assessor_of, nip(3)) == town.head.id
    assert db.read(assessor_of, nip_of(db, town.made.id)) == new["id"]
    assert db.read(assessor_of, nip_of(db, town.wayan.id)) == town.chief.id, "named by hand stays"
    assert {"ImportApplied", "AssignmentBegun", "AssessorChanged"} <= set(db.read(event_names))


def test_hr_of_an_agency_touches_its_own_rows_only(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_agency.id)
    rows = [
        person(1),
        person(2, "I Ketut Sekolah", **{"UNOR NAMA": "Dinas Pendidikan"}),
        person(3, "I Ketut Orang Lain", NIP=nip_of(db, town.stranger.id)),
    ]

    shown = read(hr, db, sheet(rows))

    listed = rows_of(hr, shown["id"])
    assert [listed[line]["action"] for line in (2, 3, 4)] == ["add", "refuse", "refuse"]
    assert _codes(listed[3]) == _codes(listed[4]) == ["other_agency"]
    elsewhere = upload(hr, sheet(rows), agency_id=2)
    assert (elsewhere.status_code, problem_of(elsewhere)) == (422, "invalid")


def test_two_heads_and_a_head_who_stays_are_refused(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    head = {"JENIS JABATAN": "Struktural", "ESELON": "II.b", "JABATAN NAMA": "Kepala Dinas"}
    rows = [
        person(1, **head, **{"UNOR NAMA": "Dinas Pendidikan"}),
        person(2, "Lain", **head, **{"UNOR NAMA": "Dinas Pendidikan"}),
        person(3, **head, **{"UNOR NAMA": "Dinas Kesehatan"}),
    ]

    listed = rows_of(hr, read(hr, db, sheet(rows))["id"])

    assert [_codes(listed[line]) for line in (2, 3, 4)] == [
        ["two_heads"],
        ["two_heads"],
        ["unit_has_head"],
    ]
