"""Looks into ZIP archives that nobody vouches for: what they declare, and what is really in them.

For readers in a process of their own (`bounded`): it imports nothing of ours.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

ZIP = b"PK\x03\x04"
LOCAL_HEADER = struct.Struct("<4s22xHH")
"""Signature, and the lengths of name and extra field that come before the content."""
ENCRYPTED = 0x1
PIECE = 1024 * 1024
MOST_ENTRIES = 20_000
LARGEST_UNPACKED = 300 * 1024 * 1024
OFFICE_LIST = "[Content_Types].xml"
"""What every office document lists its parts in."""
MACROS = "vbaProject.bin"


class BadArchive(ValueError):
    """An archive that is broken, locked, or says something else than it holds."""


class ArchiveTooLarge(ValueError):
    """An archive that unpacks to more than anybody needs."""


def open_archive(file: BinaryIO) -> zipfile.ZipFile:
    """Open an archive whose own list is sound: sizes within reason, nothing locked, no name twice."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise BadArchive from error
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > LARGEST_UNPACKED:
        raise ArchiveTooLarge
    kinds = {one.compress_type for one in entries} - {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    names = {one.filename for one in entries}
    if kinds or len(names) < len(entries) or any(one.flag_bits & ENCRYPTED for one in entries):
        raise BadArchive
    return archive


def unpack(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack what really lies at an entry; more or less than it declares is refused."""
    left = entry.file_size
    try:
        for piece in _pieces(file, entry):
            left -= len(piece)
            if left < 0:
                raise BadArchive
            yield piece
    except (zlib.error, struct.error, OSError) as error:
        raise BadArchive from error
    if left:
        raise BadArchive


def _pieces(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    packed = _packed(file, entry)
    if entry.compress_type == zipfile.ZIP_STORED:
        yield from packed
        return
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in packed:
        waiting = piece
        while waiting and not inflating.eof:
            yield inflating.decompress(waiting, PIECE)
            waiting = inflating.unconsumed_tail
    yield inflating.flush()
    if not inflating.eof:
        raise BadArchive


def _packed(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    file.seek(entry.header_offset)
    signature, name, extra = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
    if signature != ZIP:
        raise BadArchive
    file.seek(name + extra, 1)
    left = entry.compress_size
    while left and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece


def office_folder(file: BinaryIO, folders: Sequence[str]) -> Iterator[str | None]:
    """Yield in which folder an office document has its parts; nothing for any other archive.

    One with macros is none, nor one that unpacks to something else than it declares.
    """
    try:
        with open_archive(file) as archive:
            parts = archive.namelist()
            for entry in archive.infolist():
                for _ in unpack(file, entry):
                    pass
    except (BadArchive, ArchiveTooLarge):
        parts = []
    if OFFICE_LIST in parts and not any(part.endswith(MACROS) for part in parts):
        yield next((one for one in folders if any(p.startswith(one) for p in parts)), None)
    else:
        yield None
