"""What a signature rests on stays as it was, and so does what was not there (design 9.9)."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.achievements.service import freeze
from api.cycles.models import CyclePeriod
from tests.conftest import Db
from tests.goals.factories import Q3, As, MadePlan, make_plan
from tests.http import problem_of
from tests.people import Town

Q2 = 20260406
YEAR = 20260112


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _place(plan: MadePlan, period_id: int = Q3) -> str:
    return f"/plans/{plan.id}/periods/{period_id}/report"


def _report(plan: MadePlan, number: int = 0, **more: Any) -> dict[str, Any]:
    return {"lines": [{"indicator_id": str(plan.indicators[number]), "value": "5", **more}]}


def _link(plan: MadePlan, **more: Any) -> dict[str, Any]:
    return {
        "period_id": Q3,
        "kind": "link",
        "title": "Daftar hadir",
        "url": "https://contoh.example/hadir",
        "indicator_ids": [str(plan.indicators[0])],
        **more,
    }


def _verdict(verdict: str, version: int = 1) -> dict[str, Any]:
    body = {"verdict": verdict, "reason": "Belum ditandatangani"}
    return {"json": body, "headers": {"If-Match": f'"{version}"'}}


@pytest.mark.parametrize("number", [0, 1])
def test_neither_what_was_reported_nor_what_was_not_changes(
    town: Town, as_: As, plan: MadePlan, db: Db, number: int
) -> None:
    me = as_(town.wayan.id)
    me.post(_place(plan), _report(plan))
    db.write(freeze, plan.id, Q3)

    refused = me.post(_place(plan), _report(plan, number, version=2))

    assert (refused.status_code, problem_of(refused)) == (409, "achievement-frozen")
    shown = me.get(_place(plan)).json()
    assert shown["may"] == []
    assert shown["indicators"][0]["achievement"]["state"] == "frozen"


def test_a_period_that_was_signed_empty_stays_empty(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    db.write(freeze, plan.id, Q3)

    refused = as_(town.wayan.id).post(_place(plan), _report(plan))

    assert (refused.status_code, problem_of(refused)) == (409, "achievement-frozen")


def test_other_periods_and_plans_go_on(town: Town, as_: As, plan: MadePlan, db: Db) -> None:
    colleagues = db.write(make_plan, town.made, town.chief)
    db.write(freeze, plan.id, Q2)

    assert as_(town.wayan.id).post(_place(plan), _report(plan)).status_code == 201
    assert as_(town.made.id).post(_place(colleagues), _report(colleagues)).status_code == 201


def test_a_signed_year_takes_in_its_periods(town: Town, as_: As, plan: MadePlan, db: Db) -> None:
    me = as_(town.wayan.id)
    me.post(_place(plan), _report(plan))
    for period_id in (Q3, YEAR, YEAR):
        db.write(freeze, plan.id, period_id)

    refused = me.post(_place(plan), _report(plan, 1))

    assert problem_of(refused) == "achievement-frozen"
    assert me.get(_place(plan)).json()["indicators"][0]["achievement"]["version"] == 2


def test_evidence_is_neither_added_nor_taken_back(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    me = as_(town.wayan.id)
    made = me.post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    db.write(freeze, plan.id, Q3)

    added = me.post(f"/plans/{plan.id}/evidence", _link(plan))
    removed = me.delete(f"/evidence/{made['id']}")

    assert (added.status_code, problem_of(added)) == (409, "achievement-frozen")
    assert (removed.status_code, problem_of(removed)) == (409, "evidence-settled")


def test_evidence_that_still_waits_can_only_be_accepted(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    """Who gets evidence back must be able to replace it."""
    made = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    db.write(freeze, plan.id, Q3)
    chief, place = as_(town.chief.id), f"/evidence/{made['id']}/verdict"

    returned = chief.request("POST", place, **_verdict("returned"))
    accepted = chief.request("POST", place, **_verdict("accepted"))
    again = chief.request("POST", place, **_verdict("returned", 2))

    assert (returned.status_code, problem_of(returned)) == (409, "evidence-settled")
    assert accepted.json()["verdict"] == "accepted"
    assert (again.status_code, problem_of(again)) == (409, "evidence-settled")


@pytest.mark.parametrize("state", ["open", "evaluating"])
def test_the_year_itself_is_only_evaluated(
    town: Town, as_: As, plan: MadePlan, db: Db, state: str
) -> None:
    """R33: its figure comes from its periods."""

    def move(session: Session) -> None:
        session.execute(
            update(CyclePeriod).where(CyclePeriod.period_id == YEAR).values(state=state)
        )

    db.write(move)
    me = as_(town.wayan.id)

    reported = me.post(_place(plan, YEAR), _report(plan))
    proven = me.post(f"/plans/{plan.id}/evidence", _link(plan, period_id=YEAR))

    assert (reported.status_code, problem_of(reported)) == (409, "period-not-open")
    assert (proven.status_code, problem_of(proven)) == (409, "period-not-open")
