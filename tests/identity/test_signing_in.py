"""Signing in and staying in: cookies, rotation, reuse, throttling of the guesser alone."""

import asyncio
import hashlib
from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation import clock
from api.foundation.event_tables import EventRecord
from api.identity.models import UserSession
from api.identity.secrets import read_token
from api.identity.signing_in import REFRESH_PREFIX
from tests.conftest import TODAY, Db
from tests.found import found
from tests.http import Client, book_of, problem_of
from tests.identity.factories import PASSWORD, give_password
from tests.people import Town


@pytest.fixture
def login(town: Town, db: Db) -> str:
    made: str = db.write(give_password, town.wayan.id)
    return made


@pytest.fixture
def device(app: FastAPI, runner: asyncio.Runner) -> Callable[[], Client]:
    return lambda: Client(app, runner, book_of(app))


def _try(client: Client, login: str, password: str) -> int:
    return client.post("/session", {"login": login, "password": password}).status_code


def test_a_nip_with_spaces_signs_in(login: str, nobody: Client) -> None:
    spaced = f"{login[:8]} {login[8:14]} {login[14]} {login[15:]}"

    answer = nobody.post("/session", {"login": spaced, "password": PASSWORD})

    assert answer.status_code == 201, answer.text
    flags = answer.headers.get_list("set-cookie")
    assert [
        flag for flag in found(flags) if "HttpOnly" not in flag or "SameSite=" not in flag
    ] == []
    assert nobody.get("/sessions").json()["items"][0]["is_this_one"] is True


def test_a_wrong_password_and_an_unknown_login_look_the_same(login: str, nobody: Client) -> None:
    wrong = nobody.post("/session", {"login": login, "password": "bukan ini"})
    unknown = nobody.post("/session", {"login": "tidak ada", "password": "bukan ini"})

    assert [a.status_code for a in (wrong, unknown)] == [401, 401]
    assert problem_of(wrong) == problem_of(unknown) == "wrong-credentials"
    bodies = [{**a.json(), "request_id": None} for a in (wrong, unknown)]
    assert bodies[0] == bodies[1]


def test_a_guesser_is_locked_out_and_the_person_is_not(
    login: str, device: Callable[[], Client]
) -> None:
    """Both sit behind the same address; the person's device signed in before (design 9.16)."""
    person = device()
    assert _try(person, login, PASSWORD) == 201
    guesser = device()
    answers = [_try(guesser, login, f"tebakan {n}") for n in range(5)]
    assert answers == [401, 401, 401, 401, 429]

    refused = guesser.post("/session", {"login": login, "password": PASSWORD})
    assert (refused.status_code, problem_of(refused)) == (429, "sign-in-blocked")
    assert int(refused.headers["retry-after"]) > 800
    assert _try(person, login, PASSWORD) == 201


def test_a_colleague_s_mistakes_lock_out_nobody_else(
    login: str, town: Town, db: Db, device: Callable[[], Client]
) -> None:
    other = db.write(give_password, town.made.id)
    shared = device()
    for number in range(6):
        _try(shared, other, f"lupa {number}")

    assert _try(shared, login, PASSWORD) == 201


def test_the_lock_opens_by_itself(login: str, device: Callable[[], Client]) -> None:
    guesser = device()
    for number in range(5):
        _try(guesser, login, f"tebakan {number}")

    with clock.moved_to(TODAY + timedelta(minutes=16)):
        assert _try(guesser, login, PASSWORD) == 201


def test_the_refresh_token_rotates_and_its_reuse_ends_the_session(
    login: str, nobody: Client, device: Callable[[], Client]
) -> None:
    _try(nobody, login, PASSWORD)
    stolen = nobody.cookies["simk_refresh"]
    assert nobody.post("/session/renewal").status_code == 201
    assert nobody.cookies["simk_refresh"] != stolen

    thief = device()
    thief.cookies = {"simk_refresh": stolen}
    with clock.moved_to(TODAY + timedelta(seconds=30)):
        refused = thief.post("/session/renewal")

    assert (refused.status_code, problem_of(refused)) == (401, "session-expired")
    ended = nobody.get("/sessions")
    assert (ended.status_code, problem_of(ended)) == (401, "session-expired")


def test_two_tabs_may_renew_at_once(
    login: str, nobody: Client, device: Callable[[], Client]
) -> None:
    _try(nobody, login, PASSWORD)
    other_tab = device()
    other_tab.cookies = dict(nobody.cookies)

    assert nobody.post("/session/renewal").status_code == 201
    assert other_tab.post("/session/renewal").status_code == 201
    assert other_tab.get("/sessions").status_code == 200


def test_signing_out_ends_this_device_only(login: str, device: Callable[[], Client]) -> None:
    here, there = device(), device()
    _try(here, login, PASSWORD)
    _try(there, login, PASSWORD)

    assert here.delete("/session").status_code == 204

    assert len(there.get("/sessions").json()["items"]) == 1


def test_a_session_of_mine_can_be_ended_from_elsewhere(
    login: str, device: Callable[[], Client]
) -> None:
    here, there = device(), device()
    _try(here, login, PASSWORD)
    _try(there, login, PASSWORD)
    other = next(s for s in here.get("/sessions").json()["items"] if not s["is_this_one"])

    assert here.delete(f"/sessions/{other['id']}").status_code == 204

    assert there.get("/sessions").status_code == 401


def test_a_colleague_cannot_end_my_session(
    login: str, nobody: Client, town: Town, as_: Callable[..., Client]
) -> None:
    _try(nobody, login, PASSWORD)
    mine = nobody.get("/sessions").json()["items"][0]["id"]

    assert as_(town.made.id).delete(f"/sessions/{mine}").status_code == 404


def test_an_idle_session_ends(login: str, nobody: Client) -> None:
    _try(nobody, login, PASSWORD)

    with clock.moved_to(TODAY + timedelta(hours=13)):
        assert nobody.get("/sessions").status_code == 401
        assert nobody.post("/session/renewal").status_code == 401


def test_a_changed_password_ends_other_devices(login: str, device: Callable[[], Client]) -> None:
    here, there = device(), device()
    _try(here, login, PASSWORD)
    _try(there, login, PASSWORD)

    changed = here.put(
        "/me/password", {"old_password": PASSWORD, "new_password": "ombak besar di Serangan"}
    )

    assert changed.status_code == 204, changed.text
    assert here.get("/sessions").status_code == 200
    assert there.get("/sessions").status_code == 401
    assert _try(device(), login, "ombak besar di Serangan") == 201


@pytest.mark.parametrize(
    ("password", "code"),
    [("pendek", "too_short"), ("aaaaaaaaaaaa", "too_uniform"), ("Denpasar12345", "too_common")],
)
def test_weak_passwords_are_refused(login: str, nobody: Client, password: str, code: str) -> None:
    _try(nobody, login, PASSWORD)

    refused = nobody.put("/me/password", {"old_password": PASSWORD, "new_password": password})

    assert (refused.status_code, problem_of(refused)) == (422, "password-too-weak")
    assert refused.json()["code"] == code


def test_a_foreign_site_cannot_write_with_my_cookie(login: str, nobody: Client) -> None:
    _try(nobody, login, PASSWORD)

    for headers in ({"Origin": "https://jahat.example"}, {"Sec-Fetch-Site": "cross-site"}):
        refused = nobody.request("DELETE", "/session", headers=headers)
        assert (refused.status_code, problem_of(refused)) == (403, "origin-refused")


def test_failures_and_successes_are_in_the_event_log(login: str, nobody: Client, db: Db) -> None:
    _try(nobody, login, "salah")
    _try(nobody, login, PASSWORD)

    def names(session: Session) -> list[str]:
        return list(session.scalars(select(EventRecord.name).order_by(EventRecord.id)))

    assert db.read(names) == ["SignInFailed", "SignedIn"]


def test_refresh_tokens_are_kept_as_hashes(login: str, nobody: Client, db: Db) -> None:
    _try(nobody, login, PASSWORD)
    _, secret = read_token(nobody.cookies["simk_refresh"], REFRESH_PREFIX) or ("", "")

    def hashes(session: Session) -> list[bytes]:
        return list(session.scalars(select(UserSession.token_hash)))

    assert db.read(hashes) == [hashlib.sha256(secret.encode()).digest()]
