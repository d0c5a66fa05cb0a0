"""People: added, corrected, ended; by the HR of their agency."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Db
from tests.http import Client, problem_of
from tests.organization.factories import (
    NUMBER,
    assessors_of,
    assignments_of,
    draft,
    event_names,
    events_of,
    leads_of,
)
from tests.people import Town

END = {"state": "pensiun", "on": "2026-10-01", "reason": "batas usia pensiun"}


def test_hr_adds_a_person_with_post_and_derived_assessor(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    made = as_(town.hr_agency.id).post("/employees", draft(town.puskesmas))

    assert made.status_code == 201, made.text
    view = made.json()
    assert (view["name"], view["front_title"], view["back_title"]) == (
        "Ni Putu Ayu Laksmi",
        "dr.",
        "S.Ked.",
    )
    assert (view["nip"], view["grade"], view["position"]) == (
        "199003032020122907",
        "III/b",
        "Dokter Ahli Pertama",
    )
    assert [a["assessor_id"] for a in view["assessors"]] == [str(town.chief.id)]
    assert {"EmployeeAdded", "AssignmentBegun"} <= set(db.read(event_names))


def test_a_named_assessor_wins_over_the_derived_one(town: Town, as_: Callable[..., Client]) -> None:
    wanted = draft(town.puskesmas, assessor_id=str(town.head.id))

    view = as_(town.hr_agency.id).post("/employees", wanted).json()

    assert [a["assessor_id"] for a in view["assessors"]] == [str(town.head.id)]


def test_a_repeated_request_adds_one_person(town: Town, as_: Callable[..., Client]) -> None:
    hr = as_(town.hr_agency.id)

    first, again = (hr.post("/employees", draft(town.puskesmas), key="e-1") for _ in range(2))

    assert again.json() == first.json()
    assert again.headers["idempotent-replay"] == "true"


def test_a_number_is_somebody_s_once_in_the_city(town: Town, as_: Callable[..., Client]) -> None:
    as_(town.hr_agency.id).post("/employees", draft(town.puskesmas))

    refused = as_(town.hr_city.id).post("/employees", draft(town.disdik))

    assert (refused.status_code, problem_of(refused)) == (409, "already-there")


@pytest.mark.parametrize(
    ("fields", "pointer", "code"),
    [
        ({"number": "1.99003E+17"}, "/number", "scientific_notation"),
        ({"number": "199002302020122907"}, "/number", "birth_date"),
        ({"grade": "III/e"}, "/grade", "unknown"),
        ({"unit_id": "00000000-0000-8000-8000-000000000000"}, "/unit_id", "unknown"),
        ({"title": "x"}, "/title", "too_short"),
        ({"kind": "honorer"}, "/kind", "enum"),
    ],
)
def test_values_that_do_not_fit_are_named(
    fields: dict[str, Any], pointer: str, code: str, town: Town, as_: Callable[..., Client]
) -> None:
    refused = as_(town.hr_agency.id).post("/employees", draft(town.puskesmas, **fields))

    assert refused.status_code == 422
    fault = refused.json()["errors"][0]
    assert (fault["pointer"], fault["code"]) == (pointer, code)


def _official(town: Town, **fields: Any) -> dict[str, Any]:
    post = {"title": "Wakil Wali Kota", "position_kind": "pejabat_negara", "grade": None}
    who = {"number": None, "login": "wakil-wali-kota", "kind": "pejabat_negara"}
    return draft(town.kota, **post, **who) | fields


def test_a_state_official_has_no_nip_and_signs_in_with_a_name(
    town: Town, as_: Callable[..., Client]
) -> None:
    """The mayor and the deputy: assessed by nobody here, and still the assessor of others."""
    hr = as_(town.hr_city.id)

    made = hr.post("/employees", _official(town))
    issued = hr.post("/activation-codes", {"unit_id": str(town.kota)}).json()["items"]
    again = hr.post("/employees", _official(town))

    assert made.status_code == 201, made.text
    assert (made.json()["nip"], made.json()["kind"]) == (None, "pejabat_negara")
    assert "wakil-wali-kota" in [one["login"] for one in issued]
    assert (again.status_code, problem_of(again)) == (409, "already-there")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"login": None}, ("/login", "missing")),
        ({"login": "Wali Kota"}, ("/login", "string_pattern_mismatch")),
        ({"number": NUMBER}, ("/number", "not_of_state_officials")),
        ({"kind": "pns"}, ("/login", "only_of_state_officials")),
        ({"kind": "pns", "login": None}, ("/number", "missing")),
    ],
)
def test_a_number_or_a_name_never_both_and_never_neither(
    fields: dict[str, Any], fault: tuple[str, str], town: Town, as_: Callable[..., Client]
) -> None:
    refused = as_(town.hr_city.id).post("/employees", _official(town, **fields))

    assert refused.status_code == 422
    told = refused.json()["errors"][0]
    assert (told["pointer"], told["code"]) == fault


@pytest.mark.parametrize("who", ["wayan", "chief", "auditor", "stranger"])
def test_who_is_not_hr_of_the_agency_adds_nobody(
    who: str, town: Town, as_: Callable[..., Client]
) -> None:
    refused = as_(getattr(town, who).id).post("/employees", draft(town.puskesmas))

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


def test_agency_hr_adds_nobody_to_another_agency(town: Town, as_: Callable[..., Client]) -> None:
    assert as_(town.hr_agency.id).post("/employees", draft(town.disdik)).status_code == 403


def test_hr_corrects_a_name_and_the_event_tells_old_and_new(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    hr = as_(town.hr_agency.id)
    change = {"name": "Ni Wayan Sukerti, S.KM.", "grade": "iii/d", "phone": "0812"}

    changed = hr.patch(f"/employees/{town.wayan.id}", change, version=1)

    assert changed.status_code == 200, changed.text
    assert (changed.json()["back_title"], changed.json()["grade"]) == ("S.KM.", "III/d")
    assert changed.json()["version"] == 2
    [told] = db.read(events_of, "EmployeeChanged")
    assert told.data["changes"]["grade"] == ["III/c", "III/d"]
    assert told.data["changes"]["back_title"] == [None, "S.KM."]
    assert hr.get("/employees", q="sukerti").json()["total"] == 1


def test_a_leave_without_pay_is_a_state_of_service(town: Town, as_: Callable[..., Client]) -> None:
    """R24."""
    hr = as_(town.hr_agency.id)

    changed = hr.patch(f"/employees/{town.wayan.id}", {"state": "cltn"}, version=1)

    assert changed.json()["state"] == "cltn"
    refused = hr.patch(f"/employees/{town.wayan.id}", {"state": "pensiun"}, version=2)
    assert refused.json()["errors"][0]["pointer"] == "/state"


def test_an_empty_name_leaves_the_name(town: Town, as_: Callable[..., Client]) -> None:
    hr = as_(town.hr_agency.id)

    changed = hr.patch(f"/employees/{town.wayan.id}", {"name": None}, version=1)

    assert (changed.json()["name"], changed.json()["version"]) == ("Ni Wayan Sukerti", 1)


def test_a_change_of_what_has_changed_is_refused(town: Town, as_: Callable[..., Client]) -> None:
    hr = as_(town.hr_agency.id)
    hr.patch(f"/employees/{town.wayan.id}", {"phone": "1"}, version=1)

    refused = hr.patch(f"/employees/{town.wayan.id}", {"phone": "2"}, version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "edited-meanwhile")


@pytest.mark.parametrize(
    ("who", "status"), [("wayan", 403), ("chief", 403), ("made", 404), ("stranger", 404)]
)
def test_who_may_see_but_not_change_is_told_so_and_others_nothing(
    who: str, status: int, town: Town, as_: Callable[..., Client]
) -> None:
    me = as_(getattr(town, who).id)

    assert me.patch(f"/employees/{town.wayan.id}", {"phone": "1"}, version=1).status_code == status
    assert me.post(f"/employees/{town.wayan.id}/end-of-service", END).status_code == status


def test_a_reading_token_changes_nothing(town: Town, with_token: Callable[..., Client]) -> None:
    script = with_token(town.hr_agency.id, "organization:read")

    for refused in (
        script.post("/employees", draft(town.puskesmas)),
        script.patch(f"/employees/{town.wayan.id}", {"phone": "1"}, version=1),
        script.post(f"/employees/{town.wayan.id}/end-of-service", END),
    ):
        assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def test_service_ends_with_posts_sessions_and_tokens(
    town: Town, as_: Callable[..., Client], with_token: Callable[..., Client], db: Db
) -> None:
    chief, script = as_(town.chief.id), with_token(town.chief.id, "organization:read")

    ended = as_(town.hr_agency.id).post(f"/employees/{town.chief.id}/end-of-service", END)

    assert ended.status_code == 200, ended.text
    assert (ended.json()["state"], ended.json()["may"]) == ("pensiun", [])
    assert ended.json()["assignments"][0]["valid_until"] == "2026-10-01"
    assert ended.json()["assessors"][0]["valid_until"] == "2026-10-01"
    assert db.read(leads_of, town.chief.id) == []
    assert chief.get("/me").status_code == script.get("/me").status_code == 401
    assert {"ServiceEnded", "AssignmentEnded"} <= set(db.read(event_names))


def test_service_ends_once(town: Town, as_: Callable[..., Client]) -> None:
    hr, path = as_(town.hr_agency.id), f"/employees/{town.wayan.id}"
    first, again = (hr.post(f"{path}/end-of-service", END, key="end") for _ in range(2))

    assert again.json() == first.json()
    refused = hr.post(f"{path}/end-of-service", END)
    assert (refused.status_code, problem_of(refused)) == (409, "service-already-ended")
    changed = hr.patch(path, {"phone": "1"}, version=first.json()["version"])
    assert problem_of(changed) == "service-already-ended"


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [({"state": "cltn"}, "/state"), ({"on": "2026-10-09"}, "/on"), ({"reason": "x"}, "/reason")],
)
def test_an_end_that_does_not_fit_is_refused(
    fields: dict[str, Any], pointer: str, town: Town, as_: Callable[..., Client], db: Db
) -> None:
    refused = as_(town.hr_agency.id).post(
        f"/employees/{town.wayan.id}/end-of-service", END | fields
    )

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer
    assert db.read(assignments_of, town.wayan.id)[0][2].year == 9999
    assert db.read(assessors_of, town.wayan.assignment_id)[0][3].year == 9999
