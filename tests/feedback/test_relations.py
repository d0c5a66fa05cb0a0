"""Feedback is from whom one works with, says truthfully who speaks, and comes before the signature."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.service import freeze
from api.foundation import clock
from api.foundation.daily import Days
from api.foundation.ids import agency_of
from api.goals.models import Goal
from api.notifications.feedback_reactions import let_requests_lapse
from api.notifications.models import Task
from tests.conftest import TODAY, Db
from tests.evaluations.factories import make_case
from tests.goals.factories import Q3, As, MadePlan, make_plan
from tests.http import problem_of
from tests.people import Town

UNKNOWN = "00000000-0000-8000-8000-000000000000"
ASKED = "Bagaimana rapat koordinasi kemarin?"


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _said(plan: MadePlan, **more: Any) -> dict[str, Any]:
    text = "Datanya selalu siap ketika saya butuhkan."
    return {"plan_id": str(plan.id), "period_id": Q3, "value_code": 7, "text": text, **more}


def _asking(plan: MadePlan, asked: UUID, **more: Any) -> dict[str, Any]:
    return {"plan_id": str(plan.id), "asked_id": str(asked), **more}


@pytest.mark.parametrize("who", ["stranger", "hr_agency", "hr_city", "auditor", "admin"])
def test_who_does_not_work_with_somebody_says_nothing(
    town: Town, as_: As, plan: MadePlan, who: str
) -> None:
    """R29, III.C.7: others whose work is connected, not everybody; no office replaces it."""
    refused = as_(getattr(town, who).id).post("/feedback", _said(plan))

    seen = (403, "no-working-relation")
    wanted = (404, "not-found") if who == "stranger" else seen
    assert (refused.status_code, problem_of(refused)) == wanted
    assert as_(town.wayan.id).get("/feedback/received").json()["items"] == []


def _serve(session: Session, serving: MadePlan, served: MadePlan) -> None:
    outside = agency_of(serving.id) != agency_of(served.id)
    goal = session.scalars(select(Goal).where(Goal.at(serving.goals[0]))).one()
    goal.parent_id = None if outside else served.goals[0]
    goal.outside_parent_id = served.goals[0] if outside else None
    goal.parent_text = "Keluarga sehat terlayani"


def test_whose_goal_it_serves_leads_that_work(town: Town, as_: As, db: Db, plan: MadePlan) -> None:
    """U1: an official of another agency who owns the outcome is another leader, and says so."""
    theirs = db.write(make_plan, town.stranger, town.mayor)
    db.write(_serve, plan, theirs)

    down = as_(town.stranger.id).post("/feedback", _said(plan)).json()
    up = as_(town.wayan.id).post("/feedback", _said(theirs)).json()

    assert (down["giver_role"], down["giver_agency"]) == ("pimpinan_lain", "Dinas Pendidikan")
    assert down["audience"] == "receiver_and_leaders"
    assert (up["giver_role"], up["giver_agency"]) == ("rekan_kerja", "Dinas Kesehatan")


def test_whose_goals_serve_mine_in_the_agency_are_found(
    town: Town, as_: As, db: Db, plan: MadePlan
) -> None:
    theirs = db.write(make_plan, town.hr_agency, town.head)
    db.write(_serve, plan, theirs)

    found = as_(town.hr_agency.id).get("/feedback/addressees").json()["items"]

    assert str(plan.id) in [one["plan_id"] for one in found]
    given = as_(town.hr_agency.id).post("/feedback", _said(plan)).json()
    assert (given["giver_role"], given["giver_agency"]) == ("pimpinan_lain", None)


def test_only_the_assessor_is_the_leader(town: Town, as_: As, plan: MadePlan) -> None:
    said = [as_(who.id).post("/feedback", _said(plan)).json() for who in (town.chief, town.head)]

    assert [one["giver_role"] for one in said] == ["pimpinan", "pimpinan_lain"]


def test_a_peer_of_another_agency_is_said_to_be_of_it(town: Town, as_: As, db: Db) -> None:
    """Heads of agencies have the same assessor; each speaks as a colleague of another agency."""
    theirs = db.write(make_plan, town.head, town.mayor)

    given = as_(town.stranger.id).post("/feedback", _said(theirs)).json()

    assert (given["giver_role"], given["giver_agency"]) == ("rekan_kerja", "Dinas Pendidikan")
    received = as_(town.head.id).get("/feedback/received").json()["items"]
    assert [one["giver_agency"] for one in received] == ["Dinas Pendidikan"]


def test_who_was_asked_may_speak(town: Town, as_: As, db: Db, plan: MadePlan) -> None:
    """III.C.9: at the person's request; the one asked has a task that leads there."""
    me, stranger = as_(town.wayan.id), as_(town.stranger.id)
    asked = me.post("/feedback/requests", _asking(plan, town.stranger.id, note=ASKED), key="r-1")
    again = me.post("/feedback/requests", _asking(plan, town.stranger.id, note=ASKED), key="r-1")
    twice = me.post("/feedback/requests", _asking(plan, town.stranger.id))
    [task] = stranger.get("/tasks").json()["items"]

    assert (asked.status_code, again.json()) == (201, asked.json())
    assert (twice.status_code, problem_of(twice)) == (409, "already-there")
    assert (task["kind"], task["facts"]["plan_id"]) == ("give_feedback", str(plan.id))
    assert (task["facts"]["reason"], task["about"]["id"]) == (ASKED, str(town.wayan.id))
    assert task["due_on"] == asked.json()["due_on"] > "2026-10-08"
    found = stranger.get("/feedback/addressees").json()["items"]
    assert [one["plan_id"] for one in found] == [str(plan.id)]
    given = stranger.post("/feedback", _said(plan)).json()
    assert (given["giver_role"], given["giver_agency"]) == ("rekan_kerja", "Dinas Pendidikan")
    assert stranger.get("/tasks").json()["items"] == []
    assert me.post("/feedback/requests", _asking(plan, town.stranger.id)).status_code == 201


def test_a_request_that_nobody_answers_lapses(town: Town, as_: As, db: Db, plan: MadePlan) -> None:
    as_(town.wayan.id).post("/feedback/requests", _asking(plan, town.stranger.id))
    day = TODAY.date()

    assert db.write(let_requests_lapse, Days(day, day)) == 0
    with clock.moved_to(TODAY.replace(month=11)):
        later = clock.today()
        assert db.write(let_requests_lapse, Days(day, later)) == 1

    def waiting(session: Session) -> list[Any]:
        return list(session.scalars(select(Task.id).where(Task.closed_at.is_(None))))

    assert db.read(waiting) == []


@pytest.mark.parametrize("asked", ["wayan", None])
def test_one_asks_somebody_else_who_is_there(
    town: Town, as_: As, plan: MadePlan, asked: str | None
) -> None:
    key = getattr(town, asked).id if asked else UUID(UNKNOWN)
    refused = as_(town.wayan.id).post("/feedback/requests", _asking(plan, key))

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/asked_id"


@pytest.mark.parametrize(("who", "status"), [("chief", 403), ("made", 404), ("stranger", 404)])
def test_one_asks_for_one_s_own_work(
    town: Town, as_: As, plan: MadePlan, who: str, status: int
) -> None:
    client = as_(getattr(town, who).id)

    assert client.post("/feedback/requests", _asking(plan, town.admin.id)).status_code == status


def test_a_token_asks_with_its_scope_only(town: Town, with_token: As, plan: MadePlan) -> None:
    asking = _asking(plan, town.made.id)
    refused = with_token(town.wayan.id, "feedback:read").post("/feedback/requests", asking)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def test_what_is_signed_hears_no_more(town: Town, as_: As, db: Db, plan: MadePlan) -> None:
    """What an evaluation rests on does not change after its signature; the next period is open."""
    db.write(freeze, plan.id, Q3)
    chief = as_(town.chief.id)

    refused = chief.post("/feedback", _said(plan))

    assert (refused.status_code, problem_of(refused)) == (409, "period-signed")
    assert refused.json()["period_id"] == Q3
    assert chief.post("/feedback", _said(plan, period_id=20261012)).status_code == 201


def test_the_evaluation_says_from_which_agency_somebody_speaks(town: Town, as_: As, db: Db) -> None:
    key, work = db.write(make_case, town)
    as_(town.wayan.id).post(
        "/feedback/requests", {"plan_id": str(work.plan_id), "asked_id": str(town.stranger.id)}
    )
    said = {"plan_id": str(work.plan_id), "period_id": Q3, "value_code": 4, "text": "Ramah."}
    assert as_(town.stranger.id).post("/feedback", said).status_code == 201

    values = as_(town.chief.id).get(f"/evaluations/{key}").json()["behaviour"]

    [one] = values[3]["feedback"]
    assert (one["giver_role"], one["giver_agency"]) == ("rekan_kerja", "Dinas Pendidikan")
