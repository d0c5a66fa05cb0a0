"""Performance agreements (perjanjian kinerja): programmes with their budgets beside the indicators."""

from typing import Any

import pytest

from tests.goals.making import As
from tests.http import problem_of
from tests.people import Town

PROGRAMME = {"name": "Pelayanan Kesehatan Masyarakat", "budget": "51727239612"}


@pytest.fixture
def path(town: Town, as_: As) -> str:
    draft = {"unit_id": str(town.dinkes), "year": 2026}
    made = as_(town.hr_agency.id).post("/performance-agreements", draft).json()
    return f"/performance-agreements/{made['id']}/programmes"


def _programmes(town: Town, as_: As) -> list[dict[str, Any]]:
    wanted = {"unit_id": str(town.dinkes), "year": 2026}
    [shown] = as_(town.wayan.id).get("/performance-agreements", **wanted).json()["items"]
    return [{name: row[name] for name in ("name", "budget")} for row in shown["programmes"]]


def test_programmes_stand_in_the_order_they_were_entered(town: Town, as_: As, path: str) -> None:
    hr = as_(town.hr_agency.id)

    first, again = (hr.post(path, PROGRAMME, key="p-1") for _ in range(2))
    second = hr.post(path, {"name": "Peningkatan Mutu", "budget": None})

    assert first.status_code == 201, first.text
    assert again.json() == first.json()
    assert second.status_code == 201
    assert _programmes(town, as_) == [PROGRAMME, {"name": "Peningkatan Mutu", "budget": None}]


@pytest.mark.parametrize("who", ["wayan", "chief", "stranger", "auditor"])
def test_only_hr_enters_programmes(town: Town, as_: As, path: str, who: str) -> None:
    refused = as_(getattr(town, who).id).post(path, PROGRAMME)

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")
    assert _programmes(town, as_) == []


def test_a_token_without_scope_enters_none(town: Town, with_token: As, path: str) -> None:
    refused = with_token(town.hr_agency.id, "goals:read").post(path, PROGRAMME)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def test_an_agreement_that_is_not_there_has_no_programmes(town: Town, as_: As) -> None:
    path = f"/performance-agreements/{town.wayan.id}/programmes"

    assert as_(town.hr_agency.id).post(path, PROGRAMME).status_code == 404


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [({"name": "x"}, "/name"), ({"budget": "-1"}, "/budget"), ({"budget": "banyak"}, "/budget")],
)
def test_values_that_do_not_fit_are_named(
    town: Town, as_: As, path: str, fields: dict[str, str], pointer: str
) -> None:
    refused = as_(town.hr_agency.id).post(path, {**PROGRAMME, **fields})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer
