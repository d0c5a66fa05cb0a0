"""First codes for people who have never signed in: as a list and as a sheet."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from api.foundation.spreadsheets import MEDIA_TYPE, Table, guarded, workbook
from tests.conftest import Db
from tests.found import found
from tests.http import Client, problem_of
from tests.identity.factories import give_password
from tests.organization.factories import events_of
from tests.people import Town


def _rows(content: bytes) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


def test_hr_makes_codes_for_a_unit_and_all_below(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    db.write(give_password, town.made.id)

    made = as_(town.hr_agency.id).post("/activation-codes", {"unit_id": str(town.dinkes)})

    assert made.status_code == 201, made.text
    names = [item["name"] for item in made.json()["items"]]
    assert names == ["Ida Ayu Kepala", "I Made Wirawan", "Ni Wayan Sukerti"]
    assert made.json()["left_out"] == 1, "nobody makes a code for themselves"
    [told] = db.read(events_of, "ActivationCodesMade")
    assert told.data["people"] == 3
    assert made.json()["items"][0]["code"] not in str(told.data)


def test_a_code_opens_the_door(town: Town, as_: Callable[..., Client], nobody: Client) -> None:
    made = as_(town.hr_agency.id).post("/activation-codes", {"unit_id": str(town.puskesmas)})
    slip = next(i for i in made.json()["items"] if i["user_id"] == str(town.wayan.id))

    body = {"login": slip["login"], "code": slip["code"], "new_password": "jukung biru di Serangan"}

    assert nobody.post("/session/activation", body).status_code in (200, 201, 204)


def test_the_sheet_has_the_same_people(town: Town, as_: Callable[..., Client]) -> None:
    made = as_(town.hr_agency.id).post("/activation-codes/sheet", {"unit_id": str(town.puskesmas)})

    assert (made.status_code, made.headers["content-type"]) == (200, MEDIA_TYPE)
    assert "attachment" in made.headers["content-disposition"]
    header, *lines = _rows(made.content)
    assert header[1] == "Nama"
    assert [line[1] for line in lines] == ["I Made Astawa", "I Made Wirawan", "Ni Wayan Sukerti"]
    assert all(isinstance(line[2], str) and line[3] for line in found(lines))


@pytest.mark.parametrize("path", ["/activation-codes", "/activation-codes/sheet"])
def test_only_the_hr_of_the_unit_makes_codes(
    path: str, town: Town, as_: Callable[..., Client], with_token: Callable[..., Client]
) -> None:
    own, other = {"unit_id": str(town.puskesmas)}, {"unit_id": str(town.disdik)}

    for who in (town.wayan, town.chief, town.auditor, town.stranger):
        assert as_(who.id).post(path, own).status_code == 403
    assert as_(town.hr_agency.id).post(path, other).status_code == 403
    assert as_(town.hr_city.id).post(path, other).status_code in (200, 201)
    unknown = as_(town.hr_city.id).post(path, {"unit_id": str(town.wayan.id)})
    assert unknown.json()["errors"][0]["pointer"] == "/unit_id"
    script = with_token(town.hr_agency.id, "organization:read", "organization:write")
    assert problem_of(script.post(path, own)) == "session-only"


@pytest.mark.parametrize(
    "typed",
    [
        *("=1+1", "+62", "-1", "@x", "\tx"),
        *("\uff1d1+1", "\uff0b62", "\u200b=1+1", "\ufeff=1+1", "\u2060\u00a0\ufe6b"),
    ],
)
def test_what_a_person_typed_never_becomes_a_formula(typed: str) -> None:
    assert guarded(typed) == f"'{typed}"
    assert _rows(workbook(Table(["a"], [[typed]])))[1][0].startswith("'")


def test_a_number_keeps_its_digits_in_a_sheet() -> None:
    assert _rows(workbook(Table(["NIP"], [["198609262015051001"]])))[1][0] == "198609262015051001"
