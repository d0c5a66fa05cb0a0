"""The ledger follows results: converted when signed, no month twice; and what HR enters."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from api.development.credit.reactions import convert_what_was_left
from api.foundation.daily import Days
from tests.conftest import Db
from tests.development.ledgers import JANUARY, credit, evaluations, functional, open_months, signed
from tests.evaluations.factories import Q3, YEAR
from tests.evaluations.guards import BECAUSE, As
from tests.http import problem_of
from tests.people import Town

pytestmark = pytest.mark.usefixtures("january")
DECIDED = {"document_no": "821/12/BKPSDM/2026", "decided_on": "2026-02-01", "reason": BECAUSE}


def test_a_signed_year_is_converted(town: Town, as_: As, made: dict[int, UUID]) -> None:
    signed(as_, town, made[YEAR])

    found = credit(as_, town)

    assert (found["level"], found["grade"], found["points"]) == ("ahli_pertama", "III/a", "12.5")
    [line] = found["lines"]
    assert (line["months"], line["percent"], line["coefficient"]) == (12, 100, "12.5")
    assert (line["first_month"], line["last_month"], line["rule_id"]) == (202601, 202612, "R73")
    assert (found["next_grade"]["to"], found["next_grade"]["missing"]) == ("III/b", "37.5")
    assert found["next_level"]["missing"] == "87.5"
    best = found["next_grade"]["ways"][0]
    assert best == {
        "predikat": "sangat_baik",
        "months": 24,
        "enough_on": "2028-12-31",
        "on": "2029-02-01",
        "promotes": True,
    }
    assert [way["promotes"] for way in found["next_grade"]["ways"]] == [True, True] + [False] * 3
    assert (found["aim"], found["bonus"]["points"], found["bonus"]["missing"]) == (
        "grade", "12.5", "25",
    )  # fmt: skip
    assert found["history"] == [
        {"month": 202512, "points": "0"},
        {"month": 202612, "points": "12.5"},
    ]


def test_months_of_a_converted_period_count_in_no_year_again(
    town: Town, as_: As, db: Db, made: dict[int, UUID]
) -> None:
    signed(as_, town, made[Q3])
    before = credit(as_, town)
    assert before["lines"] == [], "a period is converted when somebody asks (R76)"
    assert before["convertible"] == [], "nobody but who may convert is told of it"
    [offered] = credit(as_, town, "chief")["convertible"]
    assert (offered["evaluation_id"], offered["months"]) == (str(made[Q3]), 3)

    converted = as_(town.chief.id).post(f"/evaluations/{made[Q3]}/credit")
    signed(as_, town, made[YEAR])

    assert converted.status_code == 201, converted.text
    assert converted.json()["points"] == "3.13"
    found = credit(as_, town)
    assert [(line["months"], line["total"]) for line in found["lines"]] == [
        (6, "6.25"),
        (3, "9.38"),
        (3, "12.5"),
    ]
    assert found["points"] == "12.5"
    assert db.read(open_months) == [(202601, 202606), (202607, 202609), (202610, 202612)]


def test_nobody_of_hr_enters_their_own(town: Town, as_: As) -> None:
    hr = town.hr_agency
    place = f"/employees/{hr.id}/credit"
    draft = {**DECIDED, "kind": "lama", "level": "ahli_pertama", "points": "3"}
    assert as_(hr.id).post(place, draft).status_code == 403
    assert as_(hr.id).get(place).json()["may"] == []


def test_a_year_whose_post_came_to_light_later_is_converted_once(
    town: Town, as_: As, db: Db
) -> None:
    made = db.write(evaluations, town)
    signed(as_, town, made[YEAR])
    assert credit(as_, town)["level"] is None, "a pelaksana collects no angka kredit"
    db.write(functional, town)
    days = Days(JANUARY.date(), JANUARY.date())

    assert (db.write(convert_what_was_left, days), db.write(convert_what_was_left, days)) == (1, 0)

    assert credit(as_, town)["points"] == "12.5"


@pytest.mark.parametrize(
    ("draft", "points", "rule"),
    [
        ({"kind": "dasar", "level": "ahli_pertama", "grade": "III/b"}, "50", "R79"),
        ({"kind": "pendidikan", "level": "ahli_pertama"}, "12.5", "R78"),
        ({"kind": "lama", "level": "ahli_pertama", "points": "31,25"}, "31.25", "R85"),
        ({"kind": "perpindahan", "level": "ahli_muda", "grade": "III/d", "predikat": "baik",
          "months_in_rank": 60, "is_top_rank": True}, "175", "R80"),
        ({"kind": "perpindahan", "level": "ahli_pertama", "grade": "IV/a", "predikat": "baik",
          "months_in_rank": 60}, "100", "R80"),
    ],
)  # fmt: skip
def test_what_a_document_decided_is_entered(
    town: Town, as_: As, made: dict[int, UUID], draft: dict[str, Any], points: str, rule: str
) -> None:
    place = f"/employees/{town.wayan.id}/credit"
    answer = as_(town.hr_agency.id).post(place, {**DECIDED, **draft})

    assert answer.status_code == 201, answer.text
    [line] = answer.json()["lines"]
    assert (line["points"], line["rule_id"], line["document_no"]) == (
        points, rule, DECIDED["document_no"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "pointer", "code"),
    [
        ({"kind": "dasar", "level": "ahli_muda", "grade": "III/a"}, "/grade", "no_base"),
        ({"kind": "pendidikan", "level": "ahli_kelima"}, "/level", "unknown_level"),
        ({"kind": "perpindahan", "level": "ahli_muda", "grade": "IV/e", "predikat": "baik",
          "months_in_rank": 6}, "/grade", "no_misfit_value"),
    ],
)  # fmt: skip
def test_what_no_rule_knows_is_refused(
    town: Town, as_: As, made: dict[int, UUID], draft: dict[str, Any], pointer: str, code: str
) -> None:
    answer = as_(town.hr_agency.id).post(f"/employees/{town.wayan.id}/credit", {**DECIDED, **draft})
    assert answer.status_code == 422
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [(pointer, code)]


def test_a_degree_counts_once_and_again_after_it_was_taken_back(
    town: Town, as_: As, made: dict[int, UUID]
) -> None:
    place, client = f"/employees/{town.wayan.id}/credit", as_(town.hr_agency.id)
    draft = {**DECIDED, "kind": "pendidikan", "level": "ahli_pertama"}
    [line] = client.post(place, draft).json()["lines"]

    twice = client.post(place, draft)
    assert (twice.status_code, problem_of(twice)) == (409, "already-there")
    back = client.post(f"/credit-entries/{line['id']}/reversal", {"reason": BECAUSE})
    again = client.post(f"/credit-entries/{line['id']}/reversal", {"reason": BECAUSE})

    assert (back.status_code, back.json()["points"]) == (201, "0")
    assert (again.status_code, problem_of(again)) == (409, "already-reversed")
    assert client.post(place, draft).status_code == 201


def test_who_sees_a_ledger_and_who_writes_in_it(town: Town, as_: As, made: dict[int, UUID]) -> None:
    place = f"/employees/{town.wayan.id}/credit"
    draft = {**DECIDED, "kind": "pendidikan", "level": "ahli_pertama"}
    for who in (town.chief, town.head, town.hr_city, town.auditor):
        assert as_(who.id).get(place).status_code == 200
    for who in (town.stranger, town.made):
        assert as_(who.id).get(place).status_code == 404
        assert as_(who.id).post(place, draft).status_code == 404
    for who in (town.wayan, town.chief, town.auditor):
        assert as_(who.id).post(place, draft).status_code == 403
    assert as_(town.hr_city.id).get(f"/employees/{uuid4()}/credit").status_code == 404
