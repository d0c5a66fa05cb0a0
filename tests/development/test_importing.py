"""Earlier angka kredit by file: previewed, refused row by row, kept in the ledger, taken back by reversals."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.credit.models import CreditMonth
from api.foundation.clock import moved_to
from api.organization.models import Employee, PositionKind
from tests.conftest import Db
from tests.development.factories import credit_row, credit_sheet
from tests.imports.factories import As, applied, nip_of, read, rows_of, undone
from tests.people import Town, promote

Row = dict[str, Any]


@pytest.fixture(autouse=True)
def february() -> Iterator[None]:
    with moved_to(datetime(2026, 2, 3, 2, 0, tzinfo=UTC)):
        yield


@pytest.fixture(autouse=True)
def wayan(town: Town, db: Db) -> None:
    def functional(session: Session) -> None:
        promote(session, town.wayan, PositionKind.AHLI_PERTAMA)
        session.get_one(Employee, town.wayan.id).grade = "III/b"

    db.write(functional)


def _year(number: str, year: int, predikat: str = "Baik", points: str = "", **more: str) -> Row:
    span = {"BULAN AWAL": f"01-01-{year}", "BULAN AKHIR": f"31-12-{year}", "PREDIKAT": predikat}
    return credit_row(number, "konversi", points, **span, **more)


def _read(as_: As, town: Town, db: Db, rows: list[Row]) -> Row:
    return read(as_(town.hr_agency.id), db, credit_sheet(rows), "angka_kredit")


def _codes(as_: As, town: Town, key: str) -> dict[int, list[tuple[str, str]]]:
    found = rows_of(as_(town.hr_agency.id), key)
    return {n: [(p["column"], p["code"]) for p in row["problems"]] for n, row in found.items()}


def _ledger(as_: As, town: Town) -> Any:
    return as_(town.wayan.id).get(f"/employees/{town.wayan.id}/credit").json()


def _months(session: Session) -> list[int]:
    return sorted(session.scalars(select(CreditMonth.month)))


def test_a_file_is_previewed_kept_and_taken_back(town: Town, as_: As, db: Db) -> None:
    who, hr = nip_of(db, town.wayan.id), as_(town.hr_agency.id)
    rows = [
        credit_row(who, "Penyesuaian", "25,5"),
        _year(who, 2024, "Sangat Baik", "18,75"),
        _year(who, 2025),
    ]
    shown = _read(as_, town, db, rows)
    assert (shown["state"], shown["counts"]["add"]) == ("previewed", 3), rows_of(hr, shown["id"])
    first = rows_of(hr, shown["id"])[2]
    assert (first["name"], first["unit"]) == (town.wayan.name, "Puskesmas I")
    assert first["changes"]["points"] == [None, "25.50"]
    assert _ledger(as_, town)["lines"] == [], "a preview writes nothing"

    done = applied(hr, db, shown["id"])
    assert (done["state"], done["problem"]) == ("applied", None)
    found = _ledger(as_, town)
    assert [(one["kind"], one["points"], one["months"]) for one in found["lines"]] == [
        ("lama", "18.75", 12),
        ("lama", "12.5", 12),
        ("penyesuaian", "25.5", None),
    ]
    assert (found["points"], len(db.read(_months))) == ("56.75", 24)

    again = _read(as_, town, db, rows)
    assert (again["counts"]["same"], again["counts"]["add"]) == (3, 0)

    assert undone(hr, db, shown["id"])["state"] == "undone"
    found = _ledger(as_, town)
    assert (found["points"], len(found["lines"]), db.read(_months)) == ("0", 6, [])


def test_each_row_is_refused_for_what_is_wrong_with_it(town: Town, as_: As, db: Db) -> None:
    who = nip_of(db, town.wayan.id)
    nobody, elsewhere = "198609262015051999", nip_of(db, town.stranger.id)
    shown = _read(
        as_,
        town,
        db,
        [
            _year(who, 2024, points="12"),
            credit_row(nobody, "lama", "3"),
            credit_row(elsewhere, "lama", "3"),
            credit_row(who, "lama"),
            credit_row(who, "lain", "3"),
            credit_row(who, "lama", "dua"),
            _year(who, 2026),
            credit_row(
                who, "konversi", **{"BULAN AWAL": "01-06-2024", "BULAN AKHIR": "01-02-2024"}
            ),
            credit_row(who, "lama", "3", **{"TANGGAL PAK": "31-12-2026", "NOMOR PAK": ""}),
            credit_row(who, "lama", "3", JENJANG="Ahli Kelima"),
        ],
    )
    assert (shown["counts"]["refuse"], shown["counts"]["add"]) == (10, 0)
    assert _codes(as_, town, shown["id"]) == {
        2: [("points", "points_differ")],
        3: [("number", "number_unknown")],
        4: [("number", "other_agency")],
        5: [("points", "missing")],
        6: [("kind", "unknown")],
        7: [("points", "number")],
        8: [("last_month", "months_ahead")],
        9: [("predikat", "missing"), ("last_month", "months_order")],
        10: [("decided_on", "date"), ("document_no", "missing")],
        11: [("level", "unknown")],
    }
    differs = rows_of(as_(town.hr_agency.id), shown["id"])[2]["problems"][0]["reason"]
    assert "12,00" in differs
    assert "12,50" in differs


def test_no_month_counts_twice(town: Town, as_: As, db: Db) -> None:
    who, hr = nip_of(db, town.wayan.id), as_(town.hr_agency.id)
    first = _read(as_, town, db, [_year(who, 2024)])
    assert applied(hr, db, first["id"])["state"] == "applied"
    overlapping = {"BULAN AWAL": "01-12-2024", "BULAN AKHIR": "31-01-2025", "PREDIKAT": "Baik"}
    shown = _read(as_, town, db, [credit_row(who, "konversi", **overlapping), _year(who, 2025)])

    rows = rows_of(hr, shown["id"])
    assert "12-2024" in rows[2]["problems"][0]["reason"]
    assert [row["action"] for row in rows.values()] == ["refuse", "refuse"]


def test_what_changed_since_the_preview_is_shown_anew(town: Town, as_: As, db: Db) -> None:
    who, hr = nip_of(db, town.wayan.id), as_(town.hr_agency.id)
    one, two = (_read(as_, town, db, [_year(who, 2024)]) for _ in range(2))
    assert applied(hr, db, one["id"])["state"] == "applied"

    found = applied(hr, db, two["id"])

    assert (found["state"], found["problem"]) == ("previewed", "changed_meanwhile")
    assert (found["counts"]["same"], len(db.read(_months))) == (1, 12)


def test_nobody_enters_their_own_points(town: Town, as_: As, db: Db) -> None:
    shown = _read(as_, town, db, [credit_row(nip_of(db, town.hr_agency.id), "lama", "5")])
    assert _codes(as_, town, shown["id"]) == {2: [("number", "own_ledger")]}


def test_a_base_counts_once(town: Town, as_: As, db: Db) -> None:
    who, hr = nip_of(db, town.wayan.id), as_(town.hr_agency.id)
    shown = _read(as_, town, db, [credit_row(who, "dasar", "50")])
    applied(hr, db, shown["id"])

    again = _read(as_, town, db, [credit_row(who, "dasar", "40", **{"NOMOR PAK": "800/9"})])
    assert _codes(as_, town, again["id"]) == {2: [("kind", "once")]}
