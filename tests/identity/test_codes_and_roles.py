"""One-time codes from HR, roles from a day to a day, accounts of other systems."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.identity import queries
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.identity.factories import PASSWORD, give_password
from tests.people import Town

NEW = "ombak besar di Serangan"


def _code(as_: Callable[..., Client], hr: object, person: object) -> dict[str, str]:
    answer = as_(hr).post(f"/users/{person}/reset-code")
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def test_a_code_opens_the_account_once(
    town: Town, as_: Callable[..., Client], nobody: Client
) -> None:
    issued = _code(as_, town.hr_agency.id, town.wayan.id)
    attempt = {"login": issued["login"], "code": issued["code"].lower(), "new_password": NEW}

    assert nobody.post("/session/activation", attempt).status_code == 201
    assert nobody.get("/sessions").status_code == 200

    again = nobody.post("/session/activation", {**attempt, "new_password": NEW + " lagi"})
    assert (again.status_code, problem_of(again)) == (422, "code-refused")


def test_a_code_is_not_guessed(town: Town, as_: Callable[..., Client], nobody: Client) -> None:
    issued = _code(as_, town.hr_agency.id, town.wayan.id)
    wrong = {"login": issued["login"], "code": "AAAAA-AAAAA", "new_password": NEW}

    answers = [nobody.post("/session/activation", wrong).status_code for _ in range(6)]

    assert answers == [422, 422, 422, 422, 429, 429]


def test_hr_of_another_agency_finds_nobody(town: Town, as_: Callable[..., Client]) -> None:
    refused = as_(town.hr_agency.id).post(f"/users/{town.stranger.id}/reset-code")

    assert (refused.status_code, problem_of(refused)) == (404, "not-found")


def test_hr_does_not_reset_those_above_it(town: Town, as_: Callable[..., Client]) -> None:
    refused = as_(town.hr_city.id).post(f"/users/{town.admin.id}/reset-code")

    assert (refused.status_code, problem_of(refused)) == (403, "beyond-own-power")


def test_a_colleague_gives_no_codes(town: Town, as_: Callable[..., Client]) -> None:
    assert as_(town.made.id).post(f"/users/{town.wayan.id}/reset-code").status_code == 404


def _draft(town: Town, role: str = "auditor", **more: object) -> dict[str, object]:
    return {
        "user_id": str(town.wayan.id),
        "role": role,
        "valid_from": "2026-10-01",
        "reason": "SK 12",
        **more,
    }


def test_a_role_is_given_and_ended(town: Town, as_: Callable[..., Client]) -> None:
    admin = as_(town.admin.id)

    given = admin.post("/role-grants", _draft(town), key="r-1")
    assert given.status_code == 201, given.text
    assert admin.post("/role-grants", _draft(town), key="r-1").json() == given.json()
    assert as_(town.wayan.id).get("/role-grants").status_code == 403
    assert admin.delete(f"/role-grants/{given.json()['id']}").status_code == 204


def test_the_same_role_twice_is_refused(town: Town, as_: Callable[..., Client]) -> None:
    admin = as_(town.admin.id)
    admin.post("/role-grants", _draft(town))

    again = admin.post("/role-grants", _draft(town))

    assert (again.status_code, problem_of(again)) == (409, "already-there")


def test_only_an_administrator_makes_administrators(town: Town, as_: Callable[..., Client]) -> None:
    refused = as_(town.hr_city.id).post("/role-grants", _draft(town, "admin"))

    assert (refused.status_code, problem_of(refused)) == (403, "beyond-own-power")


def test_agency_hr_needs_an_agency(town: Town, as_: Callable[..., Client]) -> None:
    refused = as_(town.admin.id).post("/role-grants", _draft(town, "hr_agency"))

    assert refused.json()["errors"][0]["pointer"] == "/for_agency_id"


def test_a_role_ends_after_it_begins(town: Town, as_: Callable[..., Client]) -> None:
    draft = {**_draft(town, "auditor"), "valid_until": "2026-10-01"}

    refused = as_(town.admin.id).post("/role-grants", draft)

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/valid_until")


@pytest.fixture
def account(town: Town, as_: Callable[..., Client]) -> dict[str, str]:
    draft = {"name": "e-Perizinan", "scopes": ["identity:read"], "home_agency_id": 1}
    made = as_(town.admin.id).post("/service-accounts", draft)
    assert made.status_code == 201, made.text
    return dict(made.json())


def _newest_event(session: Session) -> str | None:
    return session.scalars(select(EventRecord.name).order_by(EventRecord.id.desc())).first()


def test_a_secret_rotates_without_a_gap(
    town: Town, as_: Callable[..., Client], nobody: Client, account: dict[str, str], db: Db
) -> None:
    admin = as_(town.admin.id)
    place = f"/service-accounts/{account['id']}/secrets"
    first = admin.post(place, {"expires_on": "2027-03-31"}).json()
    second = admin.post(place, {"expires_on": "2027-03-31"}).json()

    def answers(secret: str) -> int:
        nobody.headers["Authorization"] = f"Bearer {secret}"
        return nobody.get("/sessions").status_code

    assert [answers(first["secret"]), answers(second["secret"])] == [200, 200]
    assert admin.delete(f"{place}/{first['id']}").status_code == 204
    assert db.read(_newest_event) == "ServiceAccountSecretRevoked"
    assert [answers(first["secret"]), answers(second["secret"])] == [401, 200]
    assert admin.delete(f"/service-accounts/{account['id']}").status_code == 204
    assert answers(second["secret"]) == 401


def test_city_hr_makes_no_service_accounts(town: Town, as_: Callable[..., Client]) -> None:
    draft = {"name": "lain", "scopes": ["goals:read"], "home_agency_id": 1}

    assert as_(town.hr_city.id).post("/service-accounts", draft).status_code == 403
    assert as_(town.wayan.id).get("/service-accounts").status_code == 403


def test_whoever_must_change_the_password_does_that_first(
    town: Town, db: Db, nobody: Client
) -> None:
    login = db.write(give_password, town.wayan.id)

    def demand(session: Session) -> None:
        queries.get_user(session, town.wayan.id).must_change = True

    db.write(demand)
    signed_in = nobody.post("/session", {"login": login, "password": PASSWORD})

    assert signed_in.json()["must_change_password"] is True
    refused = nobody.get("/sessions")
    assert (refused.status_code, problem_of(refused)) == (403, "password-change-due")
    assert (
        nobody.put("/me/password", {"old_password": PASSWORD, "new_password": NEW}).status_code
        == 204
    )
    assert nobody.get("/sessions").status_code == 200


def test_the_language_is_kept(town: Town, as_: Callable[..., Client]) -> None:
    me = as_(town.wayan.id)

    assert me.put("/me/language", {"language": "en"}).status_code == 204
    assert me.put("/me/language", {"language": "fr"}).status_code == 422
