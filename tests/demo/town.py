"""The demonstration as the command loads it: once for each engine and run, copied for whoever wants it."""

import asyncio
import fcntl
import os
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
from fastapi import FastAPI

from api.main import create_app
from api.settings import Settings
from demo.personas import PASSWORD
from tests.databases import PG_TEMPLATE, POSTGRES_URL, SQLITE_TEMPLATE
from tests.http import Client, book_of
from tests.server import environment, run

LOADED = "simkinerja_demo_city"


class Loaded:
    """A loaded city behind the app that serves it."""

    def __init__(self, url: str, folder: Path, runner: asyncio.Runner) -> None:
        settings = Settings(mode="demo", DATABASE_URL=url, data_folder=folder / "data", pool_size=4)
        self.app: FastAPI = create_app(settings)
        self.runner = runner

    @property
    def engine(self) -> str:
        engine: str = self.app.state.database.engine
        return engine

    def read(self, function: Callable[..., Any], *given: Any) -> Any:
        return self.runner.run(self.app.state.database.read(function, *given))

    def write(self, function: Callable[..., Any], *given: Any) -> Any:
        return self.runner.run(self.app.state.database.write(function, *given))

    def visitor(self) -> Client:
        return Client(self.app, self.runner, book_of(self.app))

    def signed_in(self, login: str) -> Client:
        """Let a visitor sign in as somebody."""
        visitor = self.visitor()
        answer = visitor.post("/session", {"login": login, "password": PASSWORD})
        assert answer.is_success, answer.text
        return visitor

    def close(self) -> None:
        self.runner.run(self.app.state.database.close())


def told_by_the_command(engine: str, runner: asyncio.Runner) -> str:
    """Load the city unless another process of this run has; give what the command told."""
    kept = Path(f"{os.environ[SQLITE_TEMPLATE]}.{engine}.demo")
    with Path(f"{kept}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = Path(f"{kept}.told")
        if not told.exists():
            told.write_text(_load(engine, kept, runner), encoding="utf-8")
    return told.read_text(encoding="utf-8")


def _load(engine: str, kept: Path, runner: asyncio.Runner) -> str:
    url = _new(engine, kept, runner, (os.environ[SQLITE_TEMPLATE], PG_TEMPLATE, LOADED))
    return run(environment(url, Path(f"{kept}.data")), "load", program="demo")


def copy_of_city(engine: str, folder: Path, runner: asyncio.Runner) -> str:
    """Give the address of a copy of the city; its files lie in `data` of the folder."""
    told_by_the_command(engine, runner)
    loaded = f"{os.environ[SQLITE_TEMPLATE]}.{engine}.demo"
    shutil.copytree(f"{loaded}.data", folder / "data", dirs_exist_ok=True)
    names = (loaded, LOADED, f"demo_{uuid.uuid4().hex}")
    return _new(engine, folder / "demo.sqlite3", runner, names)


def _new(engine: str, path: Path, runner: asyncio.Runner, names: tuple[str, str, str]) -> str:
    file, template, name = names
    if engine == "sqlite":
        shutil.copyfile(file, path)
        return f"sqlite:///{path}"
    runner.run(_create(name, template))
    return os.environ[POSTGRES_URL] + name


async def _create(name: str, template: str) -> None:
    connection = await asyncpg.connect(os.environ[POSTGRES_URL] + "postgres")
    try:
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    finally:
        await connection.close()
