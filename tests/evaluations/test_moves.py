"""Who evaluates when people move: the text of IV.A.5–6 and IV.A.13–14, with its two examples."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.cycles.timing import window_begins
from api.evaluations.models import Evaluation
from api.foundation import clock
from api.goals.models import Plan
from api.organization.models import Assignment, AssignmentKind
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, Q3, YEAR, make_plan
from tests.http import Client
from tests.organization.factories import draft, post
from tests.people import Person, Town

As = Callable[..., Client]
CHIEF = {"title": "Kepala Puskesmas I", "position_kind": "ahli_madya", "is_head": True}
RETIRED = {"state": "pensiun", "on": "2026-09-28", "reason": "batas usia pensiun"}


def _on(day: str) -> Any:
    return clock.moved_to(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC))


def _post(as_: As, town: Town, person: Person, **fields: Any) -> Any:
    hr = as_(town.hr_city.id)
    unit = fields.pop("unit_id", town.dinkes)
    answer = hr.post(f"/employees/{person.id}/assignments", post(unit, **fields))
    assert answer.status_code == 201, answer.text
    return answer.json()


def _open(as_: As, town: Town, period_id: int) -> None:
    hr, place = as_(town.hr_city.id), f"/cycles/{CYCLE}/periods/{period_id}"
    if period_id == YEAR:
        hr.post(f"{place}/opening")
    answer = hr.post(f"{place}/evaluation")
    assert answer.status_code in (200, 201), answer.text


def _evaluated(session: Session, person_id: UUID, period_id: int) -> list[tuple[UUID, UUID]]:
    """Give plan and assessor of each evaluation of somebody in a period."""
    wanted = select(Evaluation.plan_id, Evaluation.assessor_id).where(
        Evaluation.employee_id == person_id, Evaluation.period_id == period_id
    )
    return [(row.plan_id, row.assessor_id) for row in session.execute(wanted)]


def _plan_at(session: Session, person: Person, kind: AssignmentKind, assessor: Person) -> UUID:
    """Agree to a plan for somebody's newest post of a kind, from its first day on."""
    newest = session.scalars(
        select(Assignment)
        .where(Assignment.employee_id == person.id, Assignment.kind == kind)
        .order_by(Assignment.valid_from.desc())
    ).first()
    assert newest is not None
    place = Person(person.id, newest.id, newest.unit_id, newest.agency_id, person.name)
    made = make_plan(session, place, assessor)
    plan = session.scalars(select(Plan).where(Plan.id == made.plan_id)).one()
    plan.starts_on = newest.valid_from
    session.flush()
    return made.plan_id


@pytest.mark.parametrize("period_id", [Q3, YEAR])
def test_sari_is_evaluated_once_and_by_the_new_assessor(
    town: Town, as_: As, db: Db, period_id: int
) -> None:
    """IV.A.13: transferred in August, the period and the year are of the new unit."""
    old = db.write(make_plan, town.wayan, town.chief).plan_id
    with _on("2026-08-10"):
        _post(as_, town, town.wayan, valid_from="2026-08-10")
    new = db.write(_plan_at, town.wayan, AssignmentKind.DEFINITIF, town.head)
    day = "2026-12-28" if period_id == YEAR else "2026-10-08"
    with _on(day):
        _open(as_, town, period_id)

    assert old != new
    assert db.read(_evaluated, town.wayan.id, period_id) == [(new, town.head.id)]


def test_who_has_moved_and_has_no_new_plan_yet_is_not_evaluated_on_the_old_one(
    town: Town, as_: As, db: Db
) -> None:
    """IV.A.13: it opens when the new plan is agreed; HR sees that it is missing."""
    db.write(make_plan, town.wayan, town.chief)
    with _on("2026-08-10"):
        _post(as_, town, town.wayan, valid_from="2026-08-10")
    _open(as_, town, Q3)

    assert db.read(_evaluated, town.wayan.id, Q3) == []


def _purnama_moves(town: Town, as_: As, day: str) -> None:
    """Another head comes on the same day."""
    with _on(day):
        _post(as_, town, town.chief, valid_from=day)
        _post(as_, town, town.made, unit_id=town.puskesmas, valid_from=day, **CHIEF)


@pytest.mark.parametrize(("day", "still_evaluates"), [("2026-08-25", False), ("2026-09-25", True)])
def test_purnama(town: Town, as_: As, db: Db, day: str, still_evaluates: bool) -> None:
    """IV.A.14: moved on 25 August he does not evaluate the third quarter, on 25 September he does."""
    plan = db.write(make_plan, town.wayan, town.chief).plan_id
    _purnama_moves(town, as_, day)
    _open(as_, town, Q3)

    rater = town.chief if still_evaluates else town.made
    assert db.read(_evaluated, town.wayan.id, Q3) == [(plan, rater.id)]
    mine = as_(rater.id).get("/evaluations", mine="assessor", period_id=Q3).json()["items"]
    assert [line["employee"]["id"] for line in mine] == [str(town.wayan.id)]


def test_who_moves_while_the_period_is_evaluated_keeps_it_and_the_new_head_has_the_year(
    town: Town, as_: As, db: Db
) -> None:
    """IV.A.14b; the yearly evaluation has no such rule: it is the assessor's of its own time."""
    plan = db.write(make_plan, town.wayan, town.chief).plan_id
    _open(as_, town, Q3)
    _purnama_moves(town, as_, "2026-10-08")
    with _on("2026-12-28"):
        _open(as_, town, YEAR)

    assert db.read(_evaluated, town.wayan.id, Q3) == [(plan, town.chief.id)]
    assert db.read(_evaluated, town.wayan.id, YEAR) == [(plan, town.made.id)]


def test_who_retires_in_the_last_week_evaluates_nobody(town: Town, as_: As, db: Db) -> None:
    """IV.A.2, R6: nobody's evaluation waits for somebody who has gone."""
    plan = db.write(make_plan, town.wayan, town.chief).plan_id
    with _on("2026-09-28"):
        ended = as_(town.hr_city.id).post(f"/employees/{town.chief.id}/end-of-service", RETIRED)
        assert ended.status_code in (200, 201), ended.text
    _open(as_, town, Q3)

    assert db.read(_evaluated, town.wayan.id, Q3) == [(plan, town.head.id)]


def test_who_retires_after_having_moved_leaves_what_was_kept(town: Town, as_: As, db: Db) -> None:
    """The one who moved inside the window goes too: what is not signed is the present assessor's."""
    plan = db.write(make_plan, town.wayan, town.chief).plan_id
    _purnama_moves(town, as_, "2026-09-25")
    _open(as_, town, Q3)
    assert db.read(_evaluated, town.wayan.id, Q3) == [(plan, town.chief.id)]

    ended = as_(town.hr_city.id).post(
        f"/employees/{town.chief.id}/end-of-service", RETIRED | {"on": "2026-10-08"}
    )

    assert ended.status_code in (200, 201), ended.text
    assert db.read(_evaluated, town.wayan.id, Q3) == [(plan, town.made.id)]


def test_who_acts_is_evaluated_once_by_the_leader_they_answer_to(
    town: Town, as_: As, db: Db
) -> None:
    """IV.A.5: with a plan for what they act in, on that; without one, on the definitive plan."""
    definitive = db.write(make_plan, town.wayan, town.chief).plan_id
    db.write(make_plan, town.made, town.chief)
    span = {"kind": "plt", "valid_from": "2026-08-03", "valid_until": "2026-11-03"}
    with _on("2026-08-03"):
        _post(as_, town, town.chief, valid_from="2026-08-03")
        _post(as_, town, town.wayan, unit_id=town.puskesmas, **span, **CHIEF)
    _open(as_, town, Q3)
    assert db.read(_evaluated, town.wayan.id, Q3) == [(definitive, town.head.id)]
    assert [rater for _, rater in db.read(_evaluated, town.made.id, Q3)] == [town.wayan.id]


def test_a_plan_for_what_one_acts_in_is_the_one_that_counts(town: Town, as_: As, db: Db) -> None:
    """IV.A.5–6: while it lasts; once it has ended the definitive post counts again, once."""
    definitive = db.write(make_plan, town.wayan, town.chief).plan_id
    span = {"kind": "plt", "valid_from": "2026-08-03", "valid_until": "2026-11-03"}
    with _on("2026-08-03"):
        _post(as_, town, town.chief, valid_from="2026-08-03")
        _post(as_, town, town.wayan, unit_id=town.puskesmas, **span, **CHIEF)
    acting = db.write(_plan_at, town.wayan, AssignmentKind.PLT, town.head)
    db.write(_ends_with_the_post, acting)
    _open(as_, town, Q3)
    with _on("2026-12-28"):
        _open(as_, town, YEAR)

    assert db.read(_evaluated, town.wayan.id, Q3) == [(acting, town.head.id)]
    assert [plan for plan, _ in db.read(_evaluated, town.wayan.id, YEAR)] == [definitive]


def _ends_with_the_post(session: Session, plan_id: UUID) -> None:
    session.scalars(select(Plan).where(Plan.id == plan_id)).one().ends_on = date(2026, 11, 2)


def test_a_newcomer_is_evaluated_from_their_own_plan(town: Town, as_: As, db: Db) -> None:
    """R25: CPNS and PPPK from the day on which they began."""
    hr = as_(town.hr_agency.id)
    made = hr.post("/employees", draft(town.puskesmas, kind="cpns", valid_from="2026-09-01")).json()
    place = UUID(made["assignments"][0]["id"])
    person = Person(UUID(made["id"]), place, town.puskesmas, town.wayan.agency_id, made["name"])
    plan = db.write(_plan_at, person, AssignmentKind.DEFINITIF, town.chief)
    _open(as_, town, Q3)

    assert db.read(_evaluated, person.id, Q3) == [(plan, town.chief.id)]


@pytest.mark.parametrize(
    ("ends_on", "begins"),
    [(date(2026, 9, 30), date(2026, 9, 23)), (date(2026, 12, 31), date(2026, 12, 24))],
)
def test_the_window_begins_a_week_before_the_period_ends(
    db: Db, ends_on: date, begins: date
) -> None:
    assert db.read(window_begins, ends_on) == begins
