"""Posts and assessors give nobody more than whoever names them may give (R4)."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.identity.models import Role
from api.organization.models import AssignmentKind
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.organization.factories import draft, named, post
from tests.people import Person, Town, grant, promote

As = Callable[..., Client]
HEAD = {"title": "Kepala", "position_kind": "jpt_pratama", "is_head": True}
PLT = {"kind": "plt", **HEAD}


def _send(hr: Client, person: Person, kind: str, body: dict[str, Any]) -> str | int:
    answer = hr.post(f"/employees/{person.id}/{kind}", body)
    return answer.status_code if answer.status_code < 300 else problem_of(answer)


@pytest.mark.parametrize(
    ("hr", "assessor", "result"),
    [
        ("hr_agency", "made", 201),
        ("hr_agency", "head", 201),
        ("hr_agency", "mayor", 201),
        ("hr_agency", "stranger", "beyond-own-power"),
        ("hr_agency", "hr_agency", "beyond-own-power"),
        ("hr_city", "stranger", 201),
        ("hr_city", "hr_city", "beyond-own-power"),
        ("admin", "admin", 201),
    ],
)
def test_hr_names_assessors_from_within_or_who_lead_above_and_never_itself(
    town: Town, as_: As, db: Db, hr: str, assessor: str, result: str | int
) -> None:
    if assessor not in ("head", "mayor"):
        db.write(promote, getattr(town, assessor))
    wanted = named(town.wayan.assignment_id, getattr(town, assessor).id)

    assert _send(as_(getattr(town, hr).id), town.wayan, "assessors", wanted) == result


def test_nobody_says_who_assesses_them_nor_posts_themselves(town: Town, as_: As, db: Db) -> None:
    db.write(promote, town.stranger)
    for name, outcome in (("hr_agency", "beyond-own-power"), ("admin", 201)):
        person = getattr(town, name)
        hr = as_(person.id)
        friend = town.made if name == "hr_agency" else town.stranger

        wanted = named(person.assignment_id, friend.id)
        assert _send(hr, person, "assessors", wanted) == outcome
        assert _send(hr, person, "assignments", post(person.unit_id, **PLT)) == outcome


def test_the_assessor_of_a_post_in_another_agency_is_named_there(
    town: Town, as_: As, db: Db
) -> None:
    """Somebody of the own agency who serves in another one too."""
    also = {"kind": AssignmentKind.RANGKAP.value, "title": "Pengajar"}
    begun = as_(town.hr_city.id).post(
        f"/employees/{town.wayan.id}/assignments", post(town.disdik, **also)
    )
    there = next(one for one in begun.json()["assignments"] if one["agency_id"] == 2)

    db.write(promote, town.made)
    wanted = named(there["id"], town.made.id)

    assert _send(as_(town.hr_agency.id), town.wayan, "assessors", wanted) == "beyond-own-power"
    assert _send(as_(town.hr_city.id), town.wayan, "assessors", wanted) == 201


def test_who_moves_between_agencies_is_moved_by_both_or_by_the_city(
    town: Town, as_: As, db: Db
) -> None:
    moving = post(town.disdik)
    assert _send(as_(town.hr_agency.id), town.wayan, "assignments", moving) == "not-permitted"

    db.write(grant, town.hr_agency.id, Role.HR_AGENCY, 2)

    assert _send(as_(town.hr_agency.id), town.wayan, "assignments", moving) == 201


def test_the_unit_at_the_top_is_led_by_whom_the_city_names(town: Town, as_: As, db: Db) -> None:
    def as_hr_of_city_hall(session: Session) -> None:
        grant(session, town.made.id, Role.HR_AGENCY, 0)
        grant(session, town.made.id, Role.HR_AGENCY, 1)

    db.write(as_hr_of_city_hall)
    top = post(town.kota, **PLT)
    official = {"number": None, "login": "wakil", "kind": "pejabat_negara", "grade": None}
    newcomer = draft(town.kota, **official, **HEAD)

    hr = as_(town.made.id)
    assert _send(hr, town.wayan, "assignments", top) == "beyond-own-power"
    assert problem_of(hr.post("/employees", newcomer)) == "beyond-own-power"
    assert _send(as_(town.hr_city.id), town.wayan, "assignments", top) == 201


def test_agency_hr_shuts_out_nobody_whose_role_it_could_not_give(
    town: Town, as_: As, db: Db
) -> None:
    db.write(grant, town.made.id, Role.HR_AGENCY, 2)
    ended = {"state": "berhenti", "on": "2026-10-08", "reason": "permintaan sendiri"}
    hr = as_(town.made.id)

    for person in (town.admin, town.auditor, town.hr_city):
        assert _send(hr, person, "end-of-service", ended) == "beyond-own-power"
    assert _send(hr, town.stranger, "end-of-service", ended) == 200


def test_a_code_from_before_ends_when_its_person_serves_elsewhere_too(
    town: Town, as_: As, nobody: Client
) -> None:
    issued = as_(town.hr_agency.id).post(f"/users/{town.wayan.id}/reset-code").json()
    _send(as_(town.hr_city.id), town.wayan, "assignments", post(town.disdik, **PLT))

    wanted = {name: issued[name] for name in ("login", "code")}
    refused = nobody.post(
        "/session/activation", {**wanted, "new_password": "ombak besar di Serangan"}
    )

    assert problem_of(refused) == "code-refused"


@pytest.mark.parametrize("relation", ["leads", "assesses"])
def test_whoever_is_more_elsewhere_is_let_in_by_the_city(
    town: Town, as_: As, db: Db, relation: str
) -> None:
    """What is settled for later counts: posts and relations begin in December."""
    later = {"valid_from": "2026-12-01"}
    if relation == "leads":
        body = post(town.disdik, **PLT) | later
        done = _send(as_(town.hr_city.id), town.wayan, "assignments", body)
    else:
        db.write(promote, town.wayan)
        wanted = named(town.stranger.assignment_id, town.wayan.id, **later)
        done = _send(as_(town.hr_city.id), town.stranger, "assessors", wanted)

    assert done == 201
    refused = as_(town.hr_agency.id).post(f"/users/{town.wayan.id}/reset-code")
    assert problem_of(refused) == "beyond-own-power"
    assert as_(town.hr_city.id).post(f"/users/{town.wayan.id}/reset-code").status_code == 201
