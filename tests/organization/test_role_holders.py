"""Who holds which role, by name, with who gave it."""

from collections.abc import Callable
from typing import Any

import pytest

from api.identity.models import Role
from tests.conftest import Db
from tests.found import found
from tests.http import Client, problem_of
from tests.people import Town, grant, make_user

GRANTS = "/role-grants"


def _given(admin: Client, user_id: Any, **more: Any) -> dict[str, Any]:
    draft = {"user_id": str(user_id), "role": "auditor", "valid_from": "2026-10-01"}
    answer = admin.post(GRANTS, {**draft, "reason": "SK 12", **more})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def _held(client: Client, **wanted: Any) -> list[dict[str, Any]]:
    return list(client.get(GRANTS, **wanted).json()["items"])


def test_a_role_says_who_holds_it_from_when_to_when_and_who_gave_it(
    town: Town, as_: Callable[..., Client]
) -> None:
    admin = as_(town.admin.id)
    _given(admin, town.wayan.id, valid_until="2027-01-01")

    [held] = _held(admin, user_id=town.wayan.id)

    assert (held["name"], held["unit_name"]) == ("Ni Wayan Sukerti", "Puskesmas I")
    assert (held["valid_from"], held["valid_until"]) == ("2026-10-01", "2027-01-01")
    assert (held["granted_by_name"], held["reason"]) == ("I Gede Admin", "SK 12")
    assert held["may"] == ["end"]


def test_what_has_ended_is_left_out_unless_one_asks(town: Town, as_: Callable[..., Client]) -> None:
    admin = as_(town.admin.id)
    given = _given(admin, town.wayan.id)
    admin.delete(f"{GRANTS}/{given['id']}")

    assert _held(admin, user_id=town.wayan.id) == []
    [ended] = _held(admin, user_id=town.wayan.id, with_ended=True)
    assert (ended["valid_until"], ended["may"]) == ("2026-10-08", [])


def test_whoever_is_no_employee_is_called_by_login(
    town: Town, db: Db, as_: Callable[..., Client]
) -> None:
    key = db.write(make_user, "admin.pertama")
    db.write(grant, key, Role.ADMIN)

    [held] = _held(as_(town.admin.id), user_id=key)

    assert (held["name"], held["unit_name"], held["granted_by_name"]) == (
        "admin.pertama",
        None,
        None,
    )


def test_it_is_told_which_roles_one_may_end(town: Town, as_: Callable[..., Client]) -> None:
    hr = as_(town.hr_city.id)

    told = {one["role"]: "end" in one["may"] for one in _held(hr)}

    assert told == {"admin": False, "auditor": False, "hr_city": False, "hr_agency": True}
    for one in found(_held(hr)):
        done = hr.delete(f"{GRANTS}/{one['id']}").status_code
        assert done == (204 if one["may"] else 403)


@pytest.mark.parametrize("viewer", ["wayan", "chief", "hr_agency", "auditor"])
def test_it_is_for_city_hr_and_administrators(
    viewer: str, town: Town, as_: Callable[..., Client]
) -> None:
    refused = as_(getattr(town, viewer).id).get(GRANTS)

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


def test_a_token_needs_the_scope_and_a_wish_has_to_be_known(
    town: Town, with_token: Callable[..., Client], as_: Callable[..., Client], nobody: Client
) -> None:
    refused = with_token(town.admin.id, "goals:read").get(GRANTS)
    unknown = as_(town.admin.id).get(GRANTS, role="admin")

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (422, "query/role")
    assert nobody.get(GRANTS).status_code == 401
