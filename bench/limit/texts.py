"""The product's statements as texts, with the order of their values; made once, when the server starts."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql.asyncpg import dialect as postgresql
from sqlalchemy.dialects.sqlite import dialect as sqlite
from sqlalchemy.engine import Dialect

from api.foundation.gathering import joined
from api.foundation.rows import TypedSelect
from api.foundation.types import EPOCH, MICROSECOND, SCALE

Row = dict[str, Any]


def dialect_for(url: str) -> Dialect:
    made: Any = sqlite if url.startswith("sqlite") else postgresql
    found: Dialect = made()
    return found


class Text:
    """One statement as the driver takes it."""

    def __init__(self, statement: Any, dialect: Dialect, names: Sequence[str] = ()) -> None:
        if isinstance(statement, TypedSelect):
            statement = statement.statement
        compiled = statement.compile(dialect=dialect, column_keys=sorted(names) or None)
        self.sql: str = compiled.string
        self.order: list[str] = list(compiled.positiontup or ())
        processors = compiled._bind_processors
        self.fixed = {
            name: processors[name](bind.value) if name in processors else bind.value
            for name, bind in compiled.binds.items()
            if not bind.required
        }
        self.keys: list[str] = [column.keyname for column in compiled._result_columns]
        self.turned = _turned(compiled, dialect)

    def bound(self, given: Row) -> list[Any]:
        """Put values into the statement's order."""
        fixed = self.fixed
        return [given[name] if name in given else fixed[name] for name in self.order]

    def rows(self, raw: Sequence[Sequence[Any]]) -> list[Any]:
        """Name the columns, and turn those that the driver gives in another form."""
        found = []
        for one in raw:
            values = list(one)
            for at, turn in self.turned:
                values[at] = turn(values[at])
            found.append(dict(zip(self.keys, values, strict=True)))
        return found


class Joined:
    """Several statements that are sent as one; takes the values of each."""

    def __init__(self, parts: Sequence[Text]) -> None:
        self.sql = joined(tuple((part.sql, 1) for part in parts))
        self._parts = parts

    def bound(self, given: Sequence[Row]) -> list[Any]:
        found = zip(self._parts, given, strict=True)
        return [value for part, values in found for value in part.bound(values)]


def _turned(compiled: Any, dialect: Dialect) -> list[tuple[int, Callable[[Any], Any]]]:
    found = (c.type._cached_result_processor(dialect, 1700) for c in compiled._result_columns)
    return [(at, turn) for at, turn in enumerate(found) if turn]


def as_is(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def for_sqlite(value: Any) -> Any:
    """Write a value as SQLite keeps it."""
    if isinstance(value, UUID):
        return value.bytes
    if isinstance(value, datetime):
        return (value - EPOCH) // MICROSECOND
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value * SCALE)
    return value.value if isinstance(value, Enum) else value
