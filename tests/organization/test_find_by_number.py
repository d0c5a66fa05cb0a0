"""Some digits of a NIP find whose they are, among those whom one may see."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.http import Client, problem_of
from tests.organization.factories import draft
from tests.people import Town

FIND = "/employees/find-by-number"


def _names(client: Client, digits: str, **wanted: int) -> list[str]:
    answer = client.post(FIND, {"number": digits, **wanted})
    assert answer.status_code == 200, answer.text
    return [one["name"] for one in answer.json()["items"]]


@pytest.fixture
def hr(town: Town, as_: Callable[..., Client]) -> Client:
    client = as_(town.hr_city.id)
    for number, name in (
        ("199003032020122907", "Ni Putu Ayu"),
        ("199003142020121003", "I Putu Bayu"),
    ):
        added = client.post("/employees", draft(town.puskesmas, number=number, name=name))
        assert added.status_code == 201, added.text
    return client


@pytest.mark.parametrize(
    ("digits", "found"),
    [
        ("199003", ["Ni Putu Ayu", "I Putu Bayu"]),
        ("19900303", ["Ni Putu Ayu"]),
        ("1990 0303 2020", ["Ni Putu Ayu"]),
        ("20121 003", ["I Putu Bayu"]),
        ("'199003142020121003", ["I Putu Bayu"]),
        ("555555", []),
    ],
)
def test_digits_find_whoever_has_them(hr: Client, digits: str, found: list[str]) -> None:
    assert _names(hr, digits) == found


def test_pages_count_all_who_have_them(hr: Client) -> None:
    first = hr.post(FIND, {"number": "199003", "size": 1}).json()

    assert (first["total"], len(first["items"])) == (2, 1)
    assert _names(hr, "199003", size=1, page=2) == ["I Putu Bayu"]


def test_only_those_whom_one_may_see_are_found(
    town: Town, hr: Client, as_: Callable[..., Client]
) -> None:
    def count(viewer: Any) -> int:
        return len(_names(as_(viewer.id), "199003"))

    assert [count(one) for one in (town.hr_agency, town.chief, town.auditor)] == [2, 2, 2]
    assert [count(one) for one in (town.made, town.stranger)] == [0, 0]


@pytest.mark.parametrize(
    ("digits", "code"),
    [("12 3", "too_short"), ("Putu", "not_digits"), ("1.99E+17", "scientific_notation")],
)
def test_what_is_no_piece_of_a_number_is_refused(hr: Client, digits: str, code: str) -> None:
    refused = hr.post(FIND, {"number": digits})

    assert refused.status_code == 422
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [
        ("/number", code)
    ]


def test_a_token_needs_the_scope(
    town: Town, with_token: Callable[..., Client], nobody: Client
) -> None:
    wanted = {"number": "199003"}
    refused = with_token(town.wayan.id, "goals:read").post(FIND, wanted)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert nobody.post(FIND, wanted).status_code == 401
