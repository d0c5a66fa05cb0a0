"""Whoever has to act is asked on the last day but one, and not any longer than there is something to do."""

from datetime import date, datetime
from typing import Any

import pytest

from api.foundation import clock
from api.foundation.clock import WITA
from api.foundation.daily import Days
from api.notifications.case_reactions import watch_cases
from tests.conftest import Db
from tests.http import problem_of
from tests.measurements.factories import (
    As,
    case,
    delivered,
    holder,
    nip_of,
    registered,
)
from tests.notifications.factories import tasks_of
from tests.people import Person, Town

THURSDAY, FRIDAY = date(2026, 10, 8), date(2026, 10, 9)
HELD = [{"step": "rekomendasi", "entered_on": "2026-10-05", "left_on": None}]


@pytest.fixture
def service(town: Town, as_: As, db: Db) -> dict[str, Any]:
    town.extra["holder"] = holder(db, town)
    return registered(as_, town, counting=True)


def _asked(as_: As, person: Person) -> list[tuple[str, str]]:
    return [
        (task["facts"]["title"], task["due_on"])
        for task in tasks_of(as_, person)
        if task["kind"] == "case_due"
    ]


def test_an_officer_is_asked_on_the_last_day_but_one(
    town: Town, as_: As, db: Db, service: dict[str, Any]
) -> None:
    nip = nip_of(db, town.wayan)

    delivered(
        as_(town.hr_agency.id),
        service,
        case("last", nip, "2026-10-01"),
        case("but-one", nip, "2026-10-02"),
        case("later", nip, "2026-10-05"),
    )

    assert _asked(as_, town.wayan) == [("last", "2026-10-08"), ("but-one", "2026-10-09")]
    [task, _] = tasks_of(as_, town.wayan)
    assert (task["subject_kind"], task["facts"]["service_id"]) == ("service_case", service["id"])


def test_a_day_later_the_day_s_work_asks(
    town: Town, as_: As, db: Db, service: dict[str, Any]
) -> None:
    delivered(as_(town.hr_agency.id), service, case("A", nip_of(db, town.wayan), "2026-10-05"))

    assert _asked(as_, town.wayan) == []
    with clock.moved_to(datetime(2026, 10, 9, 9, tzinfo=WITA)):
        changed = [db.write(watch_cases, Days(THURSDAY, FRIDAY)) for _ in range(2)]
        assert _asked(as_, town.wayan) == [("A", "2026-10-12")]

    assert changed == [1, 0]


def test_who_holds_the_step_is_asked_too(
    town: Town, as_: As, db: Db, service: dict[str, Any]
) -> None:
    hr, nip = as_(town.hr_agency.id), nip_of(db, town.wayan)
    delivered(hr, service, case("A", nip, "2026-10-01", steps=HELD))

    assert _asked(as_, town.extra["holder"]) == [("A", "2026-10-08")]
    assert _asked(as_, town.wayan) == [("A", "2026-10-08")]

    given_back = [{**HELD[0], "left_on": "2026-10-08"}]
    delivered(hr, service, case("A", nip, "2026-10-01", steps=given_back))

    assert _asked(as_, town.extra["holder"]) == []
    assert _asked(as_, town.wayan) == [("A", "2026-10-08")]


def test_a_case_of_nobody_s_is_the_leader_s(town: Town, as_: As, service: dict[str, Any]) -> None:
    free = {**case("A", "", "2026-10-01"), "officer_nip": None}

    delivered(as_(town.hr_agency.id), service, free)

    assert _asked(as_, town.head) == [("A", "2026-10-08")]


SUSPENDED = [{"reason": "STR", "suspended_on": "2026-10-07", "resumed_on": None}]


@pytest.mark.parametrize(
    "then",
    [
        {"issued_on": "2026-10-08"},
        {"suspensions": SUSPENDED},
        {"withdrawn": True},
    ],
    ids=["issued", "suspended", "withdrawn"],
)
def test_nobody_is_asked_any_more(
    town: Town, as_: As, db: Db, service: dict[str, Any], then: dict[str, Any]
) -> None:
    hr, one = as_(town.hr_agency.id), case("A", nip_of(db, town.wayan), "2026-10-01")
    delivered(hr, service, one)
    before = _asked(as_, town.wayan)

    delivered(hr, service, {**one, **then})

    assert (before, _asked(as_, town.wayan)) == ([("A", "2026-10-08")], [])


def test_a_case_of_somebody_else_now_asks_them(
    town: Town, as_: As, db: Db, service: dict[str, Any]
) -> None:
    hr, one = as_(town.hr_agency.id), case("A", nip_of(db, town.wayan), "2026-10-01")
    delivered(hr, service, one)

    delivered(hr, service, {**one, "officer_nip": nip_of(db, town.made)})

    assert (_asked(as_, town.wayan), len(_asked(as_, town.made))) == ([], 1)


def test_a_service_on_trial_asks_nobody_until_it_counts(town: Town, as_: As, db: Db) -> None:
    service, hr = registered(as_, town), as_(town.hr_agency.id)
    delivered(hr, service, case("A", nip_of(db, town.wayan), "2026-10-01"))
    on_trial = _asked(as_, town.wayan)

    counting = hr.patch(f"/services/{service['id']}", {"state": "counting"}, version=1).json()
    counted = _asked(as_, town.wayan)
    place = f"/services/{service['id']}"
    hr.patch(place, {"state": "ended"}, version=counting["version"])

    assert (on_trial, counted) == ([], [("A", "2026-10-08")])
    assert _asked(as_, town.wayan) == []


def test_somebody_is_reminded_once_a_day(
    town: Town, as_: As, db: Db, service: dict[str, Any]
) -> None:
    stays = [{**HELD[0], "entered_on": "2026-10-06"}]
    late = case("A", nip_of(db, town.wayan), "2026-10-06", steps=stays)
    delivered(as_(town.hr_agency.id), service, late)
    wayan, place = as_(town.wayan.id), f"/services/{service['id']}/cases"
    [line] = wayan.get(place).json()["items"]
    before = _asked(as_, town.extra["holder"])

    answer = wayan.post(f"{place}/{line['id']}/remind", key="k1")
    again = wayan.post(f"{place}/{line['id']}/remind", key="k1")
    second = as_(town.chief.id).post(f"{place}/{line['id']}/remind")

    assert answer.status_code == 200, answer.text
    assert answer.json()["on"] == "2026-10-08"
    assert [one["name"] for one in answer.json()["to"]] == [town.extra["holder"].name]
    assert again.json() == answer.json()
    assert problem_of(second) == "reminded-today"
    assert (before, len(_asked(as_, town.extra["holder"]))) == ([], 1)
    [shown] = wayan.get(place).json()["items"]
    assert (line["may_remind"], shown["may_remind"]) == (True, False)
    assert shown["reminded_on"] == "2026-10-08"


def test_nobody_is_reminded_where_nobody_else_has_to_act(
    town: Town, as_: As, db: Db, service: dict[str, Any]
) -> None:
    nip = nip_of(db, town.wayan)
    done = case("done", nip, "2026-10-01", "2026-10-07")
    delivered(as_(town.hr_agency.id), service, case("mine", nip, "2026-10-01"), done)
    wayan, place = as_(town.wayan.id), f"/services/{service['id']}/cases"
    keys = {one["external_key"]: one["id"] for one in wayan.get(place).json()["items"]}

    mine, over = (wayan.post(f"{place}/{keys[name]}/remind") for name in ("mine", "done"))

    assert (problem_of(mine), problem_of(over)) == ("nobody-to-remind", "case-not-running")
