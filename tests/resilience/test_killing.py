"""SIGKILL after SIGKILL in the middle of writes: nothing acknowledged is lost, nothing is half-written.

The client keeps a ledger of what was acknowledged, repeats what was not with the same
Idempotency-Key, and in the end compares the ledger with the database (design 9.12).
"""

import asyncio
import os
import random
import signal
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
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
from tests.cluster import Cluster
from tests.conftest import Db
from tests.people import Town, make_town, sign_in_row
from tests.server import ROOT, environment

KILLS = int(os.environ.get("SIMKINERJA_TEST_KILLS", "20"))
"""`make test-long` asks for a hundred."""
WRITERS = 6
WHOLE_DAY = timedelta(days=1)
"""The server keeps the real hour of its day, the test's clock stands at ten: the session outlasts both."""
LONGEST_LIFE = 0.25
"""Seconds that a server lives at most before it is killed."""


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


@pytest.fixture
def durable_url(engine: str, database_url: str, tmp_path: Path) -> Any:
    """SQLite is durable as it is; PostgreSQL gets a cluster with fsync on."""
    if engine == "sqlite":
        yield database_url
        return
    cluster = Cluster(durable=True)
    cluster.start()
    yield cluster.url("postgres")
    cluster.stop()


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
            assert answer.status_code == 201, answer.text
            ledger.answers[key] = answer.json()
        ledger.repeated += tries > 1


async def kill_again_and_again(server: Server, ledger: Ledger, cookie: str) -> None:
    dice = random.Random(20261008)  # noqa: S311 - a repeatable sequence is wanted
    stop = asyncio.Event()
    async with _client(server.port, cookie) as client:
        writers = [asyncio.create_task(write_until(stop, client, ledger)) for _ in range(WRITERS)]
        for _ in range(KILLS):
            server.start()
            before = len(ledger.answers)
            while len(ledger.answers) == before:
                await asyncio.sleep(0.005)
                for writer in writers:
                    if writer.done():
                        writer.result()
            await asyncio.sleep(dice.uniform(0, LONGEST_LIFE))
            server.kill()
        server.start()
        stop.set()
        await asyncio.gather(*writers)


@asynccontextmanager
async def _client(port: int, cookie: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}/api/v1",
        cookies={"simk_session": cookie},
        limits=httpx.Limits(max_keepalive_connections=0),
        timeout=10,
    ) as client:
        yield client


def _state(session: Session) -> dict[str, Any]:
    names = session.scalars(select(ApiToken.name))
    made = select(func.count()).where(EventRecord.name == "TokenMade")
    unanswered = select(func.count()).where(IdempotencyKey.status.is_(None))
    return {
        "tokens": sorted(names),
        "events": session.scalar(made),
        "half": session.scalar(unanswered),
    }


@pytest.mark.timeout(400)
def test_kills_lose_nothing(
    durable_url: str, tmp_path: Path, runner: asyncio.Runner, engine: str, db: Db
) -> None:
    folder = tmp_path / "served"
    database = Database(durable_url, size=2)
    door = Db(database, runner)
    if engine == "postgresql":
        runner.run(_prepare(durable_url))
    town: Town = door.write(make_town)
    claims = door.write(sign_in_row, town.wayan.id, WHOLE_DAY)
    cookie = KeyRing.load(folder / "keys.json").sign(claims)
    ledger = Ledger()
    server = Server(environment(durable_url, folder, SIMKINERJA_RUN_JOBS="false"))
    try:
        runner.run(kill_again_and_again(server, ledger, cookie))
    finally:
        server.close()
    compare(ledger, door)
    runner.run(database.close())


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


async def _prepare(url: str) -> None:
    await upgrade(url)
    database = Database(url, size=2)
    await database.write(seed)
    await database.close()
