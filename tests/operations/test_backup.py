"""Copies that can be trusted: whole, checked, consistent while people write, never put over anything."""

import asyncio
import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api import backup
from api.backup import BackupFailed
from api.foundation import sealer
from api.foundation.anchors import anchor_today, read_anchors
from api.foundation.chain_check import check_chains
from api.foundation.event_tables import EventLink, EventRecord
from api.foundation.storage import Storage, StoredFile
from api.foundation.work import Database
from api.goals.models import Plan
from api.settings import Settings
from tests.conftest import Db
from tests.found import found
from tests.goals.factories import make_plan
from tests.http import Client
from tests.people import Town

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def _upload(client: Client, content: bytes = PDF) -> str:
    sent = client.request("POST", "/files", params={"name": "bukti.pdf"}, content=content)
    assert sent.status_code == 201, sent.text
    return str(sent.json()["id"])


@pytest.fixture
def lived_in(settings: Settings, town: Town, db: Db, as_: Callable[..., Client]) -> Settings:
    """A database with a plan, sealed and anchored events, and a file that lies in the folder."""
    db.write(make_plan, town.wayan, town.chief)
    _upload(as_(town.wayan.id))
    db.write(sealer.seal)
    db.runner.run(anchor_today(db.database, settings.anchors()))
    return settings


def _state(session: Session) -> dict[str, Any]:
    return {
        "plans": session.scalar(select(func.count()).select_from(Plan)),
        "events": sorted(session.scalars(select(EventRecord.id))),
        "links": session.scalar(select(func.count()).select_from(EventLink)),
        "files": {row.storage_key: row.sha256 for row in session.execute(_FILES)},
        "broken": check_chains(session, []).findings,
    }


_FILES = select(StoredFile.storage_key, StoredFile.sha256)


def _state_of(settings: Settings, runner: asyncio.Runner) -> dict[str, Any]:
    async def read() -> dict[str, Any]:
        database = Database(settings.database_url, size=2)
        try:
            return await database.read(_state)
        finally:
            await database.close()

    return runner.run(read())


def test_a_backup_comes_back_whole(
    lived_in: Settings, empty: Settings, tmp_path: Path, runner: asyncio.Runner
) -> None:
    kept = backup.make(lived_in, tmp_path / "kept")
    assert backup.verify(kept) == []

    backup.restore(empty, kept)

    restored = _state_of(empty, runner)
    assert restored == _state_of(lived_in, runner)
    assert (restored["plans"], restored["broken"]) == (1, [])
    (key,) = restored["files"]
    assert Storage(empty.data_folder / "files").find(key).read_bytes() == PDF
    anchors = read_anchors(empty.anchors())
    assert anchors == read_anchors(lived_in.anchors())
    assert len(anchors[0]) == 1


def test_no_key_and_no_half_file_is_in_it(lived_in: Settings, tmp_path: Path) -> None:
    part = lived_in.data_folder / "files" / "1" / "ab" / "x.part"
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(b"half")

    kept = backup.make(lived_in, tmp_path / "kept")

    names = {path.name for path in kept.rglob("*")}
    assert (lived_in.data_folder / "keys.json").exists()
    assert not {"keys.json", "x.part"} & names


@pytest.mark.parametrize("what", ["database", "evidence"])
@pytest.mark.parametrize("harm", ["changed", "cut", "gone"])
def test_damage_is_found_and_not_restored(
    lived_in: Settings, empty: Settings, tmp_path: Path, what: str, harm: str
) -> None:
    kept = backup.make(lived_in, tmp_path / "kept")
    _harm(_file_of(kept, what), harm)

    (found,) = backup.verify(kept)

    assert found.endswith({"gone": "hilang"}.get(harm, "isinya berubah"))
    with pytest.raises(BackupFailed, match=r"hilang|berubah"):
        backup.restore(empty, kept)


def _file_of(kept: Path, what: str) -> Path:
    if what == "database":
        return next(kept.glob("database.*"))
    return next(path for path in (kept / "files").rglob("*") if path.is_file())


def _harm(path: Path, harm: str) -> None:
    content = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        half = content[: len(content) // 2]
        path.write_bytes(half if harm == "cut" else half + b"x" + content[len(half) + 1 :])


@pytest.mark.parametrize("text", [None, "{", "{}", '{"sha256": {}}'])
def test_a_folder_without_a_sound_manifest_is_no_backup(
    lived_in: Settings, tmp_path: Path, text: str | None
) -> None:
    kept = backup.make(lived_in, tmp_path / "kept")
    manifest = kept / backup.MANIFEST
    manifest.unlink() if text is None else manifest.write_text(text)

    assert len(backup.verify(kept)) == 1


def test_a_database_that_was_copied_broken_is_found(tmp_path: Path) -> None:
    """Its hash is right: it was written down after the harm."""
    database = tmp_path / backup.SQLITE
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE t (x UNIQUE)")
        connection.executemany("INSERT INTO t VALUES (?)", [(f"{n:09}",) for n in range(5000)])
    connection.close()
    content = bytearray(database.read_bytes())
    content[4096 * 3 : 4096 * 4] = bytes(4096)
    database.write_bytes(content)
    hashes = {backup.SQLITE: backup._hash(database)}
    (tmp_path / backup.MANIFEST).write_text(json.dumps({"sha256": hashes}))

    assert backup.verify(tmp_path) != []


def test_the_folder_of_all_backups_is_verified_too(lived_in: Settings, tmp_path: Path) -> None:
    """As the manual has it: `backup FOLDER`, `verify FOLDER`."""
    parent = tmp_path / "kept"
    kept = backup.make(lived_in, parent)
    assert backup.verify(parent) == []

    _harm(_file_of(kept, "evidence"), "cut")

    (found,) = backup.verify(parent)
    assert found.startswith(f"{kept.name}: files/")


@pytest.mark.parametrize("engine", ["postgresql"])
def test_a_dump_that_was_written_broken_is_found(lived_in: Settings, tmp_path: Path) -> None:
    """Its hash is right: it was written down after the harm."""
    kept = backup.make(lived_in, tmp_path / "kept")
    _harm(kept / backup.DUMP, "cut")
    manifest = json.loads((kept / backup.MANIFEST).read_text())
    manifest["sha256"][backup.DUMP] = backup._hash(kept / backup.DUMP)
    (kept / backup.MANIFEST).write_text(json.dumps(manifest))

    (found,) = backup.verify(kept)
    assert found.startswith(f"{backup.DUMP}: pg_restore: ")


def test_a_restore_that_fails_leaves_nothing_and_can_be_done_again(
    lived_in: Settings, empty: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup.make(lived_in, tmp_path / "kept")

    def full(*_given: object, **_more: object) -> None:
        raise BackupFailed("tidak ada ruang")

    with monkeypatch.context() as patched:
        patched.setattr(backup, "_copy_sqlite", full)
        patched.setattr(backup, "_restore_postgres", full)
        with pytest.raises(BackupFailed, match="ruang"):
            backup.restore(empty, kept)

    backup.restore(empty, kept)

    assert not (empty.data_folder / "files.part").exists()
    (evidence,) = (one for one in (empty.data_folder / "files").rglob("*") if one.is_file())
    assert evidence.read_bytes() == PDF


def test_a_half_made_backup_of_a_killed_process_goes_with_the_next(
    lived_in: Settings, tmp_path: Path
) -> None:
    parent = tmp_path / "kept"
    old, young = parent / "simkinerja-1.part", parent / "simkinerja-2.part"
    for one in (old, young):
        one.mkdir(parents=True)
    os.utime(old, (0, 0))

    kept = backup.make(lived_in, parent)

    assert sorted(parent.iterdir()) == sorted([young, kept])


def test_nothing_is_put_over_a_database(lived_in: Settings, tmp_path: Path) -> None:
    kept = backup.make(lived_in, tmp_path / "kept")
    other = lived_in.model_copy(update={"data_folder": tmp_path / "fresh"})

    with pytest.raises(BackupFailed, match="sudah ada"):
        backup.restore(other, kept)

    assert not (tmp_path / "fresh").exists()


@pytest.mark.parametrize("name", ["files", "anchors"])
def test_nothing_is_put_over_evidence_or_anchors(
    lived_in: Settings, empty: Settings, tmp_path: Path, name: str
) -> None:
    kept = backup.make(lived_in, tmp_path / "kept")
    (empty.data_folder / name).mkdir(parents=True)
    (empty.data_folder / name / "x").write_bytes(b"x")

    with pytest.raises(BackupFailed, match="tidak kosong"):
        backup.restore(empty, kept)


def test_a_backup_of_nothing_fails_and_leaves_nothing(empty: Settings, tmp_path: Path) -> None:
    gone = empty.model_copy(update={"database_url": empty.database_url + "x"})

    with pytest.raises(BackupFailed):
        backup.make(gone, tmp_path / "kept")

    assert list((tmp_path / "kept").iterdir()) == []


async def _write_until(stop: asyncio.Event, me: Client) -> int:
    count = 0
    while not stop.is_set():
        content = PDF + str(count).encode()
        sent = await me._send("POST", "/files?name=x.pdf", content=content)
        assert sent.status_code == 201, sent.text
        count += 1
    return count


async def _backup_meanwhile(me: Client, settings: Settings, folder: Path) -> tuple[Path, int]:
    stop = asyncio.Event()
    writing = asyncio.create_task(_write_until(stop, me))
    await asyncio.sleep(0.2)
    kept = await asyncio.to_thread(backup.make, settings, folder)
    await asyncio.sleep(0.1)
    stop.set()
    return kept, await writing


def test_a_backup_taken_while_people_write_is_consistent(
    lived_in: Settings,
    empty: Settings,
    tmp_path: Path,
    runner: asyncio.Runner,
    town: Town,
    as_: Callable[..., Client],
) -> None:
    """Every file that the copied database names is there, and its events chain."""
    me = as_(town.wayan.id)
    kept, written = runner.run(_backup_meanwhile(me, lived_in, tmp_path / "kept"))
    assert backup.verify(kept) == []
    backup.restore(empty, kept)

    state = _state_of(empty, runner)
    assert 1 < len(state["files"]) < written + 1
    assert state["broken"] == []
    storage = Storage(empty.data_folder / "files")
    for key, digest in found(state["files"].items()):
        assert storage.find(key).name == digest.hex()
