"""The regulation's worked examples of angka kredit, entered as files are, and read over HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.foundation.clock import moved_to
from api.organization.models import Employee, PositionKind
from api.rules.models import RuleSetting
from tests.conftest import Db
from tests.development.factories import credit_row, credit_sheet
from tests.imports.factories import As, applied, nip_of, read
from tests.people import Town, promote

MATRIX = {
    "Pemula": "5.625 3.75 2.8125 1.875 0.9375",  # W8
    "Terampil": "7.5 5 3.75 2.5 1.25",  # W9
    "Mahir": "18.75 12.5 9.375 6.25 3.125",  # W10
    "Ahli Pertama": "18.75 12.5 9.375 6.25 3.125",  # W1, W6, W10
    "Penyelia": "37.5 25 18.75 12.5 6.25",  # W11
    "Ahli Muda": "37.5 25 18.75 12.5 6.25",  # W11
    "Ahli Madya": "56.25 37.5 28.125 18.75 9.375",  # W12
    "Ahli Utama": "75 50 37.5 25 12.5",  # W13
}
PREDIKAT = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
FIRST = 1980


@pytest.fixture(autouse=True)
def february() -> Iterator[None]:
    with moved_to(datetime(2026, 2, 3, 2, 0, tzinfo=UTC)):
        yield


@pytest.fixture(autouse=True)
def wayan(town: Town, db: Db) -> None:
    def functional(session: Session) -> None:
        promote(session, town.wayan, PositionKind.AHLI_PERTAMA)
        session.get_one(Employee, town.wayan.id).grade = "III/a"

    db.write(functional)


def _show_four_places(session: Session) -> None:
    """R75: rounding is a setting; with four decimals every example of the matrix is shown exactly."""
    own = RuleSetting.key == "credit_decimals"
    session.execute(update(RuleSetting).where(own).values(value=4))


def _enter(as_: As, town: Town, db: Db, rows: list[dict[str, Any]]) -> None:
    hr = as_(town.hr_agency.id)
    shown = read(hr, db, credit_sheet(rows), "angka_kredit")
    assert shown["counts"]["add"] == len(rows)
    assert applied(hr, db, shown["id"])["state"] == "applied"


def _ledger(as_: As, town: Town) -> Any:
    return as_(town.wayan.id).get(f"/employees/{town.wayan.id}/credit").json()


def _span(number: str, first: str, last: str, predikat: str, level: str) -> dict[str, Any]:
    span = {"BULAN AWAL": first, "BULAN AKHIR": last, "PREDIKAT": predikat, "JENJANG": level}
    return credit_row(number, "konversi", **span)


def test_the_whole_matrix_of_full_years(town: Town, as_: As, db: Db) -> None:
    who = nip_of(db, town.wayan.id)
    db.write(_show_four_places)
    cases = [
        (level, predikat, points)
        for level, row in MATRIX.items()
        for predikat, points in zip(PREDIKAT, row.split(), strict=True)
    ]
    years = range(FIRST, FIRST + len(cases))
    _enter(
        as_,
        town,
        db,
        [
            _span(who, f"01-01-{year}", f"31-12-{year}", predikat, level)
            for year, (level, predikat, _) in zip(years, cases, strict=True)
        ],
    )
    found = {line["last_month"] // 100: line for line in _ledger(as_, town)["lines"]}
    shown = [
        (
            found[year]["level"].replace("_", " ").title(),
            found[year]["predikat"],
            found[year]["points"],
        )
        for year in years
    ]
    assert shown == [
        (level, predikat.lower().replace(" ", "_"), points) for level, predikat, points in cases
    ]


def test_parts_of_years_are_rounded_only_where_they_are_shown(town: Town, as_: As, db: Db) -> None:
    who, level = nip_of(db, town.wayan.id), "Ahli Pertama"
    _enter(
        as_,
        town,
        db,
        [
            _span(who, "01-01-2023", "31-12-2023", "Sangat Baik", level),
            _span(who, "01-01-2024", "29-02-2024", "Baik", level),
            _span(who, "01-03-2024", "31-12-2024", "Baik", level),
        ],
    )
    lines = _ledger(as_, town)["lines"]
    assert [(one["months"], one["points"], one["total"]) for one in lines] == [
        (12, "18.75", "18.75"),  # W1
        (2, "2.08", "20.83"),  # W2, W3
        (10, "10.42", "31.25"),  # W19; 2.0833 and 10.4167 are 12.5
    ]


def test_degree_and_transfer(town: Town, as_: As) -> None:
    hr, place = as_(town.hr_agency.id), f"/employees/{town.wayan.id}/credit"
    decided = {"document_no": "800/1", "decided_on": "2026-01-05", "reason": "Contoh aturan"}
    degree = hr.post(place, {**decided, "kind": "pendidikan", "level": "ahli_pertama"})
    assert degree.json()["lines"][0]["points"] == "12.5"  # W16
    transfer = {"kind": "perpindahan", "level": "ahli_muda", "grade": "III/d", "predikat": "baik"}
    moved = hr.post(place, {**decided, **transfer, "months_in_rank": 61, "is_top_rank": True})
    assert moved.json()["lines"][-1]["points"] == "175"  # W22
