"""Every test gets a database of its own, on each engine, and people who speak HTTP."""

import asyncio
import logging
import uuid
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session

from api.analytics.counter import count_all
from api.foundation import clock
from api.foundation.logs import configure
from api.foundation.work import Database
from api.main import create_app
from api.settings import Settings
from tests.cluster import Cluster
from tests.databases import (
    ENGINES,
    Prepared,
    make_templates,
    new_database,
    on_server,
    prepare,
    wash,
)
from tests.http import Client, book_of
from tests.people import Town, sign_in_row

Result = TypeVar("Result")
Given = TypeVarTuple("Given")
TODAY = datetime(2026, 10, 8, 2, 0, tzinfo=UTC)
"""Thursday 8 October 2026, 10.00 WITA: the third quarter is being reported."""


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL and make the templates once, before workers start."""
    configure(logging.ERROR)
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    cluster = Cluster()
    cluster.start()
    config.add_cleanup(cluster.stop)
    template = cluster.root.parent / f"{cluster.root.name}.sqlite3"
    config.add_cleanup(lambda: template.unlink(missing_ok=True))
    with clock.moved_to(TODAY):
        asyncio.run(make_templates(cluster, template))


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
def prepared(
    engine: str,
    request: pytest.FixtureRequest,
    runner: asyncio.Runner,
    tmp_path_factory: pytest.TempPathFactory,
) -> Prepared:
    """Give what the test begins with: the small city only when it asks for `town`."""
    folder, with_town = tmp_path_factory.getbasetemp(), "town" in request.fixturenames
    with clock.moved_to(TODAY):
        return runner.run(prepare(engine, folder, with_town=with_town))


@pytest.fixture
def database_url(prepared: Prepared, tmp_path: Path, runner: asyncio.Runner) -> Iterator[str]:
    url = prepared.copy(tmp_path)
    yield url
    if prepared.engine == "postgresql":
        runner.run(wash(url))


@pytest.fixture
def town(prepared: Prepared) -> Town:
    """Give the small city of `tests.people`."""
    assert prepared.town
    return deepcopy(prepared.town)


@pytest.fixture
def app(database_url: str, tmp_path: Path, runner: asyncio.Runner) -> Iterator[FastAPI]:
    settings = Settings(
        mode="demo", DATABASE_URL=database_url, data_folder=tmp_path / "data", pool_size=4
    )
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

    def count(self) -> None:
        """Let events be put in order and everything be counted, as a server does beside requests."""
        self.runner.run(count_all(self.database))


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
def pg_url(runner: asyncio.Runner, tmp_path: Path) -> Iterator[str]:
    """Give a PostgreSQL database as the template is, whatever engine a test is about."""
    url = runner.run(new_database("postgresql", tmp_path))
    yield url
    runner.run(on_server(f"DROP DATABASE {url.rsplit('/', 1)[1]} WITH (FORCE)"))
