"""Fingerprints: a record's SHA-256, which the event of its last lawful change carries.

A record is all columns of its rows, but for those that may lawfully change later: a module lists them
by name with the reason, so that a new column is part of the record unless somebody says otherwise.
The form is `types.canonical`: decimals exact, moments in UTC, the same on both engines.
`simkinerja verify-records` reads the records again and compares.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.foundation.bulk import table_of
from api.foundation.database import Model
from api.foundation.events import Event
from api.foundation.ids import agency_of
from api.foundation.rows import Row, TypedSelect
from api.foundation.types import canonical


@dataclass(frozen=True)
class Fingerprint:
    """Which record an event leaves behind, and how it looked; without a digest: none, it was taken away."""

    id: UUID
    sha256: str


TAKEN_AWAY = ""


class RecordKey(TypedDict):
    """A record that an event should carry, and the subject of that event."""

    id: UUID
    subject_id: UUID


def record_keys(
    key: InstrumentedAttribute[UUID],
    subject: InstrumentedAttribute[UUID],
    since: InstrumentedAttribute[Any],
    agency: InstrumentedAttribute[Any],
    *conditions: ColumnElement[bool],
) -> TypedSelect[RecordKey]:
    """Select the keys of records for `RecordKind.keys`; `subject` is what their events are about."""
    wanted = or_(bindparam("agency") == -1, agency == bindparam("agency"))
    return TypedSelect(
        RecordKey,
        select(key, subject.label("subject_id"))
        .where(key > bindparam("after"), since >= bindparam("since"), wanted, *conditions)
        .order_by(key),
    )


Read = Callable[[Session, Collection[UUID]], Mapping[UUID, Any]]


@dataclass(frozen=True)
class RecordKind:
    """A kind of record; the newest of its events carries what it is now."""

    name: str
    events: tuple[type[Event], ...]
    keys: TypedSelect[RecordKey]
    """Records of a page: `after` and `since` are keys, `agency` is -1 for all."""
    read: Read
    """Reads records whole, those that are in force."""


def fingerprint(key: UUID, record: Any) -> Fingerprint:
    """Take the fingerprint of a record as it stands."""
    return Fingerprint(key, hashlib.sha256(canonical(record)).hexdigest())


def form(row: Mapping[str, Any], later: Collection[str] = ()) -> Row:
    """Give a row as its record has it: without what may change later, bytes as text."""
    return {
        name: value.hex() if isinstance(value, bytes) else value
        for name, value in row.items()
        if name not in later
    }


def forms(
    session: Session, model: type[Model], *places: ColumnElement[bool], later: Collection[str] = ()
) -> list[Row]:
    """Read whole rows of a table as records have them, in the order of their keys."""
    table = table_of(model)
    found = select(table).where(*places).order_by(*table.primary_key)
    return [form(dict(row), later) for row in session.execute(found).mappings()]


def within(column: InstrumentedAttribute[UUID], keys: Collection[UUID]) -> ColumnElement[bool]:
    """Condition: a column has one of some keys; on the shards of their agencies."""
    agencies: Any = column.class_.agency_id
    condition: ColumnElement[bool] = column.in_(keys) & agencies.in_({agency_of(k) for k in keys})
    return condition


def grouped(rows: Sequence[Row], *names: str) -> dict[Any, list[Row]]:
    """Put rows together that have the same values of some columns; others give none."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        key = tuple(row[name] for name in names)
        found[key if len(names) > 1 else key[0]].append(row)
    return found
