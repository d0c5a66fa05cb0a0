"""The world is made once for each engine, and forgets what is asked of it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.foundation import clock
from tests.conftest import TODAY
from tests.databases import ENGINES, new_database, on_server
from tests.matrix.world import World


@pytest.fixture(scope="package", params=ENGINES)
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("matrix")
    with asyncio.Runner() as runner, clock.moved_to(TODAY):
        url = runner.run(new_database(request.param, folder))
        made = World(url, folder, runner)
        made.prepare()
        yield made
        made.close()
        if request.param == "postgresql":
            name = url.rsplit("/", 1)[1]
            runner.run(on_server(f"DROP DATABASE {name} WITH (FORCE)"))
