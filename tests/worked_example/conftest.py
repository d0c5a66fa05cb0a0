"""The year of the example, gone through once per test: everybody signs in and acts in their turn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import pytest

from api.administration import create_admin
from api.foundation import clock, jobs
from tests.conftest import Db
from tests.http import Client
from tests.worked_example import year
from tests.worked_example.city import City, build
from tests.worked_example.hands import Row, get, post, put

JANUARY = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 21, 1, 0, tzinfo=UTC)
AFTERWARDS = datetime(2027, 1, 11, 1, 0, tzinfo=UTC)
PASSWORD = "ombak besar di Serangan"


@dataclass
class Done:
    """The example after its year: who is who, and what the server says about it."""

    city: City
    hand: Callable[[str], Client]
    plans: dict[str, Row]
    receipts: dict[str, Row] = field(default_factory=dict)
    evaluations: dict[str, Row] = field(default_factory=dict)
    answers: list[Row] = field(default_factory=list)


@pytest.fixture
def done(nobody: Client, as_: Callable[..., Client], db: Db) -> Done:
    """Go through planning in January, work in December, evaluation in the January after."""

    def hand(key: str) -> Client:
        return as_(UUID(city.people[key]))

    with clock.moved_to(JANUARY):
        hr = _administrator(nobody, db)
        city = build(hr, lambda _: _work_off(db))
        year.set_agreements(hr, city)
        told = Done(city, hand, {key: _plan(hand, key) for key in year.OWNERS})
    with clock.moved_to(DECEMBER):
        _open(nobody, year.Q4)
        _work(told)
    with clock.moved_to(AFTERWARDS):
        _evaluate(nobody, told)
        told.answers = _read_back(told)
    return told


def _administrator(nobody: Client, db: Db) -> Client:
    issued = db.write(create_admin, "bkpsdm", nobody.app.state.keys.code_secrets[0])
    first = {"login": issued["login"], "code": issued["code"], "new_password": PASSWORD}
    post(nobody, "/session/activation", first)
    return nobody


def _sign_in(nobody: Client) -> Client:
    post(nobody, "/session", {"login": "bkpsdm", "password": PASSWORD})
    return nobody


def _work_off(db: Db) -> None:
    assert db.runner.run(jobs.run_next(db.database))


def _plan(hand: Callable[[str], Client], key: str) -> Row:
    """Write, submit, and have the printed assessor agree."""
    submitted = year.write_plan(hand, key)
    assessor = year.ASSESSORS[submitted["assessor"]["position"]]
    return year.agree(hand(assessor), submitted)


def _open(nobody: Client, *periods: int) -> None:
    hr = _sign_in(nobody)
    for period in periods:
        post(hr, f"/cycles/{year.CYCLE}/periods/{period}/opening")


def _work(told: Done) -> None:
    for key, plan in told.plans.items():
        told.receipts[key] = year.report(told.hand(key), key, plan)
        for one in year.spoken(key):
            given = post(told.hand(one["by"]), "/feedback", year.feedback_draft(one, plan))
            assert given["giver_role"] == year.ROLES.get(one["giver"], one["giver"])


def _evaluate(nobody: Client, told: Done) -> None:
    _open(nobody, year.YEAR)
    hr = _sign_in(nobody)
    for period in (year.Q4, year.YEAR):
        post(hr, f"/cycles/{year.CYCLE}/periods/{period}/evaluation")
        for unit in ("PEMDA", "DINKES", "PKM"):
            grade = {"grade": "baik", "basis": year.BASIS}
            put(hr, f"/unit-achievements/{told.city.units[unit]}/{period}", grade, version=0)
        for key, plan in told.plans.items():
            assessor = told.hand(year.ASSESSORS[plan["assessor"]["position"]])
            mine = {"mine": "assessor", "period_id": period}
            listed = get(assessor, "/evaluations", **mine)["items"]
            [row] = [one for one in listed if one["plan_id"] == plan["id"]]
            year.evaluate(assessor, row["id"], key)
            path = f"/evaluations/{row['id']}/acknowledgement"
            told.evaluations[key] = post(told.hand(key), path, {"receipt": "agree"})


def _read_back(told: Done) -> list[Row]:
    """Read all that there is about the three people, each with their own eyes."""
    found: list[Row] = []
    for key, plan in told.plans.items():
        me, path = told.hand(key), f"/plans/{plan['id']}"
        found += [get(me, path), get(me, f"{path}/versions/1")]
        found += [get(me, f"{path}/periods/{year.Q4}/report"), get(me, "/feedback/received")]
        evaluation = told.evaluations[key]["id"]
        found += [get(me, f"/evaluations/{evaluation}"), get(me, f"/evaluations/{evaluation}/why")]
        for code in year.AGREEMENT_UNITS.values():
            wanted = {"unit_id": told.city.units[code], "year": year.CYCLE // 10}
            found.append(get(me, "/performance-agreements", **wanted))
    return found
