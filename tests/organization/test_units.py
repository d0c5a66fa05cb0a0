"""Units: added in the official order, changed, by HR alone."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Db
from tests.http import Client, problem_of
from tests.organization.factories import event_names, events_of
from tests.people import Town


def _draft(town: Town, **fields: Any) -> dict[str, Any]:
    return {
        "parent_id": str(town.dinkes),
        "kind": "puskesmas",
        "name": "Puskesmas II",
        "code": "PKM2",
        "valid_from": "2026-01-01",
    } | fields


def test_hr_adds_a_unit_after_its_siblings(town: Town, as_: Callable[..., Client], db: Db) -> None:
    hr = as_(town.hr_agency.id)

    made = hr.post("/units", _draft(town))

    assert made.status_code == 201, made.text
    assert (made.json()["agency_id"], made.json()["depth"], made.json()["version"]) == (1, 2, 1)
    listed = [unit["name"] for unit in hr.get("/units").json()["items"]]
    assert listed[1:4] == ["Dinas Kesehatan", "Puskesmas I", "Puskesmas II"]
    assert "UnitAdded" in db.read(event_names)


def test_a_repeated_request_adds_one_unit(town: Town, as_: Callable[..., Client]) -> None:
    hr = as_(town.hr_agency.id)

    first, again = (hr.post("/units", _draft(town), key="u-1") for _ in range(2))

    assert again.json() == first.json()
    assert hr.get("/units", q="Puskesmas II").json()["total"] == 1


@pytest.mark.parametrize("who", ["wayan", "chief", "auditor"])
def test_who_is_not_hr_adds_no_unit(who: str, town: Town, as_: Callable[..., Client]) -> None:
    refused = as_(getattr(town, who).id).post("/units", _draft(town))

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


def test_agency_hr_adds_nothing_to_another_agency(town: Town, as_: Callable[..., Client]) -> None:
    refused = as_(town.hr_agency.id).post("/units", _draft(town, parent_id=str(town.disdik)))

    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"name": "x"}, "/name"),
        ({"kind": "provinsi"}, "/kind"),
        ({"parent_id": "00000000-0000-8000-8000-000000000000"}, "/parent_id"),
        ({"budget": 1}, "/budget"),
    ],
)
def test_values_that_do_not_fit_are_named(
    fields: dict[str, Any], pointer: str, town: Town, as_: Callable[..., Client]
) -> None:
    refused = as_(town.hr_agency.id).post("/units", _draft(town, **fields))

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_a_code_is_used_once_in_an_agency(town: Town, as_: Callable[..., Client]) -> None:
    hr = as_(town.hr_agency.id)
    hr.post("/units", _draft(town))

    refused = hr.post("/units", _draft(town, name="Puskesmas III"))

    assert (refused.status_code, problem_of(refused)) == (409, "already-there")


def test_hr_renames_a_unit_and_the_event_tells_old_and_new(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    change = {"name": "Puskesmas I Denpasar Barat", "code": "PKM1"}

    changed = as_(town.hr_agency.id).patch(f"/units/{town.puskesmas}", change, version=1)

    assert (changed.json()["name"], changed.json()["version"]) == (change["name"], 2)
    [told] = db.read(events_of, "UnitChanged")
    assert told.data["changes"] == {
        "name": ["Puskesmas I", "Puskesmas I Denpasar Barat"],
        "code": [None, "PKM1"],
    }


def test_a_change_of_what_has_changed_is_refused(town: Town, as_: Callable[..., Client]) -> None:
    hr = as_(town.hr_agency.id)
    hr.patch(f"/units/{town.puskesmas}", {"code": "A"}, version=1)

    refused = hr.patch(f"/units/{town.puskesmas}", {"code": "B"}, version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "edited-meanwhile")


def test_nobody_else_changes_a_unit(
    town: Town, as_: Callable[..., Client], with_token: Callable[..., Client]
) -> None:
    path = f"/units/{town.puskesmas}"

    assert as_(town.stranger.id).patch(path, {"code": "A"}, version=1).status_code == 403
    refused = with_token(town.hr_agency.id, "organization:read").patch(
        path, {"code": "A"}, version=1
    )
    assert problem_of(refused) == "scope-missing"
    missing = as_(town.hr_agency.id).patch(f"/units/{town.wayan.id}", {"code": "A"}, version=1)
    assert missing.status_code == 404
    assert as_(town.hr_agency.id).patch(path, {"code": "A"}).status_code == 422
