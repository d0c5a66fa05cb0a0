"""Insert or change many rows in few statements, the same way on both engines."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Select, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from api.foundation import rows as _rows
from api.foundation.database import Model

CHUNK = 100
"""Rows in one go: on PostgreSQL other requests get their turn between two chunks."""
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def upsert(
    session: Session,
    model: type[Model],
    rows: Sequence[Mapping[str, object]],
    keys: Sequence[str],
    update: Sequence[str] = (),
) -> None:
    """Insert rows; where `keys` are there already, change `update`, or leave them when it is empty.

    With neither keys nor update, a row that breaks any unique rule is left out.
    """
    engine = session.get_bind().dialect.name
    for chunk in chunks(rows):
        columns = frozenset(chunk[0])
        _rows.add_by(session, _upsert(model, engine, tuple(keys), tuple(update), columns), chunk)


@cache
def _upsert(
    model: type[Model],
    engine: str,
    keys: tuple[str, ...],
    update: tuple[str, ...],
    _columns: frozenset[str],
) -> Any:
    table = model.__table__
    assert isinstance(table, Table)
    statement: Any = _INSERT[engine](table)
    if update:
        new = {name: statement.excluded[name] for name in update}
        return statement.on_conflict_do_update(index_elements=list(keys), set_=new)
    return statement.on_conflict_do_nothing(index_elements=list(keys) or None)


def chunks(rows: Iterable[Any], size: int = CHUNK) -> Iterable[list[Any]]:
    """Cut many things into lists that one statement takes."""
    left = iter(rows)
    while chunk := list(islice(left, size)):
        yield chunk


def insert_from(session: Session, model: type[Model], selected: Select[Any]) -> None:
    """Insert what a select gives, named like the columns; rows that are there already stay."""
    table = model.__table__
    assert isinstance(table, Table)
    statement: Any = _INSERT[session.get_bind().dialect.name](table)
    names = [column.key for column in selected.selected_columns]
    session.flush()
    session.execute(statement.from_select(names, selected).on_conflict_do_nothing())
