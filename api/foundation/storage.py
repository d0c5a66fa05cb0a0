"""Where evidence files are kept: outside the web root, by hash, typed by their content.

The folder holds `<agency>/<first two signs>/<sha256>`; the same content of an agency is kept once.
What comes in is a `.part` in the folder itself (`uploads`), which the change that keeps it moves to its place.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

import structlog
from sqlalchemy import BigInteger, Index, LargeBinary, func, literal_column, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.foundation import uploads
from api.foundation.database import Model, Owned, partial_index
from api.foundation.errors import NotFound, Problem
from api.foundation.file_types import FileRefused, content_type, named
from api.foundation.ids import new_id
from api.foundation.threads import run_beside
from api.foundation.types import Key
from api.foundation.uploads import LONGEST_WRITING, Part
from api.foundation.upsert import chunks, upsert
from api.foundation.work import Database

log = structlog.get_logger("storage")
QUOTA = 2 * 1024 * 1024 * 1024
"""Bytes that one person may keep."""
LOCK = 7_305_120
"""The kind of PostgreSQL's advisory lock that lets one change at a time sum up somebody's room."""
CONTENTS = f"*/??/{'?' * 64}"


class ContentMissing(NotFound):
    title = "The file is known, but its content is not in the storage"


class QuotaReached(Problem):
    status = 409
    title = "Your space for files is used up"


class StoredFile(Owned, Model):
    """A file as it was received."""

    __tablename__ = "stored_files"
    __table_args__ = (
        partial_index(
            "uq_stored_files_sha256_owner",
            "sha256",
            "owner_id",
            "agency_id",
            where="size > 0",
            unique=True,
        ),
        Index("ix_stored_files_owner_id", "owner_id"),
    )

    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str]
    name: Mapped[str]
    storage_key: Mapped[str]
    owner_id: Mapped[UUID] = mapped_column(Key)


@dataclass(frozen=True)
class Received:
    """Content that lies safely on the disk and is not yet known to the database."""

    sha256: bytes
    size: int
    media_type: str
    name: str
    storage_key: str
    settle: Callable[[], None] | None = None
    """Moves it to its place; nothing where it lies there already."""

    def row(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in KEPT}


KEPT = ("sha256", "size", "media_type", "name", "storage_key")
"""What a row says of its content."""


class Storage:
    """The folder of files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def check(self, agency_id: int, name: str, part: Part) -> Received:
        """Tell what came in by its content, or refuse it."""
        media_type = await content_type(part.path)
        return self.known(agency_id, part, (media_type, named(name, media_type)))

    def known(self, agency_id: int, part: Part, known_as: tuple[str, str]) -> Received:
        """Say where a part will lie whose media type and name are known."""
        digest = part.sha256.hex()
        key = f"{agency_id}/{digest[:2]}/{digest}"
        return Received(
            part.sha256, part.size, *known_as, key, partial(part.move, self.folder / key)
        )

    def path(self, storage_key: str) -> Path:
        """Give the place of a stored file, never outside the folder."""
        path = (self.folder / storage_key).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            raise FileRefused
        return path

    def find(self, storage_key: str) -> Path:
        """Give the place of content that is there; tell the operator when it is lost."""
        path = self.path(storage_key)
        if not path.is_file():
            log.error("content missing", storage_key=storage_key)
            raise ContentMissing(storage_key.rsplit("/", 1)[-1])
        return path


async def keep_forgetting(storage: Storage, database: Database) -> None:
    """Look every hour for half-written files and for contents that nobody knows, until cancelled."""
    while True:
        await asyncio.to_thread(uploads.forget_parts, storage.folder)
        await forget_unknown(storage, database)
        await asyncio.sleep(LONGEST_WRITING)


async def forget_unknown(storage: Storage, database: Database) -> None:
    """Take away what was moved to its place by a change that was not committed.

    Young contents may still become known. Where the database knows none of them it is another city's.
    """
    old = await asyncio.to_thread(_old_contents, storage.folder)
    known: set[str] = set()
    for some in chunks(list(old), 1):
        known |= await database.read(_known, some)
    unknown = old - known
    if unknown and not known:
        log.error("no content is known to the database; all are left", contents=len(unknown))
        return
    for key in unknown:
        await asyncio.to_thread(_forget, storage.folder, key)


def _old_contents(folder: Path) -> set[str]:
    found = uploads.left_alone(folder, CONTENTS)
    return {one.relative_to(folder).as_posix() for one in found}


def _known(session: Session, keys: list[str]) -> set[str]:
    digests = [bytes.fromhex(key.rsplit("/", 1)[-1]) for key in keys]
    indexed = StoredFile.sha256.in_(digests), StoredFile.size > literal_column("0")
    return set(session.scalars(select(StoredFile.storage_key).where(*indexed)))


def _forget(folder: Path, key: str) -> None:
    """Drop one content, unless the same has come in anew meanwhile: it is looked at once out of the way."""
    place, aside = folder / key, folder / f"{new_id().hex}.part"
    try:
        place.rename(aside)
    except FileNotFoundError:  # another process was first
        return
    if aside.stat().st_mtime > time.time() - LONGEST_WRITING and not place.exists():
        aside.rename(place)
    else:
        aside.unlink()
        log.info("content dropped that nobody knows", storage_key=key)


def keep(session: Session, owner_id: UUID, agency_id: int, received: Received) -> StoredFile:
    """Make received content known and give it its place; the same of the same owner is one file."""
    _alone(session, owner_id)
    same = select(StoredFile).where(
        StoredFile.sha256 == received.sha256,
        StoredFile.owner_id == owner_id,
        StoredFile.agency_id == agency_id,
    )
    if session.scalars(same).first() is None:
        _check_room(session, owner_id, received.size)
        row = {"id": new_id(agency_id), "agency_id": agency_id, "owner_id": owner_id}
        upsert(session, StoredFile, [row | received.row()], ())
    if received.settle is not None:
        run_beside(session, received.settle)
    return session.scalars(same).one()


def _alone(session: Session, owner_id: UUID) -> None:
    """Let one change at a time use somebody's room; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        owner = int.from_bytes(owner_id.bytes[-4:], signed=True)
        lock = text("SELECT pg_advisory_xact_lock(:kind, :owner)")
        session.execute(lock, {"kind": LOCK, "owner": owner})


def _check_room(session: Session, owner_id: UUID, size: int) -> None:
    kept = select(func.coalesce(func.sum(StoredFile.size), 0))
    used = int(session.scalar(kept.where(StoredFile.owner_id == owner_id)) or 0)
    if used + size > QUOTA:
        raise QuotaReached(used=used, quota=QUOTA)
