"""SIGKILL after SIGKILL in the middle of writes: nothing acknowledged is lost, nothing is half-written."""

import asyncio
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.foundation.work import Database
from tests.cluster import Cluster
from tests.conftest import Db
from tests.resilience.ledger import (
    Ledger,
    Server,
    client,
    compare,
    one_more_answer,
    prepare,
    sign_in,
    writing,
)
from tests.server import environment

KILLS = int(os.environ.get("SIMKINERJA_TEST_KILLS", "20"))
"""`make test-long` asks for a hundred."""
LONGEST_LIFE = 0.25
"""Seconds that a server lives at most before it is killed."""


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


async def kill_again_and_again(server: Server, ledger: Ledger, sign: Callable[[], str]) -> None:
    dice = random.Random(20261008)  # noqa: S311 - a repeatable sequence is wanted
    async with client(server.port, sign) as asking, writing(asking, ledger) as writers:
        for _ in range(KILLS):
            server.start()
            await one_more_answer(ledger, writers)
            await asyncio.sleep(dice.uniform(0, LONGEST_LIFE))
            server.kill()
        server.start()


@pytest.mark.timeout(900)
def test_kills_lose_nothing(
    durable_url: str, tmp_path: Path, runner: asyncio.Runner, engine: str
) -> None:
    folder = tmp_path / "served"
    database = Database(durable_url, size=2)
    door = Db(database, runner)
    if engine == "postgresql":
        runner.run(prepare(durable_url))
    sign = sign_in(door, folder)
    ledger = Ledger()
    server = Server(environment(durable_url, folder, SIMKINERJA_RUN_JOBS="false"))
    try:
        runner.run(kill_again_and_again(server, ledger, sign))
    finally:
        server.close()
    compare(ledger, door)
    runner.run(database.close())
