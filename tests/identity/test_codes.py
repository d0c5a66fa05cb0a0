"""One-time codes: strangers burn none, guessing stops the guesser, HR hears of it."""

import asyncio
from collections.abc import Callable

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.identity import passwords
from tests.conftest import Db
from tests.http import Client, book_of, problem_of
from tests.people import Town

NEW = "ombak besar di Serangan"
WRONG = "AAAAA-AAAAA"


@pytest.fixture
def device(app: FastAPI, runner: asyncio.Runner) -> Callable[[], Client]:
    return lambda: Client(app, runner, book_of(app))


@pytest.fixture
def issued(town: Town, as_: Callable[..., Client]) -> dict[str, str]:
    answer = as_(town.hr_agency.id).post(f"/users/{town.wayan.id}/reset-code")
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def _activate(client: Client, issued: dict[str, str], code: str, new: str = NEW) -> httpx.Response:
    attempt = {"login": issued["login"], "code": code, "new_password": new}
    return client.post("/session/activation", attempt)


def test_a_stranger_cannot_burn_a_code(
    issued: dict[str, str], device: Callable[[], Client]
) -> None:
    """Twelve wrong ones, from the same address even: the guesser is stopped, the slip still opens."""
    guesser = device()
    answers = [_activate(guesser, issued, WRONG).status_code for _ in range(12)]
    assert answers == [422] * 4 + [429] * 8

    refused = _activate(guesser, issued, WRONG)
    assert (refused.status_code, problem_of(refused)) == (429, "sign-in-blocked")
    assert int(refused.headers["retry-after"]) == 900
    assert _activate(device(), issued, issued["code"]).status_code == 201


def test_guessing_at_codes_does_not_stop_signing_in_by_password(
    issued: dict[str, str], device: Callable[[], Client]
) -> None:
    for _ in range(6):
        _activate(device(), issued, WRONG)

    wrong = device().post("/session", {"login": issued["login"], "password": "tebakan"})

    assert (wrong.status_code, problem_of(wrong)) == (401, "wrong-credentials")


def test_hr_is_told_once_of_guessing_until_the_person_is_in(
    town: Town,
    issued: dict[str, str],
    device: Callable[[], Client],
    as_: Callable[..., Client],
    db: Db,
) -> None:
    for _ in range(9):
        _activate(device(), issued, WRONG)
    hr = as_(town.hr_agency.id)

    (notice,) = hr.get("/tasks").json()["items"]
    assert (notice["kind"], notice["about"]["id"]) == ("guessed_code", str(town.wayan.id))

    def told(session: Session) -> list[object]:
        wanted = select(EventRecord.counterpart_id).where(EventRecord.name == "CodeGuessed")
        return list(session.scalars(wanted))

    assert db.read(told) == [town.hr_agency.id]
    assert _activate(device(), issued, issued["code"]).status_code == 201
    assert hr.get("/tasks").json()["items"] == []


def test_a_weak_password_does_not_use_up_the_code(
    issued: dict[str, str], device: Callable[[], Client]
) -> None:
    weak = _activate(device(), issued, issued["code"], "Denpasar2026")
    assert (weak.status_code, problem_of(weak)) == (422, "password-too-weak")

    assert _activate(device(), issued, issued["code"]).status_code == 201


def test_nothing_is_hashed_for_a_wrong_code(
    issued: dict[str, str], nobody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    monkeypatch.setattr(passwords, "hashed", hashed.append)

    assert _activate(nobody, issued, WRONG).status_code == 422

    assert hashed == []


def test_two_who_use_a_code_at_once_are_one(
    issued: dict[str, str], app: FastAPI, runner: asyncio.Runner
) -> None:
    async def both() -> list[int]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            body = {"login": issued["login"], "code": issued["code"], "new_password": NEW}
            sent = (client.post("/api/v1/session/activation", json=body) for _ in range(3))
            return sorted(one.status_code for one in await asyncio.gather(*sent))

    assert runner.run(both()) == [201, 422, 422]
