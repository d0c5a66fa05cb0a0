"""A day comes, and with it posts, acting officials and assessors that were named for it (R4, R6)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation import clock
from api.foundation.daily import do_for_today, queue_due
from api.goals.models import Plan, PlanState
from api.identity.models import User
from api.notifications.models import Task, TaskKind
from api.organization.models import Employee
from tests.conftest import TODAY, Db
from tests.evaluations.factories import make_plan
from tests.http import Client
from tests.notifications.factories import kinds
from tests.organization.factories import assessors_of, draft, events_of, leads_of, named, post
from tests.people import Town

As = Callable[..., Client]
FOLLOW = "organization.follow_days"
HEAD = {"title": "Kepala Puskesmas I", "position_kind": "ahli_madya", "is_head": True}
NOVEMBER, DECEMBER = "2026-11-01", "2026-12-01"


def _send(hr: Client, person: Any, kind: str, body: dict[str, Any]) -> Any:
    answer = hr.post(f"/employees/{person.id}/{kind}", body)
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


def _day_comes(db: Db, day: str) -> tuple[Any, int]:
    """Do what a worker does first thing on a day."""
    later = date.fromisoformat(day) - TODAY.date()
    with clock.moved_to(TODAY + later):
        db.write(queue_due)
        done = db.write(do_for_today, FOLLOW)
    assert done
    return done


def _begin_today(db: Db) -> None:
    _day_comes(db, "2026-10-08")


def _plan(db: Db, town: Town, who: str = "wayan") -> UUID:
    key: UUID = db.write(
        lambda s: make_plan(s, getattr(town, who), town.chief, state=PlanState.SUBMITTED).plan_id
    )
    return key


def _assessor_of(session: Session, plan_id: UUID) -> UUID:
    return session.scalars(select(Plan.assessor_id).where(Plan.id == plan_id)).one()


def _told(db: Db) -> list[tuple[UUID | None, str | None, str]]:
    told = db.read(events_of, "AssessorChanged")
    return [(e.counterpart_id, e.data["previous_id"], str(e.actor_kind)) for e in told]


def test_whoever_was_named_for_a_later_day_assesses_from_that_day_on(
    town: Town, as_: As, db: Db
) -> None:
    """R4, IV.A.13: the event, the plan and what waits follow on the day, and not before."""
    plan_id = _plan(db, town)
    _begin_today(db)
    wanted = named(town.wayan.assignment_id, town.head.id, valid_from=NOVEMBER)
    _send(as_(town.hr_agency.id), town.wayan, "assessors", wanted)
    named_today = len(_told(db))

    _day_comes(db, "2026-10-31")
    assert db.read(_assessor_of, plan_id) == town.chief.id
    assert len(_told(db)) == named_today

    _day_comes(db, NOVEMBER)
    assert db.read(_assessor_of, plan_id) == town.head.id
    assert _told(db)[named_today:] == [(town.head.id, str(town.chief.id), "system")]
    assert len(db.read(events_of, "PlansHandedOver")) == 1


def test_an_acting_official_takes_over_and_gives_back(town: Town, as_: As, db: Db) -> None:
    """R6: Plt. from the first day on, the definitive assessor again from the day it ends."""
    plan_id = _plan(db, town)
    _open_agreeing(db, town, plan_id)
    _begin_today(db)
    acting = post(town.puskesmas, kind="plt", valid_from=NOVEMBER, valid_until=DECEMBER, **HEAD)
    _send(as_(town.hr_city.id), town.hr_agency, "assignments", acting)
    assert db.read(leads_of, town.hr_agency.id) == []
    assert kinds(as_, town.chief) == ["agree_plan"]

    _day_comes(db, NOVEMBER)
    assert db.read(_assessor_of, plan_id) == town.hr_agency.id
    assert db.read(leads_of, town.hr_agency.id) == ["000G/000G/000G/"]
    assert _assignees(db) == [town.hr_agency.id]

    _day_comes(db, DECEMBER)
    assert db.read(_assessor_of, plan_id) == town.chief.id
    assert db.read(leads_of, town.hr_agency.id) == []
    assert _assignees(db) == [town.chief.id]


def _open_agreeing(db: Db, town: Town, plan_id: UUID) -> None:
    def ask(session: Session) -> None:
        session.add(
            Task(
                id=plan_id, agency_id=1, assignee_id=town.chief.id, kind=TaskKind.AGREE_PLAN,
                subject_kind="plan", subject_id=plan_id, about_id=town.wayan.id,
                due_on=date(2026, 12, 15),
            )
        )  # fmt: skip

    db.write(ask)


def _assignees(db: Db) -> list[UUID]:
    open_ones = select(Task.assignee_id).where(Task.closed_at.is_(None))
    found: list[UUID] = db.read(lambda session: list(session.scalars(open_ones)))
    return found


def test_days_that_were_missed_come_at_once(town: Town, as_: As, db: Db) -> None:
    """Plt. came and went while no process ran: nobody is told of what is over."""
    plan_id = _plan(db, town)
    _begin_today(db)
    hr = as_(town.hr_city.id)
    acting = post(town.puskesmas, kind="plt", valid_from=NOVEMBER, valid_until="2026-11-05", **HEAD)
    _send(hr, town.hr_agency, "assignments", acting)
    wanted = named(town.made.assignment_id, town.head.id, valid_from="2026-11-03")
    _send(hr, town.made, "assessors", wanted)
    before = len(_told(db))

    days, _ = _day_comes(db, DECEMBER)

    assert (days.after, days.until) == (date(2026, 10, 8), date(2026, 12, 1))
    assert db.read(_assessor_of, plan_id) == town.chief.id
    assert _told(db)[before:] == [(town.head.id, str(town.chief.id), "system")]


def test_a_post_that_begins_later_moves_its_holder_on_the_day(town: Town, as_: As, db: Db) -> None:
    _begin_today(db)
    begun = post(town.dinkes, valid_from=NOVEMBER)
    moved = _send(as_(town.hr_agency.id), town.wayan, "assignments", begun)
    assert moved["unit_name"] == "Puskesmas I"

    _day_comes(db, NOVEMBER)

    shown = as_(town.hr_agency.id).get(f"/employees/{town.wayan.id}").json()
    assert (shown["unit_name"], shown["position"]) == ("Dinas Kesehatan", "Perawat Mahir")


def test_a_new_head_assesses_also_whoever_came_in_between(town: Town, as_: As, db: Db) -> None:
    """The post was given before the new head began, so that it follows the old one until then."""
    _begin_today(db)
    hr = as_(town.hr_agency.id)
    _send(hr, town.chief, "assignments", post(town.dinkes, valid_from=NOVEMBER))
    _send(hr, town.made, "assignments", post(town.puskesmas, valid_from=NOVEMBER, **HEAD))
    newcomer = hr.post("/employees", draft(town.puskesmas, valid_from="2026-10-08")).json()
    key = UUID(newcomer["assignments"][0]["id"])
    assert [r[1] for r in db.read(assessors_of, key)] == [town.chief.id]

    _day_comes(db, NOVEMBER)

    assert [r[1] for r in db.read(assessors_of, key)] == [town.chief.id, town.made.id]
    assert db.read(leads_of, town.made.id) == ["000G/000G/000G/"]
    assert db.read(leads_of, town.chief.id) == []


def test_a_unit_that_nobody_leads_is_assessed_from_above(town: Town, as_: As, db: Db) -> None:
    """IV.A.2: level by level, from the day of the move on, where nobody was named instead."""
    hr = as_(town.hr_agency.id)
    newcomer = hr.post("/employees", draft(town.puskesmas, valid_from="2026-10-01")).json()
    key = UUID(newcomer["assignments"][0]["id"])
    _begin_today(db)
    _send(hr, town.chief, "assignments", post(town.dinkes, valid_from="2026-10-08"))

    _day_comes(db, "2026-10-09")

    assert [r[1:3] for r in db.read(assessors_of, key)] == [
        (town.chief.id, date(2026, 10, 1)),
        (town.head.id, date(2026, 10, 8)),
    ]
    assert _told(db) == [(town.head.id, str(town.chief.id), "person")] * 3


def test_a_day_on_which_nothing_begins_changes_nothing(town: Town, as_: As, db: Db) -> None:
    _plan(db, town)

    assert _day_comes(db, "2026-10-09")[1] == 0
    assert _told(db) == []


def test_who_leaves_leaves_their_people_to_the_next_leader_above(
    town: Town, as_: As, db: Db
) -> None:
    """R6: at once, with all that waited, so that nothing is lost with the person."""
    plan_id = _plan(db, town)
    _open_agreeing(db, town, plan_id)

    _send(
        as_(town.hr_agency.id),
        town.chief,
        "end-of-service",
        {"state": "pensiun", "on": "2026-10-08", "reason": "batas usia pensiun"},
    )

    assert db.read(_assessor_of, plan_id) == town.head.id
    assert _assignees(db) == [town.head.id]
    told = db.read(events_of, "AssessorChanged")
    assert {e.about_id for e in told} == {town.wayan.id, town.made.id}
    assert {e.actor_id for e in told} == {town.hr_agency.id}


def _place(session: Session, person_id: UUID) -> tuple[int, int]:
    return session.get_one(Employee, person_id).agency_id, session.get_one(
        User, person_id
    ).agency_id


def test_a_move_to_another_agency_reaches_sign_in_on_the_day(town: Town, as_: As, db: Db) -> None:
    _begin_today(db)
    _send(as_(town.hr_city.id), town.wayan, "assignments", post(town.disdik, valid_from=NOVEMBER))
    assert db.read(_place, town.wayan.id) == (1, 1)

    _day_comes(db, NOVEMBER)

    assert db.read(_place, town.wayan.id) == (2, 2)
