"""Who may remind, and what is refused."""

from typing import Any

import pytest

from tests.analytics.chasing import As, missing_in, remind
from tests.conftest import Db
from tests.evaluations.factories import Q3
from tests.http import problem_of
from tests.notifications.factories import tasks_of
from tests.people import Town

TALLY = "unreported"


def test_a_leader_of_another_agency_finds_no_such_unit(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)

    answer = remind(as_(town.chief.id), town.disdik, TALLY)

    assert (answer.status_code, problem_of(answer)) == (404, "not-found")


@pytest.mark.parametrize("who", ["wayan", "made", "stranger", "auditor"])
def test_colleagues_and_inspectors_remind_nobody(town: Town, as_: As, db: Db, who: str) -> None:
    missing_in(db, town)

    answer = remind(as_(getattr(town, who).id), town.puskesmas, TALLY)

    assert (answer.status_code, problem_of(answer)) == (403, "not-permitted")
    assert tasks_of(as_, town.wayan)[0]["nudge"] is None


@pytest.mark.parametrize("who", ["chief", "head", "hr_agency", "hr_city", "admin"])
def test_leaders_above_and_hr_may(town: Town, as_: As, db: Db, who: str) -> None:
    missing_in(db, town)

    assert remind(as_(getattr(town, who).id), town.puskesmas, TALLY).status_code == 200


def test_a_token_needs_the_scope(town: Town, as_: As, db: Db, with_token: As) -> None:
    missing_in(db, town)

    reading = remind(with_token(town.chief.id, "analytics:read"), town.puskesmas, TALLY)
    writing = remind(with_token(town.chief.id, "tasks:write"), town.puskesmas, TALLY)

    assert (reading.status_code, problem_of(reading)) == (403, "scope-missing")
    assert writing.status_code == 200


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"tally": "far_behind"}, "/tally"),
        ({"period_id": "triwulan"}, "/period_id"),
        ({"unit_id": "puskesmas"}, "/unit_id"),
        ({"everybody": False}, "/people"),
        ({"people": ["01a1193d-2516-8c19-8000-3282ed936473"]}, "/people"),
        ({"people": ["siapa"]}, "/people/0"),
        ({"why": "lambat"}, "/why"),
    ],
)
def test_what_is_not_acceptable_names_its_field(
    town: Town, as_: As, change: dict[str, Any], pointer: str
) -> None:
    draft = {
        "unit_id": str(town.puskesmas),
        "period_id": Q3,
        "tally": TALLY,
        "everybody": True,
        **change,
    }

    answer = as_(town.chief.id).post("/nudges", draft)

    assert answer.status_code == 422, answer.text
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]


def test_a_period_that_is_not_there_is_not_found(town: Town, as_: As) -> None:
    draft = {"unit_id": str(town.puskesmas), "period_id": 7, "tally": TALLY, "everybody": True}

    assert as_(town.chief.id).post("/nudges", draft).status_code == 404


def test_a_repeated_request_is_answered_once(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)
    chief = as_(town.chief.id)

    first = remind(chief, town.puskesmas, TALLY, key="sekali")
    again = remind(chief, town.puskesmas, TALLY, key="sekali")

    assert first.json() == again.json()
    assert (first.json()["now"], again.headers["Idempotent-Replay"]) == (2, "true")
    assert tasks_of(as_, town.wayan)[0]["nudge"]["this_week"] == 1
