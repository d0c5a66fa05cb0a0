"""The cockpit to take along: its tables, and the brief of two pages."""

import csv
import io
from collections.abc import Callable
from typing import Any

import orjson
import pytest
import typst
from python_calamine import CalamineWorkbook

from api.analytics.cockpit import words
from api.analytics.cockpit.decisions import MOST
from api.analytics.cockpit.endpoints import BRIEF
from api.analytics.cockpit.exporting import NEEDS_IN_BRIEF, PEOPLE_IN_BRIEF, UNITS_IN_BRIEF
from api.analytics.cockpit.schemas import DecisionKind
from api.analytics.schemas import Need
from api.organization.models import Employee
from tests.analytics.test_cockpit import _period
from tests.conftest import Db
from tests.evaluations.factories import Q3
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]
DOWNLOADS = ("/cockpit/workbook", "/cockpit/tables/units", "/cockpit/brief")


def test_the_workbook_holds_what_the_pages_show(town: Town, as_: As, db: Db) -> None:
    db.write(_period, town)
    mayor = as_(town.mayor.id)

    answer = mayor.get("/cockpit/workbook", period_id=Q3)
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    units = book.get_sheet_by_name("Unit kerja").to_python()
    helped = book.get_sheet_by_name("Perlu bantuan").to_python()

    assert book.sheet_names == ["Unit kerja", "Perlu bantuan", "Jenis jabatan"]
    lines = mayor.get("/cockpit/units", period_id=Q3).json()["items"]
    posts = units[0].index("SKP wajib")
    assert [(row[0], row[posts]) for row in units[1:]] == [
        (line["unit"]["name"], line["figures"]["posts"]) for line in lines
    ]
    assert [row[0] for row in helped[1:]] == [town.wayan.name]
    assert "bukti dikembalikan" in str(helped[1][helped[0].index("Yang diperlukan")])


def test_a_table_reads_as_csv_and_never_as_a_formula(town: Town, as_: As, db: Db) -> None:
    def rename(session: Any) -> None:
        _period(session, town)
        session.get_one(Employee, town.wayan.id).name = "=1+1"

    db.write(rename)

    answer = as_(town.mayor.id).get("/cockpit/tables/help", period_id=Q3)
    text = answer.content.decode("utf-8-sig")
    header, line = list(csv.reader(io.StringIO(text), delimiter=";"))

    assert answer.headers["content-type"].startswith("text/csv")
    assert (header[0], line[0]) == ("Nama", "'=1+1")


def test_the_brief_is_a_tagged_document(town: Town, as_: As, db: Db) -> None:
    db.write(_period, town)

    answer = as_(town.chief.id).get("/cockpit/brief", period_id=Q3)

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.content.startswith(b"%PDF-")
    assert b"pdfuaid:part" in answer.content


LONG = "Subbagian Perencanaan, Keuangan, Umum dan Kepegawaian Sekretariat Dinas"
SIZES = [(0, 0, 0), (1, 1, 1), (UNITS_IN_BRIEF, PEOPLE_IN_BRIEF, MOST)]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("units", "people", "decisions"), SIZES)
def test_the_brief_has_two_pages_whatever_lies_below(
    units: int, people: int, decisions: int, language: str
) -> None:
    figures = dict.fromkeys(
        ("complete", "unreported", "late", "plan_missing", "evidence_waiting", "unsigned"), 11_000
    )
    shown = {
        "language": language,
        "say": dict(words.LABELS[language]),
        "unit": LONG,
        "period": Q3,
        "lead": "9.000 dari 11.000 pegawai yang terukur sesuai jalur",
        "counted": "Data sampai 08-10-2026 10.42 WITA",
        "figures": {**figures, "goals": 30_000, "goals_linked": 25_000},
        "decisions": [f"{LONG}: 8 dari 20 pegawai tertinggal"] * decisions,
        "spread": [[one, 2_000] for one in words.PREDIKATS.values()],
        "forecast": {"low": 6000, "likely": 7000, "high": 8000, "units": 20},
        "units": [
            {
                "name": LONG,
                "progress": 7000,
                "expected": None,
                "track": "Sedikit tertinggal",
                "complete": 900,
                "posts": 1000,
            }
        ]
        * units,
        "more_units": 30,
        "people": [
            {
                "name": "I Gusti Agung Gede Kusuma Arya Wirawan",
                "unit": LONG,
                "track": "Sedikit tertinggal",
                "needs": ", ".join(list(words.NEEDS[language].values())[:NEEDS_IN_BRIEF]),
            }
        ]
        * people,
    }

    pages = typst.compile(
        BRIEF.read_bytes(),
        format="svg",
        sys_inputs={"data": orjson.dumps(shown).decode()},
        ignore_system_fonts=True,
    )

    assert len(pages) == 2


@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_has_its_words(language: str) -> None:
    assert set(words.NEEDS[language]) == set(Need)
    assert set(words.DECISIONS[language]) == set(DecisionKind)
    assert set(words.LABELS["id"]) == set(words.LABELS["en"])


def test_only_those_who_see_the_pages_take_them_along(
    town: Town, as_: As, with_token: As, db: Db
) -> None:
    db.write(_period, town)
    script = with_token(town.chief.id, "goals:read")
    for path in DOWNLOADS:
        assert problem_of(as_(town.wayan.id).get(path)) == "not-permitted"
        assert problem_of(script.get(path)) == "scope-missing"
        assert problem_of(as_(town.chief.id).get(path, unit_id=town.disdik)) == "not-found"
    assert as_(town.chief.id).get("/cockpit/tables/rahasia").status_code == 422
