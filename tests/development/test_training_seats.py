"""Seats go by need, fairly and explained; people and superiors answer; whoever waits moves up by itself."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.training.answering import let_offers_lapse
from api.development.training.models import SeatState, TrainingSeat
from api.foundation import clock
from api.foundation.daily import Days
from api.notifications.models import TaskKind
from api.organization.models import Employee, EmployeeState
from tests.conftest import TODAY, Db
from tests.development.training import (
    ASESMEN,
    BECAUSE,
    LITERASI,
    approved,
    make_competences,
    make_need,
    make_staff,
    offered,
    queued,
    states,
    tasks_of,
)
from tests.evaluations.guards import As
from tests.http import problem_of
from tests.people import Person, Town

STRENGTHS = (5, 4, 3, 2, 1)


@pytest.fixture
def staff(town: Town, db: Db) -> list[Person]:
    """Five with needs of the puskesmas, whose eight people may be away by two."""
    db.write(make_competences)
    found: list[Person] = db.write(make_staff, town, STRENGTHS)
    return found


def _names(seats: Any) -> list[tuple[str, str]]:
    return [(seat["employee"]["name"], seat["state"]) for seat in seats]


def test_the_queue_is_explained(town: Town, as_: As, db: Db, staff: list[Person]) -> None:
    key = approved(as_, town)

    seats = queued(as_, town, key)

    assert _names(seats) == [
        ("Pegawai 01", "suggested"), ("Pegawai 02", "suggested"), ("Pegawai 03", "waiting"),
        ("Pegawai 04", "waiting"), ("Pegawai 05", "waiting"),
    ]  # fmt: skip
    assert seats[0]["reasons"] == {
        "needs": [
            {"competence": ASESMEN, "origins": ["advice"], "strength": 5, "since": "2026-07-15"}
        ],
        "last_trained": None,
        "passed": 0,
        "unit_people": 8,
        "unit_away": 0,
        "unit_room": 2,
        "seats": 2,
        "candidates": 5,
        "held": None,
    }
    assert [seat["reasons"]["held"] for seat in seats[2:]] == ["unit_away"] * 3
    again = queued(as_, town, key)
    assert _names(again) == _names(seats)


def test_needs_of_several_competences_count_together_and_who_is_away_does_not_come(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    def change(session: Session) -> None:
        make_need(session, staff[4], LITERASI, strength=7)
        session.get_one(Employee, staff[0].id).state = EmployeeState.MPP

    db.write(change)
    key = approved(as_, town, competences=[ASESMEN, LITERASI])

    seats = queued(as_, town, key)

    assert [name for name, _ in _names(seats)][:2] == ["Pegawai 05", "Pegawai 02"]
    assert len(seats) == 4


def test_of_a_unit_no_more_are_away_at_once(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    first = approved(as_, town, seats=1)
    offered(as_, town, first)
    second = queued(as_, town, approved(as_, town, seats=9))

    assert _names(second)[0] == ("Pegawai 02", "suggested"), "the first is in the other programme"
    assert second[0]["reasons"]["unit_away"] == 1
    assert [state for _, state in _names(second)] == ["suggested"] + ["waiting"] * 3


def test_a_seat_is_accepted_by_the_person_and_approved_by_the_superior(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    seats = offered(as_, town, approved(as_, town))
    one = staff[0]
    place = f"/training-seats/{seats[str(one.id)]['id']}"
    [mine] = as_(one.id).get(f"/employees/{one.id}/training-seats").json()["items"]
    assert (mine["answer_until"], mine["may"]) == ("2026-10-15", ["answer"])
    assert tasks_of(db, one.id) == [TaskKind.ANSWER_SEAT]

    accepted = as_(one.id).post(f"{place}/answer", {"accepts": True}).json()

    assert (accepted["state"], accepted["approver"]["id"]) == ("accepted", str(town.chief.id))
    assert (tasks_of(db, one.id), tasks_of(db, town.chief.id)) == ([], [TaskKind.APPROVE_SEAT])
    done = as_(town.chief.id).post(f"{place}/approval", {"approves": True}).json()
    assert (done["state"], tasks_of(db, town.chief.id)) == ("approved", [])
    assert tasks_of(db, one.id) == [TaskKind.READ_SEAT]
    assert as_(one.id).post(f"{place}/reading").status_code == 204
    assert tasks_of(db, one.id) == []


def test_who_declines_gives_the_seat_to_the_next(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    key = approved(as_, town)
    seats = offered(as_, town, key)
    place = f"/training-seats/{seats[str(staff[0].id)]['id']}"

    as_(staff[0].id).post(f"{place}/answer", {"accepts": False})

    found = states(db, key)
    assert (found[staff[0].id], found[staff[2].id]) == (SeatState.DECLINED, SeatState.OFFERED)
    assert (tasks_of(db, staff[0].id), tasks_of(db, staff[2].id)) == ([], [TaskKind.ANSWER_SEAT])
    again = as_(staff[0].id).post(f"{place}/answer", {"accepts": True})
    assert (again.status_code, problem_of(again)) == (409, "seat-step-refused")


def test_a_superior_who_does_not_let_go_says_why_and_the_next_moves_up(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    key = approved(as_, town)
    place = f"/training-seats/{offered(as_, town, key)[str(staff[0].id)]['id']}"
    as_(staff[0].id).post(f"{place}/answer", {"accepts": True})
    chief = as_(town.chief.id)

    silent = chief.post(f"{place}/approval", {"approves": False})
    said = chief.post(f"{place}/approval", {"approves": False, "reason": BECAUSE}).json()

    assert silent.json()["errors"][0]["pointer"] == "/reason"
    assert (said["state"], said["refusal"]) == ("declined", BECAUSE)
    assert tasks_of(db, staff[0].id) == [TaskKind.READ_SEAT]
    assert states(db, key)[staff[2].id] is SeatState.OFFERED


def test_silence_moves_the_seat_on(town: Town, as_: As, db: Db, staff: list[Person]) -> None:
    key = approved(as_, town)
    offered(as_, town, key)
    day = TODAY + timedelta(days=8)
    with clock.moved_to(day):
        days = Days(TODAY.date(), day.date())
        assert (db.write(let_offers_lapse, days), db.write(let_offers_lapse, days)) == (2, 0)

    found = states(db, key)
    assert [found[one.id] for one in staff] == [
        SeatState.DECLINED, SeatState.DECLINED, SeatState.OFFERED, SeatState.OFFERED,
        SeatState.WAITING,
    ]  # fmt: skip
    assert tasks_of(db, staff[0].id) == [TaskKind.READ_SEAT]


def _passed_twice(session: Session, who: UUID) -> None:
    """Let somebody have been passed over in two programmes before."""
    seat = session.scalars(select(TrainingSeat).where(TrainingSeat.employee_id == who)).one()
    seat.passed = 2
    session.flush()


def test_nobody_is_passed_over_a_third_time_without_a_written_reason(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    key, hr = approved(as_, town), as_(town.hr_agency.id)
    last = queued(as_, town, key)[-1]
    db.write(_passed_twice, UUID(last["employee"]["id"]))

    refused = hr.post(f"/training-programmes/{key}/offers")

    assert (refused.status_code, problem_of(refused)) == (409, "passed-over-without-reason")
    assert refused.json()["people"] == [last["employee"]["id"]]
    place = f"/training-seats/{last['id']}/passing-over"
    assert hr.post(place, {"reason": "ya"}).status_code == 422
    written = hr.post(place, {"reason": BECAUSE}).json()
    assert (written["state"], written["needs_reason"]) == ("waiting", False)
    assert tasks_of(db, UUID(last["employee"]["id"])) == [TaskKind.READ_SEAT]
    assert hr.post(f"/training-programmes/{key}/offers").status_code == 200


def test_hr_passes_over_who_was_suggested_only_with_a_reason_and_the_next_is_suggested(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    key, hr = approved(as_, town), as_(town.hr_agency.id)
    first = queued(as_, town, key)[0]

    hr.post(f"/training-seats/{first['id']}/passing-over", {"reason": BECAUSE})

    found = states(db, key)
    assert (found[staff[0].id], found[staff[2].id]) == (SeatState.PASSED_OVER, SeatState.SUGGESTED)
    assert len(queued(as_, town, key)) == 5, "what was decided stays when the queue is made anew"
    assert states(db, key)[staff[0].id] is SeatState.PASSED_OVER


def test_seats_are_made_of_needs_and_not_anew_once_offered(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    hr = as_(town.hr_agency.id)
    nobody = hr.post(f"/training-programmes/{approved(as_, town, competences=[LITERASI])}/queue")
    assert (nobody.status_code, problem_of(nobody)) == (409, "nobody-needs-it")
    key = approved(as_, town)
    early = hr.post(f"/training-programmes/{key}/offers")
    assert problem_of(early) == "programme-step-refused"
    offered(as_, town, key)

    again = hr.post(f"/training-programmes/{key}/queue")

    assert problem_of(again) == "seats-already-offered"


def test_people_see_their_own_seat_leaders_those_of_their_people_hr_all(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    key = approved(as_, town)
    seats = offered(as_, town, key)
    place = f"/training-programmes/{key}/seats"
    seen = {
        who.name: len(as_(who.id).get(place).json()["items"])
        for who in (staff[0], town.wayan, town.chief, town.hr_agency, town.stranger, town.auditor)
    }
    assert list(seen.values()) == [1, 0, 5, 5, 0, 5]

    one = f"/training-seats/{seats[str(staff[0].id)]['id']}"
    assert as_(town.stranger.id).post(f"{one}/answer", {"accepts": True}).status_code == 404
    assert as_(town.chief.id).post(f"{one}/answer", {"accepts": True}).status_code == 403
    assert as_(staff[0].id).post(f"{one}/approval", {"approves": True}).status_code == 403
    assert as_(town.chief.id).post(f"{one}/passing-over", {"reason": BECAUSE}).status_code == 403
    early = as_(town.chief.id).post(f"{one}/approval", {"approves": True})
    assert (early.status_code, problem_of(early)) == (409, "seat-step-refused")


def test_the_next_superior_approves_in_the_place_of_who_has_gone(
    town: Town, as_: As, db: Db, staff: list[Person]
) -> None:
    seats = offered(as_, town, approved(as_, town))
    place = f"/training-seats/{seats[str(staff[0].id)]['id']}"
    as_(staff[0].id).post(f"{place}/answer", {"accepts": True})
    ended = as_(town.hr_agency.id).post(
        f"/employees/{town.chief.id}/end-of-service",
        {"state": "pensiun", "on": "2026-10-08", "reason": "BUP"},
    )
    assert ended.status_code == 200, ended.text

    assert (tasks_of(db, town.chief.id), tasks_of(db, town.head.id)) == (
        [], [TaskKind.APPROVE_SEAT],
    )  # fmt: skip
    done = as_(town.head.id).post(f"{place}/approval", {"approves": True})
    assert done.json()["state"] == "approved", "the superior of who has gone"
