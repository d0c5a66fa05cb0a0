"""`python -m bench`: load the city on both engines, measure, write the tables.

Takes about fifteen minutes; `--quick` about seven, for a look while working.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import tables
from bench.checking import count_statements, same_answers
from bench.city import City
from bench.importing import Importer
from bench.measuring import ALONE, READS, Bench, Measured, Plan
from bench.servers import LIMIT, PRODUCT, Generator, serving
from demo.personas import PASSWORD
from tests.cluster import Cluster
from tests.server import ROOT

PAGE = ROOT / "docs" / "performance.md"
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
PRODUCTION_LIKE = {"autovacuum": "on", "shared_buffers": "1GB"}


@contextmanager
def database(engine: str, folder: Path) -> Iterator[str]:
    """Give the address of an empty database; PostgreSQL with `fsync` on, as in production."""
    if engine == "sqlite":
        yield f"sqlite:///{folder}/city.sqlite3"
        return
    cluster = Cluster(durable=True)
    cluster.settings |= PRODUCTION_LIKE
    cluster.start()
    try:
        yield cluster.url("postgres")
    finally:
        cluster.stop()


def on_engine(engine: str, people: int, plan: Plan) -> str:
    """Load, check, measure; give the engine's table."""
    with tempfile.TemporaryDirectory(prefix="simkinerja-bench-") as place:
        folder = Path(place)
        with database(engine, folder) as url:
            city = City(url, folder / "data")
            tell(f"{ENGINES[engine]}: loading {people} people")
            city.load(people)
            return _measured(engine, city, plan)


def _measured(engine: str, city: City, plan: Plan) -> str:
    with (
        serving(PRODUCT, city) as product,
        serving(LIMIT, city) as limit,
        Generator() as generator,
    ):
        bench = Bench(city, product, limit, generator, plan)
        tell(f"{ENGINES[engine]}: same answers, same statements")
        same_answers(city, product, limit, bench.take(6))
        counted = count_statements(city, (*READS, *ALONE), bench.take(1)[0])
        tell(f"{ENGINES[engine]}: measuring")
        found = bench.measure()
        beside: dict[str, Any] = {
            "deadline_day": bench.deadline_day(),
            "sign_in": bench.sign_in(PASSWORD),
        }
        beside["generator"] = _busiest(found, beside)
        tell(f"{ENGINES[engine]}: importing")
        beside["imports"] = Importer(city, product).measure()
    return tables.of_engine(ENGINES[engine], found, counted, beside)


def _busiest(found: list[Measured], beside: dict[str, Any]) -> float:
    rounds = [one for m in found for side in (m.product, m.limit) for one in side.found]
    busiest: float = max(one["busy"] for one in (*rounds, beside["deadline_day"]))
    return busiest


def tell(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a program for the terminal


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("--engine", choices=ENGINES, action="append")
    asked.add_argument("--people", type=int, default=11_000)
    asked.add_argument("--quick", action="store_true", help="three short rounds")
    asked.add_argument(
        "--write", action="store_true", help="put the tables into docs/performance.md"
    )
    given = asked.parse_args()
    plan = Plan(rounds=3, seconds=1.0, reports=200) if given.quick else Plan()
    before = os.getloadavg()[0]
    found = [on_engine(engine, given.people, plan) for engine in given.engine or ENGINES]
    text = tables.whole(given.people, plan, found, (before, os.getloadavg()[0]))
    tell(text)
    if given.write:
        tables.write(PAGE, text)


if __name__ == "__main__":
    main()
