"""The demo city of 200 people, loaded once on each engine."""

import asyncio
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from fastapi import FastAPI

from api.demo.load import load_city
from api.foundation import clock
from api.main import create_app
from api.settings import Settings
from tests.conftest import ENGINES, PG_TEMPLATE, POSTGRES_URL, SQLITE_TEMPLATE, TODAY
from tests.http import Client, book_of

EMPLOYEES = 200


class Loaded:
    """A loaded city behind the app that serves it."""

    def __init__(self, app: FastAPI, runner: asyncio.Runner) -> None:
        self.app, self.runner = app, runner

    def read(self, function: Callable[..., Any], *given: Any) -> Any:
        return self.runner.run(self.app.state.database.read(function, *given))

    def write(self, function: Callable[..., Any], *given: Any) -> Any:
        return self.runner.run(self.app.state.database.write(function, *given))

    def visitor(self) -> Client:
        return Client(self.app, self.runner, book_of(self.app))


@pytest.fixture(scope="session", params=ENGINES)
def city(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Loaded]:
    """Load the city into a copy of the template."""
    folder: Path = tmp_path_factory.mktemp("demo")
    with asyncio.Runner() as runner, clock.moved_to(TODAY):
        url = _fresh(request.param, folder, runner)
        app = create_app(Settings(DATABASE_URL=url, data_folder=folder / "data", pool_size=4))
        try:
            runner.run(load_city(app.state.database, EMPLOYEES))
            yield Loaded(app, runner)
        finally:
            runner.run(app.state.database.close())


def _fresh(engine: str, folder: Path, runner: asyncio.Runner) -> str:
    if engine == "sqlite":
        path = folder / "demo.sqlite3"
        shutil.copyfile(os.environ[SQLITE_TEMPLATE], path)
        return f"sqlite:///{path}"
    name = f"demo_{uuid.uuid4().hex}"
    runner.run(_create(name))
    return os.environ[POSTGRES_URL] + name


async def _create(name: str) -> None:
    connection = await asyncpg.connect(os.environ[POSTGRES_URL] + "postgres")
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {PG_TEMPLATE}")
    finally:
        await connection.close()
