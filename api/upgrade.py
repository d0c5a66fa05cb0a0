"""Brings a database to the program's schema."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from api.foundation.pools import async_url, sqlite_engine

ROOT = Path(__file__).resolve().parent.parent


def config(connection: Connection) -> Config:
    """Point Alembic at our migrations and at an open connection."""
    found = Config(str(ROOT / "alembic.ini"))
    found.set_main_option("script_location", str(ROOT / "migrations"))
    found.attributes["connection"] = connection
    return found


async def with_connection(url: str, act: Callable[[Connection], Any]) -> Any:
    """Run something over one connection in one transaction, on either engine."""
    if url.startswith("sqlite"):
        engine = sqlite_engine(url)
        with engine.begin() as connection:
            result = act(connection)
        engine.dispose()
        return result
    async_engine = create_async_engine(async_url(url), hide_parameters=True)
    try:
        async with async_engine.begin() as connection:
            return await connection.run_sync(act)
    finally:
        await async_engine.dispose()


async def upgrade(url: str, revision: str = "head") -> None:
    """Migrate up."""
    await with_connection(url, lambda c: command.upgrade(config(c), revision))


def is_current(connection: Connection) -> bool:
    """Say whether a database has the program's schema already."""
    known = ScriptDirectory.from_config(config(connection)).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(known)


async def downgrade(url: str, revision: str) -> None:
    """Migrate down."""
    await with_connection(url, lambda c: command.downgrade(config(c), revision))
