"""Figures of leading are what a slow count of the same days gives, whoever led when."""

import random
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.analytics.leadership.queries import get_leadership
from api.analytics.leadership.schemas import LeaderFilter
from api.cycles.models import CyclePeriod, Period
from api.feedback.models import Feedback, FeedbackRequest, GiverRole
from api.foundation.clock import moved_to, today
from api.foundation.ids import new_id
from api.goals.models import Plan
from api.identity.actor import Actor
from api.notifications.models import Task
from api.organization.models import Assessor, AssessorKind
from api.organization.posts.queries import RANKS
from tests.analytics.leading import asked, at
from tests.analytics.leading_days import Days
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, Q1, Q2, Q3, Work, give_feedback, make_plan
from tests.people import Person, Town

Figures = dict[str, tuple[int, int, int]]


def _figures(session: Session, leader_id: UUID, period_id: int = Q3) -> Figures:
    actor = Actor("person", leader_id, 1, "session", leader_id)
    found = get_leadership(session, actor, leader_id, LeaderFilter(period_id=period_id))["points"]
    counts = {one["point"].value: (one["on_time"], one["late"], one["open"]) for one in found}
    return {point: each for point, each in counts.items() if any(each)}


@pytest.mark.parametrize("seed", range(6))
def test_what_waits_is_counted_for_whom_it_waited_for(seed: int, town: Town, db: Db) -> None:
    """Evidence and plans come, are settled or taken back, and go on with the plan to another leader."""

    def live(session: Session) -> Days:
        days = Days(session, town, random.Random(seed))  # noqa: S311 - repeatable on purpose
        days.pass_by(70)
        return days

    days = db.write(live)

    assert {act.point for act in days.acts} == {"evidence", "plans"}
    with moved_to(datetime.combine(days.day, time(3), UTC)):
        for leader in (town.chief, town.head):
            found = db.read(_figures, leader.id)
            found.pop("feedback_given", None)
            assert found == days.figures(leader.id)


STAND_INS = (AssessorKind.PLH, AssessorKind.PLT, AssessorKind.DELEGASI)


@pytest.mark.parametrize("seed", range(6))
def test_feedback_is_owed_by_whoever_led_by_then(seed: int, town: Town, db: Db) -> None:
    """R6: others step in for days or months, and what is said and asked falls before, within or after."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose

    for person in (town.wayan, town.made):
        db.write(_live, town, person, chance)

    for leader in (town.chief, town.head, town.mayor):
        for period_id in (Q1, Q2, Q3):
            found = db.read(_figures, leader.id, period_id)
            assert found == db.read(_counted_slowly, leader.id, period_id), (leader.name, period_id)


def _live(session: Session, town: Town, person: Person, chance: random.Random) -> None:
    work = make_plan(session, person, town.chief)
    plan = session.get_one(Plan, (work.plan_id, 1))
    plan.agreed_at = at(str(date(2026, 1, 10) + timedelta(days=chance.randrange(120))))
    for kind in (one for one in STAND_INS if chance.random() < 0.6):
        _stand_in(session, person, chance.choice((town.head, town.mayor)), kind, chance)
    for leader in (town.chief, town.head):
        asked(session, leader, person, work.plan_id, _ten_days(_some_day(chance)))
        for _ in range(3):
            _speak(session, leader, person, work, chance)


def _ten_days(day: date) -> tuple[str, str]:
    return str(day), str(day + timedelta(days=9))


def _some_day(chance: random.Random) -> date:
    return date(2026, 1, 5) + timedelta(days=chance.randrange(275))


def _stand_in(
    session: Session, person: Person, by: Person, kind: AssessorKind, chance: random.Random
) -> None:
    begins = _some_day(chance)
    session.add(
        Assessor(
            id=new_id(),
            agency_id=person.agency_id,
            employee_id=person.id,
            assignment_id=person.assignment_id,
            assessor_id=by.id,
            kind=kind,
            valid_from=begins,
            valid_until=begins + timedelta(days=chance.choice((3, 20, 60, 200))),
        )
    )
    session.flush()


def _speak(
    session: Session, leader: Person, person: Person, work: Work, chance: random.Random
) -> None:
    day = _some_day(chance)
    if chance.random() < 0.5:
        answered = min(day + timedelta(days=chance.randrange(1, 20)), today())
        asked(session, leader, person, work.plan_id, _ten_days(day), str(answered))
        return
    key = give_feedback(session, leader, person, work, "Bagus.")
    said = session.get_one(Feedback, (key, 1))
    said.giver_role = chance.choice((GiverRole.PIMPINAN, GiverRole.PIHAK_LAIN))
    said.period_id, said.given_at = chance.choice((Q1, Q2, Q3)), at(str(day))
    session.flush()


def _counted_slowly(session: Session, leader_id: UUID, period_id: int) -> Figures:
    """Go through every plan and every request; what nobody had to do is left out."""
    period = session.get_one(Period, period_id)
    found: dict[str, list[str]] = {}
    for plan in session.scalars(select(Plan)):
        last = min(period.ends_on, today())
        settled = period.ends_on - timedelta(days=30)
        assert plan.agreed_at is not None
        led = [r for r in _holding(session, plan, last) if r.valid_from <= settled]
        if leader_id in _strongest(led) and plan.agreed_at.date() <= settled:
            due = session.get_one(CyclePeriod, (CYCLE, period_id)).evaluate_due_on
            found.setdefault("feedback_given", []).append(
                _state(due, _first_said(session, plan, leader_id, period_id))
            )
    for request in session.scalars(select(FeedbackRequest)):
        due = session.scalars(select(Task.due_on).where(Task.subject_id == request.id)).one()
        plan = session.get_one(Plan, (request.plan_id, request.agency_id))
        owes = request.asked_id == leader_id and leader_id in _strongest(
            _holding(session, plan, due)
        )
        if owes and period.starts_on <= due <= period.ends_on:
            answered = request.answered_at and request.answered_at.date()
            found.setdefault("feedback_asked", []).append(_state(due, answered))
    return {point: _sums(states) for point, states in found.items()}


def _holding(session: Session, plan: Plan, day: date) -> list[Assessor]:
    every = session.scalars(select(Assessor).where(Assessor.assignment_id == plan.assignment_id))
    return [one for one in every if one.valid_from <= day < one.valid_until]


def _strongest(relations: list[Assessor]) -> set[UUID]:
    best = min((RANKS[one.kind] for one in relations), default=None)
    return {one.assessor_id for one in relations if RANKS[one.kind] == best}


def _first_said(session: Session, plan: Plan, leader_id: UUID, period_id: int) -> date | None:
    every = session.scalars(select(Feedback).where(Feedback.plan_id == plan.id))
    said = [
        one.given_at.date()
        for one in every
        if (one.giver_id, one.period_id) == (leader_id, period_id)
        and one.giver_role is GiverRole.PIMPINAN
    ]
    return min(said, default=None)


def _state(due: date, done: date | None) -> str:
    if (done or today()) > due:
        return "late"
    return "open" if done is None else "on_time"


def _sums(states: list[str]) -> tuple[int, int, int]:
    return states.count("on_time"), states.count("late"), states.count("open")
