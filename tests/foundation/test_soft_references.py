"""Who did what is found without foreign keys; whose things something is has one, with an index."""

from typing import Any

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint, update
from sqlalchemy.orm import Session

from api.foundation.soft_references import is_referenced, referring_columns
from api.identity.models import RoleGrant
from api.tables import metadata
from tests.conftest import Db
from tests.people import Town

PEOPLE = ("users", "employees", "positions", "assignments")
SMALL = {("imports", "requested_by"), ("service_accounts", "owner_id")}
"""Tables of a few rows, which may be looked through."""


def _begins(table: Table) -> set[str]:
    """Name the columns by which a key or an index of all rows begins."""
    unique = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
    keys = [list(table.primary_key.columns), *(list(c.columns) for c in unique)]
    found = {key[0].name for key in keys}
    whole = [i for i in table.indexes if i.dialect_options["sqlite"]["where"] is None]
    return found | {next(iter(index.columns)).name for index in whole}


def _foreign_keys() -> list[tuple[Table, ForeignKeyConstraint]]:
    pairs = [(t, fk) for t in metadata.sorted_tables for fk in t.foreign_key_constraints]
    return [(t, fk) for t, fk in pairs if fk.referred_table.name in PEOPLE]


def test_every_foreign_key_to_people_and_posts_has_an_index() -> None:
    """Without one, whoever is deleted costs a look through the whole table."""
    slow = [
        (table.name, column)
        for table, key in _foreign_keys()
        if (column := key.column_keys[0]) not in _begins(table)
    ]

    assert set(slow) == SMALL


def test_who_did_it_is_marked() -> None:
    marked = {(c.table.name, c.name) for c in referring_columns("users")}

    assert {("achievements", "reported_by"), ("evaluation_decisions", "by_id")} <= marked
    assert not [pair for pair in marked if pair[1].endswith("employee_id")]


@pytest.mark.parametrize("named", [True, False])
def test_somebody_is_found_wherever_they_did_something(town: Town, db: Db, named: bool) -> None:
    def grant(session: Session) -> None:
        session.execute(update(RoleGrant).values(granted_by=town.wayan.id))

    def ask(session: Session) -> Any:
        return is_referenced(session, "users", [town.wayan.id if named else town.made.id])

    db.write(grant)

    assert db.read(ask) is named
