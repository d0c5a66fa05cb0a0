"""Walks through real servers with a browser, on each engine: the demo city, then the worked example."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import asyncpg

from tests.cluster import Cluster
from tests.journeys import example
from tests.journeys.browsing import walk
from tests.server import environment, run, serving

ENGINES = ("sqlite", "postgresql")


def demo(name: str, database_url: str, folder: Path, pictures: Path) -> int:
    """Load the demo city, serve it, let the browser walk."""
    env = environment(database_url, folder / "data")
    run(env, "migrate")
    run(env, "load", program="demo")
    with serving(env, folder / "server.log") as address:
        print(f"— {name}: {address}", flush=True)  # noqa: T201 - tells which engine comes
        return walk("run.mjs", address, pictures / name, ENGINE=name)


PARTS: dict[str, Callable[[str, str, Path, Path], int]] = {
    "demo": demo,
    "example": example.walk_through,
}


def main(parts: list[str]) -> int:
    pictures = Path(os.environ.get("PICTURES", tempfile.mkdtemp(prefix="simkinerja-pictures-")))
    cluster = Cluster()
    cluster.start()
    try:
        worst = 0
        for part in parts or list(PARTS):
            for name in ENGINES:
                with tempfile.TemporaryDirectory(prefix="simkinerja-journey-") as place:
                    url = _database(cluster, part, name, Path(place))
                    worst = max(worst, PARTS[part](name, url, Path(place), pictures))
        return worst
    finally:
        cluster.stop()


def _database(cluster: Cluster, part: str, engine: str, folder: Path) -> str:
    if engine == "sqlite":
        return f"sqlite:///{folder}/city.sqlite3"
    asyncio.run(_create(cluster.url("postgres"), part))
    return cluster.url(part)


async def _create(url: str, database: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"CREATE DATABASE {database}")
    finally:
        await connection.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
