"""A file names nobody as a superior who may not assess (art. 1 no. 9); the preview says the rule."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.identity.models import User
from api.organization.models import EmployeeNumber, NumberKind
from api.organization.posts.queries import effective_assessor
from tests.conftest import Db
from tests.imports.factories import LEADS, As, Row, applied, nip, person, read, rows_of, sheet
from tests.people import NEW_YEAR, Person, Town, promote


def _number(session: Session, who: Person) -> str:
    """Let a file find somebody by number; say which."""
    number = session.get_one(User, who.id).login_key
    session.add(
        EmployeeNumber(number=number, employee_id=who.id, kind=NumberKind.NIP, valid_from=NEW_YEAR)
    )
    return number


def _faults(shown: dict[int, Row], line: int) -> list[Any]:
    return [problem["code"] for problem in shown[line]["problems"]]


def test_a_superior_below_pengawas_is_refused_with_the_rule(town: Town, as_: As, db: Db) -> None:
    number = db.write(_number, town.made)
    hr = as_(town.hr_agency.id)

    shown = rows_of(hr, read(hr, db, sheet([person(1, **{"NIP ATASAN": number})]))["id"])

    [problem] = shown[2]["problems"]
    assert (problem["column"], problem["code"]) == ("superior_number", "superior_below_pengawas")
    assert "pasal 1 angka 9" in problem["reason"]
    assert shown[2]["action"] == "refuse"


@pytest.mark.parametrize("superior", ["chief", "head", "mayor"])
def test_who_leads_a_unit_may_be_named(town: Town, as_: As, db: Db, superior: str) -> None:
    number = db.write(_number, getattr(town, superior))
    hr = as_(town.hr_city.id)

    shown = rows_of(hr, read(hr, db, sheet([person(1, **{"NIP ATASAN": number})]))["id"])

    assert _faults(shown, 2) == []


def test_two_who_name_each_other_are_refused_both(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_agency.id)
    file = [
        person(1, **LEADS, **{"NIP ATASAN": nip(2)}),
        person(2, "Ni Luh Dua", **LEADS, **{"NIP ATASAN": nip(1)}),
    ]

    shown = rows_of(hr, read(hr, db, sheet(file))["id"])

    assert [_faults(shown, line) for line in (2, 3)] == [["superior_each_other"]] * 2


def test_a_subordinate_is_refused_however_far_below(town: Town, as_: As, db: Db) -> None:
    """The head of the puskesmas under one of its staff; a chain within the file."""
    chief, wayan = db.write(_number, town.chief), db.write(_number, town.wayan)
    db.write(promote, town.wayan)
    hr = as_(town.hr_city.id)
    file = [
        person(1, "I Made Wirawan", NIP=chief, **{"NIP ATASAN": wayan, "JABATAN NAMA": "Jabatan"}),
        person(2, **LEADS, **{"NIP ATASAN": nip(4)}),
        person(3, "Ni Luh Tiga", **LEADS, **{"NIP ATASAN": nip(2)}),
        person(4, "Ni Luh Empat", **LEADS, **{"NIP ATASAN": nip(3)}),
    ]

    shown = rows_of(hr, read(hr, db, sheet(file))["id"])

    assert _faults(shown, 2)[0] in ("superior_each_other", "superior_is_subordinate")
    assert [_faults(shown, line) for line in (3, 4, 5)] == [["superior_is_subordinate"]] * 3


def _assessor(session: Session, assignment_id: UUID) -> UUID | None:
    return effective_assessor(session, assignment_id, today())


def test_who_acts_by_a_file_does_not_assess_their_own_superior(town: Town, as_: As, db: Db) -> None:
    """IV.A.2: a nurse who is Plh of the agency; the head of her puskesmas keeps his own assessor."""
    number = db.write(_number, town.wayan)
    hr = as_(town.hr_city.id)
    acting = person(
        1,
        "Ni Wayan Sukerti",
        NIP=number,
        **{
            "JENIS JABATAN": "Struktural",
            "ESELON": "II.b",
            "JABATAN NAMA": "Plh. Kepala Dinas Kesehatan",
            "UNOR NAMA": "Dinas Kesehatan",
            "TMT JABATAN": "08-10-2026",
        },
    )

    applied(hr, db, read(hr, db, sheet([acting]))["id"])

    assert db.read(_assessor, town.chief.assignment_id) == town.head.id
    assert db.read(_assessor, town.hr_agency.assignment_id) == town.wayan.id
