"""Rows inside a row: a statement's rows as one column, which the database writes as JSON.

`listed(GoalRow, select(…))` is a column like any other. What it holds is in the form of the wire, so
that it goes out as it came (`types.Written`); who has to look reads it once, in C. A column of a kind
whose form on the wire is not written here is refused when the statement is made.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Date,
    Enum,
    Integer,
    Select,
    String,
    Text,
    cast,
    select,
    type_coerce,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from api.foundation.rows import TypedSelect
from api.foundation.types import PLACES, SCALE, Exact, Key, Written

RowT = TypeVar("RowT", bound=Mapping[str, object])
AS_THEY_ARE = (Integer, String)
AS_TEXT = (Enum, Date)
"""Kept as the wire has them, by both engines."""


class WrittenRows(TypeDecorator[Written[Any]]):
    """JSON that a statement makes of rows; `listed` are the rows' statement, none where they are texts."""

    impl = Text
    cache_ok = True

    def __init__(self, listed: TypedSelect[Any] | None = None) -> None:
        super().__init__()
        self.listed = listed

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Give it out as text: PostgreSQL's driver would read JSON where nobody looks at it."""
        return type_coerce(cast(column, Text()), self)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Written[Any]:
        assert value is not None
        return Written(value)


def listed(shape: type[RowT], statement: Select[*tuple[Any, ...]]) -> ColumnElement[Written[RowT]]:
    """List a statement's rows in its order, each as an object."""
    rows = TypedSelect(shape, _wired(statement))
    found = rows.statement.subquery()
    return _column(_Objects(found.table_valued(), *found.c), WrittenRows(rows))


def as_order(moment: Any) -> ColumnElement[str]:
    """Write a moment as a text that is only good for comparing it with others of the same statement.

    PostgreSQL leaves zeros at the end of a second's parts out, and `+` comes before `.` and digits.
    """
    return cast(moment, Text())


def texts(statement: Select[*tuple[Any, ...]]) -> ColumnElement[Written[str]]:
    """List the texts that a statement of one column finds, in its order."""
    return _column(_Values(*_wired(statement).subquery().c), WrittenRows())


def _column(json: "_Objects | _Values", kind: WrittenRows) -> ColumnElement[Written[Any]]:
    json.type = kind
    return select(json).scalar_subquery()


def _wired(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return statement.with_only_columns(
        *(_wire(one).label(one.key) for one in statement.selected_columns)
    )


def _wire(column: ColumnElement[Any]) -> ColumnElement[Any]:
    kind = column.type
    if isinstance(kind, Key):
        return _KeyText(column)
    if isinstance(kind, Exact):
        return _AmountText(column)
    if isinstance(kind, AS_TEXT):
        return type_coerce(column, Text())
    if isinstance(kind, (*AS_THEY_ARE, WrittenRows)):
        return column
    raise TypeError(f"{column}: how {kind!r} is written as JSON is not said")


class _Objects(FunctionElement[Written[Any]]):
    """The rows of a subquery: first itself, then its columns."""

    inherit_cache = True


class _Values(FunctionElement[Written[Any]]):
    """The only column of a subquery."""

    inherit_cache = True


class _KeyText(FunctionElement[str]):
    """A key as text."""

    type = Text()
    inherit_cache = True


class _AmountText(FunctionElement[str]):
    """A decimal without exponent and idle zeros, as `types.decimal_text` writes it."""

    type = Text()
    inherit_cache = True


@compiles(_Objects, "postgresql")
def _(element: _Objects, compiler: SQLCompiler, **given: Any) -> str:
    row, *_columns = element.clauses
    return f"coalesce(json_agg({compiler.process(row, **given)}), '[]')"


@compiles(_Objects, "sqlite")
def _(element: _Objects, compiler: SQLCompiler, **given: Any) -> str:
    _row, *columns = element.clauses
    pairs = (f"'{one.key}', {_member(one, compiler, given)}" for one in columns)
    return f"json_group_array(json_object({', '.join(pairs)}))"


def _member(column: ColumnElement[Any], compiler: SQLCompiler, given: dict[str, Any]) -> str:
    """Say of JSON that it is some: a subquery's column is text to SQLite."""
    text = compiler.process(column, **given)
    return f"json({text})" if isinstance(column.type, WrittenRows) else text


@compiles(_Values, "postgresql")
def _(element: _Values, compiler: SQLCompiler, **given: Any) -> str:
    return f"coalesce(json_agg({compiler.process(element.clauses, **given)}), '[]')"


@compiles(_Values, "sqlite")
def _(element: _Values, compiler: SQLCompiler, **given: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **given)})"


@compiles(_KeyText, "postgresql")
def _(element: _KeyText, compiler: SQLCompiler, **given: Any) -> str:
    return f"{compiler.process(element.clauses, **given)}::text"


@compiles(_KeyText, "sqlite")
def _(element: _KeyText, compiler: SQLCompiler, **given: Any) -> str:
    key = compiler.process(element.clauses, **given)
    parts = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
    text = " || '-' || ".join(f"substr(hex({key}), {at}, {size})" for at, size in parts)
    return f"iif({key} IS NULL, NULL, lower({text}))"


@compiles(_AmountText, "postgresql")
def _(element: _AmountText, compiler: SQLCompiler, **given: Any) -> str:
    return f"trim_scale({compiler.process(element.clauses, **given)})::text"


@compiles(_AmountText, "sqlite")
def _(element: _AmountText, compiler: SQLCompiler, **given: Any) -> str:
    scaled = compiler.process(element.clauses, **given)
    sign = f"iif({scaled} < 0, '-', '')"
    part = f"printf('%s%d.%0{PLACES}d', {sign}, abs({scaled}) / {SCALE}, abs({scaled}) % {SCALE})"
    return f"iif({scaled} IS NULL, NULL, rtrim(rtrim({part}, '0'), '.'))"
