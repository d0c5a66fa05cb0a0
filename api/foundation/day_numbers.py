"""Days as whole numbers in SQL, so that both engines compare, add and subtract them alike.

They count from 1 January 1970; the day of a moment is the office's, in WITA.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

FIRST = date(1970, 1, 1).toordinal()
AHEAD = 8 * 3600
"""Seconds that WITA is ahead of UTC, all year; by a name each moment would be looked up in its table."""


class _OfDay(GenericFunction[int]):
    type = Integer()
    inherit_cache = True
    name = "number_of_day"


class _OfMoment(GenericFunction[int]):
    type = Integer()
    inherit_cache = True
    name = "number_of_moment"


class _Latest(GenericFunction[int]):
    type = Integer()
    inherit_cache = True
    name = "latest"


@compiles(_OfDay, "sqlite")
def _day_on_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"CAST(julianday({compiler.process(element.clauses, **options)}) - 2440587.5 AS INTEGER)"


@compiles(_OfDay, "postgresql")
def _day_on_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    return f"(({compiler.process(element.clauses, **options)}) - DATE '1970-01-01')"


@compiles(_OfMoment, "sqlite")
def _moment_on_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"((({compiler.process(element.clauses, **options)}) / 1000000 + {AHEAD}) / 86400)"


@compiles(_OfMoment, "postgresql")
def _moment_on_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    moment = compiler.process(element.clauses, **options)
    ahead = f"INTERVAL '{AHEAD} seconds'"
    return f"(CAST(({moment}) AT TIME ZONE {ahead} AS DATE) - DATE '1970-01-01')"


@compiles(_Latest, "sqlite")
def _latest_on_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"max({compiler.process(element.clauses, **options)})"


@compiles(_Latest, "postgresql")
def _latest_on_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    return f"GREATEST({compiler.process(element.clauses, **options)})"


def day_number(column: Any) -> ColumnElement[int]:
    """Number a column's day."""
    return _OfDay(column)


def moment_number(column: Any) -> ColumnElement[int]:
    """Number the day in which a column's moment lies."""
    return _OfMoment(column)


def latest(*numbers: Any) -> ColumnElement[int]:
    """Give the latest of some days, none of which may be empty."""
    return _Latest(*numbers)


def number_of(day: date) -> int:
    return day.toordinal() - FIRST


def day_of(number: int) -> date:
    return date.fromordinal(number + FIRST)
