"""Writes copies: a table of who becomes whom, and one statement a table that copies by it."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    case,
    func,
    insert,
    null,
    select,
)
from sqlalchemy.orm import Session

from api.evaluations.unit_achievements.models import UnitAchievement
from api.foundation.bulk import table_of
from api.foundation.soft_references import NAMES
from api.foundation.types import Key
from api.organization.models import Position
from api.tables import metadata
from demo.filling import fill
from demo.multiply.copies import BY_HAND, Copy, rows_of
from demo.multiply.ground import Batch
from demo.multiply.models import Model, Row, copied_tables, keys_of, owner_column

_while_copying = MetaData()
TWINS = Table(
    "demo_twins",
    _while_copying,
    Column("copy", Integer, primary_key=True),
    Column("old", Key, primary_key=True),
    Column("new", Key, nullable=False),
    Column("source", Text),
    prefixes=["TEMPORARY"],
    sqlite_with_rowid=False,
)
"""Which key becomes which in a copy; `source` names the table of a key that is the copy's own."""
COPIES = Table(
    "demo_copies",
    _while_copying,
    Column("copy", Integer, primary_key=True),
    Column("agency_id", Integer, nullable=False),
    Column("old_name", Text, nullable=False),
    Column("new_name", Text, nullable=False),
    Column("old_title", Text, nullable=False),
    Column("new_title", Text, nullable=False),
    prefixes=["TEMPORARY"],
)
"""Where each copy is, and what its unit and its post are called there."""


def write(session: Session, batch: Batch, named: frozenset[Column[Any]]) -> None:
    """Write everything that comes with some units."""
    fill(session, table_of(Position), batch.positions)
    fill(session, table_of(UnitAchievement), batch.figures)
    connection = session.connection()
    _while_copying.create_all(connection, checkfirst=False)
    fill(session, TWINS, (row for copy in batch.copies for row in _twins(copy)))
    fill(session, COPIES, map(_copy, batch.copies))
    for table in copied_tables():
        if table.name in BY_HAND:
            name = table.name
            fill(session, table, (row for copy in batch.copies for row in rows_of(copy, name)))
        else:
            session.execute(_copying(table, named & frozenset(table.columns)))
    _while_copying.drop_all(connection, checkfirst=False)


def _twins(copy: Copy) -> Iterable[Row]:
    for old, new in copy.keys.items():
        source = copy.model.own.get(old)
        yield {"copy": copy.number, "old": old, "new": new, "source": source}


def _copy(copy: Copy) -> Row:
    old, new = copy.model.person, copy.person
    return {
        "copy": copy.number,
        "agency_id": copy.agency_id,
        "old_name": old.place.name,
        "new_name": new.place.name,
        "old_title": old.title,
        "new_title": new.title,
    }


NOT_THEIRS = {"development_actions.seat_id", "development_needs.answered_by"}
"""Keys of seats: courses and their seats are the city's, and stay of those who sat in them."""


@cache
def _copying(table: Table, named: frozenset[Column[Any]]) -> Any:
    """Make the statement that copies the rows of one table."""
    mine = TWINS.alias("mine")
    column = table.columns["id" if "id" in table.columns else owner_column(table)]
    source = table.name if column.name == "id" else _source(column)
    joined: Any = mine.join(table, and_(mine.c.old == column, mine.c.source == source))
    joined = joined.join(COPIES, COPIES.c.copy == mine.c.copy)
    values: list[ColumnElement[Any]] = []
    keys = keys_of(table)
    for one in table.columns:
        if one is column:
            values.append(mine.c.new)
        elif one in keys:
            twin = TWINS.alias(f"twin_{one.name}")
            joined = joined.outerjoin(twin, and_(twin.c.copy == mine.c.copy, twin.c.old == one))
            theirs = func.coalesce(twin.c.new, one)
            values.append(null() if str(one) in NOT_THEIRS else theirs)
        elif one.name == "agency_id":
            values.append(COPIES.c.agency_id)
        else:
            values.append(_renamed(one) if one in named else one)
    wanted: Select[Any] = select(*values).select_from(joined)
    return insert(table).from_select(list(table.columns), wanted, include_defaults=False)


def _source(column: Column[Any]) -> str:
    """Name the table whose rows a table without keys of its own belongs to."""
    named: str | None = column.info.get(NAMES)
    return named or next(iter(column.foreign_keys)).column.table.name


def _renamed(column: Column[Any]) -> ColumnElement[Any]:
    """Write the unit's name anew; a head's title is one of its own."""
    named = func.replace(column, COPIES.c.old_name, COPIES.c.new_name)
    return case((column == COPIES.c.old_title, COPIES.c.new_title), else_=named)


def referring_columns(models: Sequence[Model]) -> frozenset[Column[Any]]:
    """Find the columns in which the models' units or posts are named."""
    found = set()
    for model in models:
        words = (model.person.place.name, model.person.title)
        for name, rows in model.rows.items():
            for row in rows:
                texts = {key: value for key, value in row.items() if type(value) is str}
                found |= {
                    (name, key) for key, text in texts.items() if any(w in text for w in words)
                }
    return frozenset(metadata.tables[table].columns[column] for table, column in found)
