"""Looks into ZIP archives that nobody vouches for: what they declare, and what is really in them.

For readers in a process of their own (`bounded`): it imports nothing of ours.
"""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO
from xml.parsers import expat

ZIP = b"PK\x03\x04"
LOCAL_HEADER = struct.Struct("<4s22xHH")
"""Signature, and the lengths of name and extra field that come before the content."""
ENCRYPTED = 0x1
PIECE = 1024 * 1024
MOST_ENTRIES = 20_000
LARGEST_UNPACKED = 300 * 1024 * 1024
ALWAYS_UNPACKED = 16 * 1024 * 1024
MOST_TIMES = 100
"""How many times its size an archive unpacks to, beyond what is always taken; sheets do some 20 times."""
OFFICE_LIST = "[content_types].xml"
"""What every office document lists its parts in; parts are named without regard to case."""
LONGEST_LIST = 4 * 1024 * 1024
PROGRAMS = ("macroenabled", "vbaproject", "macrosheet")
"""What types of parts that hold a program, and the parts themselves, are called."""


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
    most = min(ALWAYS_UNPACKED + MOST_TIMES * file.seek(0, os.SEEK_END), LARGEST_UNPACKED)
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > most:
        raise ArchiveTooLarge
    kinds = {one.compress_type for one in entries} - {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    names = {one.filename.lower() for one in entries}
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
            parts = [one.filename.lower() for one in archive.infolist()]
            listed = b"".join(_unpack_all(file, archive))
        words = [*parts, *_types(listed)]
    except (BadArchive, ArchiveTooLarge, expat.ExpatError):
        yield None
        return
    runs = any(program in word for word in words for program in PROGRAMS)
    found = (one for one in folders if any(part.startswith(one) for part in parts))
    yield None if runs else next(found, None)


def _unpack_all(file: BinaryIO, archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Unpack every part, and give the list of them."""
    for entry in archive.infolist():
        is_list = entry.filename.lower() == OFFICE_LIST
        if is_list and entry.file_size > LONGEST_LIST:
            raise ArchiveTooLarge
        for piece in unpack(file, entry):
            if is_list:
                yield piece


def _types(listed: bytes) -> Iterator[str]:
    """Read of what types an office document lists its parts to be, however they are written."""
    found: list[str] = []

    def note(_name: str, attributes: dict[str, str]) -> None:
        found.extend(value.lower() for value in attributes.values())

    def refuse(*_declared: object) -> None:
        raise BadArchive

    parser = expat.ParserCreate()
    parser.StartElementHandler = note
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(listed, True)
    yield from found
