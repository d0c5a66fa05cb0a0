"""Posts and assessors: acting officials, heads, and who assesses whom because of them (R4, R6)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.conftest import Db
from tests.http import Client, problem_of
from tests.organization.factories import (
    assessors_of,
    assignments_of,
    delegated,
    draft,
    events_of,
    leads_of,
    named,
    positions_in,
    post,
)
from tests.people import Town, promote

OCTOBER = date(2026, 10, 1)
HEAD = {"title": "Kepala Puskesmas I", "position_kind": "ahli_madya", "is_head": True}
ENDED = {"state": "pensiun", "on": "2026-10-01", "reason": "batas usia pensiun"}


def _send(hr: Client, person: Any, kind: str, body: dict[str, Any]) -> Any:
    return hr.post(f"/employees/{person.id}/{kind}", body)


def test_a_new_definitive_post_ends_the_one_before_and_has_an_assessor(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    moved = _send(as_(town.hr_agency.id), town.wayan, "assignments", post(town.dinkes))

    assert moved.status_code == 201, moved.text
    assert (moved.json()["unit_name"], moved.json()["position"]) == (
        "Dinas Kesehatan",
        "Perawat Mahir",
    )
    assert [span[1:] for span in db.read(assignments_of, town.wayan.id)] == [
        (date(2026, 1, 1), OCTOBER),
        (OCTOBER, date(9999, 12, 31)),
    ]
    current = [a for a in moved.json()["assessors"] if a["valid_until"] == "9999-12-31"]
    assert [a["assessor_id"] for a in current] == [str(town.head.id)]
    assert db.read(assessors_of, town.wayan.assignment_id)[0][3] == OCTOBER
    assert len(db.read(events_of, "AssignmentEnded")) == 1


def test_people_of_one_title_share_one_post(town: Town, as_: Callable[..., Client], db: Db) -> None:
    hr = as_(town.hr_agency.id)
    _send(hr, town.wayan, "assignments", post(town.dinkes))
    _send(hr, town.made, "assignments", post(town.dinkes, title="PERAWAT MAHIR"))

    titles = [title for title, _ in db.read(positions_in, town.dinkes)]

    assert titles.count("Perawat Mahir") == 1
    assert "PERAWAT MAHIR" not in titles


def test_a_post_does_not_begin_before_the_one_that_is_held(
    town: Town, as_: Callable[..., Client]
) -> None:
    early = post(town.dinkes, valid_from="2025-12-31")

    refused = _send(as_(town.hr_agency.id), town.wayan, "assignments", early)

    assert (refused.status_code, problem_of(refused)) == (409, "dates-overlap")


def test_a_unit_has_one_head(town: Town, as_: Callable[..., Client]) -> None:
    refused = _send(as_(town.hr_agency.id), town.wayan, "assignments", post(town.puskesmas, **HEAD))

    assert (refused.status_code, problem_of(refused)) == (409, "dates-overlap")
    assert refused.json()["employee_id"] == str(town.chief.id)


def test_a_new_head_leads_and_assesses_the_unit(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    hr = as_(town.hr_agency.id)
    staff = hr.post("/employees", draft(town.puskesmas)).json()
    _send(hr, town.chief, "assignments", post(town.dinkes, valid_from="2026-10-05"))

    begun = _send(
        hr, town.wayan, "assignments", post(town.puskesmas, valid_from="2026-10-05", **HEAD)
    )

    assert begun.status_code == 201
    assert db.read(leads_of, town.wayan.id) == ["000G/000G/000G/"]
    assert db.read(leads_of, town.chief.id) == []
    relations = db.read(assessors_of, UUID(staff["assignments"][0]["id"]))
    assert [(r[1], r[2]) for r in relations] == [
        (town.chief.id, OCTOBER),
        (town.wayan.id, date(2026, 10, 5)),
    ]
    told = [e for e in db.read(events_of, "AssessorChanged") if str(e.about_id) == staff["id"]]
    assert [e.counterpart_id for e in told] == [town.head.id, town.wayan.id]


def test_an_assessor_whom_hr_named_stays_when_the_head_changes(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    """And still leads a unit above: a new head does not take over whom HR gave to somebody else."""
    hr = as_(town.hr_agency.id)
    _send(hr, town.made, "assessors", named(town.made.assignment_id, town.head.id))
    _send(hr, town.chief, "assignments", post(town.dinkes, valid_from="2026-10-05"))
    _send(hr, town.wayan, "assignments", post(town.puskesmas, valid_from="2026-10-05", **HEAD))

    relations = db.read(assessors_of, town.made.assignment_id)

    assert [r[1] for r in relations] == [town.chief.id, town.head.id]


def test_an_acting_head_leads_and_assesses_beside_the_definitive_one(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    """R6: Plt. first, and back again when it ends."""
    hr = as_(town.hr_city.id)
    acting = post(town.puskesmas, kind="plt", valid_until="2026-12-01", **HEAD)

    begun = _send(hr, town.hr_agency, "assignments", acting)

    assert begun.status_code == 201, begun.text
    assert begun.json()["unit_name"] == "Dinas Kesehatan"
    assert db.read(leads_of, town.hr_agency.id) == ["000G/000G/000G/"]
    assert [title for title, is_head in db.read(positions_in, town.puskesmas) if is_head] != []
    relations = db.read(assessors_of, town.wayan.assignment_id)
    assert ("plt", town.hr_agency.id, OCTOBER, date(2026, 12, 1)) in relations
    assert as_(town.hr_agency.id).get("/me").json()["assesses"] == 2
    assert as_(town.chief.id).get("/me").json()["assesses"] == 0
    told = db.read(events_of, "AssessorChanged")
    assert {(e.counterpart_id, e.data["previous_id"]) for e in told} == {
        (town.hr_agency.id, str(town.chief.id))
    }


def test_the_acting_head_from_within_is_not_their_own_assessor(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    hr = as_(town.hr_agency.id)
    _send(hr, town.chief, "end-of-service", ENDED)

    _send(hr, town.wayan, "assignments", post(town.puskesmas, kind="plt", **HEAD))

    assert [r[:2] for r in db.read(assessors_of, town.made.assignment_id)] == [
        ("definitif", town.chief.id),
        ("definitif", town.head.id),
        ("plt", town.wayan.id),
    ]
    assert town.wayan.id not in [r[1] for r in db.read(assessors_of, town.wayan.assignment_id)]


def test_the_head_of_a_unit_without_head_above_is_assessed_further_up(
    town: Town, as_: Callable[..., Client]
) -> None:
    hr = as_(town.hr_city.id)
    _send(hr, town.head, "end-of-service", ENDED)

    made = hr.post("/employees", draft(town.dinkes)).json()

    assert [a["assessor_id"] for a in made["assessors"]] == [str(town.mayor.id)]


def test_hr_names_who_assesses_and_the_event_tells_both(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    wanted = named(town.wayan.assignment_id, town.head.id, reason="bukan atasan saya")

    changed = _send(as_(town.hr_agency.id), town.wayan, "assessors", wanted)

    assert changed.status_code == 201, changed.text
    assert db.read(assessors_of, town.wayan.assignment_id) == [
        ("definitif", town.chief.id, date(2026, 1, 1), OCTOBER),
        ("definitif", town.head.id, OCTOBER, date(9999, 12, 31)),
    ]
    [told] = db.read(events_of, "AssessorChanged")
    assert (told.subject_id, told.about_id) == (town.wayan.assignment_id, town.wayan.id)
    assert (told.counterpart_id, told.data["previous_id"]) == (town.head.id, str(town.chief.id))


def test_an_assessor_named_on_the_same_day_takes_the_place(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    db.write(promote, town.made)
    hr = as_(town.hr_agency.id)
    _send(hr, town.wayan, "assessors", named(town.wayan.assignment_id, town.head.id))

    again = _send(hr, town.wayan, "assessors", named(town.wayan.assignment_id, town.made.id))

    assert again.status_code == 201
    assert [r[1] for r in db.read(assessors_of, town.wayan.assignment_id)] == [
        town.chief.id,
        town.made.id,
    ]


def test_who_assesses_by_kind(town: Town, as_: Callable[..., Client], db: Db) -> None:
    """The effective one is the first of plh, plt, delegasi, definitif."""
    db.write(promote, town.made)
    hr = as_(town.hr_agency.id)
    for kind, person in (("delegasi", town.head), ("plt", town.made), ("plh", town.mayor)):
        wanted = delegated(town.wayan.assignment_id, person.id, kind=kind)
        _send(hr, town.wayan, "assessors", wanted)

    told = db.read(events_of, "AssessorChanged")

    assert [e.counterpart_id for e in told] == [town.head.id, town.made.id, town.mayor.id]


def test_a_later_relation_of_the_kind_is_in_the_way(town: Town, as_: Callable[..., Client]) -> None:
    hr, key = as_(town.hr_agency.id), town.wayan.assignment_id
    _send(hr, town.wayan, "assessors", named(key, town.mayor.id, valid_from="2026-11-01"))

    refused = _send(hr, town.wayan, "assessors", named(key, town.head.id))

    assert (refused.status_code, problem_of(refused)) == (409, "dates-overlap")


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"assessor_id": "WAYAN"}, "/assessor_id"),
        ({"assessor_id": "00000000-0000-8000-8000-000000000000"}, "/assessor_id"),
        ({"valid_until": "2026-10-01"}, "/valid_until"),
        ({"kind": "atasan"}, "/kind"),
    ],
)
def test_an_assessor_who_cannot_be_is_refused(
    fields: dict[str, Any], pointer: str, town: Town, as_: Callable[..., Client]
) -> None:
    fields = {k: str(town.wayan.id) if v == "WAYAN" else v for k, v in fields.items()}
    wanted = named(town.wayan.assignment_id, town.head.id) | fields

    refused = _send(as_(town.hr_agency.id), town.wayan, "assessors", wanted)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_somebody_who_has_left_assesses_nobody(town: Town, as_: Callable[..., Client]) -> None:
    hr = as_(town.hr_agency.id)
    _send(hr, town.made, "end-of-service", ENDED)

    refused = _send(hr, town.wayan, "assessors", named(town.wayan.assignment_id, town.made.id))

    assert refused.json()["errors"][0]["code"] == "not_serving"
    posted = _send(hr, town.made, "assignments", post(town.dinkes))
    assert problem_of(posted) == "service-already-ended"


def test_a_post_of_somebody_else_is_not_there(town: Town, as_: Callable[..., Client]) -> None:
    wanted = named(town.made.assignment_id, town.head.id)

    assert _send(as_(town.hr_agency.id), town.wayan, "assessors", wanted).status_code == 404


@pytest.mark.parametrize("kind", ["assignments", "assessors"])
@pytest.mark.parametrize(
    ("who", "status"), [("wayan", 403), ("chief", 403), ("made", 404), ("stranger", 404)]
)
def test_who_is_not_hr_posts_nobody(
    who: str, status: int, kind: str, town: Town, as_: Callable[..., Client]
) -> None:
    body = {
        "assignments": post(town.dinkes),
        "assessors": named(town.wayan.assignment_id, town.head.id),
    }[kind]

    assert _send(as_(getattr(town, who).id), town.wayan, kind, body).status_code == status


def test_repeated_requests_and_reading_tokens(
    town: Town, as_: Callable[..., Client], with_token: Callable[..., Client]
) -> None:
    hr = as_(town.hr_agency.id)
    bodies = {
        "assessors": named(town.wayan.assignment_id, town.head.id),
        "assignments": post(town.dinkes),
    }
    for kind, body in bodies.items():
        path = f"/employees/{town.wayan.id}/{kind}"
        first, again = (hr.post(path, body, key=kind) for _ in range(2))
        assert (again.status_code, again.json()) == (201, first.json())
        refused = with_token(town.hr_agency.id, "organization:read").post(path, body)
        assert problem_of(refused) == "scope-missing"


def test_agency_hr_moves_nobody_to_another_agency(town: Town, as_: Callable[..., Client]) -> None:
    refused = _send(as_(town.hr_agency.id), town.wayan, "assignments", post(town.disdik))

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")
    moved = _send(as_(town.hr_city.id), town.wayan, "assignments", post(town.disdik))
    assert moved.json()["agency_id"] == 2
