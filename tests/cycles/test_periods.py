"""The year 2026, its periods and their steps; `test_years` has what makes another one."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.cycles.models import CyclePeriod
from api.cycles.service import states_on
from api.foundation.event_tables import EventRecord
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]
Q3 = "/cycles/20261/periods/20260709"
QUARTERS = (20260103, 20260406, 20260709, 20261012)


def test_today_the_third_quarter_is_reported(town: Town, as_: As) -> None:
    shown = as_(town.wayan.id).get("/periods/current").json()

    assert shown["period"]["id"] == 20260709
    assert shown["period"]["report_due_on"] == "2026-10-09"
    assert [p["state"] for p in shown["periods"]] == ["closed", "closed", "open", "planned"]
    assert shown["year_period_id"] == 20260112


def test_a_year_shows_its_periods(town: Town, as_: As) -> None:
    me = as_(town.wayan.id)

    assert me.get("/cycles").json()["items"][0]["planning_due_on"] == "2026-01-31"
    assert len(me.get("/cycles/20261").json()["periods"]) == 5
    assert me.get("/cycles/20991").status_code == 404


def test_city_hr_moves_a_period_on_step_by_step(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)

    assert hr.post(f"{Q3}/evaluation").status_code == 200
    again = hr.post(f"{Q3}/evaluation")
    assert (again.status_code, problem_of(again)) == (409, "period-step-refused")
    assert hr.post(f"{Q3}/closing").status_code == 200

    def names(session: Session) -> list[str]:
        return list(
            session.scalars(select(EventRecord.name).where(EventRecord.subject_kind == "period"))
        )

    assert sorted(db.read(names)) == ["PeriodClosed", "PeriodEvaluationBegun"]


def test_others_do_not_move_periods(town: Town, as_: As, with_token: As) -> None:
    for who in (town.wayan, town.hr_agency, town.auditor, town.chief):
        assert as_(who.id).post(f"{Q3}/evaluation").status_code == 403
    assert with_token(town.hr_city.id, "cycles:read").post(f"{Q3}/evaluation").status_code == 403
    assert as_(town.hr_city.id).post("/cycles/20261/periods/20240101/opening").status_code == 404


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2025, 12, 31), "planned planned planned planned planned"),
        (date(2026, 1, 1), "open planned planned planned planned"),
        (date(2026, 4, 20), "open planned planned planned planned"),
        (date(2026, 4, 21), "closed open planned planned planned"),
        (date(2026, 10, 8), "closed closed open planned planned"),
        (date(2026, 10, 21), "closed closed closed open planned"),
        (date(2027, 1, 21), "closed closed closed closed planned"),
        (date(2027, 2, 1), "closed closed closed closed closed"),
    ],
)
def test_how_a_year_stands_when_nobody_has_moved_it(db: Db, day: date, states: str) -> None:
    """One quarter at a time is open; the next waits while the one before is still evaluated."""

    def stand(session: Session) -> list[str]:
        of_year = select(CyclePeriod).where(CyclePeriod.cycle_id == 20261)
        periods = session.scalars(of_year.order_by(CyclePeriod.period_id)).all()
        found = states_on(periods, day)
        return [found[key].value for key in (*QUARTERS, 20260112)]

    assert db.read(stand) == states.split()


def test_the_year_is_evaluated_by_the_end_of_january(town: Town, as_: As) -> None:
    """R33, IV.A.8."""
    periods = as_(town.wayan.id).get("/cycles/20261").json()["periods"]

    due = {period["id"]: period["evaluate_due_on"] for period in periods}
    assert (due[20260112], due[20260709]) == ("2027-01-31", "2026-10-20")


def test_a_repeated_step_is_taken_once(town: Town, as_: As) -> None:
    hr = as_(town.hr_city.id)

    first = hr.post(f"{Q3}/evaluation", key="e-1")

    assert hr.post(f"{Q3}/evaluation", key="e-1").json() == first.json()
