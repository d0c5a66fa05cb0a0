"""The small city is made apart and carried over: whole and as it was, or not at all."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from api.foundation.bulk import table_of
from api.foundation.chain_check import check_chains
from api.foundation.event_tables import EventLink
from api.foundation.work import Database
from api.tables import metadata
from demo.load import carry_over, load_city
from tests.conftest import Db
from tests.demo.town import Loaded, copy_of_city
from tests.found import found


class CutShort(Exception):
    pass


def _rows(session: Session, table: Table) -> Any:
    """Read a table as the models give it; the engines sort texts differently."""
    keys = [column.name for column in table.primary_key]
    rows = session.execute(select(table)).mappings()
    return {tuple(row[key] for key in keys): dict(row) for row in rows}


def test_every_row_is_carried_over_as_it_was(
    db: Db, runner: asyncio.Runner, tmp_path: Path
) -> None:
    draft = Loaded(copy_of_city("sqlite", tmp_path, runner), tmp_path, runner)
    try:
        db.write(carry_over, draft.app.state.database.url)

        for table in found(metadata.sorted_tables):
            assert db.read(_rows, table) == draft.read(_rows, table), table.name
        assert len(db.read(_rows, table_of(EventLink))) > 5_000
        assert db.read(check_chains, []).findings == []
    finally:
        draft.close()


def test_what_is_cut_short_leaves_nothing(
    app: Any, db: Db, runner: asyncio.Runner, tmp_path: Path
) -> None:
    """Whoever stops the command may give it again."""
    database: Database = app.state.database
    before = [db.read(_rows, table) for table in metadata.sorted_tables]

    def tell(text: str) -> None:
        if text.startswith("Satu tahun"):
            raise CutShort

    with pytest.raises(CutShort):
        runner.run(load_city(database, tmp_path, tell=tell))

    assert [db.read(_rows, table) for table in metadata.sorted_tables] == before
