"""Attendance is noted by list or by the code of the day; hours follow; a month later two questions."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.training.aftermath import ask_participants
from api.development.training.events import ParticipantAnswered, TrainingAttended
from api.development.training.models import SeatState, TrainingAnswer, TrainingSeat
from api.development.training.sessions import code_of, session_of
from api.foundation.daily import Days
from api.foundation.event_tables import EventRecord
from api.notifications.models import TaskKind
from api.notifications.training_reactions import let_questions_lapse
from tests.conftest import Db
from tests.development.training import (
    BECAUSE,
    LAST_DAY,
    approved,
    attend,
    make_competences,
    make_staff,
    offered,
    on,
    states,
    tasks_of,
)
from tests.evaluations.guards import As
from tests.http import problem_of
from tests.people import Person, Town

FIRST_DAY = date(2026, 11, 2)
A_MONTH_LATER = date(2026, 12, 7)


@pytest.fixture
def staff(town: Town, db: Db) -> list[Person]:
    """Make twenty with needs: of 23 people of the puskesmas five may be away."""
    db.write(make_competences)
    found: list[Person] = db.write(make_staff, town, [4] * 20)
    return found


@pytest.fixture
def programme(town: Town, as_: As, staff: list[Person]) -> str:
    """Make a programme whose five seats are all accepted."""
    key = approved(as_, town, seats=5)
    for who, seat in offered(as_, town, key).items():
        if seat["state"] == "offered":
            as_(UUID(who)).post(f"/training-seats/{seat['id']}/answer", {"accepts": True})
    return key


@pytest.fixture
def seats(town: Town, as_: As, programme: str) -> list[dict[str, Any]]:
    listed = as_(town.hr_agency.id).get(f"/training-programmes/{programme}/seats").json()["items"]
    return [seat for seat in listed if seat["state"] == "accepted"]


@pytest.fixture
def first_day(seats: Any) -> Iterator[None]:
    with on(FIRST_DAY):
        yield


def test_a_code_is_of_one_session_and_day() -> None:
    kept = [{"on": "2026-11-02"}, {"on": "2026-11-02"}, {"on": "2026-11-03"}]
    first = code_of(b"seed", 1, FIRST_DAY)
    assert session_of(b"seed", kept, f" {first.lower()} ", FIRST_DAY) == 1
    assert session_of(b"seed", kept, code_of(b"seed", 2, FIRST_DAY), FIRST_DAY) == 2
    for seed, day in ((b"other", FIRST_DAY), (b"seed", date(2026, 11, 3))):
        assert session_of(seed, kept, first, day) is None


def test_one_notes_oneself_by_the_code_in_the_room(
    town: Town, as_: As, programme: str, seats: list[dict[str, Any]], first_day: None
) -> None:
    hr, one = as_(town.hr_agency.id), as_(UUID(seats[0]["employee"]["id"]))
    shown = hr.get(f"/training-programmes/{programme}/sessions/1/code").json()
    place = f"/training-seats/{seats[0]['id']}/attendance"
    assert (shown["on"], shown["holds_today"]) == ("2026-11-02", True)

    noted = [one.post(place, {"code": shown["code"]}).status_code for _ in range(2)]
    later = hr.get(f"/training-programmes/{programme}/sessions/2/code").json()
    wrong = one.post(place, {"code": later["code"]})

    assert noted == [200, 200]
    assert (wrong.status_code, problem_of(wrong)) == (409, "session-code-refused")
    assert as_(town.chief.id).post(place, {"code": shown["code"]}).status_code == 403
    assert hr.get(f"/training-programmes/{programme}/sessions/9/code").status_code == 404
    path = f"/training-programmes/{programme}/sessions/1/code"
    assert as_(town.wayan.id).get(path).status_code == 403


def test_a_list_names_who_has_a_seat_of_a_session_that_was_held(
    town: Town, as_: As, programme: str, seats: list[dict[str, Any]], first_day: None
) -> None:
    hr, place = as_(town.hr_agency.id), f"/training-programmes/{programme}/attendance"
    someone = seats[0]["employee"]["id"]
    cases = {
        "/session": {"session": 2, "present": []},
        "/present/1": {"session": 1, "present": [someone, str(town.wayan.id)]},
    }
    for pointer, body in cases.items():
        assert hr.post(place, body).json()["errors"][0]["pointer"] == pointer
    assert hr.post(place, {"session": 1, "present": [someone]}).status_code == 200
    assert as_(town.chief.id).post(place, {"session": 1, "present": []}).status_code == 403


def _events(name: str) -> Callable[[Session], list[EventRecord]]:
    wanted = select(EventRecord).where(EventRecord.name == name).order_by(EventRecord.id)
    return lambda session: list(session.scalars(wanted))


def test_who_was_there_has_the_hours_and_who_waited_was_passed_over(
    town: Town, as_: As, db: Db, programme: str, seats: list[dict[str, Any]]
) -> None:
    keys = [seat["employee"]["id"] for seat in seats]
    hr = as_(town.hr_agency.id)
    early = hr.post(f"/training-programmes/{programme}/completion")
    assert (early.status_code, problem_of(early)) == (409, "not-over-yet")

    done = attend(as_, town, programme, keys[:4], keys[4:]).json()

    assert (done["state"], done["seats"]["attended"], done["seats"]["missed"]) == ("done", 4, 1)
    assert done["seats"]["passed_over"] == 15
    found = db.read(_events(TrainingAttended.__name__))
    assert {str(one.about_id) for one in found} == set(keys[:4])
    assert [dict(one.data or {})["hours_tenths"] for one in found] == [120] * 4
    again = hr.post(f"/training-programmes/{programme}/completion")
    assert problem_of(again) == "programme-step-refused"
    assert tasks_of(db, town.chief.id) == [], "nobody is asked to approve what is over"


def test_an_answered_need_queues_no_more_and_being_passed_over_is_remembered(
    town: Town, as_: As, programme: str, seats: list[dict[str, Any]]
) -> None:
    keys = [seat["employee"]["id"] for seat in seats]
    attend(as_, town, programme, keys, [])
    with on(date(2026, 11, 9)):
        hr = as_(town.hr_agency.id)
        later = [{"on": "2026-12-01", "starts": "08:00", "ends": "12:00"}]
        made = hr.post(f"/training-programmes/{approved(as_, town, sessions=later)}/queue").json()[
            "items"
        ]

    assert len(made) == 15
    assert not {seat["employee"]["id"] for seat in made} & set(keys)
    assert {seat["reasons"]["passed"] for seat in made} == {1}


def _say(as_: As, seats: Iterable[dict[str, Any]], used: Iterable[str]) -> list[int]:
    """Let participants answer; give the statuses."""
    return [
        as_(UUID(seat["employee"]["id"]))
        .post(f"/training-seats/{seat['id']}/impression", {"used": word, "worth": 4})
        .status_code
        for seat, word in zip(seats, used, strict=True)
    ]


def test_a_month_later_participants_are_asked_once(
    town: Town, as_: As, db: Db, programme: str, seats: list[dict[str, Any]]
) -> None:
    first = UUID(seats[0]["employee"]["id"])
    place = f"/training-seats/{seats[0]['id']}/impression"
    body = {"used": "often", "worth": 4}
    attend(as_, town, programme, [seat["employee"]["id"] for seat in seats], [])
    days = Days(LAST_DAY, A_MONTH_LATER)
    with on(A_MONTH_LATER):
        assert (db.write(ask_participants, days), db.write(ask_participants, days)) == (5, 0)
        assert TaskKind.SAY_AFTER_TRAINING in tasks_of(db, first)
        assert as_(town.chief.id).post(place, body).status_code == 403
        assert as_(first).post(place, body | {"worth": 6}).status_code == 422
        assert as_(first).post(place, body).status_code == 200
        twice = as_(first).post(place, body)
    assert (twice.status_code, problem_of(twice)) == (409, "nothing-asked")
    assert TaskKind.SAY_AFTER_TRAINING not in tasks_of(db, first)


def test_answers_are_counted_without_names_and_told_when_nobody_can_answer_any_more(
    town: Town, as_: As, db: Db, programme: str, seats: list[dict[str, Any]]
) -> None:
    attend(as_, town, programme, [seat["employee"]["id"] for seat in seats], [])
    with on(A_MONTH_LATER):
        db.write(ask_participants, Days(LAST_DAY, A_MONTH_LATER))
        assert _say(as_, seats, ["not_yet", "often", "often", "often", "often"]) == [200] * 5
        at_once = as_(town.wayan.id).get(f"/training-programmes/{programme}").json()
    with on(date(2026, 12, 22)):
        later = as_(town.wayan.id).get(f"/training-programmes/{programme}").json()

    assert at_once["answers"] is None, "two sums would tell the answer between them"
    assert later["answers"] == {
        "people": 5, "often": 4, "sometimes": 0, "not_yet": 1, "worth": "4",
    }  # fmt: skip
    answers = db.read(lambda s: s.scalars(select(TrainingAnswer.people)).all())
    assert sorted(answers) == [1, 4]
    said = db.read(_events(ParticipantAnswered.__name__))
    assert [set(one.data or {}) for one in said] == [{"programme_id"}] * 5


def test_of_too_few_answers_nothing_is_said_and_questions_lapse(
    town: Town, as_: As, db: Db, programme: str, seats: list[dict[str, Any]]
) -> None:
    attend(as_, town, programme, [seat["employee"]["id"] for seat in seats], [])
    late = date(2026, 12, 23)
    with on(A_MONTH_LATER):
        db.write(ask_participants, Days(LAST_DAY, A_MONTH_LATER))
        assert _say(as_, seats[:4], ["often"] * 4) == [200] * 4
    with on(late):
        assert _say(as_, seats[4:], ["often"]) == [409]
        assert db.write(let_questions_lapse, Days(A_MONTH_LATER, late)) == 1
        shown = as_(town.wayan.id).get(f"/training-programmes/{programme}").json()
    assert shown["answers"] is None


def test_a_programme_does_not_end_while_a_third_passing_over_has_no_reason(
    town: Town, as_: As, db: Db, programme: str, seats: list[dict[str, Any]]
) -> None:
    hr = as_(town.hr_agency.id)
    waiting = [
        seat
        for seat in hr.get(f"/training-programmes/{programme}/seats").json()["items"]
        if seat["state"] == "waiting"
    ]

    def passed(session: Session) -> None:
        wanted = select(TrainingSeat).where(TrainingSeat.id == UUID(waiting[0]["id"]))
        session.scalars(wanted).one().passed = 2

    db.write(passed)
    refused = attend(as_, town, programme, [], [])
    assert problem_of(refused) == "passed-over-without-reason"
    as_(town.hr_agency.id).post(
        f"/training-seats/{waiting[0]['id']}/passing-over", {"reason": BECAUSE}
    )
    assert attend(as_, town, programme, [], []).status_code == 200
    assert states(db, programme)[UUID(waiting[0]["employee"]["id"])] is SeatState.PASSED_OVER
