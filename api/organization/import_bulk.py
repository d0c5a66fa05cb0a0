"""Inserts and changes many rows of a table in slices that leave others their turn."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.orm import Session

from api.foundation.database import Model
from api.foundation.upsert import chunks

SIZE = 250
"""Rows of one statement: on PostgreSQL the loop is held for a few milliseconds, not for all."""
Row = Mapping[str, Any]


def table_of(model: type[Model]) -> Table:
    """Give the table of a model; ours have one each."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is not one table")
    return table


def insert_many(session: Session, model: type[Model], rows: Sequence[Row]) -> None:
    """Insert rows; all name the same columns."""
    for chunk in chunks(rows, SIZE):
        session.execute(insert(table_of(model)), chunk)


def update_many(session: Session, model: type[Model], rows: Sequence[tuple[Any, Row]]) -> None:
    """Change rows by their key; those that change the same columns go together."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for key, new in rows:
        if new:
            values = {f"new_{name}": value for name, value in new.items()}
            alike[tuple(sorted(new))].append({"this": key, **values})
    table = table_of(model)
    key_column = next(iter(table.primary_key.columns))
    for names, given in alike.items():
        change = update(table).where(key_column == bindparam("this"))
        change = change.values({name: bindparam(f"new_{name}") for name in names})
        for chunk in chunks(given, SIZE):
            session.execute(change, chunk)
