"""Power is held against the person concerned, as it is today and as it is settled to be."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.foundation.ids import new_id
from api.identity.models import Role, RoleGrant
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.organization.factories import events_of
from tests.people import Town, grant

As = Callable[..., Client]
NEW = "ombak besar di Serangan"
LATER = date(2027, 1, 1)


def _refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, problem_of(answer)


BEYOND = (403, "beyond-own-power")


def _will_be(session: Session, town: Town, role: Role) -> None:
    session.add(
        RoleGrant(id=new_id(), user_id=town.wayan.id, role=role, valid_from=LATER, reason="SK 12")
    )


@pytest.mark.parametrize("role", [Role.ADMIN, Role.HR_CITY, Role.AUDITOR])
def test_a_role_that_begins_later_counts_today(town: Town, as_: As, db: Db, role: Role) -> None:
    db.write(_will_be, town, role)

    for hr in (town.hr_agency, town.hr_city):
        refused = as_(hr.id).post(f"/users/{town.wayan.id}/reset-code")
        assert _refused(refused) == BEYOND
    assert as_(town.admin.id).post(f"/users/{town.wayan.id}/reset-code").status_code == 201


def test_activation_codes_leave_out_whoever_is_more(town: Town, as_: As, db: Db) -> None:
    db.write(_will_be, town, Role.ADMIN)

    made = as_(town.hr_agency.id).post("/activation-codes", {"unit_id": str(town.puskesmas)})

    assert [one["name"] for one in made.json()["items"]] == ["I Made Astawa", "I Made Wirawan"]
    assert made.json()["left_out"] == 1


def test_hr_of_city_hall_gets_codes_of_its_own_people_only(town: Town, as_: As, db: Db) -> None:
    """The unit at the top has all units below it, and not all of their people are its own."""
    db.write(grant, town.made.id, Role.HR_AGENCY, 0)

    made = as_(town.made.id).post("/activation-codes", {"unit_id": str(town.kota)})
    mayor = as_(town.made.id).post(f"/users/{town.mayor.id}/reset-code")

    assert (made.status_code, made.json()["items"]) == (201, [])
    assert _refused(mayor) == BEYOND, "who leads the city leads every agency"


@pytest.mark.parametrize("who", ["hr_agency", "hr_city", "admin"])
def test_nobody_makes_a_code_for_themselves(town: Town, as_: As, who: str) -> None:
    """A session that was left open would become the account."""
    person = getattr(town, who)

    assert _refused(as_(person.id).post(f"/users/{person.id}/reset-code")) == BEYOND


def test_an_unused_code_ends_when_its_person_becomes_more(
    town: Town, as_: As, nobody: Client
) -> None:
    issued = as_(town.hr_agency.id).post(f"/users/{town.wayan.id}/reset-code").json()
    draft = {"role": "auditor", "valid_from": "2026-12-01", "reason": "SK 12"}
    given = as_(town.admin.id).post("/role-grants", {**draft, "user_id": str(town.wayan.id)})

    attempt = {"login": issued["login"], "code": issued["code"], "new_password": NEW}

    assert given.status_code == 201
    assert _refused(nobody.post("/session/activation", attempt)) == (422, "code-refused")


def test_a_token_does_not_grow_with_a_role_that_came_after_it(
    town: Town, as_: As, with_token: As, db: Db
) -> None:
    """Whoever made it for themselves on a colleague's account must not hold that role one day."""
    script = with_token(town.wayan.id, "identity:read", "organization:read")
    draft = {"role": "hr_city", "valid_from": "2026-10-08", "reason": "SK 12"}
    as_(town.admin.id).post("/role-grants", {**draft, "user_id": str(town.wayan.id)})

    assert script.get("/role-grants").status_code == 403
    assert script.get("/me").json()["roles"] == []
    assert as_(town.wayan.id).get("/role-grants").status_code == 200
    assert with_token(town.wayan.id, "identity:read").get("/role-grants").status_code == 200


@pytest.mark.parametrize(
    ("giver", "role", "done"),
    [
        ("hr_city", "hr_agency", True),
        ("hr_city", "hr_city", False),
        ("hr_city", "auditor", False),
        ("hr_city", "admin", False),
        ("admin", "hr_city", True),
        ("admin", "auditor", True),
        ("admin", "admin", True),
    ],
)
def test_roles_are_given_by_who_stands_above_them(
    town: Town, as_: As, giver: str, role: str, done: bool
) -> None:
    agency = 1 if role == "hr_agency" else None
    draft = {"role": role, "for_agency_id": agency, "valid_from": "2026-10-01", "reason": "SK 12"}

    answer = as_(getattr(town, giver).id).post(
        "/role-grants", {**draft, "user_id": str(town.wayan.id)}
    )

    if done:
        assert answer.status_code == 201, answer.text
    else:
        assert _refused(answer) == BEYOND


def test_city_hr_gives_itself_nothing_and_ends_no_role_above(town: Town, as_: As) -> None:
    hr = as_(town.hr_city.id)
    draft = {"role": "hr_agency", "for_agency_id": 1, "valid_from": "2026-10-01"}
    own = hr.post("/role-grants", {**draft, "user_id": str(town.hr_city.id), "reason": "SK 12"})
    held = {one["role"]: one["id"] for one in hr.get("/role-grants").json()["items"]}

    assert _refused(own) == BEYOND
    for role in ("admin", "auditor", "hr_city"):
        assert _refused(hr.delete(f"/role-grants/{held[role]}")) == BEYOND
    assert hr.delete(f"/role-grants/{held['hr_agency']}").status_code == 204


@pytest.mark.parametrize("role", ["hr_city", "auditor", "admin"])
def test_a_role_of_the_city_names_no_agency(town: Town, as_: As, role: str) -> None:
    """It would look bounded, and hold for everything."""
    draft = {"role": role, "for_agency_id": 2, "valid_from": "2026-10-01", "reason": "SK 12"}

    refused = as_(town.admin.id).post("/role-grants", {**draft, "user_id": str(town.wayan.id)})

    fault = refused.json()["errors"][0]
    assert (fault["pointer"], fault["code"]) == ("/for_agency_id", "not_of_this_role")


ACCOUNT = {"name": "e-Rekap", "scopes": ["organization:read"]}


@pytest.mark.parametrize(
    ("sight", "pointer"),
    [
        ({}, "/home_agency_id"),
        ({"home_agency_id": None}, "/home_agency_id"),
        ({"city_wide": True}, "/reason"),
        ({"city_wide": True, "home_agency_id": 1, "reason": "rekap"}, "/home_agency_id"),
    ],
)
def test_an_account_names_its_agency_or_is_given_the_city_in_words(
    town: Town, as_: As, sight: dict[str, Any], pointer: str
) -> None:
    refused = as_(town.admin.id).post("/service-accounts", ACCOUNT | sight)

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, pointer)


def test_the_city_is_given_with_its_reason_in_the_event(town: Town, as_: As, db: Db) -> None:
    reason = "Surat Sekda 800/12"

    made = as_(town.admin.id).post(
        "/service-accounts", ACCOUNT | {"city_wide": True, "reason": reason}
    )

    assert (made.json()["home_agency_id"], made.json()["city_reason"]) == (None, reason)
    [told] = db.read(events_of, "ServiceAccountMade")
    assert (told.reason, told.data["home_agency_id"]) == (reason, None)


@pytest.mark.parametrize(
    ("sight", "seen"),
    [
        ({"home_agency_id": 0}, 1),
        ({"home_agency_id": 2}, 4),
        ({"city_wide": True, "reason": "Surat Sekda 800/12"}, 10),
    ],
)
def test_an_account_sees_the_people_of_its_agency(
    town: Town, as_: As, nobody: Client, sight: dict[str, Any], seen: int
) -> None:
    """Agency 0 is the city hall's own people, and not the city."""
    admin = as_(town.admin.id)
    account = admin.post("/service-accounts", ACCOUNT | sight).json()
    place = f"/service-accounts/{account['id']}/secrets"
    secret = admin.post(place, {"expires_on": "2027-03-31"}).json()["secret"]
    nobody.headers["Authorization"] = f"Bearer {secret}"

    assert nobody.get("/employees").json()["total"] == seen
