"""A database for each test, on either engine: as the templates are, or with the small city in it.

The templates are made once a run, the copy with the city once a process. PostgreSQL's databases are
washed after each test and used again: making a new one costs ten times as much.
"""

import os
import shutil
import uuid
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import asyncpg

from api.foundation.work import Database
from api.seed import seed
from api.upgrade import upgrade
from tests.cluster import Cluster
from tests.people import Town, make_town

ENGINES = ("sqlite", "postgresql")
POSTGRES_URL = "SIMKINERJA_TEST_POSTGRES"
SQLITE_TEMPLATE = "SIMKINERJA_TEST_SQLITE"
PG_TEMPLATE = "simkinerja_template"
PRISTINE = "pristine"
"""The schema with copies of the tables that are not empty at first: the rules, the year, the city."""
VACUUM_EVERY = 40
ALONE = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = $1"
SEQUENCES = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"

_washed = count(1)


async def make_templates(cluster: Cluster, sqlite_file: Path) -> None:
    """Make an empty database with our schema and the seed on each engine, and tell the workers where."""
    os.environ[POSTGRES_URL] = cluster.url("")
    os.environ[SQLITE_TEMPLATE] = str(sqlite_file)
    await on_server(f"CREATE DATABASE {PG_TEMPLATE}")
    for url in (f"sqlite:///{sqlite_file}", cluster.url(PG_TEMPLATE)):
        await upgrade(url)
        database = Database(url, size=2)
        await database.write(seed)
        await database.close()
    await _keep_pristine(cluster.url(PG_TEMPLATE))


async def on_server(sql: str) -> None:
    connection = await asyncpg.connect(os.environ[POSTGRES_URL] + "postgres")
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


async def new_database(engine: str, folder: Path) -> str:
    """Give the address of a new copy of the template."""
    name = f"test_{uuid.uuid4().hex}"
    if engine == "sqlite":
        return f"sqlite:///{shutil.copyfile(os.environ[SQLITE_TEMPLATE], folder / name)}"
    await on_server(f"CREATE DATABASE {name} TEMPLATE {PG_TEMPLATE}")
    return os.environ[POSTGRES_URL] + name


@dataclass(frozen=True)
class Prepared:
    """What tests of one process begin with."""

    engine: str
    url: str
    town: Town | None

    def copy(self, folder: Path) -> str:
        """Give the address of a database that is as this one: on PostgreSQL itself, to be washed."""
        if self.engine == "postgresql":
            return self.url
        return f"sqlite:///{shutil.copyfile(_file(self.url), folder / 'test.sqlite3')}"


_prepared: dict[tuple[str, bool], Prepared] = {}


async def prepare(engine: str, folder: Path, *, with_town: bool) -> Prepared:
    """Give what tests begin with; made when the process needs it for the first time."""
    key = (engine, with_town)
    if key not in _prepared:
        url = await new_database(engine, folder)
        _prepared[key] = Prepared(engine, url, await _settle_town(url) if with_town else None)
    return _prepared[key]


async def _settle_town(url: str) -> Town:
    database = Database(url, size=2)
    town: Town = await database.write(make_town)
    await database.close()
    if not url.startswith("sqlite"):
        await _keep_pristine(url)
    return town


def _file(url: str) -> str:
    return url.removeprefix("sqlite:///")


async def _keep_pristine(url: str) -> None:
    """Copy what a database holds now, so that it can be washed back to it."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"DROP SCHEMA IF EXISTS {PRISTINE} CASCADE")
        await connection.execute(f"CREATE SCHEMA {PRISTINE}")
        for (table,) in await connection.fetch(TABLES, "public"):
            if await connection.fetchval(f'SELECT EXISTS (SELECT FROM public."{table}")'):  # noqa: S608 - our own tables
                await connection.execute(
                    f'CREATE TABLE {PRISTINE}."{table}" AS TABLE public."{table}"'
                )
    finally:
        await connection.close()


async def wash(url: str) -> None:
    """Bring a database back to what it was at first; foreign keys and triggers rest meanwhile."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(ALONE)
        await connection.execute(await _washing(connection))
        if next(_washed) % VACUUM_EVERY == 0:
            await connection.execute("VACUUM")
    finally:
        await connection.close()


async def _washing(connection: asyncpg.Connection) -> str:
    tables = [row[0] for row in await connection.fetch(TABLES, "public")]
    kept = [row[0] for row in await connection.fetch(TABLES, PRISTINE)]
    sequences = [row[0] for row in await connection.fetch(SEQUENCES)]
    return ";".join(
        [
            "BEGIN",
            "SET LOCAL session_replication_role = replica",
            *(f'DELETE FROM public."{table}"' for table in tables),  # noqa: S608 - our own tables
            *(f'INSERT INTO public."{one}" TABLE {PRISTINE}."{one}"' for one in kept),
            *(f'ALTER SEQUENCE public."{one}" RESTART' for one in sequences),
            "COMMIT",
        ]
    )
