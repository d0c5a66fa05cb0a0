"""Years: made ahead by city HR, asked for in November, closed with the last of their periods."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.cycles.models import Cycle, CycleState
from api.foundation import clock
from api.foundation.daily import Days
from api.foundation.event_tables import EventRecord
from api.goals.models import Plan, PlanState
from api.notifications.year_reactions import ask_for_next_year
from api.organization.models import Assignment, Employee, EmployeeState
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, Q3, YEAR, make_plan
from tests.http import problem_of
from tests.people import Town

As = Callable[..., Any]
NEXT = {"year": 2027}
Q3_PLACE = f"/cycles/{CYCLE}/periods/{Q3}"
DAYS = Days(date(2026, 10, 31), date(2026, 11, 1))


def _on(day: str) -> Any:
    return clock.moved_to(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC))


def test_city_hr_makes_the_next_year_as_it_was_proposed(town: Town, as_: As, db: Db) -> None:
    """R20, R34: periods and deadlines follow from the rules."""
    hr = as_(town.hr_city.id)
    proposed = hr.get("/cycle-proposals/2027").json()

    made = hr.post("/cycles", NEXT)

    assert made.status_code == 201, made.text
    shown = made.json()
    assert (shown["id"], shown["year"], shown["state"]) == (20271, 2027, "open")
    assert shown["planning_due_on"] == proposed["planning_due_on"] == "2027-01-31"
    dates = [(p["id"], p["report_due_on"], p["evaluate_due_on"]) for p in proposed["periods"]]
    assert sorted(dates) == [
        (20270103, "2027-04-09", "2027-04-20"),
        (20270112, "2028-01-09", "2028-01-31"),
        (20270406, "2027-07-09", "2027-07-20"),
        (20270709, "2027-10-09", "2027-10-20"),
        (20271012, "2028-01-09", "2028-01-20"),
    ]
    assert {p["id"] for p in shown["periods"]} == {key for key, _, _ in dates}
    assert {p["state"] for p in shown["periods"]} == {"planned"}
    assert db.read(_names) == ["CycleMade"]


def _names(session: Session) -> list[str]:
    found = select(EventRecord.name).where(EventRecord.subject_kind == "cycle")
    return list(session.scalars(found.order_by(EventRecord.id)))


def test_a_year_is_made_once(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_city.id)
    first = hr.post("/cycles", NEXT, key="tahun-1")

    assert hr.post("/cycles", NEXT, key="tahun-1").json() == first.json()
    again = hr.post("/cycles", NEXT)
    assert (again.status_code, problem_of(again)) == (409, "year-is-there")
    assert db.read(_names) == ["CycleMade"]


@pytest.mark.parametrize("year", [2025, 2028, 0])
def test_no_year_is_made_for_later_or_for_the_past(town: Town, as_: As, year: int) -> None:
    refused = as_(town.hr_city.id).post("/cycles", {"year": year})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/year"
    assert as_(town.hr_city.id).get(f"/cycle-proposals/{year}").status_code == 422


def test_nobody_else_makes_a_year(town: Town, as_: As, with_token: As) -> None:
    for who in (town.wayan, town.hr_agency, town.auditor, town.head):
        assert as_(who.id).post("/cycles", NEXT).status_code == 403
        assert as_(who.id).get("/cycle-proposals/2027").status_code == 403
    refused = with_token(town.hr_city.id, "cycles:read").post("/cycles", NEXT)
    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def test_a_period_that_has_not_begun_is_not_opened(town: Town, as_: As) -> None:
    hr = as_(town.hr_city.id)
    hr.post("/cycles", NEXT)

    refused = hr.post("/cycles/20271/periods/20270103/opening")

    assert (refused.status_code, problem_of(refused)) == (409, "period-step-refused")
    assert refused.json()["begins_on"] == "2027-01-01"
    with _on("2027-01-01"):
        assert (
            as_(town.hr_city.id).post("/cycles/20271/periods/20270103/opening").status_code == 200
        )


def _asked(as_: As, town: Town) -> list[tuple[str, int, str]]:
    tasks = as_(town.hr_city.id).get("/tasks").json()["items"]
    return [(task["kind"], task["period_id"], task["due_on"]) for task in tasks]


def test_city_hr_is_asked_for_the_next_year_from_november_on_once(
    town: Town, as_: As, db: Db
) -> None:
    with _on("2026-10-31"):
        assert db.write(ask_for_next_year, DAYS) == 0
    with _on("2026-11-01"):
        db.write(ask_for_next_year, DAYS)
        db.write(ask_for_next_year, DAYS)

        assert _asked(as_, town) == [("make_year", 20270112, "2026-12-31")]
        assert as_(town.hr_agency.id).get("/tasks").json()["items"] == []


def test_the_request_ends_when_the_year_is_made(town: Town, as_: As, db: Db) -> None:
    with _on("2026-11-02"):
        db.write(ask_for_next_year, DAYS)
        as_(town.hr_city.id).post("/cycles", NEXT)
        db.write(ask_for_next_year, DAYS)

        assert _asked(as_, town) == []


def test_a_year_that_nobody_made_is_asked_for_until_it_is(town: Town, as_: As, db: Db) -> None:
    with _on("2027-02-15"):
        db.write(ask_for_next_year, DAYS)

        assert _asked(as_, town) == [("make_year", 20270112, "2027-02-15")]
        current = as_(town.wayan.id).get("/periods/current").json()
        assert (current["year"], current["planning"]) == (2026, [])
        assert as_(town.hr_city.id).post("/cycles", NEXT).status_code == 201
        assert as_(town.wayan.id).get("/periods/current").json()["year"] == 2027


def _stuck(session: Session, town: Town) -> None:
    """Wayan's evaluation waits for somebody who rests from duty."""
    make_plan(session, town.wayan, town.chief)
    session.get_one(Employee, town.chief.id).state = EmployeeState.CLTN
    session.flush()


def test_closing_a_period_names_whom_it_leaves_without_a_result(
    town: Town, as_: As, db: Db
) -> None:
    db.write(_stuck, town)
    hr = as_(town.hr_city.id)
    hr.post(f"{Q3_PLACE}/evaluation")

    refused = hr.post(f"{Q3_PLACE}/closing")

    assert (refused.status_code, problem_of(refused)) == (409, "evaluations-left-open")
    facts = refused.json()
    assert (facts["people"], facts["names"]) == (1, ["Ni Wayan Sukerti"])
    short = hr.post(f"{Q3_PLACE}/closing", {"reason": "ya"})
    assert (short.status_code, short.json()["errors"][0]["pointer"]) == (422, "/reason")
    why = "Penilainya cuti, hasilnya diambil dari triwulan lalu"
    assert hr.post(f"{Q3_PLACE}/closing", {"reason": why}).status_code == 200

    def reasons(session: Session) -> list[str | None]:
        found = select(EventRecord.reason).where(EventRecord.name == "PeriodClosed")
        return list(session.scalars(found))

    assert db.read(reasons) == [why]


def test_a_year_is_over_with_the_last_of_its_periods(town: Town, as_: As, db: Db) -> None:
    """R22: agreed plans are closed, what was never agreed is given up, and its tasks end."""

    def prepare(session: Session) -> None:
        make_plan(session, town.wayan, town.chief)
        make_plan(session, town.made, town.chief, state=PlanState.SUBMITTED)

    db.write(prepare)
    hr = as_(town.hr_city.id)
    for step in ("evaluation", "closing"):
        assert hr.post(f"{Q3_PLACE}/{step}").status_code == 200
    with _on("2026-12-28"):
        hr = as_(town.hr_city.id)
        for period_id in (20261012, YEAR):
            for step in ("opening", "evaluation", "closing"):
                assert db.read(_year_state) is CycleState.OPEN
                answer = hr.post(f"/cycles/{CYCLE}/periods/{period_id}/{step}")
                assert answer.status_code == 200, answer.text

    assert db.read(_year_state) is CycleState.CLOSED

    def states(session: Session) -> dict[Any, str]:
        found = session.execute(select(Plan.employee_id, Plan.state))
        return {row.employee_id: row.state.value for row in found}

    assert db.read(states) == {town.wayan.id: "closed", town.made.id: "cancelled"}
    assert db.read(_names) == ["CycleClosed"]
    refused = as_(town.made.id).post("/plans", {"cycle_id": CYCLE, "approach": "kuantitatif"})
    assert (refused.status_code, problem_of(refused)) == (409, "year-over")


def _year_state(session: Session) -> CycleState:
    return session.get_one(Cycle, CYCLE).state


def test_a_post_that_ends_before_a_year_has_no_plan_in_it(town: Town, as_: As, db: Db) -> None:
    as_(town.hr_city.id).post("/cycles", NEXT)

    def ends(session: Session) -> None:
        session.get_one(Assignment, town.wayan.assignment_id).valid_until = date(2026, 12, 1)

    db.write(ends)
    refused = as_(town.wayan.id).post("/plans", {"cycle_id": 20271, "approach": "kuantitatif"})

    assert (refused.status_code, problem_of(refused)) == (409, "year-over")
