"""R1, R24: who owes a plan may begin one; who rests from duty is told why not, and begins again after."""

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.organization.models import Employee, EmployeeKind, EmployeeState
from api.organization.people.obligation import is_obliged
from tests.conftest import Db
from tests.goals.factories import CYCLE, As, take_step, write_plan
from tests.http import problem_of
from tests.people import Person, Town

DRAFT = {"cycle_id": CYCLE, "approach": "kuantitatif"}
RESTING = ("cltn", "diberhentikan_sementara", "mpp")


def _set(session: Session, person: Person, **columns: str) -> None:
    session.execute(update(Employee).where(Employee.id == person.id).values(**columns))


@pytest.mark.parametrize("state", RESTING)
def test_who_rests_from_duty_begins_no_plan(town: Town, as_: As, db: Db, state: str) -> None:
    db.write(lambda session: _set(session, town.wayan, state=state))
    me = as_(town.wayan.id)

    refused = me.post("/plans", DRAFT)

    assert (refused.status_code, problem_of(refused)) == (409, "no-plan-owed")
    assert me.get("/plans").json()["items"] == []
    db.write(lambda session: _set(session, town.wayan, state="aktif"))
    assert me.post("/plans", DRAFT).status_code == 201


@pytest.mark.parametrize(
    ("kind", "status"),
    [("pns", 201), ("cpns", 201), ("pppk", 201), ("non_asn", 409), ("pejabat_negara", 409)],
)
def test_plans_are_for_asn(town: Town, as_: As, db: Db, kind: str, status: int) -> None:
    """R1: PNS and PPPK alike; a state official has none (R24)."""
    db.write(lambda session: _set(session, town.wayan, kind=kind))

    assert as_(town.wayan.id).post("/plans", DRAFT).status_code == status


def test_a_plan_from_before_is_still_read_and_agreed_to(town: Town, as_: As, db: Db) -> None:
    """Resting stops the duty, not the view of what was done."""
    me = as_(town.wayan.id)
    plan = me.post("/plans", DRAFT).json()
    db.write(lambda session: _set(session, town.wayan, state="cltn"))

    assert me.get(f"/plans/{plan['id']}").status_code == 200
    assert me.get(f"/plans/{plan['id']}").json()["starts_on"] <= today().isoformat()


def test_who_studies_owes_a_plan(town: Town, as_: As, db: Db) -> None:
    """II.B: the study is the work; only II.C.8's cases are free."""
    db.write(lambda session: _set(session, town.wayan, state="tugas_belajar"))
    me = as_(town.wayan.id)

    plan = write_plan(me)

    assert take_step(me, plan["id"], "submission").status_code == 200
    assert take_step(as_(town.chief.id), plan["id"], "agreement").status_code == 200


def test_only_asn_who_serve_or_study_are_bound() -> None:
    bound = {(s, k) for s in EmployeeState for k in EmployeeKind if is_obliged(s, k)}

    assert bound == {
        (state, kind)
        for state in (EmployeeState.AKTIF, EmployeeState.TUGAS_BELAJAR)
        for kind in (EmployeeKind.PNS, EmployeeKind.CPNS, EmployeeKind.PPPK)
    }
