"""Who sees how leaders lead, in which order, and what stands behind a figure."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.feedback.models import Audience
from api.foundation.ids import new_id
from api.goals.models import Plan
from api.identity.models import User
from api.notifications.models import ClosedBy, TaskKind
from api.organization.models import Assignment, AssignmentKind, Unit
from tests.analytics.leading import As, asked, at, figures, waited
from tests.conftest import Db
from tests.evaluations.factories import (
    Q2,
    Q3,
    Work,
    give_feedback,
    make_evaluation,
    make_evidence,
    make_plan,
)
from tests.http import problem_of
from tests.people import Person, Town

DONE = ClosedBy.DONE
LONG_AGO = ("2026-09-01", "2026-09-08")


def _proof(session: Session, town: Town, leader: Person, *, done: bool) -> UUID:
    work = make_plan(session, town.wayan, town.chief)
    key = make_evidence(session, town.wayan, work)
    ended = (at("2026-09-03"), DONE) if done else None
    about: dict[str, Any] = {"subject_id": key, "about_id": town.wayan.id}
    waited(session, leader, TaskKind.JUDGE_EVIDENCE, LONG_AGO, ended, **about)
    return work.plan_id


def _late(session: Session, leader: Person) -> None:
    waited(session, leader, TaskKind.JUDGE_EVIDENCE, LONG_AGO)


def _leaders(as_: As, reader: Person, **query: Any) -> list[str]:
    answer = as_(reader.id).get("/leadership", period_id=Q3, **query)
    assert answer.status_code == 200, answer.text
    return [line["leader"]["name"] for line in answer.json()["items"]]


def test_the_leaders_leader_sees_who_needs_help_first(town: Town, as_: As, db: Db) -> None:
    db.write(_late, town.chief)

    answer = as_(town.mayor.id).get("/leadership", period_id=Q3).json()

    first, second = answer["items"]
    assert (first["leader"]["name"], first["late"]) == (town.chief.name, 1)
    assert (second["leader"]["name"], second["late"]) == (town.head.name, 0)
    assert (answer["total"], answer["late_leaders"]) == (2, 1)
    evidence = next(one for one in answer["totals"] if one["point"] == "evidence")
    assert evidence == {"point": "evidence", "on_time": 0, "late": 1, "open": 0}
    assert _leaders(as_, town.mayor, size=1, page=2) == [town.head.name]


def test_each_sees_the_leaders_below_and_not_oneself(town: Town, as_: As) -> None:
    assert _leaders(as_, town.head) == [town.chief.name]
    assert _leaders(as_, town.chief) == []
    assert set(_leaders(as_, town.hr_agency)) == {town.chief.name, town.head.name}
    for reader in (town.hr_city, town.auditor, town.admin):
        assert set(_leaders(as_, reader)) == {town.mayor.name, town.head.name, town.chief.name}
    assert _leaders(as_, town.hr_city, unit_id=str(town.puskesmas)) == [town.chief.name]


def test_who_leads_nobody_is_refused_and_other_units_are_not_there(town: Town, as_: As) -> None:
    refused = as_(town.wayan.id).get("/leadership")
    assert problem_of(refused) == "not-permitted"
    for unit in (town.disdik, new_id()):
        assert problem_of(as_(town.head.id).get("/leadership", unit_id=str(unit))) == "not-found"


def test_one_leader_is_for_themselves_their_leader_hr_and_inspectors(
    town: Town, as_: As, db: Db
) -> None:
    db.write(_late, town.chief)

    for reader in (town.chief, town.head, town.mayor, town.hr_agency, town.hr_city, town.auditor):
        assert figures(as_(reader.id), town.chief) == {"evidence": (0, 1, 0)}
    place = f"/leadership/{town.chief.id}"
    for reader in (town.wayan, town.stranger):
        assert problem_of(as_(reader.id).get(place)) == "not-found"
        assert problem_of(as_(reader.id).get(f"{place}/acts", point="evidence")) == "not-found"


def test_who_acts_for_a_head_does_not_see_how_the_head_leads(town: Town, as_: As, db: Db) -> None:
    """They lead the unit in the head's place, and not the head."""

    def acts(session: Session) -> None:
        post = session.get_one(Assignment, town.chief.assignment_id)
        _late(session, town.chief)
        session.get_one(User, town.made.id).leads = [session.get_one(Unit, town.puskesmas).path]
        session.add(
            Assignment(
                id=new_id(),
                agency_id=1,
                employee_id=town.made.id,
                unit_id=town.puskesmas,
                position_id=post.position_id,
                title="Plh. Kepala Puskesmas",
                kind=AssignmentKind.PLH,
                valid_from=post.valid_from,
            )
        )

    db.write(acts)

    assert _leaders(as_, town.made) == []
    assert problem_of(as_(town.made.id).get(f"/leadership/{town.chief.id}")) == "not-found"


def test_acts_name_person_and_days_and_lead_to_what_they_are_about(
    town: Town, as_: As, db: Db
) -> None:
    plan_id = db.write(_acts_of_each_kind, town)
    path = f"/leadership/{town.chief.id}/acts"

    for reader in (town.chief, town.head, town.hr_city):
        [act] = as_(reader.id).get(path, point="evidence", period_id=Q3).json()["items"]
        assert act == {
            "person": {"id": str(town.wayan.id), "name": town.wayan.name},
            "period_id": Q3,
            "state": "on_time",
            "received_on": "2026-09-01",
            "due_on": "2026-09-08",
            "done_on": "2026-09-03",
            "handed_on": None,
            "plan_id": str(plan_id),
            "evaluation_id": None,
        }
    for point in ("plans", "feedback_asked", "feedback_given", "evaluations", "answers"):
        found = as_(town.head.id).get(path, point=point, period_id=Q3).json()["items"]
        assert [act["plan_id"] for act in found] == [str(plan_id)], point
        assert bool(found[0]["evaluation_id"]) == (point in ("evaluations", "answers"))


def _acts_of_each_kind(session: Session, town: Town) -> UUID:
    plan_id = _proof(session, town, town.chief, done=True)
    about: dict[str, Any] = {"about_id": town.wayan.id}
    waited(
        session, town.chief, TaskKind.AGREE_PLAN, LONG_AGO, subject_id=plan_id, period_id=0, **about
    )
    asked(session, town.chief, town.wayan, plan_id, LONG_AGO)
    session.get_one(Plan, (plan_id, 1)).agreed_at = at("2026-01-20")
    key = make_evaluation(session, town.wayan, town.chief, Work(plan_id, plan_id, []))
    for kind in (TaskKind.RATE, TaskKind.ANSWER):
        waited(session, town.chief, kind, LONG_AGO, subject_id=key, **about)
    return plan_id


def test_what_the_reader_may_not_open_is_not_named(town: Town, as_: As, db: Db) -> None:
    """The plan has gone to another leader: whom it waited for reads the fact, and not the plan."""
    db.write(lambda session: _proof(session, town, town.made, done=True))

    [act] = (
        as_(town.made.id)
        .get(f"/leadership/{town.made.id}/acts", point="evidence", period_id=Q3)
        .json()["items"]
    )

    assert (act["person"]["name"], act["plan_id"]) == (town.wayan.name, None)


def test_late_ones_are_listed_apart_a_page_at_a_time(town: Town, as_: As, db: Db) -> None:
    def several(session: Session) -> None:
        _proof(session, town, town.chief, done=True)
        work = make_plan(session, town.made, town.chief)
        for due in ("2026-09-08", "2026-09-10"):
            key = make_evidence(session, town.made, work)
            about: dict[str, Any] = {"subject_id": key, "about_id": town.made.id}
            waited(session, town.chief, TaskKind.JUDGE_EVIDENCE, ("2026-09-01", due), **about)

    db.write(several)
    head, path = as_(town.head.id), f"/leadership/{town.chief.id}/acts"

    def dues(**query: Any) -> list[str]:
        answer = head.get(path, point="evidence", period_id=Q3, **query).json()
        return [act["due_on"] for act in answer["items"]]

    assert dues() == ["2026-09-10", "2026-09-08", "2026-09-08"]
    assert dues(late="true") == ["2026-09-10", "2026-09-08"]
    assert dues(late="true", size=1, page=2) == ["2026-09-08"]
    assert head.get(path, point="evidence", period_id=Q3, late="false").json()["total"] == 1


def test_words_of_feedback_are_nowhere(town: Town, as_: As, db: Db) -> None:
    def speak(session: Session) -> None:
        work = make_plan(session, town.wayan, town.chief)
        give_feedback(session, town.made, town.wayan, work, "hanya untukmu", Audience.RECEIVER)
        asked(session, town.chief, town.wayan, work.plan_id, LONG_AGO, "2026-09-03")

    db.write(speak)

    for point in ("feedback_asked", "feedback_given"):
        answer = as_(town.head.id).get(
            f"/leadership/{town.chief.id}/acts", point=point, period_id=Q3
        )
        assert answer.status_code == 200
        assert "hanya untukmu" not in answer.text


def test_input_that_cannot_be_is_named(town: Town, as_: As) -> None:
    head = as_(town.head.id)
    assert head.get("/leadership", period_id=99999999).status_code == 404
    answer = head.get(f"/leadership/{town.chief.id}/acts", point="charm")
    assert (answer.status_code, "/point" in answer.text) == (422, True)
    assert head.get(f"/leadership/{town.chief.id}/acts").status_code == 422


def test_a_point_says_in_how_many_days(town: Town, as_: As) -> None:
    points = as_(town.chief.id).get(f"/leadership/{town.chief.id}", period_id=Q2).json()["points"]
    assert {one["point"]: one["within_days"] for one in points} == {
        "feedback_asked": 7,
        "feedback_given": None,
        "evidence": 5,
        "plans": 5,
        "evaluations": None,
        "answers": 7,
    }
