"""Settings over a test's own database, an empty database beside it, and PostgreSQL's programs."""

import asyncio
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import Settings
from tests.cluster import binaries
from tests.databases import POSTGRES_URL, on_server


@pytest.fixture(autouse=True)
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the pg_dump of the server that the tests run."""
    monkeypatch.setenv("PATH", f"{binaries()}:{os.environ['PATH']}")


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(mode="demo", DATABASE_URL=database_url, data_folder=tmp_path / "data")


@pytest.fixture
def empty(engine: str, tmp_path: Path, runner: asyncio.Runner) -> Iterator[Settings]:
    """Give settings over a database without a table."""
    folder = tmp_path / "elsewhere"
    if engine == "sqlite":
        yield Settings(
            mode="demo", DATABASE_URL=f"sqlite:///{folder}/new.sqlite3", data_folder=folder
        )
        return
    name = f"empty_{uuid.uuid4().hex}"
    runner.run(on_server(f"CREATE DATABASE {name}"))
    yield Settings(mode="demo", DATABASE_URL=os.environ[POSTGRES_URL] + name, data_folder=folder)
    runner.run(on_server(f"DROP DATABASE {name} WITH (FORCE)"))
