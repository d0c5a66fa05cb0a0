"""`python -m bench.turns CHECKOUT`: this code and an earlier commit's, by turns over the same kind of city.

CHECKOUT is a working tree of the earlier commit (`git worktree add`), with what it needs installed in this
environment. Each code loads its own city, each serves it as in production; PostgreSQL commits durably.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import orjson

from bench.__main__ import ENGINES, database, tell
from bench.servers import TICKS, Generator
from tests.server import ROOT, environment, served

Orders = dict[str, list[dict[str, Any]]]
KINDS = ("report", "plan", "tasks", "team")
WRITES = ("report",)


@dataclass
class Code:
    """One code, its city's database, its server, and what is left to ask."""

    root: Path
    url: str
    folder: Path
    workers: int
    orders: Orders = field(default_factory=dict)
    port: int = 0
    pid: int = 0

    @property
    def env(self) -> dict[str, str]:
        return environment(self.url, self.folder) | {"PYTHONPATH": str(self.root)}

    def load(self, people: int) -> None:
        program = ROOT / "bench" / "orders.py"
        command = [sys.executable, str(program), self.url, str(self.folder), str(people)]
        subprocess.run(command, cwd=self.root, env=self.env, check=True, stdin=subprocess.DEVNULL)
        self.orders = orjson.loads((self.folder / "orders.json").read_bytes())

    @contextmanager
    def serving(self) -> Iterator[None]:
        program = "api" if (self.root / "api" / "__main__.py").is_file() else "api.cli"
        log = self.folder / "serve.log"
        with served(self.env, log, self.workers, root=self.root, program=program) as (address, pid):
            self.port, self.pid = int(address.rsplit(":", 1)[1]), pid
            yield

    def cpu(self) -> float:
        """Tell how many seconds of processor the server and its workers have used."""
        return sum(map(_ticks, _tree(self.pid))) / TICKS

    def take(self, kind: str, number: int) -> list[dict[str, Any]]:
        """Give what to ask; what is written is written once."""
        if kind not in WRITES:
            return self.orders[kind]
        taken, self.orders[kind] = self.orders[kind][:number], self.orders[kind][number:]
        if len(taken) < number:
            raise RuntimeError("the city has no more open lines: fewer rounds or reports")
        return taken


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from _tree(int(child))


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


class Turns:
    """Rounds of load on the old code and on the new, one after the other."""

    def __init__(self, old: Code, new: Code, generator: Generator, asked: Any) -> None:
        self.codes = {"old": old, "new": new}
        self.generator, self.asked = generator, asked

    def compare(self, kind: str) -> str:
        """Warm both up, drive them by turns, tell figures and the middle of the ratios."""
        found: dict[str, list[dict[str, Any]]] = {"old": [], "new": []}
        for code in self.codes.values():
            self._round(code, kind)
        for _ in range(self.asked.rounds):
            for name, code in self.codes.items():
                found[name].append(self._round(code, kind))
        pairs = zip(found["old"], found["new"], strict=True)
        ratio = median(new["rate"] / old["rate"] for old, new in pairs)
        sides = "; ".join(_told(name, rounds) for name, rounds in found.items())
        return f"{kind:<7} {ratio:.2f} times as many; {sides}"

    def _round(self, code: Code, kind: str) -> dict[str, Any]:
        once, cpu = kind in WRITES, code.cpu()
        found = self.generator.drive(
            port=code.port,
            requests=code.take(kind, self.asked.reports),
            once=once,
            connections=self.asked.connections,
            seconds=600.0 if once else self.asked.seconds,
        )
        if any(not re.match("20[01]", status) for status in found["statuses"]):
            raise RuntimeError(f"answers that are none: {found['statuses']}")
        found["cpu"] = (code.cpu() - cpu) / found["answers"]
        return found


def _told(name: str, rounds: list[dict[str, Any]]) -> str:
    best = max(rounds, key=lambda one: one["rate"])
    cpu, p99 = min(one["cpu"] for one in rounds), median(one["p99"] / one["p50"] for one in rounds)
    return (
        f"{name} {best['rate']:.0f}/s, p50 {best['p50'] * 1000:.1f} ms, p99 {p99:.1f} times that, "
        f"{cpu * 1e6:.0f} µs CPU"
    )


def _on_engine(engine: str, asked: Any) -> None:
    with tempfile.TemporaryDirectory(prefix="simkinerja-turns-") as place, ExitStack() as open_:
        codes = []
        for name, root in (("old", asked.checkout.resolve()), ("new", ROOT)):
            folder = Path(place) / name
            folder.mkdir()
            url = open_.enter_context(database(engine, folder))
            code = Code(root, url, folder / "data", asked.workers)
            code.folder.mkdir()
            code.load(asked.people)
            open_.enter_context(code.serving())
            codes.append(code)
        turns = Turns(codes[0], codes[1], open_.enter_context(Generator()), asked)
        shape = f"{asked.people} people, {asked.workers} workers, {asked.connections} connections"
        tell(f"{ENGINES[engine]}, {shape}, load {os.getloadavg()[0]:.1f}")
        for kind in KINDS:
            tell("  " + turns.compare(kind))


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.turns", description=__doc__)
    asked.add_argument("checkout", type=Path)
    asked.add_argument("--engine", choices=ENGINES, action="append")
    asked.add_argument("--people", type=int, default=11_000)
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--connections", type=int, default=16)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--seconds", type=float, default=3.0)
    asked.add_argument("--reports", type=int, default=500)
    given = asked.parse_args()
    for engine in given.engine or ENGINES:
        _on_engine(engine, given)


if __name__ == "__main__":
    main()
