"""Credentials end when they should and not before: renewals, password changes, tokens, new devices."""

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation import clock
from api.foundation.event_tables import EventRecord
from api.identity import secrets
from api.identity.models import UserSession
from tests.conftest import TODAY, Db
from tests.found import found
from tests.http import Client, book_of, problem_of
from tests.identity.factories import PASSWORD, give_password
from tests.people import Town
from tests.statements import listening, recorded

NEW = "ombak besar di Serangan"
DRAFT = {"name": "rekap bulanan", "scopes": ["identity:read"], "expires_on": "2026-12-31"}


@pytest.fixture
def login(town: Town, db: Db) -> str:
    made: str = db.write(give_password, town.wayan.id)
    return made


@pytest.fixture
def device(app: FastAPI, runner: asyncio.Runner) -> Callable[[], Client]:
    return lambda: Client(app, runner, book_of(app))


def _enter(client: Client, login: str, password: str = PASSWORD) -> Client:
    answer = client.post("/session", {"login": login, "password": password})
    assert answer.status_code == 201, answer.text
    return client


def _events(session: Session, name: str) -> list[Any]:
    wanted = select(EventRecord).where(EventRecord.name == name).order_by(EventRecord.id)
    return list(session.scalars(wanted))


def test_a_lost_renewal_answer_does_not_sign_out(login: str, device: Callable[[], Client]) -> None:
    """The answer is lost, the device asks again, and goes on for good with what it got then."""
    person = _enter(device(), login)
    before = dict(person.cookies)
    assert person.post("/session/renewal").status_code == 201
    lost = person.cookies["simk_refresh"]
    person.cookies = before

    with clock.moved_to(TODAY + timedelta(seconds=50)):
        assert person.post("/session/renewal").status_code == 201
    assert person.cookies["simk_refresh"] == lost
    with clock.moved_to(TODAY + timedelta(minutes=6)):
        assert person.post("/session/renewal").status_code == 201
        assert person.get("/sessions").status_code == 200


def test_a_stolen_old_refresh_token_ends_the_session_wherever_it_comes_from(
    login: str, device: Callable[[], Client]
) -> None:
    person = _enter(device(), login)
    old = dict(person.cookies)
    assert person.post("/session/renewal").status_code == 201

    thief = device()
    thief.cookies = old
    with clock.moved_to(TODAY + timedelta(seconds=61)):
        assert thief.post("/session/renewal").status_code == 401
        assert person.get("/sessions").status_code == 401


def test_another_device_gets_nothing_within_the_minute(
    login: str, device: Callable[[], Client]
) -> None:
    person = _enter(device(), login)
    stolen = person.cookies["simk_refresh"]
    assert person.post("/session/renewal").status_code == 201

    thief = device()
    thief.cookies = {"simk_refresh": stolen}
    assert thief.post("/session/renewal").status_code == 401
    assert person.get("/sessions").status_code == 401


@pytest.mark.parametrize("asked", [True, False])
def test_a_changed_password_ends_tokens_where_one_says_so(
    asked: bool, login: str, device: Callable[[], Client], nobody: Client, db: Db
) -> None:
    here, there = _enter(device(), login), _enter(device(), login)
    token = here.post("/tokens", DRAFT).json()["token"]
    nobody.headers["Authorization"] = f"Bearer {token}"
    assert nobody.get("/sessions").status_code == 200

    change = {"old_password": PASSWORD, "new_password": NEW, "revoke_tokens": asked}
    assert here.put("/me/password", change).status_code == 204

    assert nobody.get("/sessions").status_code == (401 if asked else 200)
    assert (here.get("/sessions").status_code, there.get("/sessions").status_code) == (200, 401)
    told = db.read(_events, "SessionRevoked")
    assert [one.data["cause"] for one in told] == ["password changed"]
    assert len(db.read(_events, "TokenRevoked")) == (1 if asked else 0)


def test_a_reset_password_ends_everything(
    town: Town,
    login: str,
    as_: Callable[..., Client],
    device: Callable[[], Client],
    nobody: Client,
) -> None:
    there = _enter(device(), login)
    nobody.headers["Authorization"] = f"Bearer {there.post('/tokens', DRAFT).json()['token']}"
    code = as_(town.hr_agency.id).post(f"/users/{town.wayan.id}/reset-code").json()["code"]

    answer = device().post(
        "/session/activation",
        {"login": login, "code": code, "new_password": NEW, "revoke_tokens": True},
    )

    assert answer.status_code == 201, answer.text
    assert (there.get("/sessions").status_code, nobody.get("/sessions").status_code) == (401, 401)


def test_a_mistyped_token_is_refused_without_a_look_up(
    town: Town, as_: Callable[..., Client], nobody: Client
) -> None:
    token = as_(town.wayan.id).post("/tokens", DRAFT).json()["token"]
    assert re.fullmatch(r"simk_[a-z2-7]{26}_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}", token)
    other = "A" if token[40] != "A" else "B"
    for mistyped in (token[:40] + other + token[41:], token[:-1], token[:-8], token + "x"):
        nobody.headers["Authorization"] = f"Bearer {mistyped}"
        with recorded(), listening() as asked:
            refused = nobody.get("/sessions")
        assert (refused.status_code, problem_of(refused)) == (401, "token-refused")
        assert asked == []

    nobody.headers["Authorization"] = f"Bearer {token}"
    assert nobody.get("/sessions").status_code == 200


def test_a_token_without_its_checksum_is_none() -> None:
    key = UUID("00000000-0000-8000-8000-000000000001")
    text, secret = secrets.make_token("simk_", key)

    assert secrets.read_token(text, "simk_") == (key, secret)
    for cut in range(1, secrets.CHECKSUM_LENGTH + 1):
        assert secrets.read_token(text[:-cut], "simk_") is None


def test_an_administrator_lists_and_revokes_anybody_s_token(
    town: Town, as_: Callable[..., Client], nobody: Client
) -> None:
    made = as_(town.wayan.id).post("/tokens", DRAFT).json()
    nobody.headers["Authorization"] = f"Bearer {made['token']}"
    admin = as_(town.admin.id)

    listed = admin.get("/issued-tokens", holder_id=str(town.wayan.id)).json()
    assert [one["id"] for one in listed["items"]] == [made["id"]]
    assert made["token"] not in admin.get("/issued-tokens").text
    assert admin.delete(f"/issued-tokens/{made['id']}").status_code == 204
    assert admin.delete(f"/issued-tokens/{made['id']}").status_code == 204

    assert nobody.get("/sessions").status_code == 401
    assert admin.get("/issued-tokens").json()["total"] == 0
    assert admin.get("/issued-tokens", with_ended="true").json()["total"] == 1


def test_an_administrator_lists_and_revokes_secrets(town: Town, as_: Callable[..., Client]) -> None:
    admin = as_(town.admin.id)
    account = admin.post(
        "/service-accounts", {"name": "e-Perizinan", "scopes": ["goals:read"], "home_agency_id": 1}
    )
    place = f"/service-accounts/{account.json()['id']}/secrets"
    made = admin.post(place, {"expires_on": "2027-03-31"}).json()

    (listed,) = admin.get("/issued-secrets").json()["items"]
    assert (listed["id"], listed["account_name"]) == (made["id"], "e-Perizinan")
    assert made["secret"] not in admin.get("/issued-secrets").text
    assert admin.delete(f"{place}/{made['id']}").status_code == 204
    assert admin.get("/issued-secrets").json()["items"] == []


@pytest.mark.parametrize("who", ["wayan", "hr_city", "auditor"])
def test_nobody_else_sees_or_ends_others_tokens(
    who: str, town: Town, as_: Callable[..., Client], with_token: Callable[..., Client]
) -> None:
    made = as_(town.made.id).post("/tokens", DRAFT).json()
    person = as_(getattr(town, who).id)

    assert person.get("/issued-tokens").status_code == 403
    assert person.get("/issued-secrets").status_code == 403
    assert person.delete(f"/issued-tokens/{made['id']}").status_code == 403
    script = with_token(town.admin.id, "identity:read")
    assert script.delete(f"/issued-tokens/{made['id']}").status_code == 403
    missing = as_(town.admin.id).delete(f"/issued-tokens/{town.kota}")
    assert (missing.status_code, problem_of(missing)) == (404, "not-found")
    wrong = as_(town.admin.id).get("/issued-tokens", holder_id="x")
    assert wrong.json()["errors"][0]["pointer"] == "query/holder_id"


def test_a_new_device_is_told_to_the_person_and_not_to_itself(
    login: str, device: Callable[[], Client], db: Db
) -> None:
    here = _enter(device(), login)
    assert here.get("/tasks").json()["items"] == []
    there = _enter(device(), login)

    (notice,) = here.get("/tasks").json()["items"]
    assert (notice["kind"], notice["subject_kind"]) == ("new_device", "session")
    assert notice["facts"]["title"].startswith("python-httpx")
    assert there.get("/tasks").json()["items"] == []
    (told,) = db.read(_events, "NewDeviceSeen")
    assert told.data["session_id"] == notice["subject_id"]

    assert here.delete(f"/sessions/{notice['subject_id']}").status_code == 204
    assert here.get("/tasks").json()["items"] == []
    assert there.get("/tasks").status_code == 401


def test_a_device_that_is_known_is_no_news(login: str, device: Callable[[], Client]) -> None:
    here, there = _enter(device(), login), _enter(device(), login)
    (notice,) = here.get("/tasks").json()["items"]
    own = there.post(f"/sessions/{notice['subject_id']}/recognition")
    assert (own.status_code, problem_of(own)) == (403, "not-permitted")

    place = f"/sessions/{notice['subject_id']}/recognition"
    assert [here.post(place, key="k").status_code for _ in range(2)] == [204, 204]

    assert here.get("/tasks").json()["items"] == []
    assert there.delete("/session").status_code == 204
    _enter(there, login)
    assert here.get("/tasks").json()["items"] == []


def test_others_say_nothing_about_my_devices(
    town: Town,
    login: str,
    device: Callable[[], Client],
    as_: Callable[..., Client],
    with_token: Callable[..., Client],
) -> None:
    here, _ = _enter(device(), login), _enter(device(), login)
    place = f"/sessions/{here.get('/tasks').json()['items'][0]['subject_id']}/recognition"

    assert as_(town.made.id).post(place).status_code == 404
    refused = with_token(town.wayan.id, "identity:read").post(place)
    assert (refused.status_code, problem_of(refused)) == (403, "session-only")
    assert here.post("/sessions/x/recognition").status_code == 422


def test_what_is_about_people_is_kept_by_no_cache(
    town: Town, as_: Callable[..., Client], nobody: Client
) -> None:
    person = as_(town.wayan.id)
    paths = ("/me", "/tasks", "/sessions", "/employees", "/api/health/live")
    answers = [person.get(path) for path in paths] + [nobody.get("/me"), nobody.get("/api/x")]

    kept = [one.url.path for one in found(answers) if one.headers["cache-control"] != "no-store"]

    assert kept == []


def test_sessions_know_their_device(login: str, device: Callable[[], Client], db: Db) -> None:
    person = _enter(device(), login)

    def keys(session: Session) -> list[str | None]:
        return list(session.scalars(select(UserSession.device_key)))

    assert db.read(keys) == [person.cookies["simk_device"].split(".")[0]]
