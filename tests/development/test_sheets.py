"""The three official sheets say what the ledger says, as JSON and as a workbook (R77)."""

import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy.orm import Session

from api.organization.models import Employee, PositionKind
from tests.conftest import Db
from tests.evaluations.guards import BECAUSE, As
from tests.http import problem_of
from tests.people import Town, promote

LEVEL = "ahli_pertama"


def _functional(session: Session, town: Town) -> None:
    promote(session, town.wayan, PositionKind.AHLI_PERTAMA)
    session.get_one(Employee, town.wayan.id).grade = "III/b"


@pytest.fixture
def place(town: Town, db: Db, as_: As) -> str:
    """Wayan's: base and degree of 2025, an adjustment of 2026, and a line that was taken back."""
    db.write(_functional, town)
    hr, ledger = as_(town.hr_agency.id), f"/employees/{town.wayan.id}/credit"
    for year, kind, more in (
        (2025, "dasar", {"grade": "III/b"}),
        (2025, "pendidikan", {}),
        (2026, "penyesuaian", {"points": "40"}),
        (2026, "penyesuaian", {"points": "7"}),
    ):
        draft = {
            "kind": kind,
            "level": LEVEL,
            "document_no": f"PAK {year}",
            "decided_on": f"{year}-06-01",
            "reason": BECAUSE,
        }
        answer = hr.post(ledger, {**draft, **more})
        assert answer.status_code == 201, answer.text
    wrong = next(line["id"] for line in answer.json()["lines"] if line["points"] == "7")
    assert hr.post(f"/credit-entries/{wrong}/reversal", {"reason": BECAUSE}).status_code == 201
    return f"/employees/{town.wayan.id}/credit-sheets"


def _sheet(as_: As, town: Town, address: str, year: int) -> Any:
    answer = as_(town.wayan.id).get(address, year=year)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_what_is_fixed_stands_as_before_new_and_total(town: Town, place: str, as_: As) -> None:
    found = _sheet(as_, town, f"{place}/penetapan", 2026)

    rows = {one["kind"]: (one["before"], one["new"], one["total"]) for one in found["fixed"]}
    assert rows == {
        "dasar": ("50", "0", "50"),
        "lama": ("0", "0", "0"),
        "penyesuaian": ("0", "40", "40"),
        "konversi": ("0", "0", "0"),
        "pendidikan": ("12.5", "0", "12.5"),
    }
    steps = [(s["step"], s["to"], s["minimum"], s["surplus"], s["reached"]) for s in found["steps"]]
    assert steps == [
        ("pangkat", "III/c", "100", "2.5", True),
        ("jenjang", "ahli_muda", "100", "2.5", True),
    ]
    assert (found["person"]["pangkat"], found["signer"]["id"]) == (
        "Penata Muda Tingkat I", str(town.chief.id),
    )  # fmt: skip
    assert found["years"] == [2025, 2026]


def test_of_an_earlier_year_nothing_later_is_counted(town: Town, place: str, as_: As) -> None:
    found = _sheet(as_, town, f"{place}/penetapan", 2025)
    assert [(s["surplus"], s["reached"]) for s in found["steps"]] == [("-37.5", False)] * 2


def test_what_was_never_converted_has_no_sheet(town: Town, place: str, as_: As) -> None:
    for sheet in ("konversi", "akumulasi"):
        answer = as_(town.wayan.id).get(f"{place}/{sheet}")
        assert (answer.status_code, problem_of(answer)) == (409, "no-credit-sheet")
    assert as_(town.wayan.id).get(f"{place}/rapor").status_code == 422
    assert as_(town.stranger.id).get(f"{place}/penetapan").status_code == 404


def test_a_workbook_says_the_same(town: Town, place: str, as_: As) -> None:
    answer = as_(town.chief.id).get(f"{place}/penetapan/workbook", year=2026)

    assert answer.status_code == 200
    assert "penetapan-angka-kredit-2026.xlsx" in answer.headers["Content-Disposition"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert list(rows) == ["Penetapan", "Kesimpulan", "Identitas"]
    assert rows["Penetapan"][-1] == ["Jumlah", 62.5, 40, 102.5]
    assert [row[-1] for row in rows["Kesimpulan"][1:]] == ["DAPAT dipertimbangkan"] * 2
