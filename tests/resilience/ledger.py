"""Writers whose client keeps a ledger of what was acknowledged, and holds it against the database.

What was not acknowledged is repeated with the same Idempotency-Key until it is (design 9.12).
"""

import asyncio
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.foundation import sealer
from api.foundation.chain_check import check_chains
from api.foundation.event_tables import EventRecord
from api.foundation.idempotency import IdempotencyKey
from api.foundation.work import Database
from api.identity.keys import KeyRing
from api.identity.models import ApiToken
from api.seed import seed
from api.upgrade import upgrade
from tests.conftest import Db
from tests.people import Town, make_town, sign_in_row
from tests.server import ROOT

WRITERS = 6
WHOLE_DAY = timedelta(days=1)
"""The server keeps the real hour of its day, the test's clock stands at ten: the session outlasts both."""


@dataclass
class Ledger:
    """What the client knows: the answer to each key, once there was one."""

    answers: dict[str, Any] = field(default_factory=dict)
    repeated: int = 0


class Server:
    """The launcher, and the server process that it forked last."""

    def __init__(self, env: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.resilience.launcher"],
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.port = int(self.process.stdout.readline())
        self.pid = 0

    def start(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("start\n")
        self.process.stdin.flush()
        self.pid = int(self.process.stdout.readline())

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.kill()
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


async def write_until(stop: asyncio.Event, client: httpx.AsyncClient, ledger: Ledger) -> None:
    """Make tokens one after another; repeat each until it is acknowledged."""
    while not stop.is_set():
        key = uuid.uuid4().hex
        draft = {"name": key, "scopes": ["goals:read"], "expires_on": "2026-12-31"}
        tries = 0
        while key not in ledger.answers:
            tries += 1
            try:
                answer = await client.post("/tokens", json=draft, headers={"Idempotency-Key": key})
            except httpx.HTTPError:
                await asyncio.sleep(0.01)
                continue
            if answer.status_code == 503:
                assert int(answer.headers["Retry-After"]) > 0
                await asyncio.sleep(0.01)
                continue
            assert answer.status_code == 201, answer.text
            ledger.answers[key] = answer.json()
        ledger.repeated += tries > 1


@asynccontextmanager
async def writing(
    client: httpx.AsyncClient, ledger: Ledger
) -> AsyncIterator["list[asyncio.Task[None]]"]:
    """Have many write at once as long as the block lasts."""
    stop = asyncio.Event()
    writers = [asyncio.create_task(write_until(stop, client, ledger)) for _ in range(WRITERS)]
    yield writers
    stop.set()
    await asyncio.gather(*writers)


async def one_more_answer(ledger: Ledger, writers: "list[asyncio.Task[None]]") -> None:
    """Wait until something more was acknowledged; tell at once when a writer has failed."""
    before = len(ledger.answers)
    while len(ledger.answers) == before:
        await asyncio.sleep(0.005)
        for writer in writers:
            if writer.done():
                writer.result()


@asynccontextmanager
async def client(port: int, sign: Callable[[], str]) -> AsyncIterator[httpx.AsyncClient]:
    """Ask with a session token signed for each request: the run may outlast one."""

    async def carry(request: httpx.Request) -> None:
        request.headers["Cookie"] = f"simk_session={sign()}"

    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}/api/v1",
        event_hooks={"request": [carry]},
        limits=httpx.Limits(max_keepalive_connections=0),
        timeout=10,
    ) as asking:
        yield asking


def _state(session: Session) -> dict[str, Any]:
    names = session.scalars(select(ApiToken.name))
    made = select(func.count()).where(EventRecord.name == "TokenMade")
    unanswered = select(func.count()).where(IdempotencyKey.status.is_(None))
    return {
        "tokens": sorted(names),
        "events": session.scalar(made),
        "half": session.scalar(unanswered),
    }


def compare(ledger: Ledger, door: Db) -> None:
    """Hold the client's ledger against the database."""
    state = door.read(_state)
    assert state["tokens"] == sorted(ledger.answers)
    assert state["events"] == len(ledger.answers)
    assert state["half"] == 0
    assert ledger.repeated > 0, "no write was ever cut off: the test proves nothing"
    while door.write(sealer.seal):
        pass
    assert door.read(check_chains, []).findings == []


def sign_in(door: Db, folder: Path) -> Callable[[], str]:
    """Settle the small city and sign somebody in; give what makes the cookie."""
    town: Town = door.write(make_town)
    claims = door.write(sign_in_row, town.wayan.id, WHOLE_DAY)
    keys = KeyRing.load(folder / "keys.json")
    return lambda: keys.sign(claims)


async def prepare(url: str) -> None:
    await upgrade(url)
    database = Database(url, size=2)
    await database.write(seed)
    await database.close()
