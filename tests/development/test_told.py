"""Who is told of needs and asked to agree a plan: once, and no longer than there is something to do."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.telling import tell_of_needs
from api.foundation.daily import Days
from api.notifications.models import ClosedBy, Task, TaskKind
from tests.conftest import Db
from tests.development.training import ASESMEN, LITERASI, make_competences, make_need
from tests.evaluations.guards import As
from tests.goals.factories import make_plan
from tests.http import problem_of
from tests.organization.factories import named
from tests.people import Town

ACTION: dict[str, Any] = {
    "kind": "mandiri",
    "text": "Belajar mandiri",
    "hours": "2",
    "from_on": "2026-10-12",
    "until_on": "2026-10-12",
}
DROP = {"step": "drop", "reason": "Tidak jadi diperlukan."}
TODAY = date(2026, 10, 8)
TODAYS = Days(TODAY, TODAY)


@pytest.fixture
def needing(town: Town, db: Db) -> None:
    def make(session: Session) -> None:
        make_competences(session)
        make_need(session, town.wayan, ASESMEN)
        make_need(session, town.wayan, LITERASI)

    db.write(make)


def _tasks(db: Db, kind: TaskKind) -> list[tuple[UUID, ClosedBy | None]]:
    wanted = select(Task.assignee_id, Task.closed_by).where(Task.kind == kind).order_by(Task.id)
    return db.read(lambda session: [(row[0], row[1]) for row in session.execute(wanted)])


def test_a_person_is_told_once_of_all_that_was_found(
    town: Town, as_: As, db: Db, needing: None
) -> None:
    assert db.write(tell_of_needs, TODAYS) == 1
    assert db.write(tell_of_needs, TODAYS) == 0
    assert _tasks(db, TaskKind.READ_NEEDS) == [(town.wayan.id, None)]

    place = f"/employees/{town.wayan.id}/development/reading"
    assert as_(town.chief.id).post(place).status_code == 403
    assert as_(town.stranger.id).post(place).status_code == 404
    assert as_(town.wayan.id).post(place).status_code == 204
    assert as_(town.wayan.id).post(place).status_code == 204
    assert _tasks(db, TaskKind.READ_NEEDS) == [(town.wayan.id, ClosedBy.DONE)]

    db.write(make_need, town.made)
    assert db.write(tell_of_needs, TODAYS) == 1, "only who does not know yet"


def _proposed(as_: As, town: Town) -> dict[str, Any]:
    wayan = as_(town.wayan.id)
    made = wayan.post(f"/employees/{town.wayan.id}/development-actions", ACTION).json()
    proposed = wayan.post(f"/development-plans/{made['plan']['id']}/proposal", version=1)
    assert proposed.status_code == 200, proposed.text
    shown: dict[str, Any] = proposed.json()
    return shown


def test_the_superior_is_asked_to_agree_and_no_longer(town: Town, as_: As, db: Db) -> None:
    shown = _proposed(as_, town)
    assert _tasks(db, TaskKind.AGREE_DEVELOPMENT) == [(town.chief.id, None)]
    place = f"/development-plans/{shown['plan']['id']}/agreement"
    assert as_(town.chief.id).post(place, version=2).status_code == 200
    assert _tasks(db, TaskKind.AGREE_DEVELOPMENT) == [(town.chief.id, ClosedBy.DONE)]


def test_nobody_is_asked_about_a_plan_of_which_all_was_dropped(town: Town, as_: As, db: Db) -> None:
    shown = _proposed(as_, town)
    place = f"/development-actions/{shown['actions'][0]['id']}/steps"
    dropped = as_(town.wayan.id).post(place, DROP, version=1)

    assert (dropped.json()["plan"]["state"], dropped.json()["plan"]["may"]) == ("draft", [])
    assert _tasks(db, TaskKind.AGREE_DEVELOPMENT) == [(town.chief.id, ClosedBy.DONE)]
    again = as_(town.chief.id).post(
        f"/development-plans/{shown['plan']['id']}/agreement", version=3
    )
    assert problem_of(again) == "development-step-refused"


def test_the_next_superior_is_asked_in_the_place_of_the_former(town: Town, as_: As, db: Db) -> None:
    db.write(make_plan, town.wayan, town.chief)
    _proposed(as_, town)
    wanted = named(town.wayan.assignment_id, town.head.id, valid_from=str(TODAY))
    done = as_(town.hr_agency.id).post(f"/employees/{town.wayan.id}/assessors", wanted)
    assert done.status_code < 300, done.text
    assert _tasks(db, TaskKind.AGREE_DEVELOPMENT) == [
        (town.chief.id, ClosedBy.MOVED),
        (town.head.id, None),
    ]
