"""Copies of database and evidence that can be checked and put back.

A backup is a folder: `database.sqlite3` or `database.dump` (pg_dump's custom form), `files/`, and
`manifest.json` with the SHA-256 of everything. Sign-in keys are not in it: they are kept apart.
"""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

from api.foundation.clock import now
from api.settings import Settings

MANIFEST = "manifest.json"


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
    """Make a backup; the server may go on running."""
    folder = parent / f"simkinerja-{now():%Y%m%dT%H%M%SZ}"
    folder.mkdir(parents=True, exist_ok=False)
    database = _sqlite(settings)
    if database is not None:
        _copy_sqlite(database, folder / "database.sqlite3")
    else:
        dump = folder / "database.dump"
        _run("pg_dump", "--format=custom", f"--file={dump}", _pg(settings))
    files = settings.data_folder / "files"
    if files.exists():
        shutil.copytree(files, folder / "files")
    hashes = {str(path.relative_to(folder)): _hash(path) for path in _contents(folder)}
    manifest = {"made_at": now().isoformat(), "sha256": hashes}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))
    return folder


def verify(folder: Path) -> list[str]:
    """Name what is missing, changed or unreadable in a backup."""
    if not (folder / MANIFEST).exists():
        return [f"{folder}: {MANIFEST} tidak ada"]
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    wrong = []
    for name, digest in manifest["sha256"].items():
        path = folder / name
        if not path.exists():
            wrong.append(f"{name}: hilang")
        elif _hash(path) != digest:
            wrong.append(f"{name}: isinya berubah")
    return wrong or _check_sqlite(folder / "database.sqlite3")


def _check_sqlite(database: Path) -> list[str]:
    if not database.exists():
        return []
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return [] if answer == "ok" else [f"{database.name}: {answer}"]


def restore(settings: Settings, folder: Path) -> None:
    """Put a whole backup in place of nothing; never over existing data."""
    wrong = verify(folder)
    if wrong:
        raise BackupFailed("; ".join(wrong))
    files = settings.data_folder / "files"
    if files.exists() and any(files.iterdir()):
        raise BackupFailed(f"{files} tidak kosong")
    database = _sqlite(settings)
    if database is not None:
        if database.exists():
            raise BackupFailed(f"{database} sudah ada")
        database.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "database.sqlite3", database)
    else:
        _run(
            "pg_restore",
            "--exit-on-error",
            "--no-owner",
            f"--dbname={_pg(settings)}",
            str(folder / "database.dump"),
        )
    if (folder / "files").exists():
        shutil.copytree(folder / "files", files, dirs_exist_ok=True)


def _sqlite(settings: Settings) -> Path | None:
    if not settings.database_url.startswith("sqlite"):
        return None
    return Path(settings.database_url.split("///", 1)[1])


def _pg(settings: Settings) -> str:
    return settings.database_url.replace("postgresql+asyncpg://", "postgresql://")


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


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed programs
    except FileNotFoundError as error:
        raise BackupFailed(f"{command[0]} tidak ditemukan; pasang postgresql-client") from error
    if done.returncode:
        raise BackupFailed(f"{command[0]}: {done.stderr.strip()[:500]}")
