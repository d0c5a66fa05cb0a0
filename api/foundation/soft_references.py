"""Columns that hold somebody's key without a foreign key: who did what, in tables that grow.

A foreign key would look the person up at each insert, and look through the whole table at each deletion of
a person (docs/decisions/0007). `is_referenced` asks all such columns once.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from api.foundation.database import Model

NAMES, HOLDS = "names", "holds"


def soft_reference(target: str, *, holds: bool = True) -> dict[str, Any]:
    """Say, as a column's `info`, of which table it holds a key.

    `holds`: whether a row keeps what it names from being deleted; what is only counted from it does not.
    """
    return {NAMES: target, HOLDS: holds}


def referring_columns(target: str) -> list[Column[Any]]:
    """List the columns of all tables that hold keys of one without a foreign key."""
    tables = Model.metadata.sorted_tables
    return [c for table in tables for c in table.columns if c.info.get(NAMES) == target]


def is_referenced(session: Session, target: str, keys: Collection[UUID]) -> bool:
    """Say whether any row holds one of these keys; reads each such table once."""
    wanted = set(keys)
    for column in referring_columns(target):
        if column.info[HOLDS] and not wanted.isdisjoint(session.scalars(select(column).distinct())):
            return True
    return False
