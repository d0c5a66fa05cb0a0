"""The fast path reads the same rows as SQLAlchemy does, for every statement of every module."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.sql.visitors import iterate
from sqlalchemy.types import TypeDecorator

import api
from api.foundation import rows
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
}


def _statements() -> Iterator[tuple[str, Select[Any]]]:
    for module in pkgutil.walk_packages(api.__path__, "api."):
        if module.name.endswith((".queries", ".live")) or ".queries" in module.name:
            found = importlib.import_module(module.name)
            for name, value in vars(found).items():
                if isinstance(value, Select):
                    yield f"{module.name}.{name}", value


STATEMENTS = dict(_statements())


def _given(statement: Select[Any]) -> dict[str, Any]:
    binds = [e for e in iterate(statement) if isinstance(e, BindParameter) and e.required]
    return {bind.key: EXAMPLES.get(_python_type(bind), "x") for bind in binds}


def _python_type(bind: BindParameter[Any]) -> type:
    kind = bind.type
    return kind.impl_instance.python_type if isinstance(kind, TypeDecorator) else kind.python_type


def _both(session: Session, statement: Select[Any]) -> tuple[list[rows.Row], list[rows.Row]]:
    given = _given(statement)
    fast = rows.fetch(session, statement, **given)
    slow = [dict(row) for row in session.execute(statement, given).mappings()]
    return fast, slow


@pytest.mark.parametrize("name", STATEMENTS)
def test_fast_and_ordinary_path_agree(name: str, db: Db, town: Town) -> None:
    fast, slow = db.read(_both, STATEMENTS[name])

    assert fast == slow


def test_there_are_statements_to_compare() -> None:
    assert len(STATEMENTS) > 5
