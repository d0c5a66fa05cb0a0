"""The event loop is never held longer than 50 ms (design), however much one request or job has to do.

A task that sleeps for nothing notes how much processor time the loop's thread used between two of its
turns. Processor time, not the clock: another program on the same machine must not fail this test, so the
worst turn counts and nothing is repeated. On SQLite the database works on threads of its own; on
PostgreSQL everything is on the loop.
"""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from api.foundation import jobs, sealer
from api.foundation.memory import settle_memory
from tests.conftest import Db
from tests.found import found
from tests.http import Client
from tests.imports.factories import person, sheet
from tests.people import Town
from tests.resilience.crowd import CYCLE, make_crowd

LONGEST = 0.050
PLANS = 2_000
Q3, Q4 = 20260709, 20261012
Path = Callable[[], Awaitable[Any]]


@pytest.fixture(autouse=True)
def _settled() -> Iterator[None]:
    """Do what a server does once it has started."""
    settle_memory()
    yield
    gc.unfreeze()


async def _turns(longest: list[float]) -> None:
    while True:
        before = time.thread_time()
        await asyncio.sleep(0)
        longest.append(time.thread_time() - before)


async def longest_turn(path: Path) -> float:
    """Give the most processor time that anything took between two turns of the loop."""
    turns: list[float] = []
    watching = asyncio.create_task(_turns(turns))
    await asyncio.sleep(0)
    answer = await path()
    await asyncio.sleep(0)
    watching.cancel()
    assert getattr(answer, "status_code", 200) in (200, 201, 202), answer.text
    return max(turns)


def _paths(db: Db, hr: Client, chief: Client) -> dict[str, Path]:
    """The heaviest things, in an order in which each has something to do."""
    year = f"/cycles/{CYCLE}/periods"
    many = sheet([person(number) for number in range(1, 901)])
    asked = {"file_name": "pegawai.xlsx", "kind": "employees", "agency_id": 1}
    return {
        "opening a period": lambda: hr._send("POST", f"{year}/{Q4}/opening"),
        "beginning evaluations": lambda: hr._send("POST", f"{year}/{Q3}/evaluation"),
        "sealing events": lambda: db.database.write(sealer.seal),
        "the biggest team": lambda: chief._send("GET", f"/team?period_id={Q3}"),
        "the biggest lists": lambda: hr._send("GET", "/employees?size=200"),
        "evaluations": lambda: chief._send("GET", "/evaluations?mine=assessor&size=200"),
        "a file for import": lambda: hr._send("POST", "/imports", params=asked, content=many),
        "reading the import": lambda: jobs.run_next(db.database),
        "asking to apply it": lambda: _of_the_import(hr, "application", {}),
        "applying the import": lambda: jobs.run_next(db.database),
        "asking to take it back": lambda: _of_the_import(hr, "undo"),
        "taking the import back": lambda: jobs.run_next(db.database),
        "closing a period": lambda: hr._send("POST", f"{year}/{Q3}/closing"),
    }


async def _of_the_import(hr: Client, step: str, body: Any = None) -> Any:
    listed = (await hr._send("GET", "/imports")).json()["items"]
    return await hr._send("POST", f"/imports/{listed[0]['id']}/{step}", json=body)


@pytest.mark.timeout(300)
def test_nothing_holds_the_loop(town: Town, as_: Callable[..., Client], db: Db) -> None:
    db.write(make_crowd, town, PLANS)
    paths = _paths(db, as_(town.hr_city.id), as_(town.chief.id))
    held = {name: db.runner.run(longest_turn(path)) for name, path in paths.items()}

    assert as_(town.hr_city.id).get("/imports").json()["items"][0]["state"] == "undone"
    assert {name: round(turn, 3) for name, turn in found(held.items()) if turn > LONGEST} == {}


def test_a_full_collection_does_not_hold_the_loop(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    """Looking through everything that was ever imported takes a quarter of a second."""
    db.write(make_crowd, town, 200)
    chief = as_(town.chief.id)

    async def collect() -> None:
        await chief._send("GET", "/plans?size=200")
        gc.collect()

    assert db.runner.run(longest_turn(collect)) <= LONGEST


def test_the_watch_sees_what_holds_the_loop(runner: asyncio.Runner) -> None:
    async def hold() -> None:
        until = time.thread_time() + 2 * LONGEST
        while time.thread_time() < until:
            pass

    assert runner.run(longest_turn(hold)) > LONGEST
