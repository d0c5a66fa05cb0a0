"""The year 2026, its periods and their steps."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]
Q3 = "/cycles/20261/periods/20260709"


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
