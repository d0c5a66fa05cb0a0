"""What is wrong with a file is said in the reader's language, on the page and in the sheet alike."""

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from python_calamine import CalamineWorkbook

import api.imports
from api.development.career import importing as career_importing
from api.development.credit import file_rows, importing
from api.imports import queries, wording
from api.organization.people import numbers
from tests.conftest import Db
from tests.imports.factories import As, nip, person, read, rows_of, sheet
from tests.people import Town

KEEPERS = [
    Path(importing.__file__),
    Path(file_rows.__file__),
    Path(career_importing.__file__),
]
"""Of modules above, which refuse rows too."""
SOURCES = sorted([*Path(api.imports.__file__).parent.rglob("*.py"), *KEEPERS])
CODED = {"refuse": 1, "hint": 1, "ask": 1, "NoUnit": 0}
"""Which argument of a call is the code of what is wrong with a cell."""


def _calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def _codes(coded: dict[str, int], files: list[Path]) -> Iterator[str]:
    for file in files:
        for name, call in _calls(file):
            if name in coded and len(call.args) > coded[name]:
                yield from _texts(call.args[coded[name]])


def _texts(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from (*_texts(argument.body), *_texts(argument.orelse))
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value


def test_every_code_of_a_cell_has_its_words() -> None:
    refused = set(_codes(CODED, SOURCES))
    numbered = set(_codes({"NumberRefused": 0, "Number": 4}, [Path(numbers.__file__)]))

    assert "leading_zero" in numbered
    assert refused >= {"missing", "duplicate", "acting_overlaps", "unit_has_head", "unit_unknown"}
    assert refused | numbered <= wording.CELLS.keys()
    assert wording.DETAILED.keys() <= wording.CELLS.keys()


def test_details_are_told_with_the_facts_that_their_words_need() -> None:
    given = {
        (code, fact.arg)
        for file in SOURCES
        for name, call in _calls(file)
        if name in CODED and len(call.args) > CODED[name]
        for code in _texts(call.args[CODED[name]])
        for fact in call.keywords
        if fact.arg
    }
    wanted = {
        (code, fact)
        for code, said in wording.DETAILED.items()
        for _, fact, _, _ in Formatter().parse(said[0])
        if fact
    }

    assert len(given) > 3
    assert given <= wanted
    for indonesian, english in wording.DETAILED.values():
        facts = [{one[1] for one in Formatter().parse(said)} for said in (indonesian, english)]
        assert facts[0] == facts[1]


def test_every_code_of_a_file_has_its_words() -> None:
    unreadable = set(_codes({"Unreadable": 0}, SOURCES))

    assert unreadable >= {"no_known_columns", "too_large"}
    kept = {"changed_meanwhile", "changed_since", "in_use"}
    assert unreadable | kept | set(queries.BROKEN.values()) == wording.FILES.keys()


def test_reasons_are_told_in_the_reader_s_language(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    rows = [
        person(1, **{"UNOR NAMA": "Puskesmas Satu"}),
        person(2, NIP="123"),
        person(3),
        person(3, "Lain"),
    ]
    found = read(hr, db, sheet(rows))["id"]

    def said() -> dict[int, str]:
        return {line: row["problems"][0]["reason"] for line, row in rows_of(hr, found).items()}

    assert said() == {
        2: "Unit ini tidak ditemukan. Mungkin maksudnya: Puskesmas I.",
        3: "NIP harus 18 angka.",
        4: "Ada baris lain untuk yang sama, dengan isi berbeda: baris 5.",
        5: "Ada baris lain untuk yang sama, dengan isi berbeda: baris 4.",
    }
    assert hr.put("/me/language", {"language": "en"}).status_code == 204
    assert said() == {
        2: "No such unit. Perhaps: Puskesmas I.",
        3: "A NIP has 18 digits.",
        4: "Another row is about the same, with other content: line 5.",
        5: "Another row is about the same, with other content: line 4.",
    }


def test_the_rows_left_out_are_explained_in_the_reader_s_language(
    town: Town, as_: As, db: Db
) -> None:
    hr = as_(town.hr_city.id)
    assert hr.put("/me/language", {"language": "en"}).status_code == 204
    found = read(hr, db, sheet([person(1, **{"GOL AKHIR NAMA": "V/z"})]))

    got = hr.get(f"/imports/{found['id']}/left-out")

    book = CalamineWorkbook.from_filelike(io.BytesIO(got.content))
    line = book.get_sheet_by_index(0).to_python()[1]
    assert (line[0], line[-1]) == (nip(1), "G2: This value is not known.")


def test_a_file_that_failed_says_why_in_the_reader_s_language(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    good, bad = read(hr, db, sheet([person(1)])), read(hr, db, b"resep;bahan\nlawar;kelapa\n")

    assert (good["problem"], good["problem_reason"]) == (None, None)
    assert bad["problem"] == "no_known_columns"
    assert bad["problem_reason"].startswith("Tidak ada nama kolom yang dikenali.")
    assert hr.put("/me/language", {"language": "en"}).status_code == 204
    listed = {one["id"]: one["problem_reason"] for one in hr.get("/imports").json()["items"]}
    assert listed[bad["id"]].startswith("No column name was recognized.")
