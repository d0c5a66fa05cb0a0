"""Nobody's evaluation waits for somebody who is away without HR seeing it, and what to do (IV.A.2, R6)."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.identity.models import Role
from api.organization.models import Assessor, Employee, EmployeeState
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, Q2, Q3, make_evaluation, make_plan
from tests.evaluations.year_of_moves import As, done
from tests.http import Client, problem_of
from tests.organization.factories import named, post
from tests.people import Person, Town, grant, make_employee

LEFT = {"state": "pensiun", "on": "2026-10-08", "reason": "batas usia pensiun"}


def _open(town: Town, as_: As) -> None:
    done(as_(town.hr_city.id).post(f"/cycles/{CYCLE}/periods/{Q3}/evaluation"))


def _stuck(hr: Client, **wanted: Any) -> list[tuple[str, str, str | None]]:
    items = done(hr.get("/stuck-evaluations", **wanted))["items"]
    return [(one["employee"]["name"], one["reason"], one["assessor_name"]) for one in items]


@pytest.fixture
def opened(town: Town, as_: As, db: Db) -> Town:
    db.write(make_plan, town.wayan, town.chief)
    _open(town, as_)
    return town


def test_nothing_is_stuck_while_whoever_rates_is_there(opened: Town, as_: As) -> None:
    assert _stuck(as_(opened.hr_city.id)) == []


def _rests(session: Session, person: Person) -> None:
    session.get_one(Employee, person.id).state = EmployeeState.CLTN
    session.flush()


def test_who_rests_rates_nobody_until_somebody_stands_in(opened: Town, as_: As, db: Db) -> None:
    """R24, R6: one click leads to naming somebody, and then it is nobody's worry any more."""
    town, hr = opened, as_(opened.hr_agency.id)
    db.write(_rests, town.chief)
    assert _stuck(hr) == [("Ni Wayan Sukerti", "assessor_rests", "I Made Wirawan")]

    stands_in = named(town.wayan.assignment_id, town.head.id, kind="plh", valid_from="2026-10-08")
    done(hr.post(f"/employees/{town.wayan.id}/assessors", stands_in))

    assert _stuck(hr) == []


def test_who_has_gone_with_nobody_above_leaves_people_whom_hr_sees(
    town: Town, as_: As, db: Db
) -> None:
    """The head of an agency goes, and nobody leads the city above it in this town."""

    def alone(session: Session) -> Person:
        gone = update(Employee).where(Employee.id == town.mayor.id)
        session.execute(gone.values(state=EmployeeState.BERHENTI))
        make_plan(session, town.head, town.mayor)
        of_head = update(Assessor).where(Assessor.employee_id == town.head.id)
        session.execute(of_head.values(valid_until=Assessor.valid_from))
        return town.head

    db.write(alone)
    _open(town, as_)

    assert ("Ida Ayu Kepala", "assessor_gone", "I Gusti Ngurah Wali") in _stuck(
        as_(town.hr_city.id)
    )


def test_whom_nobody_assesses_and_who_has_no_plan_after_a_move_are_seen(
    town: Town, as_: As, db: Db
) -> None:
    def prepare(session: Session) -> None:
        make_plan(session, town.wayan, town.chief)
        make_employee(session, town.puskesmas, "Ni Putu Sendiri")

    db.write(prepare)
    moves = post(town.dinkes, valid_from="2026-09-01")
    done(as_(town.hr_agency.id).post(f"/employees/{town.wayan.id}/assignments", moves))
    _open(town, as_)

    assert _stuck(as_(town.hr_agency.id)) == [
        ("Ni Wayan Sukerti", "no_plan", None),
        ("Ni Putu Sendiri", "no_assessor", None),
    ]


def test_a_period_can_be_asked_for_and_pages_are_turned(opened: Town, as_: As, db: Db) -> None:
    db.write(_rests, opened.chief)
    hr = as_(opened.hr_city.id)

    assert _stuck(hr, period_id=Q2) == []
    assert len(_stuck(hr, period_id=Q3)) == 1
    second = done(hr.get("/stuck-evaluations", page=2, size=1))
    assert (second["items"], second["total"]) == ([], 1)


def test_what_is_signed_or_of_a_period_that_is_over_is_not_stuck(
    opened: Town, as_: As, db: Db
) -> None:
    def closed_one(session: Session) -> None:
        work = make_plan(session, opened.made, opened.chief)
        make_evaluation(session, opened.made, opened.chief, work, Q2)

    db.write(closed_one)
    db.write(_rests, opened.chief)

    assert [name for name, _, _ in _stuck(as_(opened.hr_city.id))] == ["Ni Wayan Sukerti"]


def test_hr_sees_its_own_agency_and_nobody_else_sees_any(
    opened: Town, as_: As, db: Db, with_token: As
) -> None:
    town = opened
    db.write(_rests, town.chief)

    def hr_of_the_other(session: Session) -> UUID:
        grant(session, town.stranger.id, Role.HR_AGENCY, 2)
        return town.stranger.id

    assert len(_stuck(as_(town.auditor.id))) == 1
    for who in (town.wayan, town.chief, town.head, town.stranger):
        refused = as_(who.id).get("/stuck-evaluations")
        assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")
    assert _stuck(as_(db.write(hr_of_the_other))) == []
    refused = with_token(town.hr_city.id, "cycles:read").get("/stuck-evaluations")
    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    bad = as_(town.hr_city.id).get("/stuck-evaluations", period_id="tw3")
    assert bad.json()["errors"][0]["pointer"] == "query/period_id"
