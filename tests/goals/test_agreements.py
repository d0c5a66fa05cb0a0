"""Performance agreements (perjanjian kinerja): begun by HR, read by all, who promises to whom."""

from typing import Any

import pytest

from tests.goals.factories import As
from tests.http import problem_of
from tests.people import Town

ROOT = "/performance-agreements"
LINE = {
    "code": "1.01",
    "objective": "Meningkatnya kualitas layanan puskesmas",
    "text": "Ibu hamil mendapat pelayanan sesuai standar",
    "target": "100",
    "unit_of_measure": "%",
}


@pytest.fixture
def made(town: Town, as_: As) -> dict[str, Any]:
    draft = {"unit_id": str(town.dinkes), "year": 2026}
    begun: dict[str, Any] = as_(town.hr_agency.id).post(ROOT, draft).json()
    return begun


def _shown(town: Town, who: As, unit: str = "dinkes", year: int = 2026) -> dict[str, Any]:
    wanted = {"unit_id": str(getattr(town, unit)), "year": year}
    answer = who(town.wayan.id).get(ROOT, **wanted)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_an_agreement_says_who_promises_it_to_whom(town: Town, as_: As) -> None:
    of_agency, of_unit, of_city = (
        _shown(town, as_, one) for one in ("dinkes", "puskesmas", "kota")
    )

    assert of_agency["promised_by"]["name"] == "Ida Ayu Kepala"
    assert of_agency["promised_to"]["name"] == "I Gusti Ngurah Wali"
    assert of_unit["promised_by"]["name"] == "I Made Wirawan"
    assert of_unit["promised_to"]["name"] == "Ida Ayu Kepala"
    assert of_unit["unit"]["parent_name"] == "Dinas Kesehatan"
    assert of_city["promised_to"] is None
    assert "nip" not in of_agency["promised_by"]


def test_before_anybody_leads_nobody_promises(town: Town, as_: As) -> None:
    assert _shown(town, as_, year=2025)["promised_by"] is None


def test_a_unit_that_is_not_there_has_none(town: Town, as_: As) -> None:
    refused = as_(town.wayan.id).get(ROOT, unit_id=str(town.wayan.id), year=2026)

    assert (refused.status_code, problem_of(refused)) == (404, "not-found")


@pytest.mark.parametrize(
    ("who", "may"),
    [("hr_agency", ["write"]), ("hr_city", ["write"]), ("chief", []), ("auditor", [])],
)
def test_the_answer_says_who_may_write(town: Town, as_: As, who: str, may: list[str]) -> None:
    wanted = {"unit_id": str(town.puskesmas), "year": 2026}

    assert as_(getattr(town, who).id).get(ROOT, **wanted).json()["may"] == may


def test_a_unit_has_one_agreement_a_year(town: Town, as_: As, made: dict[str, Any]) -> None:
    again = as_(town.hr_agency.id).post(ROOT, {"unit_id": made["unit_id"], "year": 2026})

    assert (again.status_code, problem_of(again)) == (409, "already-there")
    assert [one["id"] for one in _shown(town, as_)["items"]] == [made["id"]]


@pytest.mark.parametrize("year", [2021, 2046])
def test_years_outside_the_regulation_are_named(town: Town, as_: As, year: int) -> None:
    hr, unit = as_(town.hr_agency.id), str(town.dinkes)

    refused = hr.post(ROOT, {"unit_id": unit, "year": year})
    assert refused.json()["errors"][0]["pointer"] == "/year"
    assert hr.get(ROOT, unit_id=unit, year=year).status_code == 422


def test_the_document_gets_its_number(town: Town, as_: As, made: dict[str, Any]) -> None:
    hr, place = as_(town.hr_agency.id), f"{ROOT}/{made['id']}"

    named = hr.patch(place, {"document_no": "PK/1.02/2026"}, version=1)
    stale = hr.patch(place, {"document_no": "PK/lain"}, version=1)

    assert (named.json()["document_no"], named.json()["version"]) == ("PK/1.02/2026", 2)
    assert (stale.status_code, problem_of(stale)) == (409, "edited-meanwhile")


def test_lines_stand_in_the_order_of_their_numbers(
    town: Town, as_: As, made: dict[str, Any]
) -> None:
    hr, place = as_(town.hr_agency.id), f"{ROOT}/{made['id']}/indicators"
    for code in ("IKU-10", "IKU-2", "IKU-1"):
        assert hr.post(place, {**LINE, "code": code}).status_code == 201

    [kept] = _shown(town, as_)["items"]

    assert [line["code"] for line in kept["indicators"]] == ["IKU-1", "IKU-2", "IKU-10"]


def test_a_code_stands_once(town: Town, as_: As, made: dict[str, Any]) -> None:
    hr, place = as_(town.hr_agency.id), f"{ROOT}/{made['id']}/indicators"
    first, again = (hr.post(place, LINE, key="i-1") for _ in range(2))

    twice = hr.post(place, LINE)

    assert again.json() == first.json()
    assert (twice.status_code, problem_of(twice)) == (409, "already-there")


def test_a_plan_names_the_line_that_its_goal_serves(
    town: Town, as_: As, made: dict[str, Any]
) -> None:
    line = as_(town.hr_agency.id).post(f"{ROOT}/{made['id']}/indicators", LINE).json()
    head = as_(town.head.id)
    plan = head.post("/plans", {"cycle_id": 20261, "approach": "kualitatif"}).json()
    assert plan["served_lines"] == []

    goal = {"kind": "utama", "text": "Ibu hamil terlayani"}
    served = {**goal, "agreement_indicator_id": line["indicators"][0]["id"]}
    shown = head.post(f"/plans/{plan['id']}/goals", served).json()

    assert shown["served_lines"] == [
        {
            "id": line["indicators"][0]["id"],
            "text": LINE["text"],
            "unit_id": str(town.dinkes),
            "unit_name": "Dinas Kesehatan",
            "year": 2026,
        }
    ]
