"""Two posts, two plans; many windows; many plans in a list; few statements for one."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.event_tables import EventRecord
from api.goals import plan_views
from api.goals.models import Plan
from api.goals.reactions import hand_over_plans
from api.identity.actor import Actor
from api.identity.models import Role, User
from api.organization.events import AssessorChanged
from tests.conftest import Db
from tests.goals.factories import (
    CYCLE,
    As,
    make_acting_post,
    make_complete_plan,
    make_plan,
    write_plan,
)
from tests.http import problem_of
from tests.people import Person, Town, grant, make_employee

MOST_STATEMENTS = 1
"""Head with both sides, with its lines in it; who asks is a second."""


def _acting(town: Town, db: Db, who: Person) -> UUID:
    made: UUID = db.write(make_acting_post, who, town.disdik, town.mayor.id, 2)
    return made


def test_an_acting_post_has_a_plan_of_its_own(town: Town, as_: As, db: Db) -> None:
    """R22; the plan lasts as long as the post, and belongs to the agency of the post."""
    post = _acting(town, db, town.wayan)
    me = as_(town.wayan.id)
    write_plan(me)

    draft = {"cycle_id": CYCLE, "approach": "kualitatif", "assignment_id": str(post)}
    second = me.post("/plans", draft).json()

    assert (second["starts_on"], second["ends_on"]) == ("2026-07-01", "2026-11-30")
    assert second["assessor"]["name"] == town.mayor.name
    assert me.get("/plans").json()["total"] == 2


def test_nobody_begins_a_plan_for_another_s_post(town: Town, as_: As) -> None:
    draft = {
        "cycle_id": CYCLE,
        "approach": "kuantitatif",
        "assignment_id": str(town.made.assignment_id),
    }

    assert as_(town.wayan.id).post("/plans", draft).status_code == 404
    assert as_(town.wayan.id).post("/plans", {**draft, "cycle_id": 20991}).status_code == 404


def test_a_repeated_beginning_begins_once(town: Town, as_: As, db: Db) -> None:
    me = as_(town.wayan.id)
    draft = {"cycle_id": CYCLE, "approach": "kuantitatif"}

    first = me.post("/plans", draft, key="p-1")
    again = me.post("/plans", draft, key="p-1")

    assert first.json()["id"] == again.json()["id"]
    names = select(EventRecord.name).where(EventRecord.subject_kind == "plan")
    assert db.read(lambda session: session.scalars(names).all()) == ["PlanDrafted"]


def test_hr_finds_their_own_plan_in_another_agency(town: Town, as_: As, db: Db) -> None:
    post = _acting(town, db, town.hr_agency)
    me = as_(town.hr_agency.id)
    draft = {"cycle_id": CYCLE, "approach": "kualitatif", "assignment_id": str(post)}
    made = me.post("/plans", draft).json()

    shown = me.get("/plans", employee_id=str(town.hr_agency.id)).json()

    assert [row["id"] for row in shown["items"]] == [made["id"]]


def test_whoever_leads_two_units_sees_the_plans_of_both(town: Town, as_: As, db: Db) -> None:
    db.write(make_plan, town.wayan, town.chief)
    db.write(make_plan, town.stranger, town.mayor)

    def lead_both(session: Session) -> Person:
        leader = make_employee(session, town.puskesmas, "Ni Putu Rangkap")
        user = session.get_one(User, leader.id)
        user.leads = ["000G/000W/", "000G/000G/000G/"]
        return leader

    leader = db.write(lead_both)
    found = as_(leader.id).get("/plans").json()["items"]

    assert {row["employee_name"] for row in found} == {town.wayan.name, town.stranger.name}


def test_an_assessor_finds_one_of_their_staff(town: Town, as_: As, db: Db) -> None:
    plan = db.write(make_plan, town.stranger, town.made)

    found = as_(town.made.id).get("/plans", employee_id=str(town.stranger.id)).json()

    assert [row["id"] for row in found["items"]] == [str(plan.id)]
    assert as_(town.wayan.id).get("/plans", employee_id=str(town.stranger.id)).json()["total"] == 0


def test_of_many_windows_at_once_one_writes(town: Town, as_: As, db: Db) -> None:
    """The line is read after its plan is locked; else the second would see the old version."""
    me = as_(town.wayan.id)
    goal = write_plan(me)["goals"][0]

    async def at_once() -> list[int]:
        sent = [
            me._send(
                "PATCH",
                f"/goals/{goal['id']}",
                json={"text": f"Jendela {number}"},
                headers={"If-Match": '"1"'},
            )
            for number in range(8)
        ]
        return sorted(answer.status_code for answer in await asyncio.gather(*sent))

    assert me.runner.run(at_once()) == [200, *[409] * 7]
    edits = select(EventRecord.data).where(EventRecord.name == "PlanEdited")
    changed = [d for d in db.read(lambda s: s.scalars(edits).all()) if d["what"] == "goal changed"]
    assert len(changed) == 1


def test_a_plan_whole_takes_few_statements(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = db.write(make_plan, town.wayan, town.chief)
    asked: list[Any] = []
    fetch = rows.fetch

    def counted(session: Session, statement: Any, **given: Any) -> list[rows.Row]:
        asked.append(statement)
        return fetch(session, statement, **given)

    monkeypatch.setattr(rows, "fetch", counted)
    actor = Actor("person", town.wayan.id, 1, "session", town.wayan.id)
    shown = db.read(plan_views.get_plan, actor, plan.id)

    assert len(asked) <= MOST_STATEMENTS
    assert len(shown["goals"].rows()) == 2


@pytest.mark.parametrize("step", ["submission", "withdrawal", "agreement", "return"])
def test_steps_need_the_scope_and_not_a_colleague(
    town: Town, as_: As, with_token: As, db: Db, step: str
) -> None:
    plan = db.write(make_complete_plan, town.wayan, town.chief)
    place, body = f"/plans/{plan.id}/{step}", {"note": "catatan"} if step == "return" else None

    refused = with_token(town.wayan.id, "goals:read").post(place, body, version=1)
    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert as_(town.stranger.id).post(place, body, version=1).status_code == 404
    assert as_(town.head.id).post(place, body, version=1).status_code == 403


def test_many_plans_are_handed_over_at_once(town: Town, db: Db) -> None:
    db.write(make_plan, town.wayan, town.chief)
    db.write(make_plan, town.made, town.chief)

    def hand_over(session: Session) -> None:
        actor = Actor("person", town.hr_agency.id, 1, "session", town.hr_agency.id)
        hand_over_plans(
            session,
            [
                AssessorChanged(
                    actor=actor,
                    subject_id=person.assignment_id,
                    about_id=person.id,
                    counterpart_id=town.head.id,
                    previous_id=town.chief.id,
                    kind="plh",
                )
                for person in (town.wayan, town.made)
            ],
        )

    db.write(hand_over)

    plans = select(Plan.assessor_id, Plan.version)
    assert set(db.read(lambda s: s.execute(plans).all())) == {(town.head.id, 2)}
    events = select(EventRecord.name).where(EventRecord.name == "PlansHandedOver")
    assert len(db.read(lambda s: s.scalars(events).all())) == 2


@pytest.mark.parametrize(
    ("who", "status"),
    [("hr_agency", 201), ("hr_city", 201), ("hr_elsewhere", 403), ("chief", 403), ("auditor", 403)],
)
def test_hr_of_the_agency_enters_agreements(
    town: Town, as_: As, db: Db, who: str, status: int
) -> None:
    town.extra["hr_elsewhere"] = db.write(_hr_of_disdik, town)
    person = town.extra.get(who) or getattr(town, who)

    made = as_(person.id).post(
        "/performance-agreements", {"unit_id": str(town.dinkes), "year": 2026}
    )

    assert made.status_code == status


def _hr_of_disdik(session: Session, town: Town) -> Person:
    person = make_employee(session, town.disdik, "Ni Ketut Pengelola")
    grant(session, person.id, Role.HR_AGENCY, 2)
    return person


def test_an_agreement_of_no_unit_names_its_field(town: Town, as_: As) -> None:
    draft = {"unit_id": str(town.wayan.id), "year": 2026}

    refused = as_(town.hr_city.id).post("/performance-agreements", draft)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/unit_id"
