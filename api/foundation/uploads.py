"""Takes files in: piece by piece onto the disk, never as a whole into memory, so many at once.

What comes in is a `.part`. It is gone when its request ends, unless the change that keeps it has moved
it to its place: whatever is refused, by whomever and how late, leaves nothing behind.
"""

import errno
import hashlib
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from api.foundation.errors import StorageFull
from api.foundation.ids import new_id
from api.foundation.threads import FILES, Run

STEP = 256 * 1024
"""Bytes that are held in memory before they are written."""
LONGEST_WRITING = 3_600.0
"""Seconds after which a file that is still there was left by a killed process."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True)
class Part:
    """A file that lies whole and durable on the disk, and is not yet kept."""

    id: UUID
    path: Path
    size: int
    sha256: bytes

    def move(self, place: Path) -> None:
        """Give it its place in or below its folder, durably; again where a change is tried again."""
        with _refusing_without_room():
            place.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() or not place.exists():
                self.path.replace(place)
            _settle(place.parent, self.path.parent)


@asynccontextmanager
async def incoming(person: UUID, pieces: AsyncIterator[bytes], folder: Path) -> AsyncIterator[Part]:
    """Take a file in; its sender holds a place from before the first byte until it is kept or refused."""
    with FILES.place(person) as run:
        writing = _Writing(folder)
        try:
            yield await _receive(writing, pieces, run)
        finally:
            await run(writing.discard)


def written(folder: Path, content: bytes) -> Part:
    """Write content that is in memory already."""
    writing = _Writing(folder)
    writing.add(content)
    return writing.end()


async def _receive(writing: "_Writing", pieces: AsyncIterator[bytes], run: Run) -> Part:
    waiting = bytearray()
    async for piece in pieces:
        waiting += piece
        if len(waiting) >= STEP:
            await run(writing.add, bytes(waiting))
            waiting.clear()
    await run(writing.add, bytes(waiting))
    return await run(writing.end)


class _Writing:
    """A part that grows."""

    def __init__(self, folder: Path) -> None:
        self._id = new_id()
        self._path = folder / f"{self._id.hex}.part"
        self._size = 0
        self._digest = hashlib.sha256()

    def add(self, piece: bytes) -> None:
        with _refusing_without_room():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(piece)
        self._size += len(piece)
        self._digest.update(piece)

    def end(self) -> Part:
        with _refusing_without_room(), self._path.open("rb") as file:
            os.fsync(file.fileno())
        return Part(self._id, self._path, self._size, self._digest.digest())

    def discard(self) -> None:
        self._path.unlink(missing_ok=True)


@contextmanager
def _refusing_without_room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StorageFull from error
        raise


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


def forget_parts(folder: Path) -> None:
    """Take away what killed processes left half-written; what is young may still be written."""
    for part in left_alone(folder, "*.part"):
        part.unlink(missing_ok=True)


def left_alone(folder: Path, pattern: str, seconds: float = LONGEST_WRITING) -> Iterator[Path]:
    """Give the files that nobody has written for a while; some are taken away while they are looked at."""
    before = time.time() - seconds
    for file in folder.glob(pattern):
        with suppress(FileNotFoundError):
            if file.stat().st_mtime < before:
                yield file
