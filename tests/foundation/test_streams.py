"""A stream ends with the credential that opened it, whichever process ended that."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from sqlalchemy.orm import Session

from api.foundation import live
from api.foundation.live_messages import Topics
from api.identity import service
from tests.conftest import Db
from tests.http import Client
from tests.identity.factories import PASSWORD, give_password
from tests.people import Town
from tests.server import environment, serving

NEW = "ombak besar di Serangan"
SOON = 1.5
"""Seconds: sealing and tailing take some 0.4; the rest is a busy machine's."""


class Ear:
    """Somebody who listens in a thread, until the stream ends."""

    def __init__(self, address: str, headers: dict[str, str]) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()
        threading.Thread(target=self._hear, args=(address, headers), daemon=True).start()
        assert self.begun.wait(20)

    def _hear(self, address: str, headers: dict[str, str]) -> None:
        with httpx.stream("GET", f"{address}/api/v1/live", headers=headers, timeout=30) as answer:
            for _ in answer.iter_bytes():
                self.begun.set()
        self.ended.set()


@pytest.fixture
def servers(database_url: str, tmp_path: Path, town: Town) -> Iterator[list[str]]:
    """Two processes over one database."""
    env = environment(database_url, tmp_path / "data")
    with serving(env, tmp_path / "a.log") as first, serving(env, tmp_path / "b.log") as second:
        yield [first, second]


@pytest.fixture
def enter() -> Iterator[Callable[[str, str], httpx.Client]]:
    """Sign somebody in at a server."""
    with ExitStack() as opened:

        def sign_in(address: str, login: str) -> httpx.Client:
            client = httpx.Client(base_url=f"{address}/api/v1", timeout=20)
            opened.enter_context(client)
            answer = client.post("/session", json={"login": login, "password": PASSWORD})
            assert answer.status_code == 201, answer.text
            return client

        yield sign_in


def _cookie(client: httpx.Client) -> dict[str, str]:
    return {"Cookie": f"simk_session={client.cookies['simk_session']}"}


def test_streams_end_within_a_second_in_another_process_too(
    servers: list[str], enter: Callable[[str, str], httpx.Client], town: Town, db: Db
) -> None:
    """The other device's by a password change, a script's with its token, one's own by signing out."""
    login = db.write(give_password, town.wayan.id)
    here, there = enter(servers[0], login), enter(servers[1], login)
    draft = {"name": "skrip", "scopes": ["events:read"], "expires_on": "2026-12-31"}
    token = here.post("/tokens", json=draft).json()
    ours = Ear(servers[1], _cookie(here))
    theirs = Ear(servers[1], _cookie(there))
    script = Ear(servers[1], {"Authorization": f"Bearer {token['token']}"})

    change = {"old_password": PASSWORD, "new_password": NEW}
    assert here.put("/me/password", json=change).status_code == 204
    assert theirs.ended.wait(SOON), "the other device's stream goes on"
    assert not script.ended.is_set()
    assert here.delete(f"/tokens/{token['id']}").status_code == 204
    assert script.ended.wait(SOON), "the script's stream goes on"
    assert not ours.ended.is_set()
    assert here.delete("/session").status_code == 204
    assert ours.ended.wait(SOON), "one's own stream goes on"


def test_a_stream_looks_again_whether_its_credential_has_run_out(
    monkeypatch: pytest.MonkeyPatch, town: Town, db: Db
) -> None:
    """Nothing happens to a session that runs out: no event tells of it."""
    monkeypatch.setattr(live, "HEARTBEAT", 0.02)
    monkeypatch.setattr(live, "LOOK_AGAIN", 0.1)
    looks = 0

    async def runs_out() -> Topics | None:
        nonlocal looks
        looks += 1
        return frozenset() if looks < 4 else None

    async def hear() -> list[bytes]:
        hearing = live.Listener(town.wayan.id, runs_out)
        return [message async for message in live.Streams(db.database).listen(hearing, None)]

    heard = db.runner.run(asyncio.wait_for(hear(), 10))

    assert looks == 4
    assert b"event: here" in heard[-1]


def test_what_ended_while_the_stream_was_opened_is_seen(town: Town, db: Db) -> None:
    async def is_out() -> None:
        return None

    async def hear() -> list[bytes]:
        hearing = live.Listener(town.wayan.id, is_out)
        return [message async for message in live.Streams(db.database).listen(hearing, 0)]

    heard = db.runner.run(asyncio.wait_for(hear(), 10))

    assert [message.split(b":")[0] for message in heard] == [b"retry"]


def test_a_service_account_s_stream_ends_with_its_secret(
    town: Town, as_: Callable[..., Client], servers: list[str]
) -> None:
    admin = as_(town.admin.id)
    draft = {"name": "e-Perizinan", "scopes": ["events:read"], "home_agency_id": 1}
    account = admin.post("/service-accounts", draft).json()["id"]
    place = f"/service-accounts/{account}/secrets"
    made = admin.post(place, {"expires_on": "2027-03-31"}).json()
    ear = Ear(servers[1], {"Authorization": f"Bearer {made['secret']}"})

    assert admin.delete(f"{place}/{made['id']}").status_code == 204

    assert ear.ended.wait(SOON)


def test_a_closed_account_s_stream_ends(
    servers: list[str], enter: Callable[[str, str], httpx.Client], town: Town, db: Db
) -> None:
    login = db.write(give_password, town.wayan.id)
    ear = Ear(servers[1], _cookie(enter(servers[0], login)))

    def close(session: Session) -> None:
        service.close_user(session, town.wayan.id, "end of service")

    db.write(close)

    assert ear.ended.wait(SOON)
