"""The demo city of 200 people, loaded once on each engine."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from api.demo.load import load_city
from api.foundation import clock
from api.main import create_app
from api.settings import Settings
from tests.conftest import TODAY
from tests.databases import ENGINES, new_database
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
        url = runner.run(new_database(request.param, folder))
        app = create_app(Settings(DATABASE_URL=url, data_folder=folder / "data", pool_size=4))
        try:
            runner.run(load_city(app.state.database, EMPLOYEES))
            yield Loaded(app, runner)
        finally:
            runner.run(app.state.database.close())
