"""Copies of database and evidence that can be checked and put back.

A backup is a folder: `database.sqlite3` or `database.dump` (pg_dump's custom form), `files/`,
`anchors/`, and `manifest.json` with the SHA-256 of everything. Sign-in keys are not in it: they are kept apart.
"""

import asyncio
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy import inspect, make_url

from api.foundation.clock import now
from api.settings import Settings
from api.upgrade import with_connection

MANIFEST = "manifest.json"
FILES, ANCHORS = "files", "anchors"
SQLITE, DUMP = "database.sqlite3", "database.dump"


class BackupFailed(RuntimeError):
    """Says in one sentence why a backup could not be made or put back."""


def before_upgrade(settings: Settings) -> Path | None:
    """Keep a copy of an existing SQLite database; PostgreSQL is backed up by its operator."""
    database = _sqlite(settings)
    if database is None or not database.exists():
        return None
    target = database.with_name(f"{database.stem}.before-upgrade.sqlite3")
    target.unlink(missing_ok=True)
    _copy_sqlite(database, target)
    return target


def make(settings: Settings, parent: Path) -> Path:
    """Make a backup; the server may go on running.

    The database comes before the evidence: content is on the disk before a row names it, so nothing
    that the copied database names can be missing among the files that are copied afterwards. It comes
    after the anchors, so that none knows an event that the copy does not have.
    """
    folder = parent / f"simkinerja-{now():%Y%m%dT%H%M%SZ}"
    if folder.exists():
        raise BackupFailed(f"{folder} sudah ada")
    part = folder.with_suffix(".part")
    part.mkdir(parents=True)
    try:
        _fill(settings, part)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return part.rename(folder)


def _fill(settings: Settings, folder: Path) -> None:
    if settings.anchors().exists():
        shutil.copytree(settings.anchors(), folder / ANCHORS)
    database = _sqlite(settings)
    if database is None:
        _postgres(settings, "pg_dump", "--format=custom", f"--file={folder / DUMP}")
    elif database.exists():
        _copy_sqlite(database, folder / SQLITE)
    else:
        raise BackupFailed(f"{database} tidak ada")
    files = settings.data_folder / "files"
    if files.exists():
        shutil.copytree(files, folder / FILES, ignore=shutil.ignore_patterns("*.part"))
    hashes = {str(path.relative_to(folder)): _hash(path) for path in _contents(folder)}
    manifest = {"made_at": now().isoformat(), "sha256": hashes}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))


def verify(folder: Path) -> list[str]:
    """Name what is missing, changed or unreadable in a backup."""
    hashes = _hashes_of(folder)
    if isinstance(hashes, str):
        return [f"{folder}: {MANIFEST} {hashes}"]
    if not {SQLITE, DUMP} & hashes.keys():
        return [f"{folder}: tidak berisi basis data"]
    gone = [f"{name}: hilang" for name in hashes if not (folder / name).exists()]
    there = [name for name in hashes if (folder / name).exists()]
    changed = [f"{name}: isinya berubah" for name in there if _hash(folder / name) != hashes[name]]
    return gone + changed or _check_sqlite(folder / SQLITE)


def _hashes_of(folder: Path) -> dict[str, str] | str:
    """Read the manifest, or say in a word what is wrong with it."""
    try:
        hashes: dict[str, str] = json.loads((folder / MANIFEST).read_text())["sha256"]
    except FileNotFoundError:
        return "tidak ada"
    except (ValueError, KeyError):
        return "tidak terbaca"
    return hashes


def _check_sqlite(database: Path) -> list[str]:
    if not database.exists():
        return []
    connection = sqlite3.connect(f"file:{database}?immutable=1", uri=True)
    try:
        (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        answer = str(error)
    finally:
        connection.close()
    return [] if answer == "ok" else [f"{database.name}: {answer}"]


def restore(settings: Settings, folder: Path) -> None:
    """Put a whole backup in place of nothing; never over existing data."""
    wrong = verify(folder)
    if wrong:
        raise BackupFailed("; ".join(wrong))
    places = {FILES: settings.data_folder / "files", ANCHORS: settings.anchors()}
    for there in places.values():
        if there.exists() and any(there.iterdir()):
            raise BackupFailed(f"{there} tidak kosong")
    _restore_database(settings, folder)
    for name, there in places.items():
        if (folder / name).exists():
            shutil.copytree(folder / name, there, dirs_exist_ok=True)


def _restore_database(settings: Settings, folder: Path) -> None:
    database = _sqlite(settings)
    kept = folder / (DUMP if database is None else SQLITE)
    if not kept.exists():
        raise BackupFailed(
            f"{folder} tidak berisi {kept.name}: cadangan dari mesin basis data lain"
        )
    if database is None:
        _restore_postgres(settings, kept)
    else:
        _restore_sqlite(database, kept)


def _restore_sqlite(database: Path, kept: Path) -> None:
    for there in (database, *(database.with_name(database.name + end) for end in ("-wal", "-shm"))):
        if there.exists():
            raise BackupFailed(f"{there} sudah ada")
    database.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, database)


def _restore_postgres(settings: Settings, kept: Path) -> None:
    found = asyncio.run(
        with_connection(settings.database_url, lambda c: inspect(c).get_table_names())
    )
    if found:
        raise BackupFailed(f"Basis data tidak kosong: {len(found)} tabel sudah ada")
    _postgres(settings, "pg_restore", "--single-transaction", "--no-owner", str(kept))


def _sqlite(settings: Settings) -> Path | None:
    if not settings.database_url.startswith("sqlite"):
        return None
    return Path(settings.database_url.split("///", 1)[1])


def _postgres(settings: Settings, program: str, *options: str) -> None:
    """Run a program of PostgreSQL's on the database; the password is in no list of processes."""
    address = make_url(settings.database_url)
    plain = address.set(drivername="postgresql", password=None).render_as_string()
    secret = {"PGPASSWORD": str(address.password)} if address.password else {}
    command = (program, f"--dbname={plain}", *options)
    try:
        done = subprocess.run(  # noqa: S603 - fixed programs
            command, env={**os.environ, **secret}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise BackupFailed(f"{program} tidak ditemukan; pasang postgresql-client") from error
    if done.returncode:
        raise BackupFailed(f"{program}: {done.stderr.strip()[:500]}")


def _copy_sqlite(source: Path, target: Path) -> None:
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    with writing:
        reading.backup(writing)
    reading.close()
    writing.close()


def _contents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
