"""A school's training plan is built from what 60 teachers' results say; over three years it stays fair."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.training.models import SeatState, TrainingSeat
from api.foundation import clock
from api.foundation.clock import WITA
from api.organization.models import UnitKind
from tests.conftest import Db
from tests.development.learning import As, add_technical, look, name_indicator, word
from tests.development.training import (
    BECAUSE,
    approved,
    drafted,
    make_competences,
    make_need,
    make_staff,
    queued,
)
from tests.evaluations.factories import Q1, Q2, Q3, make_plan, report
from tests.found import found
from tests.people import Person, Town, make_employee, make_unit

TEACHERS, WEAK, SEATS = 60, 23, 15
AT_TARGET, BEHIND = 40, 30
PASSES = 3
YEARS = (2027, 2028, 2029)
MONTHS = (3, 6, 9)


def _school(session: Session, town: Town, is_weak: Callable[[int], bool]) -> dict[str, Any]:
    """Make a school whose teachers report three quarters with some chance; the weak ones fall behind."""
    dice = Random(20261008)  # noqa: S311 - a test's dice
    path = "000G/000G/0010/"
    unit_id = make_unit(session, 1, "SMP Negeri Uji", path, town.dinkes, UnitKind.SEKOLAH)
    weak = set()
    for number in range(TEACHERS):
        name = f"Guru {number:02}"
        person = make_employee(session, unit_id, name, assessor_id=town.chief.id)
        work = make_plan(session, person, town.chief)
        name_indicator(session, work.indicators[1], f"Murid cakap literasi di kelas {number}")
        middle = BEHIND if is_weak(number) else AT_TARGET
        for period in (Q1, Q2, Q3):
            figure = round(middle * dice.gauss(1, 0.02))
            report(session, person, work, figure, at=1, period_id=period)
        if is_weak(number):
            weak.add(person.id)
    return {"unit_id": unit_id, "weak": weak}


def _model(as_: As, town: Town) -> None:
    city = as_(town.hr_city.id)
    for code in ("literasi", "numerasi"):
        add_technical(city, code=code, name=code.title())
    word(city, "literasi", "literasi")
    word(city, "numerasi", "numerasi")


@pytest.fixture
def school(town: Town, as_: As, db: Db) -> dict[str, Any]:
    """Make the school with its weak teachers, and do the day's work."""
    _model(as_, town)
    made: dict[str, Any] = db.write(_school, town, lambda number: number < WEAK)
    assert look(db) == {(who, "literasi"): ("proposed", 2) for who in made["weak"]}
    return made


def test_the_planted_need_is_the_strongest_of_the_school(
    town: Town, as_: As, school: dict[str, Any]
) -> None:
    hr, about = as_(town.hr_agency.id), {"unit_id": school["unit_id"], "year": 2026}

    [row] = hr.get("/development/needs", **about).json()["rows"]
    listed = hr.get("/development/needs/people", **about, competence_code="literasi", size=100)

    cells = {cell["competence_code"]: cell["people"] for cell in row["cells"]}
    assert (max(cells, key=lambda code: cells[code]), cells["literasi"]) == ("literasi", WEAK)
    assert {UUID(one["employee"]["id"]) for one in listed.json()["items"]} == school["weak"]


def test_a_school_s_plan_is_built_from_sixty_teachers_results(
    town: Town, as_: As, school: dict[str, Any]
) -> None:
    hr, about = as_(town.hr_agency.id), {"unit_id": school["unit_id"], "year": 2026}
    before = hr.get("/training-plan", **about).json()
    draft = drafted(school["unit_id"], competences=["literasi"], seats=SEATS)
    key = hr.post("/training-programmes", draft).json()["id"]
    hr.post(f"/training-programmes/{key}/proposal", version=1)
    as_(town.head.id).post(f"/training-programmes/{key}/decision", {"approves": True}, version=2)
    seats = Counter(seat["state"] for seat in queued(as_, town, key))
    after = hr.get("/training-plan", **about).json()

    assert [(one["competence"], one["needs"]) for one in before["missing"]] == [("literasi", WEAK)]
    assert seats == {"suggested": SEATS, "waiting": WEAK - SEATS}, "a quarter of 60 may be away"
    assert (after["people"], after["people_needing"]) == (TEACHERS, WEAK)
    assert (after["reached"], after["not_reached"]) == (SEATS, WEAK - SEATS)
    assert after["missing"] == []


def test_of_sixty_teachers_chance_makes_nobody_need_anything(town: Town, as_: As, db: Db) -> None:
    _model(as_, town)
    school = db.write(_school, town, lambda _number: False)

    assert look(db) == {}
    plan = as_(town.hr_agency.id).get("/training-plan", unit_id=school["unit_id"], year=2026)
    assert (plan.json()["people"], plan.json()["needs"]) == (TEACHERS, 0)


def _at(day: date) -> Any:
    return clock.moved_to(datetime(day.year, day.month, day.day, 9, tzinfo=WITA))


def _needs_of_year(session: Session, staff: list[Person], year: int) -> None:
    for person in staff:
        make_need(session, person, since=date(year, 1, 5), year=year)


def _run(as_: As, town: Town, first: date) -> int:
    """Let a programme be made, given and held; say how many reasons HR had to write."""
    day = first - timedelta(days=21)
    with _at(day):
        days = [{"on": first.isoformat(), "starts": "08:00", "ends": "12:00"}]
        key = approved(as_, town, sessions=days, seats=3)
        seats = queued(as_, town, key)
        hr = as_(town.hr_agency.id)
        owed = [seat for seat in seats if seat["needs_reason"]]
        for seat in owed:
            hr.post(f"/training-seats/{seat['id']}/passing-over", {"reason": BECAUSE})
        given = hr.post(f"/training-programmes/{key}/offers").json()["items"]
        going = [seat for seat in given if seat["state"] == "offered"]
        for seat in going:
            own = as_(UUID(seat["employee"]["id"]))
            own.post(f"/training-seats/{seat['id']}/answer", {"accepts": True})
    with _at(first):
        present = [seat["employee"]["id"] for seat in going]
        listed = {"session": 1, "present": present}
        noted = as_(town.hr_agency.id).post(f"/training-programmes/{key}/attendance", listed)
        assert noted.is_success, noted.text
        done = as_(town.hr_agency.id).post(f"/training-programmes/{key}/completion")
        assert done.is_success, done.text
    return len(owed)


def test_over_three_years_nobody_is_passed_over_three_times_without_a_reason(
    town: Town, as_: As, db: Db
) -> None:
    """Sixteen people, three seats, nine programmes: HR owes reasons only where seats run out."""

    def make(session: Session) -> list[Person]:
        make_competences(session)
        return make_staff(session, town, [2] * 16)

    staff: list[Person] = db.write(make)
    owed = 0
    for year in YEARS:
        with _at(date(year, 1, 5)):
            db.write(_needs_of_year, staff, year)
        owed += sum(_run(as_, town, date(year, month, 15)) for month in MONTHS)

    def read(session: Session) -> list[Any]:
        wanted = select(
            TrainingSeat.employee_id, TrainingSeat.state, TrainingSeat.passed_over_reason
        )
        return list(session.execute(wanted.order_by(TrainingSeat.created_at, TrainingSeat.place)))

    running: dict[UUID, int] = defaultdict(int)
    trained: set[UUID] = set()
    for who, state, reason in found(db.read(read)):
        running[who] = running[who] + 1 if state is SeatState.PASSED_OVER else 0
        assert running[who] < PASSES or reason is not None, who
        trained |= {who} if state is SeatState.ATTENDED else set()

    assert owed > 0, "seats were so few that it came to the third time"
    assert trained == {one.id for one in staff}
