"""The small city on each engine, looked at by all tests here; and one that has grown."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.foundation import clock
from demo import town
from demo.days import ENTERED, moment
from demo.multiply.growing import grow
from demo.people import Cast
from demo.places import lay_out
from tests.conftest import TODAY
from tests.databases import ENGINES
from tests.demo.town import Loaded, copy_of_city

GROWN = 600


@pytest.fixture(scope="session", params=ENGINES)
def city(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Loaded]:
    folder: Path = tmp_path_factory.mktemp("demo")
    with asyncio.Runner() as runner, clock.moved_to(TODAY):
        loaded = Loaded(copy_of_city(request.param, folder, runner), folder, runner)
        yield loaded
        loaded.close()


@pytest.fixture(scope="session", params=ENGINES)
def grown(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Loaded]:
    """Let a copy of the small city grow, with a second round of its units."""
    folder: Path = tmp_path_factory.mktemp("grown")
    with asyncio.Runner() as runner, clock.moved_to(TODAY):
        loaded = Loaded(copy_of_city(request.param, folder, runner), folder, runner)
        runner.run(_grow(loaded))
        yield loaded
        loaded.close()


async def _grow(loaded: Loaded) -> None:
    database, cast = loaded.app.state.database, Cast(lay_out(2, whole=False))
    with clock.moved_to(moment(ENTERED, 15)):
        await town.enter_units(database, cast, "hrkota")
    await database.read(town.find_people, cast)
    await grow(database, cast, GROWN, str)
