"""Walks through real servers with a browser: `demo`, `example`, `teacher`, `school-training`, each on both
engines; `first-look`.

`python -m tests.journeys demo-sqlite …` walks those; without a word, all nine. `first-look` measures what
a page costs on a phone, which no engine changes: ROUNDS says how often, ONLY (a regular expression on person
and address) which pages. `live-sqlite` and `live-postgresql` measure 200 times (TIMES) how long a report
takes to another browser's screen.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import asyncpg

from tests.cluster import Cluster
from tests.databases import ENGINES
from tests.journeys import example, school, teacher
from tests.journeys.browsing import walk
from tests.server import environment, run, serving


def demo(script: str, engine: str, database_url: str, folder: Path) -> int:
    """Load the demo city, serve it, let the browser walk."""
    env = environment(database_url, folder / "data")
    run(env, "migrate")
    run(env, "load", program="demo")
    with serving(env, folder / "server.log") as address:
        return walk(script, address, f"demo-{engine}", ENGINE=engine)


FIRST_LOOK = "first-look"
PARTS: dict[str, Callable[[str, str, Path], int]] = {
    "demo": partial(demo, "run.mjs"),
    "example": example.walk_through,
    "teacher": teacher.walk_through,
    "school-training": school.walk_through,
    FIRST_LOOK: partial(demo, "first-look.mjs"),
    "live": partial(demo, "live.mjs"),
}
JOURNEYS = {
    **{
        f"{part}-{engine}": (part, engine)
        for part in ("demo", "example", "teacher", "school-training")
        for engine in ENGINES
    },
    FIRST_LOOK: (FIRST_LOOK, "sqlite"),
    **{f"live-{engine}": ("live", engine) for engine in ENGINES},
}
USUAL = [name for name in JOURNEYS if not name.startswith("live")]


def main(names: list[str]) -> int:
    worst = 0
    for name in names or USUAL:
        part, engine = JOURNEYS[name]
        print(f"— {name}", flush=True)  # noqa: T201 - tells which journey comes
        with ExitStack() as stack:
            prefix = "simkinerja-journey-"
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=prefix)))
            url = _database(engine, folder, stack)
            worst = max(worst, PARTS[part](engine, url, folder))
            run(environment(url, folder / "data"), "facts", "verify")
    return worst


def _database(engine: str, folder: Path, stack: ExitStack) -> str:
    if engine == "sqlite":
        return f"sqlite:///{folder}/city.sqlite3"
    cluster = Cluster()
    cluster.start()
    stack.callback(cluster.stop)
    asyncio.run(_create(cluster.url("postgres"), "journey"))
    return cluster.url("journey")


async def _create(url: str, database: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"CREATE DATABASE {database}")
    finally:
        await connection.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
