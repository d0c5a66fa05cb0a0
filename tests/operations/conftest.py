"""Settings over a test's own database, an empty database beside it, and PostgreSQL's programs."""

import asyncio
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from api.settings import Settings
from tests.cluster import binaries
from tests.conftest import POSTGRES_URL


@pytest.fixture(autouse=True)
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the pg_dump of the server that the tests run."""
    monkeypatch.setenv("PATH", f"{binaries()}:{os.environ['PATH']}")


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(DATABASE_URL=database_url, data_folder=tmp_path / "data")


async def _run(sql: str) -> None:
    connection = await asyncpg.connect(os.environ[POSTGRES_URL] + "postgres")
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


@pytest.fixture
def empty(engine: str, tmp_path: Path, runner: asyncio.Runner) -> Iterator[Settings]:
    """Give settings over a database without a table."""
    folder = tmp_path / "elsewhere"
    if engine == "sqlite":
        yield Settings(DATABASE_URL=f"sqlite:///{folder}/new.sqlite3", data_folder=folder)
        return
    name = f"empty_{uuid.uuid4().hex}"
    runner.run(_run(f"CREATE DATABASE {name}"))
    yield Settings(DATABASE_URL=os.environ[POSTGRES_URL] + name, data_folder=folder)
    runner.run(_run(f"DROP DATABASE {name} WITH (FORCE)"))
