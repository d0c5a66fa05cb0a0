"""Collects rows of the demo city by table, and writes them in chunks."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from api.foundation.database import Model
from api.foundation.upsert import chunks

CHUNK = 2000
Row = dict[str, Any]


class Tables:
    """Rows that wait to be written."""

    def __init__(self) -> None:
        self.rows: dict[type[Model], list[Row]] = {}

    def add(self, model: type[Model], row: Row) -> None:
        self.rows.setdefault(model, []).append(row)

    def forget(self, models: Iterable[type[Model]]) -> None:
        """Let go of what has been written."""
        for model in models:
            self.rows.pop(model, None)

    def of(self, model: type[Model]) -> list[Row]:
        return self.rows.get(model, [])


def registry(key: UUID, when: datetime) -> Row:
    """Give the columns that every row of the registry has."""
    return {"id": key, "created_at": when, "updated_at": when}


def appended(key: UUID, agency_id: int, when: datetime) -> Row:
    """Give the columns of a row of an agency that is written once."""
    return {"id": key, "agency_id": agency_id, "created_at": when}


def owned(key: UUID, agency_id: int, when: datetime) -> Row:
    """Give the columns of a row of an agency that changes."""
    return {**appended(key, agency_id, when), "updated_at": when, "version": 1}


def write(session: Session, tables: Tables, models: Sequence[type[Model]]) -> int:
    """Insert the rows of some tables, in the order given."""
    written = 0
    for model in models:
        written += _write_one(session, model, tables.of(model))
    return written


def _write_one(session: Session, model: type[Model], rows: Iterable[Row]) -> int:
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 - tells the type checker what a model has
    statement = insert(table)
    written = 0
    for chunk in chunks(rows, CHUNK):
        session.execute(statement, chunk)
        written += len(chunk)
    return written
