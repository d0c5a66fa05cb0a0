"""`python -m bench.memory`: what a worker holds, from its start to the end of so many minutes of load.

Two workers as in production serve a city on PostgreSQL to 8 kept connections, in bursts of a second with a
pause between: pages, lists, reports, files. Shared memory counts in parts (PSS, `smaps_rollup`).
"""

import argparse
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from math import inf
from pathlib import Path
from typing import Any

import httpx

from api.foundation.ids import new_id
from bench.__main__ import database, tell
from bench.city import Ask, City
from bench.servers import Generator
from tests.server import served

WORKERS = 2
CONNECTIONS = 8
BURST, PAUSE = 1.0, 1.5
"""Seconds; so that there is time for what runs beside requests, as on any day."""
RENEWED = 240.0
MOST_READS = 1_000
REPORTS = 4
"""In one burst, and as many files."""
READS = ("tasks", "plan", "form", "team", "evaluation", "people_agency", "plans_agency")
PDF = b"%PDF-1.7\n" + bytes(200_000) + b"\n%%EOF\n"
MOST = 120.0
"""MB that a worker may hold after an hour."""


@dataclass(frozen=True)
class Held:
    """What the workers hold at a moment, in MB, the largest first; what was answered until then."""

    seconds: float
    megabytes: list[float]
    answers: int


@contextmanager
def _workers(city: City) -> Iterator[tuple[int, list[int]]]:
    log = city.folder / "serve.log"
    with served(city.env, log, WORKERS) as (address, parent):
        [forking] = [pid for pid in _children(parent) if b"forkserver" in _command(pid)]
        pids = _children(forking)
        yield int(address.rsplit(":", 1)[1]), pids


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def pss(pid: int) -> float:
    """Tell how many MB are a process's own, and its part of what it shares."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
    assert found
    return int(found[1]) / 1024


class Load:
    """What people do in a burst, each with a session token that is renewed as the SPA does."""

    def __init__(self, city: City, port: int, generator: Generator) -> None:
        self.city, self.port, self.generator = city, port, generator
        self.reports = iter(city.asks["report"])
        self.answers = 0
        self.renewed = -inf

    def burst(self) -> None:
        if time.monotonic() > self.renewed + RENEWED:
            self.renewed = time.monotonic()
            self.reads = cycle(self.city.orders(_mixed(self.city.asks)))
        orders = [next(self.reads) for _ in range(MOST_READS)]
        self._drive(orders, once=False)
        reports = list(islice(self.reports, REPORTS))
        if reports:
            self._drive(self.city.orders(reports), once=True)
        for one in orders[:REPORTS]:
            self._upload(one["headers"])

    def _drive(self, orders: list[dict[str, Any]], *, once: bool) -> None:
        found = self.generator.drive(
            port=self.port, requests=orders, once=once, connections=CONNECTIONS, seconds=BURST
        )
        wrong = {status: n for status, n in found["statuses"].items() if status[0] != "2"}
        if wrong:
            raise RuntimeError(f"answers that are none: {wrong}")
        self.answers += found["answers"]

    def _upload(self, headers: dict[str, str]) -> None:
        place = f"http://127.0.0.1:{self.port}/api/v1/files?name=bukti.pdf"
        key = {"Idempotency-Key": str(new_id())}
        answer = httpx.post(place, content=PDF + new_id().bytes, headers={**headers, **key})
        answer.raise_for_status()
        self.answers += 1


def _mixed(asks: dict[str, list[Ask]]) -> list[Ask]:
    """Give all that is read, kind after kind, until the kind that has most is through."""
    most = max(len(asks[name]) for name in READS)
    turns = [cycle(asks[name]) for name in READS]
    return [next(of) for _ in range(most) for of in turns]


def measure(city: City, minutes: float) -> list[Held]:
    """Load the workers, and note what they hold at the start, and twenty times until the end."""
    found: list[Held] = []
    with _workers(city) as (port, pids), Generator() as generator:
        load, begun = Load(city, port, generator), time.monotonic()
        while True:
            passed = time.monotonic() - begun
            if passed >= minutes * 60 * len(found) / 20:
                found.append(Held(passed, sorted(map(pss, pids), reverse=True), load.answers))
                tell(line(found[-1]))
            if passed >= minutes * 60:
                return found
            load.burst()
            time.sleep(PAUSE)


def line(one: Held) -> str:
    held = " ".join(f"{mb:6.1f}" for mb in one.megabytes)
    return f"{one.seconds / 60:5.1f} min  {held} MB  {one.answers} answers"


def an_hour_on(found: list[Held]) -> float:
    """Tell what the larger worker would hold after an hour, as it grew in the second half."""
    half = found[len(found) // 2 :]
    first, last = half[0], half[-1]
    growth = (last.megabytes[0] - first.megabytes[0]) / max(last.seconds - first.seconds, 1)
    return last.megabytes[0] + max(growth, 0) * max(3600 - last.seconds, 0)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    asked.add_argument("--minutes", type=float, default=60)
    asked.add_argument("--people", type=int, default=200, help="200: the small city")
    given: Any = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="simkinerja-memory-") as place:
        folder = Path(place)
        with database("postgresql", folder) as url:
            city = City(url, folder / "data")
            tell(f"loading {given.people} people")
            city.load(given.people)
            tell(f"{os.cpu_count()} processors, {WORKERS} workers, PSS of each")
            after = an_hour_on(measure(city, given.minutes))
    tell(f"after an hour: {after:.1f} MB a worker; at most {MOST:.0f} are allowed")
    raise SystemExit(after > MOST)


if __name__ == "__main__":
    main()
