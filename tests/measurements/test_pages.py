"""What officers, leaders and HR see of a service: lists, a case, the team's page, the officer's page."""

import random
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.rules.queries import days_off
from tests.conftest import Db
from tests.http import Client
from tests.measurements import licensing
from tests.measurements.factories import (
    As,
    account,
    case,
    delivered,
    holder,
    nip_of,
    registered,
)
from tests.measurements.licensing import Desk, Licensing
from tests.people import Person, Town

Q3 = 20260709
TODAY = "2026-10-08"


def _stay(step: str, entered: str, left: str | None = None) -> dict[str, Any]:
    return {"step": step, "entered_on": entered, "left_on": left}


def _cases(wayan: str, made: str) -> list[dict[str, Any]]:
    """Two on their last day, one in the other agency's hands; one waits; some done, one late."""
    held = [_stay("periksa", "2026-10-01", "2026-10-05"), _stay("rekomendasi", "2026-10-05")]
    slow = [
        _stay("periksa", "2026-09-09", "2026-09-10"),
        _stay("rekomendasi", "2026-09-10", "2026-09-21"),
        _stay("terbit", "2026-09-21", "2026-09-22"),
    ]
    asked = [{"reason": "STR yang berlaku", "suspended_on": "2026-10-05", "resumed_on": None}]
    waited = [{"reason": "Foto", "suspended_on": "2026-08-05", "resumed_on": "2026-08-07"}]
    return [
        case("D-1", wayan, "2026-10-01", steps=[_stay("periksa", "2026-10-01")]),
        case("D-2", wayan, "2026-10-01", steps=held),
        case("D-3", made, "2026-10-02", steps=[_stay("periksa", "2026-10-02")]),
        case("D-4", made, "2026-10-06"),
        case("W-1", wayan, "2026-09-30", suspensions=asked),
        case("L-1", wayan, "2026-09-09", "2026-09-22", steps=slow),
        case("F-1", wayan, "2026-08-03", "2026-08-11", suspensions=waited),
        case("F-2", made, "2026-07-06", "2026-07-08"),
        case("P-1", made, "2026-06-01", "2026-06-03"),
    ]


@pytest.fixture
def service(town: Town, as_: As, db: Db) -> dict[str, Any]:
    town.extra["holder"] = holder(db, town)
    made = registered(as_, town)
    hr = as_(town.hr_agency.id)
    delivered(hr, made, *_cases(nip_of(db, town.wayan), nip_of(db, town.made)))
    return made


def _keys(answer: Any) -> list[str]:
    return [one["external_key"] for one in answer.json()["items"]]


def test_the_list_names_what_there_is_to_do(town: Town, as_: As, service: dict[str, Any]) -> None:
    def line(person: Person) -> list[tuple[Any, ...]]:
        items = as_(person.id).get("/services").json()["items"]
        return [(one["has_team"], one["mine"], one["done"], one["due"]) for one in items]

    assert line(town.wayan) == [(False, 3, 2, 2)]
    assert line(town.chief) == [(True, 0, 0, 2)]
    assert line(town.hr_agency) == [(True, 0, 0, 2)]
    assert line(town.stranger) == []


def test_each_sees_own_cases_or_those_of_their_teams(
    town: Town, as_: As, db: Db, service: dict[str, Any]
) -> None:
    place = f"/services/{service['id']}/cases"

    assert _keys(as_(town.wayan.id).get(place)) == ["D-1", "D-2", "W-1", "L-1", "F-1"]
    assert len(_keys(as_(town.chief.id).get(place))) == 9
    assert len(_keys(as_(town.auditor.id).get(place))) == 9
    assert _keys(as_(town.chief.id).get(place, late=True)) == ["L-1"]
    assert _keys(as_(town.chief.id).get(place, state="suspended")) == ["W-1"]
    assert _keys(as_(town.chief.id).get(place, step="rekomendasi")) == ["D-2"]
    assert _keys(as_(town.chief.id).get(place, period_id=Q3)) == ["L-1", "F-1", "F-2"]
    officer = as_(town.chief.id).get(place, officer_id=town.made.id, late=False)
    assert _keys(officer) == ["D-3", "D-4", "F-2", "P-1"]


def test_who_holds_a_step_sees_the_cases_that_are_in_it(
    town: Town, as_: As, service: dict[str, Any]
) -> None:
    client = as_(town.extra["holder"].id)
    place = f"/services/{service['id']}"

    assert _keys(client.get(f"{place}/cases")) == ["D-2"]
    assert client.get(f"{place}/cases").json()["items"][0]["is_mine"] is True
    assert client.get(f"{place}/team").status_code == 403


def test_a_case_tells_its_way_and_whose_turn_it_is(
    town: Town, as_: As, service: dict[str, Any]
) -> None:
    chief, place = as_(town.chief.id), f"/services/{service['id']}/cases"
    by_key = {one["external_key"]: one["id"] for one in chief.get(place).json()["items"]}

    held, waits = (chief.get(f"{place}/{by_key[key]}").json() for key in ("D-2", "W-1"))

    assert (held["turn"], held["holder"]["name"]) == ("holder", "Dinas Pendidikan")
    assert [one["name"] for one in held["turn_people"]] == ["I Ketut Suardana"]
    assert (held["step"], held["step_since"]) == ("Rekomendasi teknis", "2026-10-05")
    assert (held["used_days"], held["standard_days"], held["due_on"]) == (5, 5, TODAY)
    assert [one["working_days"] for one in held["steps"]] == [2, None]
    assert held["url"] == "https://perijinan.example.go.id/kasus/D-2"
    assert (waits["turn"], waits["due_on"], waits["used_days"]) == (None, None, 2)
    assert waits["suspended_days"] == 4
    assert waits["suspensions"] == [
        {
            "reason": "STR yang berlaku",
            "suspended_on": "2026-10-05",
            "resumed_on": None,
            "working_days": 4,
        }
    ]


def test_the_team_s_page_says_what_must_happen_today(
    town: Town, as_: As, service: dict[str, Any]
) -> None:
    page = as_(town.chief.id).get(f"/services/{service['id']}/team", period_id=Q3).json()

    groups = [
        (one["turn"], one["who"]["name"], [line["external_key"] for line in one["cases"]])
        for one in page["today"]
    ]
    assert groups == [
        ("holder", "Dinas Pendidikan", ["D-2"]),
        ("officer", town.wayan.name, ["D-1"]),
    ]
    assert (page["today_cases"], page["next_day"], page["next_due"]) == (2, "2026-10-09", 1)
    assert (page["later_due"], page["later_until"], page["running"]) == (1, "2026-10-13", 5)
    assert [(one["external_key"], one["reason"]) for one in page["suspended"]] == [
        ("W-1", "STR yang berlaku")
    ]


def test_the_team_s_page_says_where_time_goes(town: Town, as_: As, service: dict[str, Any]) -> None:
    page = as_(town.chief.id).get(f"/services/{service['id']}/team", period_id=Q3).json()

    figures = {"median_days": 4, "p90_days": 9, "on_time_share": "66.67", "done": 3, "late": 1}
    assert page["figures"] == figures
    assert (page["previous_figures"]["done"], page["previous_figures"]["median_days"]) == (1, 2)
    assert page["previous_period"]["id"] == 20260406
    steps = [(one["code"], one["average_days"], one["late_held"]) for one in page["steps"]]
    assert steps == [("rekomendasi", "7", 1), ("periksa", "1", 0), ("terbit", "1", 0)]
    assert page["average_days"] == "5"
    assert page["distribution"] == [
        {"days": 2, "cases": 1, "late": 0},
        {"days": 4, "cases": 1, "late": 0},
        {"days": 9, "cases": 1, "late": 1},
    ]
    assert (page["ever_suspended"], page["elapsed_median_days"]) == (1, 6)
    officers = [
        (one["officer"]["name"], one["on_time_share"], one["done"], one["running"])
        for one in page["officers"]
    ]
    assert officers == [(town.wayan.name, "50", 2, 3), (town.made.name, "100", 1, 2)]


def test_the_officer_s_page_names_the_late_case_and_what_held_it(
    town: Town, as_: As, service: dict[str, Any]
) -> None:
    place = f"/services/{service['id']}/mine"

    page = as_(town.wayan.id).get(place, period_id=Q3).json()

    assert [one["external_key"] for one in page["running"]] == ["D-1", "D-2"]
    assert [one["external_key"] for one in page["suspended"]] == ["W-1"]
    assert (page["figures"]["done"], page["figures"]["late"]) == (2, 1)
    [late] = page["late_cases"]
    assert (late["working_days"], late["held_by"], late["held_days"]) == (
        9,
        "Rekomendasi teknis",
        7,
    )
    assert late["holder"]["name"] == "Dinas Pendidikan"
    assert [one["done"] for one in page["months"]] == [0, 0, 0, 0, 0, 0, 0, 1, 1]
    theirs = as_(town.chief.id).get(place, period_id=Q3, officer_id=town.wayan.id).json()
    assert theirs["figures"] == page["figures"]


def test_pages_equal_a_count_of_one_s_own(town: Town, as_: As, db: Db) -> None:
    service = registered(as_, town)
    officers = [nip_of(db, town.wayan), nip_of(db, town.made)]
    dice = random.Random(7)  # noqa: S311 - a test's dice
    span = date(2026, 1, 5), date(2026, 9, 30)
    system = Licensing(account(as_, town), service["id"], Desk(officers, *span, dice))
    cases = system.desk.draw(400)
    system.push(cases)

    def off(session: Session) -> set[date]:
        return days_off(session, date(2026, 1, 1), date(2026, 12, 31))

    days = db.read(off)
    within = [one for one in cases if "2026-07-01" <= (one["issued_on"] or "") <= "2026-09-30"]
    page = as_(town.head.id).get(f"/services/{service['id']}/team", period_id=Q3).json()
    mine = as_(town.made.id).get(f"/services/{service['id']}/mine", period_id=Q3).json()
    own = [one for one in within if one["officer_nip"] == officers[1]]
    assert _numbers(page["figures"]) == licensing.figures(within, days, 5)
    assert _numbers(mine["figures"]) == licensing.figures(own, days, 5)
    assert len(mine["late_cases"]) == mine["figures"]["late"]
    late = sum(one["late_held"] for one in page["steps"])
    assert 0 < late <= page["figures"]["late"]


def _numbers(figures: dict[str, Any]) -> dict[str, Any]:
    return {**figures, "on_time_share": float(figures["on_time_share"])}


def test_a_token_for_measurements_cannot_read_a_person(
    town: Town, as_: As, service: dict[str, Any]
) -> None:
    system = account(as_, town, "measurements:read", "measurements:write")
    place = f"/services/{service['id']}"

    def refused(client: Client, path: str) -> int:
        return client.get(path).status_code

    assert system.get("/services").json()["items"][0]["mine"] == 0
    assert refused(system, f"/employees/{town.wayan.id}") == 403
    for path in ("/cases", "/team", "/mine"):
        assert refused(system, place + path) == 403
