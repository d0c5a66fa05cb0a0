"""Spreadsheets that are made to do harm: each is refused with words, by a reader that may die of it."""

import asyncio
import tempfile

import pytest

from api.foundation.bounded import OutOfBounds, read_apart
from api.imports.jobs import BOUNDS
from api.imports.models import ImportKind
from api.imports.reading.columns import wanted
from api.imports.reading.sheets import read_table
from api.imports.wording import FILES
from tests import hostile
from tests.conftest import Db
from tests.http import problem_of
from tests.imports.factories import As, person, read, sheet, upload
from tests.people import Town


async def _problem(content: bytes) -> str:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        try:
            answers = await read_apart(read_table, file, wanted(ImportKind.EMPLOYEES), BOUNDS)
        except OutOfBounds:
            return "out_of_bounds"
    return str(answers[-1].get("problem", ""))


@pytest.mark.parametrize("name", hostile.SHEETS)
def test_a_hostile_sheet_is_refused_for_what_is_wrong_with_it(name: str) -> None:
    make, wanted_problem = hostile.SHEETS[name]

    found = asyncio.run(_problem(make()))

    assert (found in FILES) is (wanted_problem != "")
    assert wanted_problem in (found, "*")


def test_hr_reads_why_in_their_language(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    make, _ = hostile.SHEETS[hostile.MAIN_ONE]

    shown = read(hr, db, make())

    assert (shown["state"], shown["problem"]) == ("failed", "far_cells")
    assert shown["problem_reason"].startswith("Ada isian jauh di luar tabel")
    assert hr.put("/me/language", {"language": "en"}).status_code == 204
    said = hr.get(f"/imports/{shown['id']}").json()["problem_reason"]
    assert said.startswith("Something stands far outside the table")


def test_old_and_locked_workbooks_are_refused_at_the_door(town: Town, as_: As) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2_000

    refused = upload(as_(town.hr_city.id), old)

    assert (refused.status_code, problem_of(refused)) == (422, "file-unreadable")


def test_what_people_do_to_sheets_is_no_harm(town: Town, as_: As, db: Db) -> None:
    """Borders down to the last row and a wrong declared extent: nothing stands there."""
    hr = as_(town.hr_city.id)
    parts = hostile.parts_of(sheet([person(1)]))
    name = "xl/worksheets/sheet1.xml"
    bordered = b'<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>'
    parts[name] = parts[name].replace(b"</sheetData>", bordered)

    shown = read(hr, db, hostile.packed(parts))

    assert (shown["state"], shown["counts"]["add"]) == ("previewed", 1)
