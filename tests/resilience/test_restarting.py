"""PostgreSQL restarts again and again under load: nothing acknowledged is lost, no answer is a 500.

As soon as it is back the first question is answered: dead connections are noticed when they are taken.
"""

import asyncio
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
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

RESTARTS = int(os.environ.get("SIMKINERJA_TEST_RESTARTS", "5"))
"""`make test-long` asks for a hundred."""
WAYS = ("fast", "immediate")
"""As an update of the system restarts it, and as it comes back from a crash."""
LONGEST_LIFE = 0.25
QUESTIONS = 24
"""More than a pool has connections: each of them is taken."""


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    cluster = Cluster(durable=True)
    cluster.start()
    yield cluster
    cluster.stop()


async def ask_again_and_again(asking: httpx.AsyncClient) -> None:
    """Read as many times at once as there are connections, and twice more; each is answered."""
    for _ in range(QUESTIONS // 8):
        answers = await asyncio.gather(*(asking.get("/me") for _ in range(8)))
        assert [one.status_code for one in answers] == [200] * 8, [one.text for one in answers]


async def restart_again_and_again(
    cluster: Cluster, server: Server, ledger: Ledger, sign: Callable[[], str]
) -> None:
    dice = random.Random(20261008)  # noqa: S311 - a repeatable sequence is wanted
    server.start()
    async with client(server.port, sign) as asking, writing(asking, ledger) as writers:
        for number in range(RESTARTS):
            await one_more_answer(ledger, writers)
            await asyncio.sleep(dice.uniform(0, LONGEST_LIFE))
            await asyncio.to_thread(cluster.restart, WAYS[number % len(WAYS)])
            await ask_again_and_again(asking)


@pytest.mark.timeout(900)
def test_restarts_lose_nothing(cluster: Cluster, tmp_path: Path, runner: asyncio.Runner) -> None:
    folder, url = tmp_path / "served", cluster.url("postgres")
    runner.run(prepare(url))
    database = Database(url, size=2)
    door = Db(database, runner)
    sign = sign_in(door, folder)
    ledger = Ledger()
    server = Server(environment(url, folder, SIMKINERJA_RUN_JOBS="false"))
    try:
        runner.run(restart_again_and_again(cluster, server, ledger, sign))
    finally:
        server.close()
    compare(ledger, door)
    runner.run(database.close())
