"""The city keeps somebody who can sign in and is administrator today, whatever ends and in whatever order."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.identity.models import Role, RoleGrant
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.people import Person, Town, grant

As = Callable[..., Client]
ENDED = {"state": "pensiun", "on": "2026-10-08", "reason": "SK pensiun"}


def _role(person: Person, **more: str) -> dict[str, str]:
    draft = {"user_id": str(person.id), "role": "admin", "reason": "SK 12"}
    return {**draft, "valid_from": "2026-10-01", **more}


def _grant_of(client: Client, person: Person) -> str:
    found = client.get("/role-grants").json()["items"]
    (mine,) = [g["id"] for g in found if (g["user_id"], g["role"]) == (str(person.id), "admin")]
    return f"/role-grants/{mine}"


def _service_of(person: Person) -> str:
    return f"/employees/{person.id}/end-of-service"


def _end(client: Client, person: Person, way: str) -> httpx.Response:
    if way == "role":
        return client.delete(_grant_of(client, person))
    return client.post(_service_of(person), ENDED)


WAYS = pytest.mark.parametrize("way", ["role", "service"])


@WAYS
def test_the_last_administrator_stays(town: Town, as_: As, way: str) -> None:
    admin = as_(town.admin.id)

    refused = _end(admin, town.admin, way)

    assert (refused.status_code, problem_of(refused)) == (409, "last-admin")
    assert admin.post("/role-grants", _role(town.wayan)).status_code == 201
    assert _end(admin, town.admin, way).status_code in (200, 204)
    assert as_(town.wayan.id).get("/role-grants").status_code == 200


@WAYS
@pytest.mark.parametrize(
    "more",
    [{"valid_from": "2099-01-01"}, {"valid_from": "2026-10-09"}, {"valid_until": "2026-10-08"}],
)
def test_whoever_is_not_in_office_today_is_none(
    town: Town, as_: As, way: str, more: dict[str, str]
) -> None:
    admin = as_(town.admin.id)
    assert admin.post("/role-grants", _role(town.wayan, **more)).status_code == 201

    refused = _end(admin, town.admin, way)

    assert (refused.status_code, problem_of(refused)) == (409, "last-admin")


@WAYS
def test_whoever_cannot_sign_in_is_none(town: Town, as_: As, way: str) -> None:
    """The role of somebody whose service has ended goes on, and opens nothing."""
    admin = as_(town.admin.id)
    assert admin.post("/role-grants", _role(town.wayan)).status_code == 201
    assert _end(admin, town.wayan, "service").status_code == 200

    refused = _end(admin, town.admin, way)

    assert (refused.status_code, problem_of(refused)) == (409, "last-admin")


def test_what_was_refused_ended_nothing(town: Town, as_: As) -> None:
    admin = as_(town.admin.id)
    before = admin.get(f"/employees/{town.admin.id}").json()

    assert _end(admin, town.admin, "service").status_code == 409

    assert admin.get(f"/employees/{town.admin.id}").json() == before


def test_others_leave_also_where_nobody_is_administrator(town: Town, as_: As, db: Db) -> None:
    """A city that has none, whatever the reason, goes on ending services; nobody is kept in its place."""

    def none(session: Session) -> None:
        session.execute(delete(RoleGrant).where(RoleGrant.role == Role.ADMIN))

    db.write(none)

    assert as_(town.hr_city.id).post(_service_of(town.wayan), ENDED).status_code == 200


@pytest.mark.parametrize("ways", [("role", "role"), ("role", "service"), ("service", "service")])
def test_two_who_end_each_other_at_once_leave_one(
    town: Town, as_: As, db: Db, ways: tuple[str, str]
) -> None:
    db.write(grant, town.wayan.id, Role.ADMIN)
    pair = (as_(town.admin.id), town.wayan, ways[0]), (as_(town.wayan.id), town.admin, ways[1])
    asked: list[Any] = []
    for client, other, way in pair:
        path = _grant_of(client, other) if way == "role" else _service_of(other)
        options = {} if way == "role" else {"json": ENDED}
        asked.append(client._send("DELETE" if way == "role" else "POST", path, **options))

    async def at_once() -> list[int]:
        return [answer.status_code for answer in await asyncio.gather(*asked)]

    answers = pair[0][0].runner.run(at_once())

    assert sum(status in (200, 204) for status in answers) == 1, answers
    assert set(answers) <= {200, 204, 401, 403, 404, 409}
    left = [as_(one.id).get("/role-grants").status_code for one in (town.admin, town.wayan)]
    assert 200 in left


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"valid_from": "0001-01-01"}, "/valid_from"),
        ({"valid_from": "1944-12-31"}, "/valid_from"),
        ({"valid_from": "2101-01-01"}, "/valid_from"),
        ({"valid_until": "9999-12-31"}, "/valid_until"),
    ],
)
def test_days_lie_in_our_time(town: Town, as_: As, more: dict[str, str], pointer: str) -> None:
    """The first day of all is PostgreSQL's minus infinity, and no day of anybody's service."""
    refused = as_(town.admin.id).post("/role-grants", _role(town.wayan, **more))

    assert refused.status_code == 422, refused.text
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [
        (pointer, "out_of_range")
    ]


def test_the_log_says_from_when_to_when(town: Town, as_: As, db: Db) -> None:
    admin = as_(town.admin.id)
    given = admin.post("/role-grants", _role(town.wayan, valid_until="2027-01-01")).json()
    assert admin.delete(f"/role-grants/{given['id']}").status_code == 204

    def told(session: Session) -> list[tuple[str, str, str]]:
        wanted = select(EventRecord).where(EventRecord.name.in_(["RoleGranted", "RoleEnded"]))
        found = session.scalars(wanted.order_by(EventRecord.name.desc()))
        days = [(one.name, one.data or {}) for one in found]
        return [(name, data["valid_from"], data["valid_until"]) for name, data in days]

    assert db.read(told) == [
        ("RoleGranted", "2026-10-01", "2027-01-01"),
        ("RoleEnded", "2026-10-01", "2026-10-08"),
    ]
