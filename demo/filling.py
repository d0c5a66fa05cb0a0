"""Fills tables with many rows, as they come and without holding them: the driver's own quickest way."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session
from sqlalchemy.util import await_only


def fill(session: Session, table: Table, rows: Iterable[Mapping[Any, Any]]) -> None:
    """Add rows that name every column; PostgreSQL takes in some while the next ones are made."""
    connection = session.connection()
    connection.execute(select(1))  # with its first statement a transaction of SQLAlchemy's begins
    driver: Any = connection.connection.driver_connection
    dialect = connection.dialect
    names = [column.name for column in table.columns]
    kinds = [column.type.dialect_impl(dialect) for column in table.columns]
    writers = list(zip(names, (kind.bind_processor(dialect) for kind in kinds), strict=True))
    written = (
        tuple([write(v) if (v := row[n]) is not None and write else v for n, write in writers])
        for row in rows
    )
    if dialect.name == "postgresql":
        await_only(driver.copy_records_to_table(table.name, records=written, columns=names))
    else:
        marks = ", ".join("?" * len(names))
        driver.executemany(
            f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608 - our own names
            written,
        )
