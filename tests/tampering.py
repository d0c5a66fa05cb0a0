"""Somebody who has the database itself, takes its guards away and changes one thing at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Column, ColumnElement, Enum, select, text, update
from sqlalchemy.orm import Session

from api.foundation.bulk import table_of
from api.foundation.database import Model
from api.foundation.ids import new_id
from api.foundation.types import Exact, Instant, Json, Key
from tests.conftest import Db

GUARDS = {
    "sqlite": "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname"
    " FROM pg_constraint WHERE contype = 'c' AND coninhcount = 0 AND conrelid <> 0"
    " AND connamespace = 'public'::regnamespace",
}
REST = {
    "sqlite": ("PRAGMA defer_foreign_keys = ON", "PRAGMA ignore_check_constraints = ON"),
    "postgresql": ("SET LOCAL session_replication_role = replica",),
}


def take_guards_away(session: Session) -> None:
    """Let every change pass until the transaction ends, which must be rolled back."""
    engine = session.get_bind().dialect.name
    for sql in (*session.scalars(text(GUARDS[engine])).all(), *REST[engine]):
        session.execute(text(sql))


class Rolled(Exception):
    """Ends a transaction that tampered."""


def tampering(db: Db, act: Callable[[Session], None]) -> None:
    """Run something without guards, in a transaction that never was."""

    def run(session: Session) -> None:
        take_guards_away(session)
        act(session)
        raise Rolled

    with pytest.raises(Rolled):
        db.write(run)


@contextmanager
def undone(session: Session) -> Iterator[None]:
    """Take back what the block does."""
    nested = session.begin_nested()
    try:
        yield
    finally:
        nested.rollback()


def columns_not_found(
    session: Session, model: type[Model], place: ColumnElement[bool], is_found: Callable[[], bool]
) -> set[str]:
    """Change each column of a row by hand, alone; name those whose change is not found."""
    table = table_of(model)
    before = session.execute(select(table).where(place)).mappings().one()
    assert not is_found(), table
    missed = set()
    for column in table.columns:
        for value in _others(column, before[column.key]):
            with undone(session):
                new = {"updated_at": before["updated_at"]} if "updated_at" in table.c else {}
                session.execute(update(table).where(place).values({**new, column.key: value}))
                if not is_found():
                    missed.add(column.name)
    return missed


def _others(column: Column[Any], value: Any) -> Iterator[Any]:
    """Give other values for a column: another one of its kind, and nothing where that is allowed."""
    if value is not None and column.nullable:
        yield None
    if isinstance(column.type, Enum):
        words: Any = column.type.enum_class
        yield next(word for word in words if word != value)
    else:
        yield _OTHER[_kind(column, value)](value)


def _kind(column: Column[Any], value: Any) -> type:
    if value is None:
        return _KEPT_AS.get(type(column.type)) or column.type.python_type
    return next(kind for kind in _OTHER if isinstance(value, kind))


_KEPT_AS = {Key: UUID, Instant: datetime, Exact: Decimal, Json: dict}
_OTHER: dict[type, Callable[[Any], Any]] = {
    UUID: lambda _: new_id(1),
    StrEnum: lambda _: "lain",
    str: lambda value: f"{value or ''}x",
    bool: lambda value: not value,
    int: lambda value: (value or 0) + 1000,
    datetime: lambda value: (value or datetime(2026, 1, 1, tzinfo=UTC)) + timedelta(microseconds=1),
    date: lambda value: (value or date(2026, 1, 1)) + timedelta(days=1),
    Decimal: lambda value: (value or Decimal()) + Decimal("0.0001"),
    bytes: lambda value: (value or b"")[:-1] + bytes([(value or b"\0")[-1] ^ 1]),
    dict: lambda value: {**(value or {}), "lain": "lain"},
    list: lambda value: [*(value or []), "lain"],
}
"""For each kind of value, how another is made of it."""
