"""What is on record of a career: entered from documents, taken back by a record of its own."""

from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import Db
from tests.development.careers import MERITS, As, enter, record
from tests.http import problem_of
from tests.people import Town


def _path(town: Town) -> str:
    return f"/employees/{town.wayan.id}/career-records"


def test_what_a_document_says_is_put_on_record(town: Town, as_: As) -> None:
    shown = enter(as_(town.hr_agency.id), town.wayan.id, *MERITS)

    assert [(one["kind"], one["value"]) for one in shown["items"]] == [
        ("predikat", "sangat_baik"),
        ("predikat", "baik"),
        ("pangkat", "III/c"),
        ("pendidikan", "s1"),
    ]
    assert (shown["grade_since"], shown["may"]) == ("2020-04-01", ["enter"])


def test_a_golongan_is_read_as_people_write_it(town: Town, as_: As) -> None:
    shown = enter(as_(town.hr_agency.id), town.wayan.id, record("pangkat", "iii.b"))

    assert shown["items"][0]["value"] == "III/b"
    assert shown["grade"] == "III/c"


def test_the_same_thing_twice_is_refused_and_a_repeated_request_counts_once(
    town: Town, as_: As
) -> None:
    hr, draft = as_(town.hr_agency.id), MERITS[0]
    first = hr.post(_path(town), draft, key="sekali")
    again = hr.post(_path(town), draft, key="sekali")
    refused = hr.post(_path(town), draft)

    assert first.json() == again.json()
    assert (refused.status_code, problem_of(refused)) == (409, "already-there")


def test_a_record_is_taken_back_by_one_of_its_own_and_both_stay(town: Town, as_: As) -> None:
    hr = as_(town.hr_agency.id)
    key = enter(hr, town.wayan.id, MERITS[0])["items"][0]["id"]

    back = hr.post(f"/career-records/{key}/reversal", {"reason": "Salah orang"})
    again = hr.post(f"/career-records/{key}/reversal", {"reason": "Salah orang"})

    assert back.status_code == 201
    mirror, first = back.json()["items"]
    assert (mirror["reverses_id"], first["reversed_by"]) == (first["id"], mirror["id"])
    assert (first["may"], back.json()["grade_since"]) == ([], None)
    assert (again.status_code, problem_of(again)) == (409, "record-reversed")
    assert enter(hr, town.wayan.id, MERITS[0])["grade_since"] == "2020-04-01"


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        (record("pangkat", "V/z"), "/value"),
        (record("pendidikan", "s9"), "/pendidikan/value"),
        (record("predikat", "baik"), "/predikat/year"),
        (record("hukuman", "berat"), "/hukuman/until_on"),
        (record("hukuman", "berat", until_on="2019-01-01"), "/until_on"),
        (record("uji_kompetensi", "pelaksana"), "/uji_kompetensi/value"),
    ],
)
def test_what_no_document_says_is_refused_by_name(
    town: Town, as_: As, wrong: dict[str, Any], pointer: str
) -> None:
    answer = as_(town.hr_agency.id).post(_path(town), wrong)

    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]


def test_only_hr_writes_and_strangers_see_nothing(town: Town, as_: As, with_token: As) -> None:
    key = enter(as_(town.hr_agency.id), town.wayan.id, MERITS[0])["items"][0]["id"]
    reversal, because = f"/career-records/{key}/reversal", {"reason": "Salah"}
    reader = with_token(town.wayan.id, "development:read")

    assert as_(town.wayan.id).get(_path(town)).status_code == 200
    assert as_(town.chief.id).get(_path(town)).status_code == 200
    assert as_(town.wayan.id).post(_path(town), MERITS[1]).status_code == 403
    assert as_(town.chief.id).post(reversal, because).status_code == 403
    assert reader.post(_path(town), MERITS[1]).status_code == 403
    for answer in (
        as_(town.stranger.id).get(_path(town)),
        as_(town.stranger.id).post(_path(town), MERITS[1]),
        as_(town.stranger.id).post(reversal, because),
        as_(town.hr_agency.id).post(f"/career-records/{uuid4()}/reversal", because),
    ):
        assert answer.status_code == 404


def test_every_record_leaves_an_event_about_the_person(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_agency.id)
    key = enter(hr, town.wayan.id, MERITS[0])["items"][0]["id"]
    hr.post(f"/career-records/{key}/reversal", {"reason": "Salah orang"})
    db.count()

    found = as_(town.auditor.id).get("/audit-events", about_id=str(town.wayan.id)).json()["items"]

    named = [one for one in found if one["kind"] == "CareerRecorded"]
    assert [one["actor_name"] for one in named] == [town.hr_agency.name] * 2
