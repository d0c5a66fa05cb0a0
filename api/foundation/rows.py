"""The fast path of reading: a statement is compiled once and runs on the driver's connection.

Only inside `Database.read`; what a write needs to read goes through its session (see
docs/decisions/0002-one-edge-to-the-database.md). Reads two SQLAlchemy internals, `positiontup` and
`_result_columns`, so SQLAlchemy is pinned and a test compares every row with `Session.execute`.
"""

from collections.abc import Callable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.sql import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.util import await_only

Row = dict[str, Any]
NUMERIC_OID = 1700
"""What PostgreSQL calls its exact numbers; asyncpg's processors of numbers ask, no others do."""
NUMERIC = 1700
"""PostgreSQL's type number of `numeric`; other types do not ask for theirs."""


class _Prepared:
    """One statement, ready for one dialect."""

    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]  # Executable lacks it in its stubs
        assert isinstance(compiled, SQLCompiler)
        if compiled.post_compile_params:
            raise ValueError("a statement with an expanding IN cannot take the fast path")
        self.sql = compiled.string
        self.defaults = {k: v for k, v in compiled.params.items() if v is not None}
        binders: dict[str, Any] = dict(compiled._bind_processors)
        self.names: list[tuple[str, Callable[[Any], Any] | None]] = [
            (name, binders.get(name)) for name in compiled.positiontup or ()
        ]
        self.columns: list[tuple[str, Callable[[Any], Any] | None]] = [
            (column.keyname, column.type._cached_result_processor(dialect, NUMERIC))
            for column in compiled._result_columns
        ]

    def values(self, given: dict[str, Any]) -> list[Any]:
        found = {**self.defaults, **given}
        return [
            binder(found.get(name)) if binder else found.get(name) for name, binder in self.names
        ]

    def row(self, raw: Sequence[Any]) -> Row:
        return {
            name: processor(value) if processor else value
            for (name, processor), value in zip(self.columns, raw, strict=True)
        }


_prepared: dict[str, WeakKeyDictionary[Executable, _Prepared]] = {
    "postgresql": WeakKeyDictionary(),
    "sqlite": WeakKeyDictionary(),
}


def fetch(session: Session, statement: Executable, **given: Any) -> list[Row]:
    """Read all rows of a module-level statement, with its named values bound."""
    reading = session.info.get("reading")
    if reading is None:
        return [dict(row) for row in session.execute(statement, given).mappings()]
    dialect = reading.dialect
    known = _prepared[dialect.name]
    ready = known.get(statement)
    if ready is None:
        ready = known[statement] = _Prepared(statement, dialect)
    if dialect.name == "sqlite":
        raw = reading.driver.execute(ready.sql, ready.values(given)).fetchall()
    else:
        raw = await_only(reading.driver.fetch(ready.sql, *ready.values(given)))
    return [ready.row(one) for one in raw]


def fetch_one(session: Session, statement: Executable, **given: Any) -> Row | None:
    """Read the first row, or nothing."""
    found = fetch(session, statement, **given)
    return found[0] if found else None
