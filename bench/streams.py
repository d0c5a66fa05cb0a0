"""`python -m bench.streams`: what open live streams cost one process, and how soon all of them are told.

Leaders are told of units below them, everybody of themselves. One transaction changes something of
somebody in every unit: all leaders who listen are told once, by the counter's way.
"""

import argparse
import asyncio
import os
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from uuid import UUID

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.events import SYSTEM, publish_many
from api.foundation.live import MOST_STREAMS
from api.foundation.rows import Row, fetch
from api.foundation.work import Database
from api.goals.events import PlanEdited
from api.goals.models import Plan
from api.identity.keys import Claims
from api.identity.models import User, UserState
from bench.__main__ import ENGINES, database, tell
from bench.city import City, sign_in
from bench.counted import until_counted
from bench.servers import PRODUCT, Server, serving

HELLO = b"event: here"
FIGURES = b"unit_figures"
IDLE = 5.0
PATIENCE = 30.0
AT_ONCE = 100
"""Streams that are opened beside each other."""
PEOPLE = select(User.id, User.leads).where(User.state == UserState.ACTIVE).order_by(User.id)
PLANS = select(Plan.id.label("plan_id"), Plan.employee_id.label("who"), Plan.unit_id).order_by(
    Plan.id
)


class Ear:
    """One open stream: when it stood, and when it was told of figures."""

    def __init__(self) -> None:
        self.stands = asyncio.Event()
        self.figures: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    async def hear(self, port: int, cookie: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = f"GET /api/v1/live HTTP/1.1\r\nHost: bench\r\nCookie: simk_session={cookie}\r\n\r\n"
        writer.write(head.encode())
        while line := await reader.readline():
            if line.startswith(HELLO):
                self.stands.set()
            if FIGURES in line and not self.figures.done():
                self.figures.set_result(time.monotonic())


def edit_in_every_unit(session: Session) -> None:
    """Change something of somebody in every unit."""
    found = {row["unit_id"]: row for row in fetch(session, PLANS)}.values()
    publish_many(session, [_edited(row) for row in found])


def _edited(row: Row) -> PlanEdited:
    about = {"subject_id": row["plan_id"], "about_id": row["who"]}
    return PlanEdited(actor=SYSTEM, **about, cycle_id=20261, what="goal")


def resident(server: Server) -> int:
    """Tell the server's memory in KB."""
    lines = Path(f"/proc/{server.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def seats(people: list[Row], streams: int) -> tuple[list[UUID], int]:
    """Say whose each stream is: a quarter of them leaders', who come first, as far as they go."""
    leaders = [row["id"] for row in people if row["leads"]]
    others = [row["id"] for row in people if not row["leads"]]
    led = min(streams // 4, len(leaders) * MOST_STREAMS)
    return [*islice(cycle(leaders), led), *islice(cycle(others), streams - led)], led


async def open_all(port: int, cookies: list[str], listening: list[asyncio.Task[None]]) -> list[Ear]:
    """Open streams, some at a time; give their ears once all stand."""
    ears = [Ear() for _ in cookies]
    for begin in range(0, len(ears), AT_ONCE):
        batch = ears[begin : begin + AT_ONCE]
        for ear, cookie in zip(batch, cookies[begin:], strict=False):
            listening.append(asyncio.create_task(ear.hear(port, cookie)))
        async with asyncio.timeout(PATIENCE):
            for ear in batch:
                await ear.stands.wait()
    return ears


async def report(city: City, server: Server) -> None:
    """Let somebody report, so that the server has an event of its own, as it has of all others in life."""
    ask = city.orders(city.asks["report"][:1])[0]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}") as client:
        answer = await client.post(ask["path"], json=ask["body"], headers=ask["headers"])
    answer.raise_for_status()


async def measure(city: City, server: Server, streams: int) -> str:
    store = Database(city.url, size=2)
    whose, led = seats(await store.read(fetch, PEOPLE), streams)
    sessions = await store.write(sign_in, set(whose))
    cookies = [city.keys.sign(Claims(str(one), str(sessions[one]))) for one in whose]
    listening: list[asyncio.Task[None]] = []
    before = resident(server)
    ears = await open_all(server.port, cookies, listening)
    each = (resident(server) - before) / len(ears)
    cpu = server.cpu()
    await asyncio.sleep(IDLE)
    idle, cpu = (server.cpu() - cpu) / IDLE, server.cpu()
    begun = time.monotonic()
    await store.write(edit_in_every_unit)
    await report(city, server)
    await until_counted(store)
    after = time.monotonic() - begun
    took = [await asyncio.wait_for(ear.figures, PATIENCE) - begun for ear in ears[:led]]
    busy = server.cpu() - cpu
    for task in listening:
        task.cancel()
    await store.close()
    return (
        f"{len(ears)} streams: {each:.1f} KB each, {idle:.1%} of a processor while nothing happens; "
        f"{led} streams of leaders told of their units {min(took):.2f} to {max(took):.2f} s after the commit, "
        f"all counted {after:.2f} s after it, {busy:.2f} s of processor"
    )


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.streams", description=__doc__)
    asked.add_argument("--engine", choices=ENGINES, action="append")
    asked.add_argument("--people", type=int, default=1000)
    asked.add_argument("--streams", type=int, default=5000)
    given = asked.parse_args()
    for engine in given.engine or ENGINES:
        with tempfile.TemporaryDirectory(prefix="simkinerja-streams-") as place:
            folder = Path(place)
            with database(engine, folder) as url:
                city = City(url, folder / "data")
                city.load(given.people)
                with serving(PRODUCT, city) as server:
                    found = asyncio.run(measure(city, server, given.streams))
                tell(f"{ENGINES[engine]}, load {os.getloadavg()[0]:.1f}: {found}")


if __name__ == "__main__":
    main()
