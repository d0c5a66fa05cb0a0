"""Figures as people write them, and those that are hardly meant."""

from typing import Any

import pytest

from tests.conftest import Db
from tests.goals.factories import Q3, As, MadePlan, make_plan
from tests.people import Town


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _place(plan: MadePlan) -> str:
    return f"/plans/{plan.id}/periods/{Q3}/report"


def _line(plan: MadePlan, number: int, **said: Any) -> dict[str, Any]:
    return {"indicator_id": str(plan.indicators[number]), **said}


@pytest.mark.parametrize(
    ("value", "kept"), [("64,8", "64.8"), ("1.250,5", "1250.5"), ("64.8", "64.8"), ("1250", "1250")]
)
def test_decimals_are_taken_as_people_write_them(
    town: Town, as_: As, plan: MadePlan, value: str, kept: str
) -> None:
    me = as_(town.wayan.id)

    assert me.post(_place(plan), {"lines": [_line(plan, 0, value=value)]}).status_code == 201
    assert me.get(_place(plan)).json()["indicators"][0]["achievement"]["value"] == kept


def test_less_than_none_is_refused_where_it_cannot_be(town: Town, as_: As, plan: MadePlan) -> None:
    refused = as_(town.wayan.id).post(_place(plan), {"lines": [_line(plan, 0, value="-1")]})

    fault = refused.json()["errors"][0]
    assert (fault["pointer"], fault["code"]) == ("/lines/0/value", "below_nought")


def test_a_thousand_times_the_target_is_asked_back_once(
    town: Town, as_: As, plan: MadePlan
) -> None:
    me = as_(town.wayan.id)
    refused = me.post(_place(plan), {"lines": [_line(plan, 0, value="2400000")]})
    fault = refused.json()["errors"][0]
    assert (fault["pointer"], fault["code"]) == ("/lines/0/value", "unlikely")

    sent = me.post(_place(plan), {"lines": [_line(plan, 0, value="2400000", certain=True)]})

    assert sent.status_code == 201, sent.text
