"""A move that is entered after its day, when evaluations are open: one right result remains (R45)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.evaluations.models import Evaluation
from api.foundation.event_tables import EventRecord
from api.foundation.events import SYSTEM, publish
from api.organization.events import AssignmentEnded
from api.organization.models import Assignment, AssignmentKind
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, MEETS, Q3, YEAR, make_plan, set_unit
from tests.evaluations.year_of_moves import As, done, on, submitted_plan
from tests.http import Client, problem_of
from tests.organization.factories import post
from tests.people import Person, Town

CHIEF = {"title": "Kepala Puskesmas I", "position_kind": "ahli_madya", "is_head": True}


@pytest.fixture
def opened(town: Town, as_: As, db: Db) -> UUID:
    """Wayan has a plan, and the third quarter is evaluated; give the evaluation."""
    db.write(make_plan, town.wayan, town.chief)
    db.write(set_unit, town, town.puskesmas)
    done(as_(town.hr_city.id).post(f"/cycles/{CYCLE}/periods/{Q3}/evaluation"))
    [line] = _lines(as_(town.hr_city.id), town.wayan)
    return UUID(line["id"])


def _lines(hr: Client, person: Person, period_id: int = Q3) -> list[Any]:
    items = hr.get("/evaluations", period_id=period_id, size=200).json()["items"]
    return [line for line in items if line["employee"]["id"] == str(person.id)]


def _moves(town: Town, as_: As, **fields: Any) -> None:
    since = {"valid_from": "2026-08-03"}
    body = post(fields.pop("unit_id", town.dinkes), **since | fields)
    done(as_(town.hr_city.id).post(f"/employees/{town.wayan.id}/assignments", body))


def _agrees(town: Town, as_: As, db: Db) -> None:
    plan_id, assessor_id = db.write(submitted_plan, town.wayan)
    done(as_(assessor_id).post(f"/plans/{plan_id}/agreement", version=1))


def _events(session: Session) -> list[tuple[str, str | None]]:
    wanted = select(EventRecord.name, EventRecord.reason).where(
        EventRecord.subject_kind == "evaluation"
    )
    return [(row.name, row.reason) for row in session.execute(wanted.order_by(EventRecord.id))]


def test_what_was_rated_at_the_old_place_is_void_and_the_new_one_evaluates(
    town: Town, as_: As, db: Db, opened: UUID
) -> None:
    chief, path = as_(town.chief.id), f"/evaluations/{opened}"
    done(chief.put(f"{path}/ratings", MEETS, version=1))

    _moves(town, as_)
    nothing_yet = _lines(as_(town.hr_city.id), town.wayan)
    _agrees(town, as_, db)

    assert nothing_yet == []
    [line] = _lines(as_(town.hr_city.id), town.wayan)
    assert (line["assessor"]["id"], line["state"]) == (str(town.head.id), "open")
    old = chief.get(path).json()
    assert (old["may"], old["ratings"], old["queue"]) == ([], None, None)
    assert old["voided_at"]
    assert [step["step"] for step in old["decisions"]] == ["rated", "void_after_move"]
    assert ("EvaluationVoided", "void_after_move") in db.read(_events)
    assert chief.get("/tasks").json()["items"] == []
    assert [t["kind"] for t in as_(town.head.id).get("/tasks").json()["items"]] == ["rate"]


def test_nobody_rates_or_signs_what_is_void(town: Town, as_: As, opened: UUID) -> None:
    chief, path = as_(town.chief.id), f"/evaluations/{opened}"
    done(chief.put(f"{path}/ratings", MEETS, version=1))
    _moves(town, as_)
    version = chief.get(path).json()["version"]

    for refused in (
        chief.put(f"{path}/ratings", MEETS, version=version),
        chief.post(f"{path}/signature", version=version),
    ):
        assert (refused.status_code, problem_of(refused)) == (409, "evaluation-step-refused")


def test_what_is_void_is_listed_only_for_whoever_asks_what_has_changed(
    town: Town, as_: As, opened: UUID
) -> None:
    _moves(town, as_)
    hr = as_(town.hr_city.id)

    changed = hr.get("/evaluations", updated_since="2026-10-01T00:00:00Z").json()["items"]

    assert hr.get("/evaluations").json()["total"] == 0
    assert [(line["id"], line["voided_at"] is None) for line in changed] == [(str(opened), False)]


def test_who_comes_back_to_the_same_post_has_the_same_evaluation_again(
    town: Town, as_: As, db: Db, opened: UUID
) -> None:
    """A move that was wrong is ended as if it had not been; what was open counts again."""
    acts = {"kind": "plt", "unit_id": town.dinkes, "valid_until": "2027-01-01"}
    _moves(town, as_, **acts, title="Kepala Seksi", position_kind="pengawas")
    _plan_of_what_one_acts_in(town, as_, db)
    assert [UUID(line["id"]) for line in _lines(as_(town.hr_city.id), town.wayan)] != [opened]

    db.write(_ends_acting, town)

    [line] = _lines(as_(town.hr_city.id), town.wayan)
    assert (UUID(line["id"]), line["assessor"]["id"]) == (opened, str(town.chief.id))
    steps = as_(town.chief.id).get(f"/evaluations/{opened}").json()["decisions"]
    assert [step["step"] for step in steps][-2:] == ["void_after_move", "restored"]


def _plan_of_what_one_acts_in(town: Town, as_: As, db: Db) -> None:
    plan_id, assessor_id = db.write(submitted_plan, town.wayan, AssignmentKind.PLT)
    done(as_(assessor_id).post(f"/plans/{plan_id}/agreement", version=1))


def _ends_acting(session: Session, town: Town) -> None:
    acting = select(Assignment).where(
        Assignment.employee_id == town.wayan.id, Assignment.kind == AssignmentKind.PLT
    )
    [post_] = session.scalars(acting)
    post_.valid_until = date(2026, 9, 1)
    session.flush()
    ended = AssignmentEnded(
        actor=SYSTEM, subject_id=post_.id, about_id=town.wayan.id, on=post_.valid_until
    )
    publish(session, ended)


def test_what_is_signed_stays_the_one_result(town: Town, as_: As, db: Db, opened: UUID) -> None:
    """A signature is undone by reopening, never by what HR enters."""
    path = f"/evaluations/{opened}"
    with on("2026-10-12"):
        chief = as_(town.chief.id)
        done(chief.put(f"{path}/ratings", MEETS, version=1))
        done(chief.post(f"{path}/signature", version=2))

    _moves(town, as_)
    _agrees(town, as_, db)

    [line] = _lines(as_(town.hr_city.id), town.wayan)
    assert (UUID(line["id"]), line["state"], line["predikat"]) == (opened, "signed", "baik")


def test_who_turns_out_to_have_acted_is_evaluated_by_the_leader_they_answered_to(
    town: Town, as_: As, opened: UUID
) -> None:
    """IV.A.5: also when the letter comes after the evaluations were opened."""
    leaves = post(town.dinkes, valid_from="2026-08-03")
    done(as_(town.hr_city.id).post(f"/employees/{town.chief.id}/assignments", leaves))
    _moves(town, as_, unit_id=town.puskesmas, kind="plt", valid_until="2026-11-03", **CHIEF)

    [line] = _lines(as_(town.hr_city.id), town.wayan)
    assert (UUID(line["id"]), line["assessor"]["id"]) == (opened, str(town.head.id))


def test_who_left_before_the_period_ended_is_not_evaluated_for_it(
    town: Town, as_: As, opened: UUID
) -> None:
    """Entered on 8 October: the service ended in August."""
    left = {"state": "berhenti", "on": "2026-08-10", "reason": "meninggal dunia"}
    done(as_(town.hr_city.id).post(f"/employees/{town.wayan.id}/end-of-service", left))

    assert _lines(as_(town.hr_city.id), town.wayan) == []
    old = as_(town.chief.id).get(f"/evaluations/{opened}").json()
    assert old["decisions"][-1]["step"] == "void_after_leaving"


def test_who_left_after_the_period_is_still_evaluated_for_it_and_not_for_the_year(
    town: Town, as_: As, opened: UUID
) -> None:
    left = {"state": "berhenti", "on": "2026-10-08", "reason": "meninggal dunia"}
    done(as_(town.hr_city.id).post(f"/employees/{town.wayan.id}/end-of-service", left))
    with on("2026-12-28"):
        hr, place = as_(town.hr_city.id), f"/cycles/{CYCLE}/periods/{YEAR}"
        done(hr.post(f"{place}/opening"))
        done(hr.post(f"{place}/evaluation"))

        assert [UUID(line["id"]) for line in _lines(hr, town.wayan)] == [opened]
        assert _lines(hr, town.wayan, YEAR) == []


def test_one_person_has_one_evaluation_whatever_is_entered_again(
    town: Town, as_: As, db: Db, opened: UUID
) -> None:
    """Moved in August, and on from there in September: entered in this order, in October."""
    _moves(town, as_)
    _agrees(town, as_, db)
    _moves(town, as_, unit_id=town.disdik, valid_from="2026-09-07")

    assert _lines(as_(town.hr_city.id), town.wayan) == []

    def standing(session: Session) -> list[bool]:
        found = select(Evaluation.voided_at).where(Evaluation.employee_id == town.wayan.id)
        return [at is not None for at in session.scalars(found)]

    assert db.read(standing) == [True, True]
