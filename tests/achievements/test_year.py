"""Figures over the year: exact on both engines, and the same from every end of it."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.achievements.queries import period_of, report_lines
from api.cycles.models import CyclePeriod
from api.foundation.clock import now
from api.foundation.ids import new_id
from api.goals.models import Plan
from tests.conftest import Db
from tests.goals.factories import CYCLE, Q3, As, MadePlan, make_plan
from tests.http import problem_of
from tests.people import Town

QUARTERS = (20260103, 20260406, Q3, 20261012)
YEAR = 20260112
FIGURES = st.decimals(min_value=Decimal(-(10**13)), max_value=Decimal(10**13), places=4)


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _fill(session: Session, town: Town, plan: MadePlan, values: list[Decimal]) -> None:
    """Write figures of the year's quarters, of a summed and a latest indicator."""
    session.execute(delete(Achievement))
    found = [
        {
            "id": new_id(1),
            "agency_id": 1,
            "plan_id": plan.id,
            "indicator_id": indicator,
            "period_id": period,
            "value": value,
            "reported_by": town.wayan.id,
            "reported_at": now(),
        }
        for indicator in plan.indicators[:2]
        for period, value in zip(QUARTERS, values, strict=False)
    ]
    session.execute(insert(Achievement), found)


def _year_values(session: Session, plan_id: UUID, period_id: int) -> dict[UUID, Decimal | None]:
    period = period_of(session, plan_id, CYCLE, period_id)
    lines = report_lines(session, plan_id, date(2026, 1, 1), period)
    return {line["id"]: line["year_value"] for line in lines}


def _in_sql(session: Session, plan: MadePlan) -> Any:
    wanted = select(func.sum(Achievement.value)).where(
        Achievement.indicator_id == plan.indicators[0]
    )
    return session.scalar(wanted)


@given(values=st.lists(FIGURES, min_size=1, max_size=4))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_stored_and_summed_is_exact(
    town: Town, plan: MadePlan, db: Db, values: list[Decimal]
) -> None:
    """Data model 1.1: no figure drifts, whichever engine keeps it and whoever adds it up."""
    db.write(_fill, town, plan, values)

    at_end = db.read(_year_values, plan.id, YEAR)

    assert at_end[plan.indicators[0]] == sum(values, Decimal(0)) == db.read(_in_sql, plan)
    assert at_end[plan.indicators[1]] == values[-1]


def test_every_period_has_the_year_up_to_itself(town: Town, plan: MadePlan, db: Db) -> None:
    db.write(_fill, town, plan, [Decimal(n) for n in (1, 20, 300, 4000)])

    found = [
        [db.read(_year_values, plan.id, period)[key] for key in plan.indicators]
        for period in (*QUARTERS, YEAR)
    ]

    assert found == [
        [1, 1, None],
        [21, 20, None],
        [321, 300, None],
        [4321, 4000, None],
        [4321, 4000, None],
    ]


@pytest.mark.parametrize("value", ["0.0001", "99999999999999.9999", "-0.5", "0", "64.8"])
def test_a_figure_comes_back_as_it_was_sent(
    town: Town, as_: As, plan: MadePlan, value: str
) -> None:
    me = as_(town.wayan.id)
    place = f"/plans/{plan.id}/periods/{Q3}/report"

    line = {"indicator_id": str(plan.indicators[1]), "value": value, "certain": True}
    me.post(place, {"lines": [line]})

    assert me.get(place).json()["indicators"][1]["achievement"]["value"] == value


def test_a_plan_is_not_reported_on_before_it_begins(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    def begin_in_october(session: Session) -> None:
        session.execute(update(Plan).values(starts_on=date(2026, 10, 1)))
        session.execute(update(CyclePeriod).values(state="open"))

    db.write(begin_in_october)
    me = as_(town.wayan.id)
    sent = {"lines": [{"indicator_id": str(plan.indicators[0]), "value": "1"}]}

    early = me.post(f"/plans/{plan.id}/periods/{Q3}/report", sent)
    within = me.post(f"/plans/{plan.id}/periods/20261012/report", sent)
    nowhere = me.post(f"/plans/{plan.id}/periods/20270103/report", sent)

    assert (early.status_code, problem_of(early)) == (409, "period-not-open")
    assert within.status_code == 201, within.text
    assert nowhere.status_code == 404
    assert me.get(f"/plans/{plan.id}/periods/{Q3}/report").json()["may"] == []
