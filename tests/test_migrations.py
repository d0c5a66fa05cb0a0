"""Migrations: one head, the same schema on both engines and in the models, down and up again."""

import asyncio
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    CheckConstraint,
    Connection,
    Enum,
    ForeignKeyConstraint,
    Table,
    UniqueConstraint,
    inspect,
    text,
)

from api.tables import metadata, placement
from api.upgrade import config, downgrade, upgrade, with_connection
from tests.found import found

PARTITION = re.compile(r"^events_(\d{4}|default)$")


def _reflect(connection: Connection) -> dict[str, Any]:
    looked = inspect(connection)
    shape: dict[str, Any] = {}
    for table in sorted(looked.get_table_names()):
        if table == "alembic_version" or PARTITION.match(table):
            continue
        shape[table] = {
            "columns": {c["name"]: c["nullable"] for c in looked.get_columns(table)},
            "key": looked.get_pk_constraint(table)["constrained_columns"],
            "unique": sorted(
                tuple(u["column_names"]) for u in looked.get_unique_constraints(table)
            ),
            "foreign": sorted(
                (tuple(f["constrained_columns"]), f["referred_table"])
                for f in looked.get_foreign_keys(table)
            ),
            "indexes": sorted(
                (i["name"], tuple(i["column_names"]), bool(i["unique"]))
                for i in looked.get_indexes(table)
                if not i.get("duplicates_constraint")
            ),
            "checks": sorted(
                str(c["name"]) for c in looked.get_check_constraints(table) if c["name"]
            ),
        }
    return shape


@pytest.fixture
def shape(database_url: str) -> dict[str, Any]:
    found: dict[str, Any] = asyncio.run(with_connection(database_url, _reflect))
    return found


def _expected() -> dict[str, Any]:
    return {
        name: {
            "columns": {c.name: bool(c.nullable) for c in table.columns},
            "key": [c.name for c in table.primary_key],
            "checks": sorted(
                str(c.name) for c in table.constraints if isinstance(c, CheckConstraint) and c.name
            ),
        }
        for name, table in metadata.tables.items()
    }


def test_both_engines_have_what_the_models_say(shape: dict[str, Any]) -> None:
    expected = _expected()

    assert set(shape) == set(expected)
    for name, wanted in found(expected.items()):
        assert shape[name]["columns"] == wanted["columns"], name
        assert shape[name]["key"] == wanted["key"], name


def test_both_engines_have_the_same_schema(tmp_path: Path, pg_url: str) -> None:
    sqlite_url = f"sqlite:///{tmp_path}/x.sqlite3"
    asyncio.run(upgrade(sqlite_url))
    shapes = [asyncio.run(with_connection(url, _reflect)) for url in (sqlite_url, pg_url)]

    for table in found(shapes[0]):
        for part in ("columns", "key", "unique", "foreign", "indexes"):
            assert shapes[0][table][part] == shapes[1][table][part], (table, part)
        checks = [set(shape[table]["checks"]) for shape in shapes]
        assert checks[0] == checks[1], table


def test_nothing_in_the_models_lacks_a_migration(database_url: str) -> None:
    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _ours}
        )
        return list(compare_metadata(context, metadata))

    assert asyncio.run(with_connection(database_url, differences)) == []


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or name is None or not PARTITION.match(name)


def test_down_and_up_again(tmp_path: Path, pg_url: str) -> None:
    for url in (f"sqlite:///{tmp_path}/x.sqlite3", pg_url):
        asyncio.run(upgrade(url))
        before = asyncio.run(with_connection(url, _reflect))
        asyncio.run(downgrade(url, "base"))
        asyncio.run(upgrade(url))
        assert asyncio.run(with_connection(url, _reflect)) == before


def test_there_is_one_head(database_url: str) -> None:
    def heads(connection: Connection) -> list[str]:
        return list(ScriptDirectory.from_config(config(connection)).get_heads())

    assert len(asyncio.run(with_connection(database_url, heads))) == 1


def test_the_words_of_every_enumeration_are_in_its_check(database_url: str) -> None:
    def checks(connection: Connection) -> dict[tuple[str, str], str]:
        looked = inspect(connection)
        return {
            (table, str(check["name"])): check["sqltext"]
            for table in metadata.tables
            for check in looked.get_check_constraints(table)
        }

    kept = asyncio.run(with_connection(database_url, checks))
    for table in found(metadata.tables.values()):
        for column in table.columns:
            if isinstance(column.type, Enum):
                rule = kept[(table.name, f"ck_{table.name}_{column.type.name}")]
                assert set(re.findall(r"'([a-z0-9_]+)'", rule)) == set(column.type.enums), column


def test_every_table_has_one_place_and_keys_that_fit_it() -> None:
    """A distributed table names its agency in every key; nothing in the registry points into one."""
    where = placement()
    for name, table in found(metadata.tables.items()):
        assert where[name] in {"distributed", "reference", "local"}
        if where[name] == "distributed":
            for columns in _unique_keys(table):
                assert "agency_id" in columns, (name, columns)
        for key in table.constraints:
            if isinstance(key, ForeignKeyConstraint):
                _check_reference(where, name, key)


def _unique_keys(table: Table) -> list[list[str]]:
    constraints = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
    indexes = [index for index in table.indexes if index.unique]
    keys: list[Any] = [table.primary_key, *constraints, *indexes]
    return [[column.name for column in key.columns] for key in keys]


def _check_reference(where: dict[str, str], name: str, key: ForeignKeyConstraint) -> None:
    target = key.referred_table.name
    if where[target] == "distributed":
        assert where[name] == "distributed", f"{name} → {target}"
        assert "agency_id" in {column.name for column in key.columns}, f"{name} → {target}"
    else:
        assert where[target] == "reference" or where[name] == "local", f"{name} → {target}"


def test_the_event_log_cannot_be_changed_on_sqlite(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.sqlite3"
    asyncio.run(upgrade(url))

    def triggers(connection: Connection) -> set[str]:
        return set(
            connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        )

    found = asyncio.run(with_connection(url, triggers))
    for table in ("events", "event_chain"):
        assert {f"append_only_{table}_update", f"append_only_{table}_delete"} <= found
    for table in (
        "assignments",
        "assessors",
        "positions",
        "role_grants",
        "rule_settings",
        "rule_tables",
    ):
        assert {f"no_overlap_{table}_insert", f"no_overlap_{table}_update"} <= found


RELEASED = Path(__file__).resolve().parent.parent / "migrations" / "released.sha256"


def test_a_released_migration_is_never_edited() -> None:
    """Databases have run it: what comes later is a migration of its own."""
    lines = [line.split("  ") for line in RELEASED.read_text().splitlines()]
    assert lines, "no migration is listed"
    edited = [
        name
        for digest, name in lines
        if hashlib.sha256((RELEASED.parent / "versions" / name).read_bytes()).hexdigest() != digest
    ]

    assert edited == []


def test_migrations_are_released_in_their_order() -> None:
    released = [line.split("  ")[1] for line in RELEASED.read_text().splitlines()]
    there = sorted(path.name for path in (RELEASED.parent / "versions").glob("*.py"))

    assert released == there[: len(released)]
