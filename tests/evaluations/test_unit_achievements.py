"""How an organization did: set one level above, before anybody is rated (R35, R39)."""

from collections.abc import Callable

import pytest

from tests.conftest import Db
from tests.evaluations.factories import Q3, event_names
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]
BAIK = {"grade": "baik", "basis": "Rencana aksi triwulan III tercapai."}


def _path(town: Town) -> str:
    return f"/unit-achievements/{town.puskesmas}/{Q3}"


def test_the_leader_one_level_above_sets_it_and_leaves_an_event(
    town: Town, as_: As, db: Db
) -> None:
    """R39."""
    answer = as_(town.head.id).put(_path(town), BAIK, version=0)

    assert answer.status_code == 200, answer.text
    assert answer.json()["grade"] == "baik"
    assert answer.json()["set_by"] == {"id": str(town.head.id), "name": town.head.name}
    assert answer.json()["version"] == 1
    assert db.read(event_names)[-1] == "UnitAchievementSet"


def test_it_may_be_corrected_from_what_was_read(town: Town, as_: As) -> None:
    head = as_(town.head.id)
    head.put(_path(town), BAIK, version=0)

    corrected = head.put(_path(town), {**BAIK, "grade": "istimewa"}, version=1)
    late = head.put(_path(town), {**BAIK, "grade": "kurang"}, version=1)

    assert (corrected.json()["grade"], corrected.json()["version"]) == ("istimewa", 2)
    assert (late.status_code, problem_of(late)) == (409, "edited-meanwhile")


@pytest.mark.parametrize("who", ["chief", "wayan", "mayor", "hr_agency", "auditor"])
def test_nobody_else_sets_it(town: Town, as_: As, who: str) -> None:
    refused = as_(getattr(town, who).id).put(_path(town), BAIK, version=0)

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


def test_city_hr_sets_it_too(town: Town, as_: As) -> None:
    assert as_(town.hr_city.id).put(_path(town), BAIK, version=0).status_code == 200


def test_for_another_agency_there_is_no_such_unit(town: Town, as_: As) -> None:
    refused = as_(town.stranger.id).put(_path(town), BAIK, version=0)

    assert (refused.status_code, problem_of(refused)) == (404, "not-found")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"grade": "lumayan", "basis": "Tercapai."}, "/grade"),
        ({"grade": "baik", "basis": "x"}, "/basis"),
        ({"grade": "baik"}, "/basis"),
    ],
)
def test_bad_values_name_their_field(
    town: Town, as_: As, body: dict[str, str], pointer: str
) -> None:
    refused = as_(town.head.id).put(_path(town), body, version=0)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_a_token_without_the_scope_sets_nothing(town: Town, with_token: As) -> None:
    refused = with_token(town.head.id, "evaluations:read").put(_path(town), BAIK, version=0)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


@pytest.mark.parametrize(
    ("who", "names"),
    [
        (
            "hr_city",
            ["Pemerintah Kota Denpasar", "Dinas Kesehatan", "Puskesmas I", "Dinas Pendidikan"],
        ),
        ("hr_agency", ["Dinas Kesehatan", "Puskesmas I"]),
        ("head", ["Dinas Kesehatan", "Puskesmas I"]),
        ("wayan", ["Puskesmas I"]),
    ],
)
def test_everyone_reads_the_organizations_that_concern_them(
    town: Town, as_: As, who: str, names: list[str]
) -> None:
    as_(town.head.id).put(_path(town), BAIK, version=0)

    listed = as_(getattr(town, who).id).get("/unit-achievements", period_id=Q3).json()

    assert [line["unit"]["name"] for line in listed["items"]] == names
    assert listed["total"] == len(names)
    grades = {line["unit"]["name"]: line["grade"] for line in listed["items"]}
    assert grades["Puskesmas I"] == "baik"
    assert grades.get("Dinas Kesehatan") is None


def test_a_leader_is_told_which_ones_to_set(town: Town, as_: As) -> None:
    listed = as_(town.head.id).get("/unit-achievements", period_id=Q3).json()["items"]

    assert {line["unit"]["name"]: line["may"] for line in listed} == {
        "Dinas Kesehatan": [],
        "Puskesmas I": ["set"],
    }


def test_a_period_that_is_not_there_is_refused(town: Town, as_: As) -> None:
    hr = as_(town.hr_city.id)

    assert hr.get("/unit-achievements", period_id=123).status_code == 404
    assert hr.put(f"/unit-achievements/{town.puskesmas}/123", BAIK, version=0).status_code == 404
