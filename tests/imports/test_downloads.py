"""The files that HR downloads: a template to fill in, and the rows left out, to be mended."""

import io
from collections.abc import Callable
from typing import Any

from python_calamine import CalamineWorkbook

from api.imports.models import ImportKind
from api.imports.reading.columns import COLUMNS, wanted
from api.imports.reading.sheets import find_columns
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.imports.factories import HEADER, As, nip, person, read, rows_of, sheet
from tests.people import Town


def _book(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_every_title_of_a_template_is_read_as_its_column() -> None:
    for kind in ImportKind:
        found = find_columns([column.title for column in COLUMNS[kind]], wanted(kind)["names"])
        assert list(found) == [column.field for column in COLUMNS[kind]]


def test_no_two_columns_go_by_the_same_name() -> None:
    for columns in COLUMNS.values():
        names = [name for one in columns for name in one.names]
        assert len(names) == len(set(names))


def test_the_example_of_the_template_can_be_imported(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    got = hr.get("/imports/template", kind="employees")
    assert got.status_code == 200
    assert got.headers["Content-Disposition"] == "attachment; filename=templat-pegawai.xlsx"
    book = _book(got.content)
    assert list(book) == ["Pegawai", "Penjelasan", "Kode"]
    assert len(book["Pegawai"]) == 1
    assert "Puskesmas I" in {cell for row in book["Kode"] for cell in row}

    empty = read(hr, db, got.content)
    example = {title: value for title, _, value in book["Penjelasan"][1:]}
    filled = read(hr, db, sheet([example], list(example)))

    assert (empty["state"], empty["problem"]) == ("failed", "no_rows")
    assert filled["counts"]["add"] == 1, rows_of(hr, filled["id"])


def test_the_units_template_has_the_kinds_of_units(town: Town, as_: As, db: Db) -> None:
    book = _book(as_(town.hr_city.id).get("/imports/template", kind="units").content)

    assert list(book) == ["Unit kerja", "Penjelasan", "Kode"]
    assert "puskesmas" in [row[0] for row in book["Kode"]]


def test_rows_left_out_are_mended_and_imported(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    rows = [
        person(1),
        person(2, "I Made Salah", **{"GOL AKHIR NAMA": "V/z", "NOMOR HP": "+628123"}),
        person(3, "I Ketut Unit", **{"UNOR NAMA": "Puskesmas Satu"}),
    ]
    found = read(hr, db, sheet(rows))

    got = hr.get(f"/imports/{found['id']}/left-out")

    assert got.status_code == 200
    assert got.headers["Content-Disposition"] == "attachment; filename=perbaikan-pegawai.xlsx"
    header, *lines = next(iter(_book(got.content).values()))
    assert header == [*HEADER, "BARIS", "KETERANGAN"]
    assert [line[0] for line in lines] == [nip(2), nip(3)]
    assert [line[-2] for line in lines] == ["3", "4"]
    assert lines[0][-1] == "G3: Isian ini tidak dikenali."
    mended = [dict(zip(header, line, strict=True)) for line in lines]
    mended[0]["GOL AKHIR NAMA"], mended[1]["UNOR NAMA"] = "III/a", "Puskesmas I"
    again = read(hr, db, sheet(mended, header))
    assert again["counts"]["add"] == 2, rows_of(hr, again["id"])


def test_only_hr_downloads(
    town: Town, as_: As, db: Db, nobody: Client, with_token: Callable[..., Client]
) -> None:
    hr, mine = as_(town.hr_city.id), as_(town.hr_agency.id)
    theirs = read(hr, db, sheet([person(1, **{"GOL AKHIR NAMA": "V/z"})]))

    assert mine.get(f"/imports/{theirs['id']}/left-out").status_code == 404
    for address in ("/imports/template", f"/imports/{theirs['id']}/left-out"):
        wanted = {"kind": "employees"} if address.endswith("template") else {}
        refused = as_(town.wayan.id).get(address, **wanted)
        assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")
        assert nobody.get(address, **wanted).status_code == 401
        script = with_token(town.hr_city.id, "goals:read").get(address, **wanted)
        assert problem_of(script) == "scope-missing"
    unknown = hr.get("/imports/template", kind="warung")
    assert (unknown.status_code, problem_of(unknown)) == (422, "invalid")
