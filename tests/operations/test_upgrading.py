"""An upgrade of a SQLite database: whatever happens, the copy from before it is there and whole."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from typer.testing import CliRunner

from api import backup, cli
from api.settings import Settings
from api.upgrade import downgrade, with_connection
from tests.server import environment

PREVIOUS = "-1"


@pytest.fixture
def engine() -> str:
    """PostgreSQL is backed up by its operator, before the upgrade."""
    return "sqlite"


@pytest.fixture
def migrate(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Run the command; say whether it went well."""
    for name, value in environment(settings.database_url, settings.data_folder).items():
        monkeypatch.setenv(name, value)
    return lambda: CliRunner().invoke(cli.app, ["migrate"]).exit_code == 0


@pytest.fixture
def outdated(settings: Settings) -> Path:
    """A database of the version before, with something in it that is worth keeping."""
    asyncio.run(downgrade(settings.database_url, PREVIOUS))
    _run(settings, "CREATE TABLE worth_keeping (x)")
    return Path(settings.database_url.removeprefix("sqlite:///"))


def _run(settings: Settings, sql: str) -> None:
    def run(connection: Connection) -> None:
        connection.execute(text(sql))

    asyncio.run(with_connection(settings.database_url, run))


def _copies(database: Path) -> list[Path]:
    return sorted(database.parent.glob("*.before-upgrade-*"))


def _tables(database: Path) -> set[str]:
    connection = sqlite3.connect(f"file:{database}?immutable=1", uri=True)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    found = {name for (name,) in names}
    connection.close()
    return found


def test_a_failed_upgrade_that_is_tried_again_leaves_the_good_copy(
    migrate: Callable[[], bool],
    settings: Settings,
    outdated: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first try breaks the database half-way; the second must not copy over what was good."""

    async def break_half_way(url: str, revision: str = "head") -> None:
        await asyncio.to_thread(_run, settings, "DROP TABLE IF EXISTS worth_keeping")
        raise RuntimeError("power lost")

    with monkeypatch.context() as patched:
        patched.setattr(cli, "upgrade", break_half_way)
        assert not migrate()
        assert not migrate()
    copies = _copies(outdated)

    assert len(copies) == 2
    assert "worth_keeping" in _tables(copies[0])
    assert migrate()
    assert "worth_keeping" in _tables(copies[0])


def test_a_copy_is_made_only_where_something_changes(
    migrate: Callable[[], bool], outdated: Path
) -> None:
    """Else a service that migrates at each start would soon keep copies of nothing but its last days."""
    assert migrate()
    assert len(_copies(outdated)) == 1
    assert migrate()
    assert len(_copies(outdated)) == 1


def test_only_a_good_upgrade_lets_go_of_old_copies(
    migrate: Callable[[], bool], outdated: Path
) -> None:
    old = [
        outdated.with_name(f"{outdated.stem}{backup.BEFORE}2025010{n}.sqlite3") for n in range(9)
    ]
    for one in old:
        one.touch()

    assert migrate()

    assert len(_copies(outdated)) == backup.COPIES
    assert _copies(outdated)[:-1] == old[-backup.COPIES + 1 :]


def test_without_a_whole_copy_there_is_no_upgrade(
    migrate: Callable[[], bool], outdated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_database: Path) -> list[str]:
        return ["page 3 is broken"]

    monkeypatch.setattr(backup, "_check_sqlite", damaged)
    before = _tables(outdated)

    assert not migrate()
    assert _copies(outdated) == []
    assert _tables(outdated) == before
