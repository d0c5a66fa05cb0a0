"""Careers by file: previewed, refused row by row, put on record, taken back by reversals."""

from typing import Any

from tests.conftest import Db
from tests.development.careers import As
from tests.imports.factories import applied, nip_of, read, rows_of, sheet, undone
from tests.people import Town

Row = dict[str, Any]
HEADER = (
    "NIP", "NAMA", "JENIS", "ISI", "TAHUN", "TMT", "SAMPAI", "NOMOR SURAT", "KETERANGAN",
)  # fmt: skip


def _row(number: str, kind: str, value: str, **more: str) -> Row:
    return {
        "NIP": number, "JENIS": kind, "ISI": value, "TMT": "01-04-2020", "NOMOR SURAT": "823/1",
        **more,
    }  # fmt: skip


def _read(as_: As, town: Town, db: Db, rows: list[Row]) -> Row:
    return read(as_(town.hr_agency.id), db, sheet(rows, HEADER), "riwayat_karier")


def _records(as_: As, town: Town) -> list[tuple[str, str, bool]]:
    shown = as_(town.wayan.id).get(f"/employees/{town.wayan.id}/career-records").json()
    return [(one["kind"], one["value"], bool(one["reversed_by"])) for one in shown["items"]]


def _good(who: str) -> list[Row]:
    return [
        _row(who, "Pangkat", "iii.c"),
        _row(who, "pendidikan", "S-1", TMT="01-08-2010"),
        _row(who, "Predikat", "Sangat Baik", TAHUN="2025", TMT="31-12-2025"),
        _row(who, "Uji Kompetensi", "Ahli Muda", TMT="01-02-2026"),
        _row(who, "ujian dinas", "tingkat 2", TMT="01-03-2026"),
    ]


def test_a_file_is_previewed_kept_and_taken_back(town: Town, as_: As, db: Db) -> None:
    who, hr = nip_of(db, town.wayan.id), as_(town.hr_agency.id)
    found = _read(as_, town, db, _good(who))

    assert found["counts"]["add"] == 5, found
    assert _records(as_, town) == []
    applied(hr, db, found["id"])
    kept = [
        ("ujian_dinas", "tingkat_2"), ("uji_kompetensi", "ahli_muda"),
        ("predikat", "sangat_baik"), ("pangkat", "III/c"), ("pendidikan", "s1"),
    ]  # fmt: skip
    assert _records(as_, town) == [(*one, False) for one in kept]
    undone(hr, db, found["id"])
    after = _records(as_, town)
    assert (len(after), sum(one[2] for one in after)) == (10, 5)


def test_what_is_on_record_already_says_nothing_new(town: Town, as_: As, db: Db) -> None:
    who, hr = nip_of(db, town.wayan.id), as_(town.hr_agency.id)
    applied(hr, db, _read(as_, town, db, _good(who))["id"])

    again = _read(as_, town, db, _good(who))

    assert (again["counts"]["add"], again["counts"]["same"]) == (0, 5)


def test_each_row_is_refused_for_what_is_wrong_with_it(town: Town, as_: As, db: Db) -> None:
    who, other = nip_of(db, town.wayan.id), nip_of(db, town.stranger.id)
    wrong = [
        (_row(who, "pangkat", "V/z"), ("value", "unknown")),
        (_row(who, "kenaikan", "III/c"), ("kind", "unknown")),
        (_row(who, "predikat", "Baik", TAHUN="dua ribu"), ("year", "year")),
        (_row(who, "hukuman", "sedang"), ("until_on", "until_missing")),
        (_row(who, "hukuman", "sedang", SAMPAI="01-01-2019"), ("until_on", "until_order")),
        (_row(who, "pangkat", "III/c", TMT="kemarin"), ("from_on", "date")),
        (_row(who, "pangkat", "III/c", TMT="01-04-2031"), ("from_on", "date")),
        (_row(who, "pangkat", "III/b", **{"NOMOR SURAT": ""}), ("document_no", "missing")),
        (_row(other, "pangkat", "III/c"), ("number", "other_agency")),
        (_row("198609262015051999", "pangkat", "III/c"), ("number", "number_unknown")),
        (_row("123", "pangkat", "III/c"), ("number", "not_18_digits")),
    ]
    found = _read(as_, town, db, [row for row, _ in wrong])

    shown = rows_of(as_(town.hr_agency.id), found["id"])
    told = [
        [(one["column"], one["code"]) for one in shown[line]["problems"]] for line in sorted(shown)
    ]
    assert told == [[expected] for _, expected in wrong]
    assert found["counts"]["refuse"] == len(wrong)


def test_the_same_twice_in_a_file_is_refused(town: Town, as_: As, db: Db) -> None:
    who = nip_of(db, town.wayan.id)
    found = _read(as_, town, db, [_row(who, "pangkat", "III/c"), _row(who, "pangkat", "IIIc")])

    assert (found["counts"]["add"], found["counts"]["refuse"]) == (1, 1)


def test_there_is_a_template_with_its_codes(town: Town, as_: As) -> None:
    answer = as_(town.hr_agency.id).get("/imports/template", kind="riwayat_karier")

    assert answer.status_code == 200
    assert "riwayat-karier" in answer.headers["content-disposition"]
