"""One PostgreSQL database a test process, washed after each test: making a new one costs ten times as much."""

import os
from itertools import count

import asyncpg

PRISTINE = "pristine"
"""The schema with copies of the tables that are not empty at first: the rules, the year."""
VACUUM_EVERY = 40
ALONE = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = $1"
SEQUENCES = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"

_washed = count(1)


def own_name() -> str:
    return f"test_{os.getpid()}"


async def keep_pristine(url: str) -> None:
    """Copy what a template holds, for all databases that are made of it."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"CREATE SCHEMA {PRISTINE}")
        for (table,) in await connection.fetch(TABLES, "public"):
            if await connection.fetchval(f'SELECT EXISTS (SELECT FROM public."{table}")'):  # noqa: S608 - our own tables
                await connection.execute(
                    f'CREATE TABLE {PRISTINE}."{table}" AS TABLE public."{table}"'
                )
    finally:
        await connection.close()


async def wash(url: str) -> None:
    """Bring a database back to what its template was; foreign keys and triggers rest meanwhile."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(ALONE)
        await connection.execute(await _washing(connection))
        if next(_washed) % VACUUM_EVERY == 0:
            await connection.execute("VACUUM")
    finally:
        await connection.close()


async def _washing(connection: asyncpg.Connection) -> str:
    tables = [row[0] for row in await connection.fetch(TABLES, "public")]
    kept = [row[0] for row in await connection.fetch(TABLES, PRISTINE)]
    sequences = [row[0] for row in await connection.fetch(SEQUENCES)]
    return ";".join(
        [
            "BEGIN",
            "SET LOCAL session_replication_role = replica",
            *(f'DELETE FROM public."{table}"' for table in tables),  # noqa: S608 - our own tables
            *(f'INSERT INTO public."{one}" TABLE {PRISTINE}."{one}"' for one in kept),
            *(f'ALTER SEQUENCE public."{one}" RESTART' for one in sequences),
            "COMMIT",
        ]
    )
