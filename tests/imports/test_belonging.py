"""Files whose number, golongan and sex contradict each other, and dates with the name of the month."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.imports.matching.dates import read_date
from api.organization.models import Employee, EmployeeNumber, NumberKind, Sex
from tests.conftest import Db
from tests.imports.factories import applied, nip, person, read, sheet
from tests.people import NEW_YEAR, Town

NI = "198902252024211013"


def _row(town: Town, as_: Any, db: Db, **columns: Any) -> dict[str, Any]:
    hr = as_(town.hr_agency.id)
    begun = read(hr, db, sheet([person(7, **columns)]))
    [row] = hr.get(f"/imports/{begun['id']}/rows").json()["items"]
    return dict(row)


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ({"NIP": NI, "STATUS CPNS PNS": "PNS"}, ("number", "number_of_pppk")),
        ({"NIP": NI, "STATUS CPNS PNS": "CPNS"}, ("number", "number_of_pppk")),
        ({"STATUS CPNS PNS": "PPPK"}, ("number", "number_of_pns")),
        ({"GOL AKHIR NAMA": "IX"}, ("grade", "grade_of_pppk")),
        ({"NIP": NI, "GOL AKHIR NAMA": "III/a"}, ("grade", "grade_of_pns")),
        ({"NIP": NI, "GOL AKHIR NAMA": "XVII"}, None),
        ({"NIP": NI, "STATUS CPNS PNS": "PPPK", "GOL AKHIR NAMA": "09"}, None),
        ({"STATUS CPNS PNS": "PNS", "GOL AKHIR NAMA": "IV/e"}, None),
    ],
)
def test_number_and_grade_of_the_other_kind_are_refused(
    town: Town, as_: Any, db: Db, columns: dict[str, str], fault: tuple[str, str] | None
) -> None:
    """R120–R124."""
    row = _row(town, as_, db, **columns)

    found = [(one["column"], one["code"]) for one in row["problems"]]
    assert found == ([fault] if fault else [])


def test_another_sex_than_the_number_s_is_a_hint_and_the_file_counts(
    town: Town, as_: Any, db: Db
) -> None:
    """R125."""
    hr = as_(town.hr_agency.id)
    begun = read(hr, db, sheet([person(7, **{"JENIS KELAMIN": "P"})]))
    [row] = hr.get(f"/imports/{begun['id']}/rows").json()["items"]
    applied(hr, db, begun["id"])

    assert row["action"] == "add"
    assert "sex_differs_from_number" in [one["code"] for one in row["problems"]]
    kept = select(Employee.sex).where(Employee.nip == nip(7))
    assert db.read(lambda s: s.scalar(kept)) == "p"


def test_the_sex_on_record_stays_where_a_file_has_none(town: Town, as_: Any, db: Db) -> None:
    def record(session: Session) -> None:
        known = session.get_one(Employee, town.wayan.id)
        known.nip, known.sex = nip(8), Sex.P
        session.add(
            EmployeeNumber(
                number=nip(8),
                employee_id=town.wayan.id,
                kind=NumberKind.NIP,
                valid_from=NEW_YEAR,
            )
        )

    db.write(record)
    hr = as_(town.hr_agency.id)
    begun = read(hr, db, sheet([person(8, "Ni Wayan Sukerti")]))
    [row] = hr.get(f"/imports/{begun['id']}/rows").json()["items"]

    assert row["action"] == "change"
    assert "sex_differs_from_record" in [one["code"] for one in row["problems"]]
    assert "sex" not in row["changes"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 Januari 1996", date(1996, 1, 3)),
        ("3 Jan 1996", date(1996, 1, 3)),
        ("03-JAN-1996", date(1996, 1, 3)),
        ("17 agustus 1985", date(1985, 8, 17)),
        ("17 Agt. 1985", date(1985, 8, 17)),
        ("1 Pebruari 1990", date(1990, 2, 1)),
        ("28 Okt 1999", date(1999, 10, 28)),
        ("9 Nopember 2001", date(2001, 11, 9)),
        ("9 Mei 2001", date(2001, 5, 9)),
        ("3rd January 1996", date(1996, 1, 3)),
        ("January 3, 1996", date(1996, 1, 3)),
        ("Dec 31 1990", date(1990, 12, 31)),
        ("Jumat, 26 September 1986", date(1986, 9, 26)),
        ("Jum'at, 26 September 1986", date(1986, 9, 26)),
        ("26-09-1986", date(1986, 9, 26)),
        ("1986-09-26", date(1986, 9, 26)),
        ("31681", date(1986, 9, 26)),
        ("31 Februari 1990", None),
        ("3 Januaria 1996", None),
        ("3 Januari 96", None),
        ("Januari 1996", None),
    ],
)
def test_a_month_may_have_its_name(text: str, day: date | None) -> None:
    assert read_date(text) == day


def test_a_file_with_names_of_months_is_read(town: Town, as_: Any, db: Db) -> None:
    row = _row(
        town,
        as_,
        db,
        **{"TANGGAL LAHIR": "26 September 1986", "TMT JABATAN": "1 Jan 2026"},
    )

    assert (row["action"], row["problems"]) == ("add", [])
