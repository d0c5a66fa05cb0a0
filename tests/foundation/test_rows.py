"""The fast path reads the same rows as SQLAlchemy does, for every statement of every module."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypedDict, get_args, get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.sql.visitors import iterate
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

import api
from api.foundation import rows
from api.foundation.database import FOREVER
from api.foundation.errors import AlreadyThere
from api.foundation.ids import new_id
from api.foundation.nested import WrittenRows
from api.foundation.types import Json, Written
from api.identity.models import Role, RoleGrant
from api.organization.models import Unit, UnitKind
from tests.conftest import Db
from tests.people import Town

EXAMPLES: dict[type, Any] = {
    UUID: UUID(int=1),
    int: 1,
    str: "x",
    date: date(2026, 10, 8),
    datetime: datetime(2026, 10, 8, tzinfo=UTC),
    Decimal: Decimal(1),
    bool: True,
    bytes: b"x",
}


def _statements() -> Iterator[tuple[str, Select[Any]]]:
    for module in pkgutil.walk_packages(api.__path__, "api."):
        found = importlib.import_module(module.name)
        for name, value in vars(found).items():
            if isinstance(value, rows.TypedSelect):
                TYPED.update(_with_listed(f"{module.name}.{name}", value))
                value = value.statement
            if isinstance(value, Select):
                yield f"{module.name}.{name}", value


def _with_listed(
    name: str, typed: rows.TypedSelect[Any]
) -> Iterator[tuple[str, rows.TypedSelect[Any]]]:
    """Give a statement, and those whose rows are inside its rows."""
    yield name, typed
    for column in typed.statement.selected_columns:
        if isinstance(column.type, WrittenRows) and column.type.listed:
            yield from _with_listed(f"{name}.{column.key}", column.type.listed)


TYPED: dict[str, rows.TypedSelect[Any]] = {}
STATEMENTS = dict(_statements())
READING = [name for name, one in STATEMENTS.items() if one._for_update_arg is None]
"""All but those that lock, which only a write may."""


def _given(statement: Select[Any]) -> dict[str, Any]:
    binds = [e for e in iterate(statement) if isinstance(e, BindParameter) and e.required]
    return {bind.key: EXAMPLES.get(python_type_of(bind.type), "x") for bind in binds}


def python_type_of(kind: TypeEngine[Any]) -> type:
    return kind.impl_instance.python_type if isinstance(kind, TypeDecorator) else kind.python_type


def _both(session: Session, statement: Select[Any]) -> tuple[list[rows.Row], list[rows.Row]]:
    given = _given(statement)
    fast = rows.fetch(session, statement, **given)
    slow = [dict(row) for row in session.execute(statement, given).mappings()]
    return fast, slow


def _all(session: Session, names: Iterable[str]) -> list[str]:
    found = ((name, *_both(session, STATEMENTS[name])) for name in names)
    return [name for name, fast, slow in found if fast != slow]


def test_fast_and_ordinary_path_agree_when_reading(db: Db, town: Town) -> None:
    assert db.read(_all, READING) == []


def test_fast_and_ordinary_path_agree_when_writing(db: Db, town: Town) -> None:
    assert db.write(_all, STATEMENTS) == []


def test_a_row_gets_the_defaults_of_its_columns(db: Db, town: Town) -> None:
    key = new_id()

    def make(session: Session) -> Unit:
        place = {"agency_id": 1, "parent_id": town.dinkes, "path": "000G/000G/000W/", "depth": 2}
        named = {"kind": UnitKind.OPD, "name": "Baru", "name_key": "baru"}
        rows.add(session, Unit, [{"id": key, **place, **named, "valid_from": date(2026, 1, 1)}])
        return session.get_one(Unit, key)

    unit = db.write(make)

    assert (unit.valid_until, unit.is_independent) == (FOREVER, False)
    assert unit.created_at.tzinfo is not None


def test_a_refusal_of_the_database_is_what_it_would_be_by_the_ordinary_path(
    db: Db, town: Town
) -> None:
    """And nothing that was written before it stays."""
    grant = {"id": new_id(), "user_id": town.wayan.id, "role": Role.AUDITOR, "reason": "-"}
    grant |= {"for_agency_id": None, "for_agency_key": -1, "valid_from": date(2026, 1, 1)}

    def twice(session: Session) -> None:
        for _ in range(2):
            rows.add(session, RoleGrant, [grant])

    with pytest.raises(AlreadyThere):
        db.write(twice)

    assert db.read(lambda session: session.get(RoleGrant, grant["id"])) is None


def test_a_value_that_is_not_given_is_an_error(db: Db) -> None:
    with pytest.raises(KeyError):
        db.read(rows.fetch, STATEMENTS["api.goals.queries.HEAD"])


def test_the_types_of_rows_are_those_of_their_columns() -> None:
    wrong = [
        f"{name}.{column.key}: {hints[str(column.key)]} holds {python_type_of(column.type)}"
        for name, typed in TYPED.items()
        for hints in [get_type_hints(typed.shape)]
        for column in typed.statement.selected_columns
        if not _fits(hints[str(column.key)], column.type)
    ]

    assert wrong == []


def _fits(hint: Any, kind: TypeEngine[Any]) -> bool:
    """Say whether a column's values fit a hint; JSON and what only an engine knows fit any."""
    if isinstance(kind, WrittenRows):
        inside = kind.listed.shape if kind.listed else str
        return hint in (Written[inside], list[inside])  # type: ignore[valid-type]  # known when it runs
    wanted = {one for one in get_args(hint) or (hint,) if one is not type(None)}
    return isinstance(kind, Json | NullType) or Any in wanted or python_type_of(kind) in wanted


def test_a_row_type_that_differs_from_its_statement_is_refused() -> None:
    class Wrong(TypedDict):
        id: UUID
        name: str

    with pytest.raises(TypeError, match="name"):
        rows.TypedSelect(Wrong, select(Unit.id))


def test_there_are_statements_to_compare() -> None:
    assert len(STATEMENTS) > 5
