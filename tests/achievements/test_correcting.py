"""Correcting a report: what was said is kept, and an old window overwrites nothing."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.models import AchievementRevision
from tests.conftest import Db
from tests.goals.factories import Q3, As, MadePlan, make_plan
from tests.http import problem_of
from tests.people import Town


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _place(plan: MadePlan) -> str:
    return f"/plans/{plan.id}/periods/{Q3}/report"


def _line(plan: MadePlan, number: int, **said: Any) -> dict[str, Any]:
    return {"indicator_id": str(plan.indicators[number]), **said}


def test_a_correction_keeps_what_it_replaced(town: Town, as_: As, plan: MadePlan, db: Db) -> None:
    me = as_(town.wayan.id)
    me.post(_place(plan), {"lines": [_line(plan, 0, value="168")]})

    corrected = me.post(_place(plan), {"lines": [_line(plan, 0, value="170.5", version=1)]})

    assert corrected.status_code == 201, corrected.text
    shown = me.get(_place(plan)).json()["indicators"][0]
    assert (shown["year_value"], shown["achievement"]["revision"]) == ("170.5", 2)

    def kept(session: Session) -> list[str]:
        return [str(v) for v in session.scalars(select(AchievementRevision.value))]

    assert [float(v) for v in db.read(kept)] == [168.0]


@pytest.mark.parametrize("version", [None, 7])
def test_a_correction_by_an_old_window_is_refused(
    town: Town, as_: As, plan: MadePlan, version: int | None
) -> None:
    me = as_(town.wayan.id)
    me.post(_place(plan), {"lines": [_line(plan, 0, value="168")]})

    refused = me.post(_place(plan), {"lines": [_line(plan, 0, value="1", version=version)]})

    assert (refused.status_code, problem_of(refused)) == (409, "edited-meanwhile")
    assert refused.json()["pointer"] == "/lines/0/version"


def test_a_report_may_be_new_and_correct_at_once(town: Town, as_: As, plan: MadePlan) -> None:
    me = as_(town.wayan.id)
    me.post(_place(plan), {"lines": [_line(plan, n, value="5") for n in (0, 1)]})
    lines = [
        _line(plan, 1, value="7", version=1),
        _line(plan, 2, narrative="Semua kader hadir"),
        _line(plan, 0, value="6.0001", version=1),
    ]

    answer = me.post(_place(plan), {"lines": lines}).json()

    assert (answer["lines"], answer["reported"]) == (3, 3)
    shown = me.get(_place(plan)).json()["indicators"]
    assert [one["achievement"]["value"] for one in shown] == ["6.0001", "7", None]
    assert [one["achievement"]["revision"] for one in shown] == [2, 2, 1]


def test_nothing_is_corrected_when_one_line_is_old(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    me = as_(town.wayan.id)
    me.post(_place(plan), {"lines": [_line(plan, n, value="5") for n in (0, 1)]})
    me.post(_place(plan), {"lines": [_line(plan, 1, value="6", version=1)]})

    lines = [_line(plan, 0, value="9", version=1), _line(plan, 1, value="9", version=1)]
    refused = me.post(_place(plan), {"lines": lines})

    assert (refused.json()["pointer"], refused.json()["version"]) == ("/lines/1/version", 2)
    shown = me.get(_place(plan)).json()["indicators"]
    assert [one["achievement"]["value"] for one in shown[:2]] == ["5", "6"]
