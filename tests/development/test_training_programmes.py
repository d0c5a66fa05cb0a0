"""Programmes are proposed by HR, decided by the head, and stand in the catalogue for everybody."""

from datetime import timedelta
from typing import Any

import pytest

from api.foundation import clock
from api.notifications.models import TaskKind
from tests.conftest import TODAY, Db
from tests.development.training import (
    ASESMEN,
    BECAUSE,
    approved,
    drafted,
    make_competences,
    make_staff,
    offered,
    tasks_of,
)
from tests.evaluations.guards import As
from tests.http import problem_of
from tests.people import Town

LOOKED_FOR: dict[str, dict[str, Any]] = {
    "next_year": {"year": 2027},
    "approved": {"state": "approved"},
    "done": {"state": "done"},
    "last_day": {"from_on": "2026-11-06"},
    "before": {"until_on": "2026-11-01"},
}


@pytest.fixture(autouse=True)
def competences(db: Db) -> None:
    db.write(make_competences)


def test_hr_proposes_and_the_head_approves(town: Town, as_: As, db: Db) -> None:
    hr, head = as_(town.hr_agency.id), as_(town.head.id)
    made = hr.post("/training-programmes", drafted(town.dinkes, seats=40)).json()
    assert (made["state"], made["cost_per_seat"]) == ("draft", "1200000")
    assert (made["from_on"], made["until_on"]) == ("2026-11-02", "2026-11-06")
    assert made["may"] == ["change", "propose", "cancel"]
    place = f"/training-programmes/{made['id']}"
    assert as_(town.wayan.id).get(place).status_code == 404, "a proposal is not in the catalogue"

    hr.post(f"{place}/proposal", version=1)
    assert tasks_of(db, town.head.id) == [TaskKind.DECIDE_PROGRAMME]
    assert head.get(place).json()["may"] == ["decide"]
    done = head.post(f"{place}/decision", {"approves": True}, version=2)

    assert (done.json()["state"], done.json()["decided_on"]) == ("approved", "2026-10-08")
    assert tasks_of(db, town.head.id) == []
    [listed] = as_(town.stranger.id).get("/training-programmes", year=2026).json()["items"]
    assert (listed["id"], listed["may"]) == (made["id"], [])


def test_a_rejection_says_why_and_the_proposal_comes_again(town: Town, as_: As, db: Db) -> None:
    hr, head = as_(town.hr_agency.id), as_(town.head.id)
    place = (
        f"/training-programmes/{hr.post('/training-programmes', drafted(town.dinkes)).json()['id']}"
    )
    hr.post(f"{place}/proposal", version=1)

    silent = head.post(f"{place}/decision", {"approves": False}, version=2)
    head.post(f"{place}/decision", {"approves": False, "reason": BECAUSE}, version=2)

    assert silent.json()["errors"][0]["pointer"] == "/reason"
    assert hr.get(place).json()["decision_reason"] == BECAUSE
    changed = hr.put(place, drafted(town.dinkes, seats=30), version=3)
    assert (changed.json()["state"], changed.json()["version"]) == ("rejected", 4)
    hr.post(f"{place}/proposal", version=4)
    late = hr.put(place, drafted(town.dinkes), version=5)
    assert problem_of(late) == "programme-step-refused"
    done = head.post(f"{place}/decision", {"approves": True}, version=5)
    assert (done.json()["state"], done.json()["decision_reason"]) == ("approved", None)


def test_nobody_decides_their_own_proposal_and_the_city_has_its_hr(
    town: Town, as_: As, db: Db
) -> None:
    city, admin = as_(town.hr_city.id), as_(town.admin.id)
    made = city.post("/training-programmes", drafted(town.kota)).json()
    place = f"/training-programmes/{made['id']}"
    city.post(f"{place}/proposal", version=1)

    own = city.post(f"{place}/decision", {"approves": True}, version=2)
    other = admin.post(f"{place}/decision", {"approves": True}, version=2)

    assert (own.status_code, other.status_code) == (403, 200)


def test_who_is_not_hr_or_head_is_refused(town: Town, as_: As, db: Db) -> None:
    draft = drafted(town.dinkes)
    for who in (town.wayan, town.head, town.hr_agency):
        expected = 201 if who is town.hr_agency else 403
        answer = as_(who.id).post("/training-programmes", draft)
        assert answer.status_code == expected, answer.text
    place = f"/training-programmes/{answer.json()['id']}"

    assert as_(town.head.id).post(f"{place}/proposal", version=1).status_code == 403
    assert (
        as_(town.hr_agency.id).post(f"{place}/decision", {"approves": True}, version=1).status_code
        == 403
    )
    assert as_(town.chief.id).get(place).status_code == 404
    early = as_(town.head.id).post(f"{place}/decision", {"approves": True}, version=1)
    assert (early.status_code, problem_of(early)) == (409, "programme-step-refused")
    stale = as_(town.hr_agency.id).post(f"{place}/proposal", version=9)
    assert (stale.status_code, problem_of(stale)) == (409, "edited-meanwhile")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"competences": [ASESMEN, "tidak-ada"]}, "/competences/1"),
        ({"hours": "0,25"}, "/hours"),
        ({"budget": "100,5"}, "/budget"),
        ({"seats": 0}, "/seats"),
        ({"sessions": []}, "/sessions"),
        ({"sessions": [{"on": "2026-11-02", "starts": "16:00", "ends": "13:00"}]}, "/sessions/0"),
    ],
)
def test_what_is_wrong_is_named(
    town: Town, as_: As, db: Db, changes: dict[str, Any], pointer: str
) -> None:
    answer = as_(town.hr_agency.id).post("/training-programmes", drafted(town.dinkes, **changes))

    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]


def test_a_repeated_draft_is_one(town: Town, as_: As, db: Db) -> None:
    hr = as_(town.hr_agency.id)
    first, again = (
        hr.post("/training-programmes", drafted(town.dinkes), key="k-1") for _ in range(2)
    )
    assert first.json() == again.json()
    assert hr.get("/training-programmes").json()["total"] == 1


def test_the_catalogue_is_looked_through_by_unit_days_and_state(
    town: Town, as_: As, db: Db
) -> None:
    approved(as_, town)
    wayan = as_(town.wayan.id)
    found = {}
    for name, place in (
        ("puskesmas", town.puskesmas),
        ("kota", town.kota),
        ("disdik", town.disdik),
    ):
        found[name] = wayan.get("/training-programmes", unit_id=place).json()["total"]
    for name, given in LOOKED_FOR.items():
        found[name] = wayan.get("/training-programmes", **given).json()["total"]

    assert {name for name, total in found.items() if total} == {
        "puskesmas", "kota", "approved", "last_day",
    }  # fmt: skip
    assert len(found) == 8


def test_it_runs_on_its_days(town: Town, as_: As, db: Db) -> None:
    key = approved(as_, town)
    running = []
    for days in (0, 25, 30):
        with clock.moved_to(TODAY + timedelta(days=days)):
            found = as_(town.wayan.id).get(f"/training-programmes/{key}").json()
            running.append(found["is_running"])
    assert running == [False, True, False]


def test_who_has_a_seat_in_what_is_cancelled_is_told(town: Town, as_: As, db: Db) -> None:
    [one] = db.write(make_staff, town, [2])
    key = approved(as_, town)
    offered(as_, town, key)
    assert tasks_of(db, one.id) == [TaskKind.ANSWER_SEAT]
    place = f"/training-programmes/{key}/cancellation"

    answer = as_(town.hr_agency.id).post(place, {"reason": BECAUSE}, version=3)

    assert answer.json()["state"] == "cancelled"
    assert tasks_of(db, one.id) == [TaskKind.READ_SEAT]
    [seat] = as_(one.id).get(f"/employees/{one.id}/training-seats").json()["items"]
    assert (seat["programme_state"], seat["may"]) == ("cancelled", [])
    again = as_(town.hr_agency.id).post(place, {"reason": BECAUSE}, version=4)
    assert problem_of(again) == "programme-step-refused"


def test_a_ceiling_is_noted_and_changed_as_it_was_read(town: Town, as_: As, db: Db) -> None:
    hr, place = as_(town.hr_agency.id), "/agencies/1/training-ceilings/2026"
    first = hr.put(place, {"amount": "120000000"}, version=0)
    assert (first.status_code, first.json()["version"]) == (200, 1)

    stale = hr.put(place, {"amount": "1"}, version=0)
    second = hr.put(place, {"amount": "90000000"}, version=1)

    assert (stale.status_code, second.json()["amount"]) == (409, "90000000")
    assert as_(town.head.id).put(place, {"amount": "1"}, version=2).status_code == 403
    nowhere = "/agencies/77/training-ceilings/2026"
    assert hr.put(nowhere, {"amount": "1"}, version=0).status_code == 404
