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
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import inspect, make_url

from api.foundation.clock import now
from api.settings import Settings
from api.upgrade import is_current, with_connection

MANIFEST = "manifest.json"
FILES, ANCHORS = "files", "anchors"
SQLITE, DUMP = "database.sqlite3", "database.dump"
BEFORE = ".before-upgrade-"
COPIES = 5
"""How many databases from before an upgrade are kept."""
NAME = "simkinerja-"
A_DAY = 24 * 3_600
"""Seconds after which a half-made backup was left by a killed process."""


class BackupFailed(RuntimeError):
    """Says in one sentence why a backup could not be made or put back."""


def before_upgrade(settings: Settings) -> Path | None:
    """Keep a copy of a SQLite database that is about to change; PostgreSQL's operator backs it up.

    Each copy has a name of its own and is whole before it gets it: an upgrade that failed half-way
    and is tried again never takes the place of the last good copy.
    """
    database = _sqlite(settings)
    if database is None or not database.exists():
        return None
    if asyncio.run(with_connection(settings.database_url, is_current)):
        return None
    target = database.with_name(f"{database.stem}{BEFORE}{now():%Y%m%dT%H%M%S%fZ}.sqlite3")
    _copy_sqlite(database, target)
    return target


def after_upgrade(settings: Settings) -> None:
    """Let go of the oldest copies, once there is a good database."""
    database = _sqlite(settings)
    if database is not None:
        for copy in sorted(database.parent.glob(f"{database.stem}{BEFORE}*.sqlite3"))[:-COPIES]:
            copy.unlink()


def make(settings: Settings, parent: Path) -> Path:
    """Make a backup; the server may go on running.

    The database comes before the evidence: content is on the disk before a row names it, so nothing
    that the copied database names can be missing among the files that are copied afterwards. It comes
    after the anchors, so that none knows an event that the copy does not have.
    """
    folder = parent / f"{NAME}{now():%Y%m%dT%H%M%SZ}"
    if folder.exists():
        raise BackupFailed(f"{folder} sudah ada")
    for left in parent.glob(f"{NAME}*.part"):
        if left.stat().st_mtime < time.time() - A_DAY:
            shutil.rmtree(left)
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
    """Name what is missing, changed or unreadable in a backup, or in all below a folder of them."""
    below = [] if (folder / MANIFEST).exists() else _backups_below(folder)
    if below:
        return [f"{one.name}: {problem}" for one in below for problem in _verify(one)]
    return _verify(folder)


def _backups_below(folder: Path) -> list[Path]:
    return sorted(one for one in folder.glob(f"{NAME}*") if one.suffix != ".part")


def _verify(folder: Path) -> list[str]:
    hashes = _hashes_of(folder)
    if isinstance(hashes, str):
        return [f"{folder}: {MANIFEST} {hashes}"]
    if not {SQLITE, DUMP} & hashes.keys():
        return [f"{folder}: tidak berisi basis data"]
    gone = [f"{name}: hilang" for name in hashes if not (folder / name).exists()]
    there = [name for name in hashes if (folder / name).exists()]
    changed = [f"{name}: isinya berubah" for name in there if _hash(folder / name) != hashes[name]]
    return gone + changed or _check_sqlite(folder / SQLITE) + _check_dump(folder / DUMP)


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


def _check_dump(dump: Path) -> list[str]:
    """Have pg_restore read all of a dump, into nothing."""
    if not dump.exists():
        return []
    try:
        _run("pg_restore", f"--file={os.devnull}", str(dump))
    except BackupFailed as failed:
        return [f"{dump.name}: {failed}"]
    return []


def restore(settings: Settings, folder: Path) -> None:
    """Put a whole backup in place of nothing; never over existing data, and all of it or nothing."""
    wrong = _verify(folder)
    if wrong:
        raise BackupFailed("; ".join(wrong))
    database = _sqlite(settings)
    kept = folder / (DUMP if database is None else SQLITE)
    if not kept.exists():
        raise BackupFailed(
            f"{folder} tidak berisi {kept.name}: cadangan dari mesin basis data lain"
        )
    _refuse_over_data(settings, database)
    _refuse_over_files(settings.data_folder / FILES, settings.anchors())
    with (
        _put_back(folder / FILES, settings.data_folder / FILES),
        _put_back(folder / ANCHORS, settings.anchors()),
    ):
        if database is None:
            _restore_postgres(settings, kept)
        else:
            database.parent.mkdir(parents=True, exist_ok=True)
            _copy_sqlite(kept, database)


def _refuse_over_data(settings: Settings, database: Path | None) -> None:
    if database is None:
        tables = with_connection(settings.database_url, lambda c: inspect(c).get_table_names())
        found = asyncio.run(tables)
        if found:
            raise BackupFailed(f"Basis data tidak kosong: {len(found)} tabel sudah ada")
    else:
        for end in ("", "-wal", "-shm"):
            if (there := database.with_name(database.name + end)).exists():
                raise BackupFailed(f"{there} sudah ada")


def _refuse_over_files(*folders: Path) -> None:
    for folder in folders:
        if folder.exists() and any(folder.iterdir()):
            raise BackupFailed(f"{folder} tidak kosong")


def _restore_postgres(settings: Settings, kept: Path) -> None:
    _postgres(settings, "pg_restore", "--single-transaction", "--no-owner", str(kept))


@contextmanager
def _put_back(kept: Path, files: Path) -> Iterator[None]:
    """Copy files beside their place, and into it once all else is done."""
    part = files.with_suffix(".part")
    try:
        if kept.exists():
            shutil.copytree(kept, part)
        yield
        if part.exists():
            part.rename(files)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _sqlite(settings: Settings) -> Path | None:
    if not settings.database_url.startswith("sqlite"):
        return None
    return Path(settings.database_url.split("///", 1)[1])


def _postgres(settings: Settings, program: str, *options: str) -> None:
    """Run a program of PostgreSQL's on the database; the password is in no list of processes."""
    address = make_url(settings.database_url)
    plain = address.set(drivername="postgresql", password=None).render_as_string()
    secret = {"PGPASSWORD": str(address.password)} if address.password else {}
    _run(program, f"--dbname={plain}", *options, **secret)


def _run(program: str, *options: str, **secret: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed programs
            (program, *options),
            env={**os.environ, **secret},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise BackupFailed(f"{program} tidak ditemukan; pasang postgresql-client") from error
    if done.returncode:
        raise BackupFailed(f"{program}: {done.stderr.strip()[:500]}")


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database that may be in use; what has the target's name is whole and on the disk."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(part)) as writing:
            reading.backup(writing)
        wrong = _check_sqlite(part)
        if wrong:
            raise BackupFailed("; ".join(wrong))
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.rename(target)
    except (sqlite3.Error, OSError) as error:
        raise BackupFailed(f"{source} tidak dapat disalin: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _contents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
