"""What counts for a leader, and as what; today is Thursday 8 October 2026."""

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.cycles.models import CyclePeriod
from api.evaluations.unit_achievements.models import UnitAchievement
from api.feedback.models import Audience, Feedback
from api.foundation.ids import new_id
from api.goals.models import Plan
from api.notifications.models import ClosedBy, TaskKind
from api.organization.models import Assessor, AssessorKind, Employee, EmployeeState
from tests.analytics.leading import As, asked, at, figures, waited
from tests.conftest import Db
from tests.evaluations.factories import (
    CYCLE,
    Q2,
    Q3,
    YEAR,
    Work,
    give_feedback,
    make_evaluation,
    make_plan,
    report,
    set_unit,
)
from tests.people import Person, Town

DONE, MOVED, VOID = ClosedBy.DONE, ClosedBy.MOVED, ClosedBy.VOID
ON_TIME, LATE, OPEN, NOWHERE = (1, 0, 0), (0, 1, 0), (0, 0, 1), None
Counted = tuple[int, int, int] | None
WAITED = {
    "due today": ("2026-10-01", "2026-10-08", None, OPEN),
    "due yesterday": ("2026-10-01", "2026-10-07", None, LATE),
    "done on its day": ("2026-09-01", "2026-09-08", (at("2026-09-08", 23, 59), DONE), ON_TIME),
    "done a minute after": ("2026-09-01", "2026-09-08", (at("2026-09-09", 0, 1), DONE), LATE),
    "handed on in time": ("2026-09-01", "2026-09-08", (at("2026-09-08"), MOVED), NOWHERE),
    "handed on late": ("2026-09-01", "2026-09-08", (at("2026-09-09"), MOVED), LATE),
    "taken back": ("2026-09-01", "2026-09-08", (at("2026-09-20"), VOID), NOWHERE),
    "received on its day": ("2026-09-08", "2026-09-08", None, NOWHERE),
}


@pytest.mark.parametrize("case", WAITED)
@pytest.mark.parametrize(
    ("kind", "point"),
    [(TaskKind.JUDGE_EVIDENCE, "evidence"), (TaskKind.ANSWER, "answers")],
)
def test_by_its_day_for_whom_it_waited(
    case: str, kind: TaskKind, point: str, town: Town, as_: As, db: Db
) -> None:
    received, due, ended, counted = WAITED[case]
    if (case, point) == ("taken back", "answers"):
        counted = LATE  # nobody takes a disagreement back: it lapses, unanswered
    db.write(waited, town.chief, kind, (received, due), ended)

    found = figures(as_(town.head.id), town.chief)

    assert found == ({point: counted} if counted else {})


def test_plans_belong_to_the_period_in_which_they_are_due(town: Town, as_: As, db: Db) -> None:
    for due in ("2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"):
        db.write(_agrees, town.chief, due)
    head = as_(town.head.id)

    assert figures(head, town.chief, Q3) == {"plans": (2, 0, 0)}
    assert figures(head, town.chief, YEAR) == {"plans": (4, 0, 0)}


def _agrees(session: Session, leader: Person, due: str) -> None:
    done = (at("2026-05-03"), DONE)
    waited(session, leader, TaskKind.AGREE_PLAN, ("2026-05-01", due), done, period_id=0)


def test_a_year_takes_in_its_periods(town: Town, as_: As, db: Db) -> None:
    for period_id in (Q2, Q3):
        days, done = ("2026-05-01", "2026-05-08"), (at("2026-05-03"), DONE)
        db.write(_proven, town.chief, days, done, period_id)

    assert figures(as_(town.head.id), town.chief, Q2) == {"evidence": (1, 0, 0)}
    assert figures(as_(town.head.id), town.chief, YEAR) == {"evidence": (2, 0, 0)}


def _proven(
    session: Session,
    leader: Person,
    days: tuple[str, str],
    done: tuple[datetime, ClosedBy],
    period_id: int,
) -> None:
    waited(session, leader, TaskKind.JUDGE_EVIDENCE, days, done, period_id=period_id)


def test_nobody_is_late_while_away(town: Town, as_: As, db: Db) -> None:
    def rests(session: Session) -> None:
        waited(session, town.chief, TaskKind.JUDGE_EVIDENCE, ("2026-09-01", "2026-09-08"))
        session.get_one(Employee, town.chief.id).state = EmployeeState.CLTN

    db.write(rests)

    assert figures(as_(town.head.id), town.chief) == {}


EVALUATED: dict[str, tuple[dict[str, Any], Counted]] = {
    "signed on its day": ({"signed": "2026-07-20"}, ON_TIME),
    "signed a day later": ({"signed": "2026-07-21"}, LATE),
    "reported late": ({"signed": "2026-07-26", "reported": "2026-07-15"}, ON_TIME),
    "reported late and signed later still": (
        {"signed": "2026-07-27", "reported": "2026-07-15"},
        LATE,
    ),
    "reported in time and corrected late": (
        {"signed": "2026-07-21", "reported": "2026-07-05"},
        LATE,
    ),
    "the organization's achievement came late": (
        {"signed": "2026-07-23", "unit": "2026-07-12"},
        ON_TIME,
    ),
    "signed long after it": ({"signed": "2026-07-24", "unit": "2026-07-12"}, LATE),
    "the organization's achievement is not there": ({"unit": None}, OPEN),
    "nothing is signed": ({}, LATE),
    "handed over to somebody five days before": ({"received": "2026-07-15"}, LATE),
    "handed over to somebody four days before": ({"received": "2026-07-16"}, NOWHERE),
}


@pytest.mark.parametrize("case", EVALUATED)
def test_the_time_to_evaluate_begins_when_the_rater_can(
    case: str, town: Town, as_: As, db: Db
) -> None:
    """IV.A.8b, R35: reports of the second quarter were due on 9 July, evaluations on 20 July."""
    facts, counted = EVALUATED[case]
    db.write(partial(_evaluated, **facts), town)

    found = figures(as_(town.head.id), town.chief, Q2)
    found.pop("feedback_given", None)

    assert found == ({"evaluations": counted} if counted else {})


def _evaluated(
    session: Session,
    town: Town,
    signed: str | None = None,
    reported: str = "2026-07-08",
    unit: str | None = "2026-07-08",
    received: str = "2026-07-01",
) -> None:
    period = session.get_one(CyclePeriod, (CYCLE, Q2))
    assert (period.report_due_on, period.evaluate_due_on) == (date(2026, 7, 9), date(2026, 7, 20))
    work = make_plan(session, town.wayan, town.chief)
    for number in range(2):
        report(session, town.wayan, work, 10, period_id=Q2, at=number)
    session.execute(
        update(Achievement).values(created_at=at(reported), reported_at=at("2026-10-01"))
    )
    if unit:
        set_unit(session, town, town.puskesmas, period_id=Q2)
        session.execute(update(UnitAchievement).values(created_at=at(unit)))
    key = make_evaluation(session, town.wayan, town.chief, work, Q2)
    ended = (at(signed), DONE) if signed else None
    about = {"subject_id": key, "about_id": town.wayan.id, "period_id": Q2}
    waited(session, town.chief, TaskKind.RATE, (received, "2026-07-20"), ended, **about)


ASKED = {
    "answered in its days": (("2026-09-01", "2026-09-10"), "2026-09-10", ON_TIME),
    "answered later, when nobody reminded": (("2026-09-01", "2026-09-10"), "2026-09-11", LATE),
    "never answered": (("2026-09-01", "2026-09-10"), None, LATE),
}


@pytest.mark.parametrize("case", ASKED)
def test_who_is_asked_for_feedback_by_staff_answers(case: str, town: Town, as_: As, db: Db) -> None:
    """III.C.9; the task lapses, what was asked does not."""
    days, answered, counted = ASKED[case]

    def ask(session: Session) -> None:
        work = make_plan(session, town.wayan, town.chief)
        asked(session, town.chief, town.wayan, work.plan_id, days, answered)
        asked(session, town.made, town.wayan, work.plan_id, days, answered)

    db.write(ask)

    assert figures(as_(town.head.id), town.chief)["feedback_asked"] == counted
    assert "feedback_asked" not in figures(as_(town.head.id), town.made)


def test_who_acted_for_the_leader_was_to_answer(town: Town, as_: As, db: Db) -> None:
    """R6: a delegate assesses in the place of the chief on the day."""

    def ask(session: Session) -> None:
        work = make_plan(session, town.wayan, town.chief)
        days = ("2026-09-01", "2026-09-10")
        _also_assesses(session, town.wayan, town.made, ("2026-09-05", "2026-09-20"))
        asked(session, town.chief, town.wayan, work.plan_id, days)
        asked(session, town.made, town.wayan, work.plan_id, days)

    db.write(ask)

    assert "feedback_asked" not in figures(as_(town.head.id), town.chief)
    assert figures(as_(town.head.id), town.made)["feedback_asked"] == LATE


def _also_assesses(
    session: Session,
    person: Person,
    assessor: Person,
    days: tuple[str, str],
    kind: AssessorKind = AssessorKind.DELEGASI,
) -> None:
    session.add(
        Assessor(
            id=new_id(),
            agency_id=person.agency_id,
            employee_id=person.id,
            assignment_id=person.assignment_id,
            assessor_id=assessor.id,
            kind=kind,
            valid_from=date.fromisoformat(days[0]),
            valid_until=date.fromisoformat(days[1]),
        )
    )
    session.flush()


GIVEN: dict[str, tuple[dict[str, Any], Counted, Counted]] = {
    "not yet, and there is time": ({}, OPEN, None),
    "something was said": ({"said": "2026-09-15"}, ON_TIME, None),
    "said after evaluations were due": ({"said": "2026-10-08", "due": "2026-10-05"}, LATE, None),
    "nothing was said": ({"due": "2026-10-05"}, LATE, None),
    "agreed too late in the period": ({"agreed": "2026-09-01"}, None, None),
    "somebody assessed all the time": ({"delegated": ("2026-07-01", "2027-01-01")}, None, OPEN),
    "somebody stepped in for a week": ({"delegated": ("2026-09-25", "2026-10-02")}, OPEN, None),
    "somebody did until a week before": ({"delegated": ("2026-07-01", "2026-09-24")}, OPEN, None),
}


@pytest.mark.parametrize("case", GIVEN)
def test_something_is_said_to_each_of_the_staff(case: str, town: Town, as_: As, db: Db) -> None:
    """What a colleague said for the receiver alone counts nowhere, also once they assess."""
    facts, chief, made = GIVEN[case]
    db.write(partial(_speaks, **facts), town)
    head = as_(town.head.id)

    assert figures(head, town.chief).get("feedback_given") == chief
    assert figures(head, town.made).get("feedback_given") == made


def _speaks(
    session: Session,
    town: Town,
    said: str | None = None,
    due: str = "2026-10-20",
    agreed: str = "2026-01-20",
    delegated: tuple[str, str] | None = None,
) -> None:
    session.get_one(CyclePeriod, (CYCLE, Q3)).evaluate_due_on = date.fromisoformat(due)
    work = make_plan(session, town.wayan, town.chief)
    session.get_one(Plan, (work.plan_id, 1)).agreed_at = at(agreed)
    give_feedback(session, town.made, town.wayan, work, "Rapi.", Audience.RECEIVER)
    if said:
        _say(session, town, work, said)
    if delegated:
        _also_assesses(session, town.wayan, town.made, delegated)


def _say(session: Session, town: Town, work: Work, day: str) -> UUID:
    key = give_feedback(session, town.chief, town.wayan, work, "Bagus.")
    session.get_one(Feedback, (key, 1)).given_at = at(day)
    session.flush()
    return key
