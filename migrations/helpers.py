"""What the two engines say differently, written once."""

import re
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

REVOKED = "UPDATE, DELETE, TRUNCATE"


def is_postgres() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def no_overlap(
    table: str,
    *keys: str,
    where: str | None = None,
    dates: tuple[str, str] = ("valid_from", "valid_until"),
) -> None:
    """Refuse dated rows of the same keys that overlap; half-open ranges.

    PostgreSQL: an exclusion constraint (extension btree_gist). SQLite: two triggers.
    """
    name = f"no_overlap_{table}"
    start, end = dates
    if is_postgres():
        same = "".join(f"{key} WITH =, " for key in keys)
        condition = f" WHERE ({where})" if where else ""
        op.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist "
            f"({same}daterange({start}, {end}) WITH &&){condition}"
        )
        return
    same = "".join(f" AND o.{key} = NEW.{key}" for key in keys)
    mine = f" AND (NEW.{where}) AND (o.{where})" if where else ""
    for moment in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER {name}_{moment.lower()} BEFORE {moment} ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} o WHERE o.id <> NEW.id{same}{mine}"
            f" AND o.{start} < NEW.{end} AND NEW.{start} < o.{end}) "
            f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
        )


def append_only(table: str, *, unless: str | None = None) -> None:
    """Refuse changes of what was written, but for an update that `unless` describes.

    SQLite: triggers. PostgreSQL: the application's role has no right to, see docs/operations.md.
    """
    if is_postgres():
        op.execute(f"REVOKE {REVOKED} ON {table} FROM PUBLIC")
        return
    for moment, exempt in (("UPDATE", unless), ("DELETE", None)):
        condition = f"WHEN NOT ({exempt}) " if exempt else ""
        op.execute(
            f"CREATE TRIGGER append_only_{table}_{moment.lower()} BEFORE {moment} ON {table} "
            f"{condition}BEGIN SELECT RAISE(ABORT, 'append_only_{table}'); END"
        )


def any_change(*tables: str) -> None:
    """Take the guards of `append_only` away until they are set again."""
    if is_postgres():
        return
    for table in tables:
        for moment in ("update", "delete"):
            op.execute(f"DROP TRIGGER append_only_{table}_{moment}")


def require_btree_gist() -> None:
    """Create the one extension; say what an administrator has to run where the role may not."""
    if not is_postgres():
        return
    here = op.get_bind().exec_driver_sql("SELECT 1 FROM pg_extension WHERE extname = 'btree_gist'")
    if here.first() is None:
        op.execute("CREATE EXTENSION btree_gist")


def partitions_by_year(table: str, first: int, last: int) -> None:
    """Give a table that is partitioned by its time-ordered key one partition a year."""
    if not is_postgres():
        return
    for year in range(first, last + 1):
        op.execute(
            f"CREATE TABLE {table}_{year} PARTITION OF {table} "
            f"FOR VALUES FROM ('{_first_key(year)}') TO ('{_first_key(year + 1)}')"
        )
    op.execute(f"CREATE TABLE {table}_default PARTITION OF {table} DEFAULT")


def _first_key(year: int) -> str:
    milliseconds = int(datetime(year, 1, 1, tzinfo=UTC).timestamp() * 1000)
    return str(UUID(int=milliseconds << 80))


def change_words(
    table: str,
    column: str,
    name: str,
    *,
    add: tuple[str, ...] = (),
    remove: tuple[str, ...] = (),
) -> None:
    """Change the words that a column may be, whatever they have come to be before.

    SQLite knows no ALTER for it. A CHECK does not touch what is stored, so its text alone is changed,
    as https://www.sqlite.org/lang_altertable.html describes at its end.
    """
    constraint = f"ck_{table}_{name}"
    before = _check_of(table, constraint)
    words = [word for word in re.findall(r"'([^']*)'", before) if word not in remove]
    listed = ", ".join(f"'{word}'" for word in (*words, *add))
    check = f"CONSTRAINT {constraint} CHECK ({column} IN ({listed}))"
    if is_postgres():
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}, ADD {check}")
        return
    connection = op.get_bind()
    version = connection.execute(sa.text("PRAGMA schema_version")).scalar_one()
    connection.execute(sa.text("PRAGMA writable_schema = ON"))
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :old, :new) WHERE name = :table"),
        {"old": before, "new": check, "table": table},
    )
    connection.execute(sa.text(f"PRAGMA schema_version = {version + 1}"))
    connection.execute(sa.text("PRAGMA writable_schema = RESET"))


def _check_of(table: str, constraint: str) -> str:
    """Read a CHECK as the database has it."""
    connection = op.get_bind()
    if is_postgres():
        found = connection.execute(
            sa.text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name"),
            {"name": constraint},
        )
        return str(found.scalar_one())
    found = connection.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table"),
        {"table": table},
    )
    whole = re.search(rf"CONSTRAINT {constraint} CHECK \([^()]*\([^()]*\)\)", found.scalar_one())
    if whole is None:
        raise ValueError(f"{table} has no {constraint}")
    return whole.group()
