"""What a table is: naming of constraints, keys with their agency, columns that all rows have."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    and_,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from api.foundation.clock import now
from api.foundation.ids import agency_of
from api.foundation.types import Instant, Key

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
FOREVER = date(9999, 12, 31)
"""The end of what has no end yet; dated rows are half-open, [valid_from, valid_until)."""


class Model(DeclarativeBase):
    """A stored thing."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Key,
        datetime: Instant,
        bytes: LargeBinary,
    }
    citus: ClassVar[str] = "local"
    """Where the table lives beyond one machine: distributed, reference or local."""


class Stamped:
    """When a row was made and last changed."""

    created_at: Mapped[datetime] = mapped_column(Instant, default=now)
    updated_at: Mapped[datetime] = mapped_column(Instant, default=now, onupdate=now)


class Registry(Stamped):
    """A row of the city's own registry: key `id`, copied to every node."""

    citus: ClassVar[str] = "reference"
    id: Mapped[UUID] = mapped_column(Key, primary_key=True)


class Local(Stamped):
    """A row that stays on the coordinator: queues and sign-in."""

    citus: ClassVar[str] = "local"
    id: Mapped[UUID] = mapped_column(Key, primary_key=True)


class Appended:
    """A row of an agency that is written once: key `(id, agency_id)`."""

    citus: ClassVar[str] = "distributed"
    id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    agency_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("agencies.id", ondelete="RESTRICT"), primary_key=True
    )
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)

    @classmethod
    def at(cls, key: UUID) -> ColumnElement[bool]:
        """Find by key, on one shard."""
        return and_(cls.id == key, cls.agency_id == agency_of(key))


class Owned(Appended):
    """A row of an agency that changes: `version` counts the changes and refuses lost updates."""

    updated_at: Mapped[datetime] = mapped_column(Instant, default=now, onupdate=now)
    version: Mapped[int] = mapped_column(Integer, default=1)


def agency_foreign_key(column: str, target: str) -> ForeignKeyConstraint:
    """Refer to a row of the same agency: `(x_id, agency_id) → target(id, agency_id)`."""
    return ForeignKeyConstraint(
        [column, "agency_id"], [f"{target}.id", f"{target}.agency_id"], ondelete="RESTRICT"
    )


def foreign_key(target: str) -> ForeignKey:
    """Refer to a row of the registry."""
    return ForeignKey(f"{target}.id", ondelete="RESTRICT")


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Index only rows that match; `where` keeps to what both engines read alike."""
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
