"""Inserts and changes many rows of a table in slices that leave others their turn.

The driver gets them at once: PostgreSQL as one array per column, SQLite as many rows of one statement.
A statement that SQLAlchemy builds anew for each row costs several times as much.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.orm import Session

from api.foundation.database import Model
from api.foundation.upsert import chunks

SIZE = 250
"""Rows of one statement: on PostgreSQL the loop is held for a few milliseconds, not for all."""
Row = Mapping[str, Any]
JSONB = "JSONB"


def table_of(model: type[Model]) -> Table:
    """Give the table of a model; ours have one each."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is not one table")
    return table


def insert_many(session: Session, model: type[Model], rows: Sequence[Row]) -> None:
    """Insert rows; all name the same columns, and defaults fill in the rest."""
    if not rows:
        return
    table = table_of(model)
    rest = {c.key: _given(c.default) for c in table.c if c.default and c.key not in rows[0]}
    names = (*rows[0], *rest)
    into = f"INSERT INTO {table.name} ({', '.join(names)})"
    bulk = _Bulk(session, table, names)
    for chunk in chunks(rows, SIZE):
        values = ({**row, **{name: make() for name, make in rest.items()}} for row in chunk)
        many = f"{into} SELECT {bulk.selected} FROM {bulk.arrays}"  # noqa: S608 - our own names
        bulk.run(many, into, values)


class Changes:
    """Changes of a table's rows by their key of one or more columns; those of the same columns go together."""

    def __init__(self, *keys: str) -> None:
        self._keys = keys
        self._alike: dict[tuple[str, ...], list[Row]] = defaultdict(list)

    def add(self, key: Any, new: Row) -> None:
        """Note what is new in a row; its key is one value, or as many as columns were named."""
        if new:
            self._alike[tuple(sorted(new))].append({**new, "": key if self._keys else (key,)})

    def run(self, session: Session, model: type[Model]) -> None:
        table = table_of(model)
        keys = self._keys or (next(iter(table.primary_key.columns)).key,)
        for names, given in self._alike.items():
            _update(session, table, keys, names, given)


def _update(
    session: Session,
    table: Table,
    keys: tuple[str, ...],
    names: tuple[str, ...],
    rows: list[Row],
) -> None:
    rest = {c.key: _given(c.onupdate) for c in table.c if c.onupdate and c.key not in names}
    changed = (*names, *rest)
    bulk = _Bulk(session, table, (*changed, *keys))
    arrays = ", ".join(f"{name} = {bulk.taken(name)}" for name in changed)
    same = " AND ".join(f"{table.name}.{key} = v.{key}" for key in keys)
    many = f"UPDATE {table.name} SET {arrays} FROM {bulk.arrays} WHERE {same}"  # noqa: S608 - our own names
    marks = ", ".join(f"{name} = ?" for name in changed)
    at = " AND ".join(f"{key} = ?" for key in keys)
    one = f"UPDATE {table.name} SET {marks} WHERE {at}"  # noqa: S608 - our own names
    for chunk in chunks(rows, SIZE):
        values = (
            {
                **row,
                **dict(zip(keys, row[""], strict=True)),
                **{name: make() for name, make in rest.items()},
            }
            for row in chunk
        )
        bulk.run(many, one, values)


def _given(default: Any) -> Callable[[], Any]:
    """Give what makes a column's default."""
    argument = default.arg
    return (lambda: argument(None)) if default.is_callable else (lambda: argument)


class _Bulk:
    """Hands slices of rows to the driver, each value as the column's type writes it."""

    def __init__(self, session: Session, table: Table, names: Sequence[str]) -> None:
        self._connection = session.connection()
        self._dialect = self._connection.dialect
        self._names = names
        columns = [table.c[name] for name in names]
        self._types = dict(zip(names, (self._type(c) for c in columns), strict=True))
        self._processes = [self._process(column) for column in columns]

    @property
    def selected(self) -> str:
        return ", ".join(self.taken(name) for name in self._names)

    @property
    def arrays(self) -> str:
        """Name all columns as arrays that are read side by side."""
        casts = ("text" if t == JSONB else t for t in self._types.values())
        given = ", ".join(f"${at}::{cast}[]" for at, cast in enumerate(casts, 1))
        return f"unnest({given}) AS v({', '.join(self._names)})"

    def taken(self, name: str) -> str:
        return f"v.{name}::jsonb" if self._types[name] == JSONB else f"v.{name}"

    def run(self, many: str, one: str, rows: Iterable[Row]) -> None:
        """Run `many` with arrays on PostgreSQL, `one` for each row on SQLite."""
        lists = list(zip(*([row[name] for name in self._names] for row in rows), strict=True))
        written = [
            [None if value is None else process(value) for value in values] if process else values
            for process, values in zip(self._processes, lists, strict=True)
        ]
        if self._dialect.name == "postgresql":
            self._connection.exec_driver_sql(many, tuple(list(values) for values in written))
            return
        marks = "" if one.startswith("UPDATE") else f" VALUES ({', '.join('?' * len(written))})"
        self._connection.exec_driver_sql(one + marks, list(zip(*written, strict=True)))

    def _type(self, column: Column[Any]) -> str:
        return column.type.compile(dialect=self._dialect).split(" COLLATE ")[0]

    def _process(self, column: Column[Any]) -> Any:
        kind = column.type.dialect_impl(self._dialect)
        return kind.bind_processor(self._dialect)
