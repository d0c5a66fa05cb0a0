"""From the bytes of a file to rows of text under known columns: CSV in the ways of this country, or XLSX.

Runs in a process of its own (`foundation.bounded`) and imports nothing that costs time. Before a
workbook is parsed it is looked at: what its archive declares and holds, and how far its cells reach.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TypedDict
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from api.foundation.archives import ZIP, ArchiveTooLarge, BadArchive, open_archive, unpack
from api.organization.names import name_key

MOST_ROWS = 20_000
"""Twice the people of the city. What comes after reading holds all rows in memory, 10 KB for each."""
LAST_ROW = 1_048_576
"""A spreadsheet has no more, empty ones among them."""
MOST_COLUMNS = 1_000
MOST_CELLS = 4_000_000
"""From the first to the last row and column: parsing makes room for all in between."""
LONGEST_CELL = 1_000
LONGEST_FIELD = 100_000
HEADER_WITHIN = 15
"""Official lists have a title above the header."""
EXACT_DIGITS = 1e15
"""From here on a spreadsheet's number has lost digits."""
DELIMITERS = (";", "\t", ",")
SLICE = 200
"""Rows that are handed over at once."""
BOOK = "xl/workbook.xml"
TEXTS = "xl/sharedStrings.xml"
FOREIGN = (b"<!DOCTYPE", b"<!ENTITY")
"""No spreadsheet program writes these; who does wants a parser to do something else."""
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^<>]*?\s)?r=["\']([A-Z]{1,3})([0-9]{1,7})["\'][^<>]*(?<!/)>')
"""A cell that holds something, as it stands in a sheet: its column and its row."""
Rows = Iterable[list[str]]


class Wanted(TypedDict):
    """What a header is searched for."""

    names: Mapping[str, tuple[int, str]]
    """What a column may be called → its rank among the names of a field, and the field."""
    needed: Sequence[str]
    """Fields without which a row is no header."""


class Unreadable(ValueError):
    """`code` says why a file cannot be read."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_table(file: BinaryIO, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """Yield which field stands in which column, then the rows in slices; or the problem of the file."""
    try:
        yield from _first_known(_tables(file), wanted)
    except Unreadable as error:
        yield {"problem": error.code}
    except (BadArchive, CalamineError, csv.Error):
        yield {"problem": "not_a_table"}


def _first_known(tables: Iterable[Rows], wanted: Wanted) -> Iterator[dict[str, Any]]:
    for table in tables:
        rows = enumerate(table, 1)
        for _, header in islice(rows, HEADER_WITHIN):
            columns = find_columns(header, wanted["names"])
            if columns.keys() >= set(wanted["needed"]):
                yield {"mapping": {f: [letters(at), header[at]] for f, at in columns.items()}}
                yield from _slices(_lines(rows, columns))
                return
    raise Unreadable("no_known_columns")


def _slices(lines: Iterator[Any]) -> Iterator[dict[str, Any]]:
    count = 0
    while taken := list(islice(lines, SLICE)):
        count += len(taken)
        if count > MOST_ROWS:
            raise Unreadable("too_many_rows")
        yield {"lines": taken}
    if not count:
        raise Unreadable("no_rows")


def _lines(
    rows: Iterable[tuple[int, list[str]]], columns: Mapping[str, int]
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in rows:
        if number > LAST_ROW:
            raise Unreadable("too_many_rows")
        cells = {
            f: row[at][:LONGEST_CELL] for f, at in columns.items() if at < len(row) and row[at]
        }
        if cells:
            yield number, cells


def find_columns(header: Sequence[str], names: Mapping[str, tuple[int, str]]) -> dict[str, int]:
    """Say which field stands in which column; of two that mean the same, the better known name wins."""
    found: dict[str, tuple[int, int]] = {}
    for place, title in enumerate(header):
        known = names.get(name_key(title[:LONGEST_CELL].replace("_", " ")))
        if known is None:
            continue
        rank, field = known
        if field not in found or rank < found[field][0]:
            found[field] = (rank, place)
    return {field: place for field, (_, place) in found.items()}


def letters(place: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 26 is AA."""
    text = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def looks_readable(path: Path) -> bool:
    """Tell by its first bytes whether a file may be a table at all."""
    with path.open("rb") as file:
        start = file.read(4096)
    return bool(start.strip()) and (start.startswith(ZIP) or b"\x00" not in start)


def _tables(file: BinaryIO) -> Iterator[Rows]:
    if file.read(len(ZIP)) == ZIP:
        with _open(file) as archive:
            _look(file, archive)
        file.seek(0)
        yield from _xlsx(file)
    else:
        file.seek(0)
        yield _csv(file.read())


def _open(file: BinaryIO) -> ZipFile:
    try:
        return open_archive(file)
    except ArchiveTooLarge as error:
        raise Unreadable("too_large") from error


def _look(file: BinaryIO, archive: ZipFile) -> None:
    """Refuse a workbook that is another kind of document, or reaches further than it is filled."""
    if BOOK not in archive.namelist():
        raise Unreadable("not_a_table")
    for entry in archive.infolist():
        is_text = entry.filename.endswith((".xml", ".rels"))
        extent, rest = _Extent(), b""
        for piece in unpack(file, entry):
            if is_text:
                rest = _look_at(rest + piece, extent if entry.filename != TEXTS else None)


def _look_at(text: bytes, extent: "_Extent | None") -> bytes:
    """Look at a piece of a part; give what may be the beginning of something that goes on."""
    if any(sign in text for sign in FOREIGN):
        raise Unreadable("not_a_table")
    end = text.rfind(b"<")
    if extent is not None:
        extent.take(_CELL.findall(text, 0, max(end, 0)))
    return text[end:][:LONGEST_FIELD] if end >= 0 else b""


class _Extent:
    """How far the cells of a sheet reach that hold something."""

    def __init__(self) -> None:
        self._columns: set[bytes] = set()
        self._rows: set[int] = set()

    def take(self, cells: list[tuple[bytes, bytes]]) -> None:
        self._columns |= {column for column, _ in cells}
        rows = {int(row) for _, row in cells}
        self._rows = {min(rows | self._rows), max(rows | self._rows)} if cells else self._rows
        if self._rows and self._columns:
            self._check()

    def _check(self) -> None:
        places = [_place(column) for column in self._columns]
        width = max(places) - min(places) + 1
        if width > MOST_COLUMNS or width * (max(self._rows) - min(self._rows) + 1) > MOST_CELLS:
            raise Unreadable("far_cells")


def _place(column: bytes) -> int:
    place = 0
    for sign in column:
        place = place * 26 + sign - ord("A") + 1
    return place


def _xlsx(file: BinaryIO) -> Iterator[Rows]:
    book = CalamineWorkbook.from_filelike(file)
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        margin = [""] * sheet.start[1] if sheet.start else []
        yield ([*margin, *map(_text, row)] for row in sheet.iter_rows())


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float | int):
        return _number(float(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def _number(value: float) -> str:
    if abs(value) >= EXACT_DIGITS:
        return f"{value:.5E}"
    return str(int(value)) if value.is_integer() else str(value)


def _csv(content: bytes) -> Rows:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    head = list(islice(io.StringIO(text, newline=None), HEADER_WITHIN))
    delimiter = max(
        DELIMITERS, key=lambda sign: max((line.count(sign) for line in head), default=0)
    )
    csv.field_size_limit(LONGEST_FIELD)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return ([cell.strip() for cell in line] for line in lines)
