"""`python -m bench.cockpit`: how long the leaders' pages take over HTTP, one reader, the whole city.

Each reading is asked on a kept connection, by the mayor, by heads of agencies and by heads of units below
in turn; times are from sending to the last byte.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.rows import fetch
from api.foundation.work import Database
from api.identity.models import User, UserState
from api.organization.models import Assignment, Position, Unit
from bench.__main__ import ENGINES, database, tell
from bench.city import TODAY, Ask, City, sign_in
from bench.counted import until_counted
from bench.servers import PRODUCT, Server, serving

LEVELS = ("the mayor", "heads of agencies", "heads of units below")
PATHS = (
    "/cockpit",
    "/cockpit/units",
    "/cockpit/people?listed=help",
    "/cockpit/people?listed=slipped",
    "/cockpit/people?tally=unreported",
    "/cockpit/positions",
    "/leadership",
)
HEADS = (
    select(User.id, Unit.depth)
    .join(Assignment, Assignment.employee_id == User.id)
    .join(Position, Position.id == Assignment.position_id)
    .join(Unit, Unit.id == Assignment.unit_id)
    .where(
        Position.is_head,
        User.state == UserState.ACTIVE,
        Assignment.valid_from <= TODAY,
        Assignment.valid_until > TODAY,
    )
    .order_by(Unit.depth, User.id)
)


def heads(session: Session) -> list[list[UUID]]:
    """Give who leads, by level."""
    found = fetch(session, HEADS)
    levels: list[list[UUID]] = [[] for _ in LEVELS]
    for row in found:
        levels[min(row["depth"] - found[0]["depth"], len(LEVELS) - 1)].append(row["id"])
    return levels


async def prepare(city: City) -> list[list[UUID]]:
    """Wait until all is counted, sign the leaders in, give them by level."""
    store = Database(city.url, size=2)
    try:
        await until_counted(store)
        levels = await store.read(heads)
        opened = await store.write(sign_in, {who for level in levels for who in level})
        city.sessions.update(opened)
    finally:
        await store.close()
    return levels


def measure(city: City, server: Server, readings: int) -> Iterator[str]:
    levels = asyncio.run(prepare(city))
    with httpx.Client(base_url=f"http://127.0.0.1:{server.port}") as client:
        for level, people in zip(LEVELS, levels, strict=True):
            for path in PATHS:
                asked = islice(cycle(people), readings)
                orders = city.orders([Ask(who, f"/api/v1{path}") for who in asked])
                took = sorted(_time(client, order) for order in orders)
                yield f"{level}: {path} p50 {_part(took, 0.5)}, p95 {_part(took, 0.95)} ms"


def _time(client: httpx.Client, order: dict[str, Any]) -> float:
    begun = time.perf_counter()
    client.get(order["path"], headers=order["headers"]).raise_for_status()
    return time.perf_counter() - begun


def _part(took: list[float], part: float) -> str:
    return f"{took[min(int(len(took) * part), len(took) - 1)] * 1000:.0f}"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.cockpit", description=__doc__)
    asked.add_argument("--engine", choices=ENGINES, action="append")
    asked.add_argument("--people", type=int, default=11_000)
    asked.add_argument("--readings", type=int, default=100)
    given = asked.parse_args()
    for engine in given.engine or ENGINES:
        with tempfile.TemporaryDirectory(prefix="simkinerja-cockpit-") as place:
            folder = Path(place)
            with database(engine, folder) as url:
                city = City(url, folder / "data")
                city.load(given.people)
                with serving(PRODUCT, city) as server:
                    tell(f"{ENGINES[engine]}, {given.people} people, load {os.getloadavg()[0]:.1f}")
                    for line in measure(city, server, given.readings):
                        tell("  " + line)


if __name__ == "__main__":
    main()
