"""Every test gets a database of its own, on each engine, and people who speak HTTP."""

import asyncio
import logging
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

import asyncpg
import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session

from api.foundation import clock
from api.foundation.logs import configure
from api.foundation.work import Database
from api.main import create_app
from api.seed import seed
from api.settings import Settings
from api.upgrade import upgrade
from tests.cluster import Cluster
from tests.http import Client, book_of
from tests.people import Town, make_town, sign_in_row
from tests.resetting import keep_pristine, own_name, wash

Result = TypeVar("Result")
Given = TypeVarTuple("Given")
TODAY = datetime(2026, 10, 8, 2, 0, tzinfo=UTC)
"""Thursday 8 October 2026, 10.00 WITA: the third quarter is being reported."""
ENGINES = ("sqlite", "postgresql")
POSTGRES_URL = "SIMKINERJA_TEST_POSTGRES"
SQLITE_TEMPLATE = "SIMKINERJA_TEST_SQLITE"
PG_TEMPLATE = "simkinerja_template"


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL and make the templates once, before workers start."""
    configure(logging.ERROR)
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    cluster = Cluster()
    cluster.start()
    config.add_cleanup(cluster.stop)
    os.environ[POSTGRES_URL] = cluster.url("")
    template = cluster.root.parent / f"{cluster.root.name}.sqlite3"
    config.add_cleanup(lambda: template.unlink(missing_ok=True))
    os.environ[SQLITE_TEMPLATE] = str(template)
    asyncio.run(_make_templates(cluster, template))


async def _make_templates(cluster: Cluster, template: Path) -> None:
    await _on_server(f"CREATE DATABASE {PG_TEMPLATE}")
    with clock.moved_to(TODAY):
        for url in (f"sqlite:///{template}", cluster.url(PG_TEMPLATE)):
            await upgrade(url)
            database = Database(url, size=2)
            await database.write(seed)
            await database.close()
    await keep_pristine(cluster.url(PG_TEMPLATE))


async def _on_server(sql: str) -> None:
    connection = await asyncpg.connect(os.environ[POSTGRES_URL] + "postgres")
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


@pytest.fixture(autouse=True)
def _october() -> Iterator[None]:
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as running:
        yield running


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database_url(engine: str, tmp_path: Path, runner: asyncio.Runner) -> Iterator[str]:
    """Give a database as the template is: a copy of its file, or the process's own one, washed."""
    if engine == "sqlite":
        path = tmp_path / "test.sqlite3"
        shutil.copyfile(os.environ[SQLITE_TEMPLATE], path)
        yield f"sqlite:///{path}"
        return
    url = runner.run(_own_database())
    yield url
    runner.run(wash(url))


_own: list[str] = []


async def _own_database() -> str:
    if not _own:
        await _on_server(f"CREATE DATABASE {own_name()} TEMPLATE {PG_TEMPLATE}")
        _own.append(os.environ[POSTGRES_URL] + own_name())
    return _own[0]


@pytest.fixture
def app(database_url: str, tmp_path: Path, runner: asyncio.Runner) -> Iterator[FastAPI]:
    settings = Settings(DATABASE_URL=database_url, data_folder=tmp_path / "data", pool_size=4)
    built = create_app(settings)
    yield built
    runner.run(built.state.database.close())


class Db:
    """The test's own door to the database: the same `Database` that the app has."""

    def __init__(self, database: Database, runner: asyncio.Runner) -> None:
        self.database = database
        self.runner = runner

    def write(self, function: Callable[[Session, *Given], Result], *given: *Given) -> Result:
        return self.runner.run(self.database.write(function, *given))

    def read(self, function: Callable[[Session, *Given], Result], *given: *Given) -> Result:
        return self.runner.run(self.database.read(function, *given))


@pytest.fixture
def db(app: FastAPI, runner: asyncio.Runner) -> Db:
    return Db(app.state.database, runner)


@pytest.fixture
def nobody(app: FastAPI, runner: asyncio.Runner) -> Client:
    """Somebody who is not signed in."""
    return Client(app, runner, book_of(app))


@pytest.fixture
def as_(app: FastAPI, runner: asyncio.Runner, db: Db) -> Callable[..., Client]:
    """Give the API as a person sees it: `as_(wayan).post("/plans", {…})`."""

    def sign_in(user_id: uuid.UUID, **options: Any) -> Client:
        client = Client(app, runner, book_of(app))
        claims = db.write(sign_in_row, user_id)
        client.cookies["simk_session"] = app.state.keys.sign(claims)
        client.headers.update(options.get("headers", {}))
        return client

    return sign_in


@pytest.fixture
def with_token(
    app: FastAPI, runner: asyncio.Runner, as_: Callable[..., Client]
) -> Callable[..., Client]:
    """Give the API as a script sees it that holds a token with some scopes."""

    def hold(user_id: uuid.UUID, *scopes: str) -> Client:
        draft = {"name": "skrip", "scopes": list(scopes), "expires_on": "2026-12-31"}
        token = as_(user_id).post("/tokens", draft).json()["token"]
        client = Client(app, runner, book_of(app))
        client.headers["Authorization"] = f"Bearer {token}"
        return client

    return hold


@pytest.fixture
def town(db: Db) -> Town:
    """Give the small city of `tests.people`."""
    made: Town = db.write(make_town)
    return made


@pytest.fixture
def pg_url(runner: asyncio.Runner) -> Iterator[str]:
    """Give an empty PostgreSQL database with our schema, whatever engine a test is about."""
    name = f"test_{uuid.uuid4().hex}"
    runner.run(_on_server(f"CREATE DATABASE {name} TEMPLATE {PG_TEMPLATE}"))
    yield os.environ[POSTGRES_URL] + name
    runner.run(_on_server(f"DROP DATABASE {name} WITH (FORCE)"))
