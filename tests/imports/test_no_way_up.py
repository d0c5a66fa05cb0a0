"""A file gives nobody more than they could give by hand: neither the asker nor a friend."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.identity.models import Role, User
from api.organization.models import EmployeeNumber, NumberKind
from tests.conftest import Db
from tests.http import problem_of
from tests.imports.factories import As, Row, applied, person, read, rows_of, sheet
from tests.people import NEW_YEAR, Person, Town, grant, promote

HEADER = ("NIP", "NAMA", "JENIS JABATAN", "JABATAN NAMA", "UNOR NAMA", "TMT JABATAN", "NIP ATASAN")


def _number(session: Session, who: Person) -> str:
    """Let a file find somebody by number; say which."""
    number = session.get_one(User, who.id).login_key
    session.add(
        EmployeeNumber(number=number, employee_id=who.id, kind=NumberKind.NIP, valid_from=NEW_YEAR)
    )
    return number


def _faults(found: Row) -> list[Any]:
    return [problem["code"] for problem in found["problems"]]


@pytest.mark.parametrize(
    ("superior", "code"),
    [
        ("hr_agency", "superior_is_you"),
        ("stranger", "superior_other_agency"),
        ("made", None),
        ("mayor", None),
    ],
)
def test_a_file_of_agency_hr_names_assessors_from_within_or_who_lead_above(
    town: Town, as_: As, db: Db, superior: str, code: str | None
) -> None:
    number = db.write(_number, getattr(town, superior))
    if superior != "mayor":
        db.write(promote, getattr(town, superior))
    hr = as_(town.hr_agency.id)

    shown = read(hr, db, sheet([person(1, **{"NIP ATASAN": number})]))

    [row] = rows_of(hr, shown["id"]).values()
    assert _faults(row) == ([code] if code else [])


def test_nobody_makes_themselves_head_by_a_file_not_even_acting(
    town: Town, as_: As, db: Db
) -> None:
    number = db.write(_number, town.hr_agency)
    me = {"NIP": number, "NAMA": "Ni Luh Pengelola", "TMT JABATAN": "01-10-2026"}
    titles = ("Kepala Puskesmas I", "Plt. Kepala Puskesmas I")
    hr = as_(town.hr_agency.id)

    for title in titles:
        shown = read(hr, db, sheet([person(1, **me | {"JABATAN NAMA": title})]))
        [row] = rows_of(hr, shown["id"]).values()
        assert "head_is_you" in _faults(row), title


@pytest.mark.parametrize("who", ["hr_agency", "made"])
def test_nobody_moves_themselves_by_a_file(town: Town, as_: As, db: Db, who: str) -> None:
    """By hand somebody else posts them; by a file too."""
    number = db.write(_number, getattr(town, who))
    there = {
        "NIP": number,
        "UNOR NAMA": "Puskesmas I",
        "JABATAN NAMA": "Analis Kebijakan Ahli Muda",
    }
    hr = as_(town.hr_agency.id)

    shown = read(hr, db, sheet([person(1, **there)]))

    [row] = rows_of(hr, shown["id"]).values()
    assert ("posts_you" in _faults(row)) == (who == "hr_agency")


def test_hr_of_city_hall_names_no_head_of_the_whole_city(town: Town, as_: As, db: Db) -> None:
    """Whoever leads the unit at the top leads every agency."""
    db.write(grant, town.made.id, Role.HR_AGENCY, 0)
    top = {"UNOR NAMA": "Pemerintah Kota Denpasar", "PIMPINAN UNIT": "ya"}
    hr = as_(town.made.id)

    shown = read(hr, db, sheet([person(1, **top)], header=(*HEADER, "PIMPINAN UNIT")))

    [row] = rows_of(hr, shown["id"]).values()
    assert "leads_other_agency" in _faults(row)


def test_whoever_an_import_moves_signs_in_with_no_code_from_before(
    town: Town, as_: As, db: Db, nobody: Any
) -> None:
    number = db.write(_number, town.wayan)
    issued = as_(town.hr_agency.id).post(f"/users/{town.wayan.id}/reset-code").json()
    city = as_(town.hr_city.id)
    moved = person(1, "Ni Wayan Sukerti", **{"NIP": number, "UNOR NAMA": "Dinas Pendidikan"})

    applied(city, db, read(city, db, sheet([moved]))["id"])

    attempt = {**issued, "new_password": "ombak besar di Serangan"}
    wanted = {name: attempt[name] for name in ("login", "code", "new_password")}
    assert problem_of(nobody.post("/session/activation", wanted)) == "code-refused"
