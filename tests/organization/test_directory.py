"""Agencies, units, people and colleagues: who finds whom."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Db
from tests.http import Client, problem_of
from tests.organization.factories import delegated
from tests.people import Person, Town

READS = ("/agencies", "/units", "/employees", "/colleagues")


def _names(client: Client, path: str, **wanted: Any) -> list[str]:
    return [item["name"] for item in client.get(path, **wanted).json()["items"]]


@pytest.mark.parametrize("path", READS)
def test_a_token_needs_the_scope(
    path: str, town: Town, with_token: Callable[..., Client], nobody: Client
) -> None:
    refused = with_token(town.wayan.id, "goals:read").get(path)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert with_token(town.wayan.id, "organization:read").get(path).status_code == 200
    assert nobody.get(path).status_code == 401


def test_everyone_sees_the_agencies(town: Town, as_: Callable[..., Client]) -> None:
    listed = as_(town.wayan.id).get("/agencies").json()["items"]

    assert [(a["id"], a["code"]) for a in listed] == [(0, "KOTA"), (1, "DINKES"), (2, "DISDIK")]


def test_units_come_in_the_official_order(town: Town, as_: Callable[..., Client]) -> None:
    me = as_(town.wayan.id)

    assert _names(me, "/units") == [
        "Pemerintah Kota Denpasar",
        "Dinas Kesehatan",
        "Puskesmas I",
        "Dinas Pendidikan",
    ]
    assert _names(me, "/units", parent_id=town.kota) == ["Dinas Kesehatan", "Dinas Pendidikan"]
    assert _names(me, "/units", agency_id=1) == ["Dinas Kesehatan", "Puskesmas I"]
    assert _names(me, "/units", q="PUSKESMAS") == ["Puskesmas I"]
    assert _names(me, "/units", updated_since="2027-01-01T00:00:00Z") == []


def test_a_unit_is_shown_and_an_unknown_one_is_not_there(
    town: Town, as_: Callable[..., Client]
) -> None:
    me = as_(town.wayan.id)

    assert me.get(f"/units/{town.puskesmas}").json()["depth"] == 2
    refused = me.get(f"/units/{town.wayan.id}")
    assert (refused.status_code, problem_of(refused)) == (404, "not-found")


def test_staff_find_only_themselves_in_the_list(town: Town, as_: Callable[..., Client]) -> None:
    assert _names(as_(town.wayan.id), "/employees") == ["Ni Wayan Sukerti"]


def test_a_leader_finds_the_people_of_the_unit(town: Town, as_: Callable[..., Client]) -> None:
    found = set(_names(as_(town.chief.id), "/employees"))

    assert found == {"I Made Wirawan", "Ni Wayan Sukerti", "I Made Astawa"}


def test_whoever_is_named_to_assess_finds_the_person(
    town: Town, as_: Callable[..., Client]
) -> None:
    wanted = delegated(town.wayan.assignment_id, town.made.id)
    as_(town.hr_agency.id).post(f"/employees/{town.wayan.id}/assessors", wanted)

    assert set(_names(as_(town.made.id), "/employees")) == {"I Made Astawa", "Ni Wayan Sukerti"}


def test_agency_hr_finds_its_agency_and_city_hr_everybody(
    town: Town, as_: Callable[..., Client]
) -> None:
    own = as_(town.hr_agency.id).get("/employees").json()
    city = as_(town.hr_city.id).get("/employees").json()

    assert {item["agency_id"] for item in own["items"]} == {1}
    assert (own["total"], city["total"]) == (5, 10)


def test_people_are_searched_sorted_and_paged(town: Town, as_: Callable[..., Client]) -> None:
    hr = as_(town.hr_city.id)

    assert _names(hr, "/employees", q="sukerti") == ["Ni Wayan Sukerti"]
    assert _names(hr, "/employees", unit_id=town.puskesmas, sort="-name") == list(
        reversed(_names(hr, "/employees", unit_id=town.puskesmas, sort="name"))
    )
    assert _names(hr, "/employees", state="pensiun") == []
    assert _names(hr, "/employees", updated_since="2027-01-01T00:00:00Z") == []
    page = hr.get("/employees", size=3, page=2).json()
    assert (len(page["items"]), page["total"], page["page"]) == (3, 10, 2)


@pytest.mark.parametrize(
    ("wanted", "pointer"),
    [({"sort": "nip"}, "query/sort"), ({"size": 1000}, "query/size"), ({"x": 1}, "query/x")],
)
def test_a_wish_that_is_not_known_is_refused(
    wanted: dict[str, Any], pointer: str, town: Town, as_: Callable[..., Client]
) -> None:
    refused = as_(town.hr_city.id).get("/employees", **wanted)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_one_sees_oneself_with_posts_and_assessors(town: Town, as_: Callable[..., Client]) -> None:
    me = as_(town.wayan.id).get(f"/employees/{town.wayan.id}").json()

    assert [one["assessor_name"] for one in me["assessors"]] == ["I Made Wirawan"]
    assert [one["unit_name"] for one in me["assignments"]] == ["Puskesmas I"]
    assert me["may"] == []


def test_who_may_see_a_person(town: Town, as_: Callable[..., Client]) -> None:
    def status(viewer: Any) -> int:
        return as_(viewer.id).get(f"/employees/{town.wayan.id}").status_code

    seeing = (town.chief, town.head, town.hr_agency, town.hr_city, town.auditor, town.admin)
    assert {status(viewer) for viewer in seeing} == {200}
    assert {status(viewer) for viewer in (town.made, town.stranger)} == {404}


def _may(client: Client, person: Person) -> list[str]:
    found: list[str] = client.get(f"/employees/{person.id}").json()["may"]
    return found


def test_only_hr_is_told_that_it_may_change(town: Town, as_: Callable[..., Client]) -> None:
    assert _may(as_(town.hr_agency.id), town.wayan) == ["change", "assign", "end", "reset"]
    assert _may(as_(town.chief.id), town.wayan) == ["delegate"]
    assert _may(as_(town.head.id), town.wayan) == _may(as_(town.auditor.id), town.wayan) == []


@pytest.mark.parametrize("whose", ["wayan", "head", "chief", "hr_agency"])
def test_what_hr_is_told_of_codes_is_what_is_done(
    whose: str, town: Town, as_: Callable[..., Client]
) -> None:
    hr, person = as_(town.hr_agency.id), getattr(town, whose)

    told = "reset" in _may(hr, person)

    assert told == (hr.post(f"/users/{person.id}/reset-code").status_code == 201)
    assert told == (whose != "hr_agency"), "nobody makes a code for themselves"


def test_hr_is_not_told_to_end_the_service_of_whoever_holds_a_higher_role(
    town: Town, as_: Callable[..., Client]
) -> None:
    assert "end" not in _may(as_(town.hr_city.id), town.admin)
    assert "reset" not in _may(as_(town.hr_city.id), town.admin)
    assert {"end", "reset"} <= set(_may(as_(town.admin.id), town.hr_city))


def test_a_number_is_searched_by_post_however_it_is_written(
    town: Town, as_: Callable[..., Client]
) -> None:
    hr = as_(town.hr_city.id)
    made = hr.post("/employees", _new(town)).json()

    found = hr.post("/employees/search-by-number", {"number": "'19900303 202012 2 907"})

    assert found.json()["id"] == made["id"]


def _new(town: Town) -> dict[str, Any]:
    return {
        "number": "199003032020122907",
        "name": "Ni Putu Ayu",
        "kind": "pns",
        "unit_id": str(town.puskesmas),
        "title": "Bidan Terampil",
        "position_kind": "terampil",
        "valid_from": "2026-10-01",
    }


def test_a_number_of_somebody_else_s_people_is_not_there(
    town: Town, as_: Callable[..., Client]
) -> None:
    as_(town.hr_city.id).post("/employees", _new(town))
    search = {"number": "199003032020122907"}

    hidden = as_(town.stranger.id).post("/employees/search-by-number", search)
    unused = as_(town.stranger.id).post(
        "/employees/search-by-number", {"number": "198001012005011999"}
    )

    assert (hidden.status_code, unused.status_code) == (404, 404)
    assert {**hidden.json(), "request_id": ""} == {**unused.json(), "request_id": ""}


def test_digits_that_a_spreadsheet_has_cut_are_refused(
    town: Town, as_: Callable[..., Client]
) -> None:
    refused = as_(town.hr_city.id).post("/employees/search-by-number", {"number": "1.98001E+17"})

    assert refused.status_code == 422
    assert refused.json()["errors"][0] == {
        "pointer": "/number",
        "code": "scientific_notation",
        "detail": "not a NIP or NI PPPK",
    }


def test_colleagues_are_those_of_the_unit_or_found_by_name(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    me = as_(town.wayan.id)

    assert set(_names(me, "/colleagues")) == {"I Made Astawa", "I Made Wirawan"}
    assert _names(me, "/colleagues", q="orang lain") == ["I Ketut Orang Lain"]
    assert set(me.get("/colleagues").json()["items"][0]) == {
        "id",
        "name",
        "front_title",
        "back_title",
        "unit_name",
        "position",
    }
