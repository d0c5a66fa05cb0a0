"""The short way to the database: a statement is compiled once and runs on a cursor of the driver.

In `Database.read` the cursor is the driver's own; in `Database.write` it is the one of the session's
connection, so that the transaction, the order of flushes and the kinds of refusals stay SQLAlchemy's
(docs/decisions/0002-one-edge-to-the-database.md). Reads SQLAlchemy internals (`positiontup`,
`_result_columns`), so SQLAlchemy is pinned and a test compares every row with `Session.execute`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, overload
from weakref import WeakKeyDictionary

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    Table,
    bindparam,
    insert,
    select,
    union,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.util import await_only

from api.foundation.gathering import Part, execute, put, send_waiting

Row = dict[str, Any]
RowT = TypeVar("RowT", bound=Mapping[str, object])
Processor = Callable[[Any], Any]
NUMERIC = 1700
"""PostgreSQL's type number of `numeric`; other types do not ask for theirs."""


@dataclass(frozen=True, eq=False)
class TypedSelect(Generic[RowT]):
    """A statement with the `TypedDict` that its rows are.

    Its columns are held against it when it is made, their types by a test; whether a column can be
    empty is the author's word, since an outer join does not show it.
    """

    shape: type[RowT]
    statement: Select[*tuple[Any, ...]]

    def __post_init__(self) -> None:
        wanted = set(self.shape.__annotations__)
        given = {column.key for column in self.statement.selected_columns}
        if wanted != given:
            raise TypeError(f"{self.shape.__name__} and its statement differ: {wanted ^ given}")

    def where(self, *conditions: ColumnElement[bool]) -> "TypedSelect[RowT]":
        """Narrow the statement; the rows stay what they are."""
        return TypedSelect(self.shape, self.statement.where(*conditions))


class _Prepared:
    """One statement, ready for one dialect."""

    def __init__(self, statement: Any, dialect: Dialect, names: Sequence[str] | None) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)
        assert isinstance(compiled, SQLCompiler)
        if compiled.post_compile_params:
            raise ValueError("a statement with an expanding IN cannot take the fast path")
        self.sql = compiled.string
        self.fixed: Row = {
            name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required
        }
        self.made = [(column.key, _default(column)) for column in compiled.prefetch]
        binders: dict[str, Any] = dict(compiled._bind_processors)
        self.names: list[tuple[str, Processor | None]] = [
            (name, binders.get(name)) for name in compiled.positiontup or ()
        ]
        columns = [
            (column.keyname, column.type._cached_result_processor(dialect, NUMERIC))
            for column in compiled._result_columns
        ]
        self.keys = [name for name, _ in columns]
        self.processors = [(at, one) for at, (_, one) in enumerate(columns) if one]

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        found = {**self.fixed, **given}
        for name, make in self.made:
            if name not in given:
                found[name] = make()
        return [binder(found[name]) if binder else found[name] for name, binder in self.names]

    def row(self, raw: Sequence[Any]) -> Row:
        values = list(raw)
        for at, processor in self.processors:
            values[at] = processor(values[at])
        return dict(zip(self.keys, values, strict=True))


def _default(column: Column[Any]) -> Callable[[], Any]:
    """Give what makes a column's value where none is given: its default, or its `onupdate`."""
    rule: Any = column.default if column.default is not None else column.onupdate
    if rule.is_scalar:
        return lambda: rule.arg
    return lambda: rule.arg(None)


_prepared: dict[str, WeakKeyDictionary[Executable, _Prepared]] = {
    "postgresql": WeakKeyDictionary(),
    "sqlite": WeakKeyDictionary(),
}


def _ready(
    statement: Executable, dialect: Dialect, names: Sequence[str] | None = None
) -> _Prepared:
    known = _prepared[dialect.name]
    found = known.get(statement)
    if found is None:
        found = known[statement] = _Prepared(statement, dialect, names)
    return found


@overload
def fetch(session: Session, statement: TypedSelect[RowT], **given: Any) -> list[RowT]: ...
@overload
def fetch(session: Session, statement: Executable, **given: Any) -> list[Row]: ...
def fetch(session: Session, statement: Any, **given: Any) -> list[Any]:
    """Read all rows of a statement that is made once, with its named values bound."""
    if isinstance(statement, TypedSelect):
        statement = statement.statement
    reading = session.info.get("reading")
    if reading is None:
        connection = _connection(session)
        ready = _ready(statement, connection.dialect)
        raw = execute(connection, ready.sql, ready.values(given)).fetchall()
    else:
        ready = _ready(statement, reading.dialect)
        raw = _read(reading, ready.sql, ready.values(given))
    return [ready.row(one) for one in raw]


@overload
def fetch_one(session: Session, statement: TypedSelect[RowT], **given: Any) -> RowT | None: ...
@overload
def fetch_one(session: Session, statement: Executable, **given: Any) -> Row | None: ...
def fetch_one(session: Session, statement: Any, **given: Any) -> Any:
    """Read the first row, or nothing."""
    found = fetch(session, statement, **given)
    return found[0] if found else None


def read(session: Session, made: TypedSelect[RowT]) -> list[RowT]:
    """Read all rows of a statement that is made anew at each call, by SQLAlchemy's own way."""
    found: list[Any] = [dict(row) for row in session.execute(made.statement).mappings()]
    return found


MOST_KEYS = 100
"""How many keys a statement made by `among` takes at once."""


@overload
def fetch_among(
    session: Session,
    made: Callable[[int], TypedSelect[RowT]],
    keys: Sequence[Any],
    **given: Any,
) -> list[RowT]: ...
@overload
def fetch_among(
    session: Session, made: Callable[[int], Executable], keys: Sequence[Any], **given: Any
) -> list[Row]: ...
def fetch_among(
    session: Session, made: Callable[[int], Any], keys: Sequence[Any], **given: Any
) -> list[Any]:
    """Read what belongs to some keys; `made(1)` and `made(MOST_KEYS)` use `among` and are kept.

    Two sizes, the larger one filled up with the last key, so that two texts are compiled and no more.
    """
    chunks = _chunks(keys)
    return [row for size, named in chunks for row in fetch(session, made(size), **named, **given)]


def _chunks(keys: Sequence[Any]) -> Iterator[tuple[int, Row]]:
    for begin in range(0, len(keys), MOST_KEYS):
        chunk = list(keys[begin : begin + MOST_KEYS])
        size = 1 if len(chunk) == 1 else MOST_KEYS
        chunk += [chunk[-1]] * (size - len(chunk))
        yield size, {f"key_{n}": key for n, key in enumerate(chunk)}


def among(column: Any, size: int) -> ColumnElement[bool]:
    """Compare a column with so many keys, each a value of its own."""
    keys = [bindparam(f"key_{n}", type_=column.type) for n in range(size)]
    condition: ColumnElement[bool] = column == keys[0] if size == 1 else column.in_(keys)
    return condition


def wanted(column: Any, size: int) -> Subquery:
    """Give so many keys as a table to join with, its column `key`.

    PostgreSQL reads a table that grew just now from end to end for `among`, and by its index for a join.
    """
    keys = [select(bindparam(f"key_{n}", type_=column.type).label("key")) for n in range(size)]
    return (keys[0] if size == 1 else union(*keys)).subquery("wanted")


def pick(row: Mapping[str, object], names: Iterable[str]) -> Row:
    """Take some of a row's values, as a view shows them."""
    return {name: row[name] for name in names}


def change(session: Session, statement: Executable, **given: Any) -> int:
    """Carry out a change that is made once, with its named values bound; give the number of rows."""
    connection = _connection(session)
    ready = _ready(statement, connection.dialect)
    changed: int = execute(connection, ready.sql, ready.values(given)).rowcount
    return changed


def change_among(
    session: Session, made: Callable[[int], Executable], keys: Sequence[Any], **given: Any
) -> int:
    """Carry out a change of what belongs to some keys, as `fetch_among` reads it."""
    return sum(change(session, made(size), **named, **given) for size, named in _chunks(keys))


def change_unasked(session: Session, statement: Executable, **given: Any) -> None:
    """Carry out a change of whose rows nobody asks the number; it may wait (`foundation/gathering`)."""
    connection = _flushed(session)
    ready = _ready(statement, connection.dialect)
    _write(connection, Part(ready.sql, [ready.values(given)]))


def change_each(session: Session, statement: Executable, given: Sequence[Row]) -> None:
    """Carry out one change for each of many; on PostgreSQL they go out together, unlike one by one."""
    if not given:
        return
    connection = _connection(session)
    ready = _ready(statement, connection.dialect)
    _send(connection, Part(ready.sql, [ready.values(one) for one in given]))


def add(
    session: Session, model: type[DeclarativeBase], rows: Sequence[Mapping[str, object]]
) -> None:
    """Insert rows that have the same columns each; they may wait (`foundation/gathering`)."""
    if not rows:
        return
    connection = _flushed(session)
    statement = _insert(model.__table__, frozenset(rows[0]))
    ready = _ready(statement, connection.dialect, sorted(rows[0]))
    _write(connection, Part(ready.sql, [ready.values(row) for row in rows]))


def add_by(session: Session, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows by a statement that is made once; the first row says which columns are given."""
    connection = _connection(session)
    ready = _ready(statement, connection.dialect, sorted(rows[0]))
    _send(connection, Part(ready.sql, [ready.values(row) for row in rows]))


def _write(connection: Connection, part: Part) -> None:
    if not put(connection, part):
        send_waiting(connection)
        _send(connection, part)


def _send(connection: Connection, part: Part) -> None:
    many = len(part.rows) > 1
    execute(connection, part.sql, part.rows if many else part.rows[0], many=many)


@cache
def _insert(table: FromClause, _names: frozenset[str]) -> Executable:
    """Make an insert; one object for each choice of columns, since each compiles to its own text."""
    assert isinstance(table, Table)
    return insert(table)


def _read(reading: Any, sql: str, values: Sequence[Any]) -> Sequence[Any]:
    if reading.dialect.name == "sqlite":
        return reading.driver.execute(sql, values).fetchall()  # type: ignore[no-any-return]  # a driver is Any
    return await_only(reading.driver.fetch(sql, *values))


def _connection(session: Session) -> Connection:
    """Give the connection of a session that has written all that it holds, in its transaction."""
    connection = _flushed(session)
    send_waiting(connection)
    return connection


def _flushed(session: Session) -> Connection:
    session.flush()
    return session.connection()
