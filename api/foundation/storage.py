"""Where evidence files are kept: outside the web root, by hash, typed by their content.

The folder holds `<agency>/<first two signs>/<sha256>`; the same content of an agency is kept once.
What is being written is a `.part` in the folder itself, moved to its place when it is whole.
"""

import asyncio
import errno
import hashlib
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

import structlog
from sqlalchemy import BigInteger, Index, LargeBinary, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.foundation.archives import ZIP, office_folder
from api.foundation.bounded import Bounds, OutOfBounds, read_apart
from api.foundation.database import Model, Owned, partial_index
from api.foundation.errors import NotFound, Problem, StorageFull
from api.foundation.ids import new_id
from api.foundation.threads import FILES
from api.foundation.types import Key
from api.foundation.upsert import upsert

log = structlog.get_logger("storage")
LARGEST_FILE = 20 * 1024 * 1024
QUOTA = 2 * 1024 * 1024 * 1024
"""Bytes that one person may keep."""
LONGEST_WRITING = 3_600.0
"""Seconds after which a file that is still there was left by a killed process."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
ENDINGS = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/webp": (".webp",),
    OFFICE["word/"]: (".docx",),
    OFFICE["xl/"]: (".xlsx",),
    OFFICE["ppt/"]: (".pptx",),
}
BOUNDS = Bounds(memory=128 * 1024 * 1024, processor_seconds=5, seconds=15, answer=1_000)


class FileRefused(Problem):
    status = 422
    title = "This kind of file is not taken as evidence"


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


class Storage:
    """The folder of files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def receive(self, agency_id: int, name: str, content: bytes) -> Received:
        """Check and write content, durable before it is mentioned anywhere."""
        media_type = await content_type(content)
        label = named(name, media_type)
        return await FILES.run(self.keep, agency_id, content, (media_type, label))

    def keep(self, agency_id: int, content: bytes, known_as: tuple[str, str]) -> Received:
        """Write content whose media type and name are known."""
        digest = hashlib.sha256(content)
        key = f"{agency_id}/{digest.hexdigest()[:2]}/{digest.hexdigest()}"
        path = self.folder / key
        if not path.exists():
            write_whole(path, content, self.folder)
        return Received(digest.digest(), len(content), *known_as, key)

    def forget_parts(self) -> None:
        """Take away what killed processes left half-written; what is young may still be written."""
        before = time.time() - LONGEST_WRITING
        for part in self.folder.glob("*.part"):
            if part.stat().st_mtime < before:
                part.unlink(missing_ok=True)

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


def write_whole(path: Path, content: bytes, folder: Path) -> None:
    """Write a file below a folder: durable and whole, or not there at all."""
    part = folder / f"{new_id().hex}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        _settle(path.parent, folder)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StorageFull from error
        raise
    finally:
        part.unlink(missing_ok=True)


def _settle(folder: Path, top: Path) -> None:
    """Make the names of folders and files durable, not only what they name."""
    for one in (folder, *folder.parents):
        held = os.open(one, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)
        if one == top:
            return


async def keep_forgetting_parts(storage: Storage) -> None:
    """Look for half-written files every hour, until cancelled."""
    while True:
        await asyncio.to_thread(storage.forget_parts)
        await asyncio.sleep(LONGEST_WRITING)


def keep(session: Session, owner_id: UUID, agency_id: int, received: Received) -> StoredFile:
    """Make received content known; the same content of the same owner is one file."""
    same = select(StoredFile).where(
        StoredFile.sha256 == received.sha256,
        StoredFile.owner_id == owner_id,
        StoredFile.agency_id == agency_id,
    )
    known = session.scalars(same).first()
    if known is not None:
        return known
    used = session.scalar(
        select(func.coalesce(func.sum(StoredFile.size), 0)).where(StoredFile.owner_id == owner_id)
    )
    if int(used or 0) + received.size > QUOTA:
        raise QuotaReached(used=int(used or 0), quota=QUOTA)
    row = {"id": new_id(agency_id), "agency_id": agency_id, "owner_id": owner_id}
    upsert(session, StoredFile, [row | asdict(received)], ())
    return session.scalars(same).one()


async def content_type(content: bytes) -> str:
    """Tell the type by the content itself; what a browser could run is refused."""
    if not content or len(content) > LARGEST_FILE:
        raise FileRefused(size=len(content), largest=LARGEST_FILE)
    found = next((kind for magic, kind in MAGIC if content.startswith(magic)), None)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        found = "image/webp"
    if content.startswith(ZIP):
        found = await _office_type(content)
    if found is not None:
        return found
    raise FileRefused(accepted=["pdf", "png", "jpg", "webp", "docx", "xlsx", "pptx"])


async def _office_type(content: bytes) -> str | None:
    """Tell an office document by its parts, in a process of its own: archives are made to do harm."""
    with tempfile.TemporaryFile() as file:
        await asyncio.to_thread(file.write, content)
        file.seek(0)
        try:
            (folder,) = await read_apart(office_folder, file, list(OFFICE), BOUNDS)
        except OutOfBounds:
            return None
    return OFFICE[folder] if folder else None


def named(name: str, media_type: str) -> str:
    """Keep a file's name with an ending of its type, so that nothing opens it as something else."""
    label, endings = safe_name(name), ENDINGS[media_type]
    return label if label.lower().endswith(endings) else f"{label}{endings[0]}"


def safe_name(name: str) -> str:
    """Keep a file's name as a label: no path, no control signs, at most 120 signs."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in bare if sign.isprintable())[:120].strip() or "berkas"
