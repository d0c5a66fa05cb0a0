"""The role that `grant-role` makes can do the whole year's work, and cannot change what happened."""

import asyncio
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from api import database_role
from api.database_role import APPEND_ONLY, RoleRefused, grant
from api.foundation import sealer
from api.foundation.chain_check import check_chains
from api.foundation.work import Database
from api.main import create_app
from api.settings import Settings
from tests.conftest import Db
from tests.worked_example.conftest import Done

OWNER = "simkinerja"
PASSWORD = "it's 100% $1 \\ secret"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
EVENTS = ("events", "events_2026", "event_chain")


@pytest.fixture
def engine() -> str:
    """SQLite knows no roles: its triggers keep the log."""
    return "postgresql"


@pytest.fixture
def owner(database_url: str) -> Database:
    return Database(database_url, size=2)


@pytest.fixture
def role(owner: Database, tmp_path: Path, runner: asyncio.Runner) -> str:
    """A role of this test, made by the command's own function."""
    name = f"app_{uuid.uuid4().hex}"
    for _ in range(2):
        runner.run(grant(_settings(owner.url, tmp_path), name, PASSWORD))
    return name


def _settings(url: str, folder: Path) -> Settings:
    return Settings(mode="demo", DATABASE_URL=url, data_folder=folder / "data")


class TestAsTheService:
    """Everything here runs as the role."""

    @pytest.fixture
    def app_url(self, owner: Database, role: str) -> str:
        return owner.url.replace(f"//{OWNER}@", f"//{role}@")

    @pytest.fixture
    def app(self, app_url: str, tmp_path: Path, runner: asyncio.Runner) -> Any:
        built = create_app(_settings(app_url, tmp_path))
        yield built
        runner.run(built.state.database.close())

    def test_the_whole_year_is_worked_and_sealed(self, done: Done, db: Db, role: str) -> None:
        """Imports, plans, reports with evidence, feedback, ratings, signatures, and the jobs behind."""
        key = next(iter(done.receipts))
        sent = done.hand(key).request("POST", "/files", params={"name": "b.pdf"}, content=PDF)
        assert sent.status_code == 201
        while db.write(sealer.seal):
            pass

        assert db.read(_who) == role
        assert db.read(check_chains, []).findings == []
        assert {one["state"] for one in done.evaluations.values()} == {"acknowledged"}

    @pytest.mark.parametrize("table", EVENTS)
    @pytest.mark.parametrize(
        "change", ["UPDATE {} SET agency_id = 1", "DELETE FROM {}", "TRUNCATE {}"]
    )
    def test_what_happened_cannot_be_changed(self, db: Db, table: str, change: str) -> None:
        with pytest.raises(ProgrammingError, match="permission denied"):
            db.write(_execute, change.format(table))

    @pytest.mark.parametrize(
        "change", ["DROP TABLE tasks", "CREATE TABLE other (x int)", "DELETE FROM alembic_version"]
    )
    def test_the_schema_is_the_owners(self, db: Db, change: str) -> None:
        with pytest.raises(ProgrammingError, match=r"must be owner|permission denied"):
            db.write(_execute, change)

    def test_all_can_be_read_as_a_backup_does(self, db: Db) -> None:
        def read_all(session: Session) -> int:
            tables = inspect(session.connection()).get_table_names()
            for name in tables:
                session.execute(text(f'LOCK TABLE "{name}" IN ACCESS SHARE MODE'))
            return len(tables)

        assert db.write(read_all) > 40


def _who(session: Session) -> str:
    return str(session.scalar(text("SELECT current_user")))


def _execute(session: Session, sql: str) -> None:
    session.execute(text(sql))


def test_a_role_signs_in_with_its_password(
    owner: Database, role: str, runner: asyncio.Runner
) -> None:
    def kept(session: Session) -> Any:
        stored = text("SELECT rolpassword FROM pg_authid WHERE rolname = :role AND rolcanlogin")
        return session.scalar(stored, {"role": role})

    assert str(runner.run(owner.read(kept))).startswith("SCRAM-SHA-256$")
    runner.run(owner.close())


def test_the_owner_and_an_empty_database_are_refused(
    owner: Database, tmp_path: Path, runner: asyncio.Runner
) -> None:
    sqlite = _settings(f"sqlite:///{tmp_path}/x.sqlite3", tmp_path)
    empty = _settings(owner.url.rsplit("/", 1)[0] + "/postgres", tmp_path)

    for settings, name in (
        (sqlite, "app"),
        (_settings(owner.url, tmp_path), OWNER),
        (empty, "app"),
    ):
        with pytest.raises(RoleRefused):
            runner.run(grant(settings, name, None))


def _guarded() -> set[str]:
    """Name the tables that a migration guards."""
    texts = (path.read_text() for path in Path("migrations/versions").glob("*.py"))
    return {name for text in texts for name in re.findall(r'append_only\("(\w+)"', text)}


def test_every_table_that_is_only_added_to_is_meant(
    owner: Database, runner: asyncio.Runner
) -> None:
    """What SQLite keeps by triggers is what the role may only add to."""

    def names(session: Session) -> list[str]:
        return inspect(session.connection()).get_table_names()

    rights = {name: database_role._rights_on(name) for name in runner.run(owner.read(names))}
    runner.run(owner.close())
    added = {name for name, given in rights.items() if given == "SELECT, INSERT"}
    assert added == set(APPEND_ONLY) == _guarded()
    assert {name for name, given in rights.items() if given == "SELECT"} >= {
        "events_2026",
        "alembic_version",
    }
