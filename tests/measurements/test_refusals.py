"""What is refused about services and cases, and with which word."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from api.foundation.ids import new_id
from api.measurements.services.queries import figures_of
from tests.conftest import Db
from tests.found import found
from tests.http import Client, problem_of
from tests.measurements.factories import (
    STANDARD,
    As,
    account,
    case,
    delivered,
    draft,
    nip_of,
    registered,
)
from tests.people import Town


def _span(begins: str, ends: str | None) -> dict[str, Any]:
    return {"reason": "STR", "suspended_on": begins, "resumed_on": ends}


def _stay(step: str, entered: str, left: str | None) -> dict[str, Any]:
    return {"step": step, "entered_on": entered, "left_on": left}


DONE = "2026-10-02"
REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "no complete file": ({"complete_on": None, "issued_on": DONE}, "complete_on", "missing"),
    "issued before": ({"issued_on": "2026-09-30"}, "issued_on", "before_complete"),
    "asked for later": ({"requested_on": DONE}, "complete_on", "before_requested"),
    "in the future": ({"issued_on": "2026-10-09"}, "issued_on", "in_future"),
    "too early": ({"complete_on": "2009-12-31"}, "complete_on", "too_early"),
    "no standard yet": ({"complete_on": "2024-12-30"}, "complete_on", "no_standard"),
    "withdrawn and issued": ({"issued_on": DONE, "withdrawn": True}, "withdrawn", "issued"),
    "an unknown officer": ({"officer_nip": "1"}, "officer_nip", "unknown"),
    "an unknown team": ({"unit_code": "?"}, "unit_code", "unknown"),
    "an unknown step": ({"steps": [_stay("?", DONE, None)]}, "steps/0/step", "unknown"),
    "a step left before": (
        {"steps": [_stay("periksa", DONE, "2026-10-01")]},
        "steps/0/left_on",
        "before_entered",
    ),
    "two steps at once": (
        {"steps": [_stay("periksa", DONE, None), _stay("terbit", DONE, None)]},
        "steps/1/entered_on",
        "overlaps",
    ),
    "answered before": (
        {"suspensions": [_span(DONE, "2026-10-01")]},
        "suspensions/0/resumed_on",
        "before_suspended",
    ),
    "waiting twice at once": (
        {"suspensions": [_span("2026-10-01", None), _span(DONE, None)]},
        "suspensions/1/suspended_on",
        "overlaps",
    ),
    "issued while waiting": (
        {"issued_on": DONE, "suspensions": [_span(DONE, None)]},
        "suspensions/0/resumed_on",
        "missing",
    ),
    "changed tomorrow": ({"changed_at": "2026-10-09T10:00:00Z"}, "changed_at", "in_future"),
}


def test_a_row_that_is_wrong_is_refused_alone(town: Town, as_: As, db: Db) -> None:
    service, nip = registered(as_, town), nip_of(db, town.wayan)
    good = case("good", nip, "2026-10-01", DONE)
    wrong = [{**case(name, nip, "2026-10-01"), **bad} for name, (bad, *_) in REFUSED.items()]

    answer = delivered(as_(town.hr_agency.id), service, *wrong, good)

    assert (answer["accepted"], answer["refused"]) == (1, len(REFUSED))
    said = [(row["external_key"], row["field"], row["code"]) for row in answer["rows"]]
    assert said == [
        *((name, field, code) for name, (_, field, code) in REFUSED.items()),
        ("good", None, None),
    ]
    whole = (date(2020, 1, 1), date(2026, 12, 31))
    assert db.read(figures_of, UUID(service["id"]), *whole).done == 1


def test_an_officer_of_another_agency_is_unknown(town: Town, as_: As, db: Db) -> None:
    service = registered(as_, town)
    theirs = case("A", nip_of(db, town.stranger), "2026-10-01")

    [row] = delivered(as_(town.hr_agency.id), service, theirs)["rows"]

    assert (row["outcome"], row["field"], row["code"]) == ("refused", "officer_nip", "unknown")


def test_strangers_see_no_service_and_colleagues_no_team(town: Town, as_: As, db: Db) -> None:
    service = registered(as_, town)
    delivered(as_(town.hr_agency.id), service, case("A", nip_of(db, town.wayan), "2026-10-01"))
    place = f"/services/{service['id']}"
    [line] = as_(town.wayan.id).get(f"{place}/cases").json()["items"]
    one = f"{place}/cases/{line['id']}"
    stranger, made = as_(town.stranger.id), as_(town.made.id)

    for path in found([place, f"{place}/cases", f"{place}/team", f"{place}/mine", one]):
        assert stranger.get(path).status_code == 404, path
    assert stranger.post(f"{one}/remind").status_code == 404
    assert made.get(f"{place}/cases").json()["items"] == []
    assert {made.get(path).status_code for path in (f"{place}/team", one)} == {403}
    assert made.post(f"{one}/remind").status_code == 403
    assert made.get(f"{place}/mine", officer_id=town.wayan.id).status_code == 403
    assert as_(town.chief.id).get(f"{place}/cases/{new_id(1)}").status_code == 404
    assert as_(town.chief.id).get(f"{place}/team", period_id=20261399).status_code == 404


def test_only_hr_of_the_agency_keeps_a_service(town: Town, as_: As) -> None:
    service = registered(as_, town)
    place = f"/services/{service['id']}"
    standard = {**STANDARD, "valid_from": "2026-01-01"}
    attempts: list[Callable[[Client], Any]] = [
        lambda one: one.post("/services", draft(town, code="B")),
        lambda one: one.patch(place, {"name": "Izin"}, version=1),
        lambda one: one.post(f"{place}/standards", standard),
        lambda one: one.post(f"{place}/cases", {"cases": [case("A", "1", "2026-10-01")]}),
        lambda one: one.request("POST", f"{place}/cases/file", content=b"id izin;x\n"),
    ]

    for attempt in found(attempts):
        for person in (town.wayan, town.chief, town.auditor):
            assert attempt(as_(person.id)).status_code == 403


def test_a_token_needs_the_scope(town: Town, as_: As, with_token: Any) -> None:
    service = registered(as_, town)
    place = f"/services/{service['id']}"
    body = {"cases": [case("A", "1", "2026-10-01")]}

    reader = with_token(town.hr_agency.id, "measurements:read")
    writer = with_token(town.hr_agency.id, "measurements:write")

    assert problem_of(reader.post(f"{place}/cases", body)) == "scope-missing"
    assert problem_of(writer.get(place)) == "scope-missing"
    assert writer.post(f"{place}/cases", body).status_code == 200


def test_another_system_delivers_only_to_its_own_service(town: Town, as_: As) -> None:
    ours, theirs = account(as_, town), account(as_, town, agency_id=2)
    service = registered(as_, town)
    place = f"/services/{service['id']}/cases"
    body = {"cases": [case("A", "1", "2026-10-01")]}

    assert ours.post(place, body).status_code == 200
    assert theirs.post(place, body).status_code == 404
    hr = as_(town.hr_agency.id)
    accounts = as_(town.admin.id).get("/service-accounts").json()["items"]
    [other] = [one for one in accounts if one["home_agency_id"] == 2]
    changed = {"service_account_id": other["id"]}
    refused = hr.patch(f"/services/{service['id']}", changed, version=1)
    assert refused.json()["errors"][0]["pointer"] == "/service_account_id"


@pytest.mark.parametrize(
    ("bad", "pointer"),
    [
        ({"unit_id": str(new_id())}, "/unit_id"),
        ({"code": ""}, "/code"),
        ({"case_url": "http://x/{key}"}, "/case_url"),
        ({"standard": {**STANDARD, "working_days": 0}}, "/standard/working_days"),
        ({"steps": [{"code": "a", "name": "A", "unit_id": str(new_id())}]}, "/steps/0/unit_id"),
        ({"steps": [{"code": "a", "name": "A"}, {"code": "a", "name": "B"}]}, "/steps"),
        ({"service_account_id": str(new_id())}, "/service_account_id"),
    ],
)
def test_a_service_that_is_no_service_names_the_field(
    town: Town, as_: As, bad: dict[str, Any], pointer: str
) -> None:
    refused = as_(town.hr_city.id).post("/services", draft(town, **bad))

    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_states_forbid_what_they_forbid(town: Town, as_: As) -> None:
    service, hr = registered(as_, town), as_(town.hr_agency.id)
    place = f"/services/{service['id']}"
    steps = [{"code": "terbit", "name": "Penerbitan"}]

    twice = hr.post("/services", draft(town))
    earlier = hr.post(f"{place}/standards", {**STANDARD, "valid_from": "2024-06-01"})
    moved = hr.patch(place, {"steps": steps}, version=1)
    ended = hr.patch(place, {"state": "ended"}, version=1)
    late = hr.patch(place, {"name": "Izin"}, version=1)
    closed = hr.post(f"{place}/cases", {"cases": [case("A", "1", "2026-10-01")]})

    assert (problem_of(twice), problem_of(earlier)) == ("already-there", "standard-in-the-past")
    assert moved.json()["errors"][0]["pointer"] == "/steps"
    assert (ended.status_code, problem_of(late)) == (200, "edited-meanwhile")
    assert problem_of(closed) == "cases-not-taken"


def test_a_repeated_request_is_answered_once(town: Town, as_: As, db: Db) -> None:
    hr, service = as_(town.hr_agency.id), registered(as_, town)
    place = f"/services/{service['id']}"
    nip = nip_of(db, town.wayan)
    delivery = {"cases": [case("A", nip, "2026-10-01")]}
    standard = {**STANDARD, "valid_from": "2026-01-01"}

    for path, body in found(
        [
            ("/services", draft(town, code="B")),
            (f"{place}/standards", standard),
            (f"{place}/cases", delivery),
        ]
    ):
        first, again = (hr.post(path, body, key=f"key {path[-9:]}") for _ in range(2))
        assert first.status_code in (200, 201), first.text
        assert again.json() == first.json(), path
        assert again.headers["Idempotent-Replay"] == "true"
    other = {"cases": [case("B", nip, "2026-10-01")]}
    assert problem_of(hr.post(f"{place}/cases", other, key="key " + f"{place}/cases"[-9:])) == (
        "key-used-differently"
    )


def test_more_than_ten_thousand_cases_come_in_two_deliveries(town: Town, as_: As) -> None:
    service = registered(as_, town)
    many = [{"external_key": str(number)} for number in range(10_001)]

    refused = as_(town.hr_agency.id).post(f"/services/{service['id']}/cases", {"cases": many})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/cases"
