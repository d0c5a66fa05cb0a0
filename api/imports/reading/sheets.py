"""From the bytes of a file to rows of text: CSV in the ways of this country, or XLSX."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from api.imports.models import ImportKind
from api.imports.reading.columns import NEEDED, find_columns, letters

MOST_ROWS = 50_000
LONGEST_CELL = 1_000
LARGEST_UNPACKED = 300 * 1024 * 1024
HEADER_WITHIN = 15
"""Official lists have a title above the header."""
EXACT_DIGITS = 1e15
"""From here on a spreadsheet's number has lost digits."""
ZIP = b"PK\x03\x04"
DELIMITERS = (";", "\t", ",")
Line = tuple[int, dict[str, str]]
"""The number of a row in the file, and what stands under the known columns."""


class Unreadable(ValueError):
    """`code` says why a file cannot be read."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Sheet:
    """What was read: which field stands in which column, and the rows with their numbers."""

    mapping: dict[str, dict[str, str]]
    lines: list[Line]


def read_sheet(content: bytes, kind: ImportKind) -> Sheet:
    """Read a file, or say why not."""
    for rows in _tables(content):
        found = _below_header(rows, kind)
        if found is not None:
            return found
    raise Unreadable("no_known_columns")


def looks_readable(content: bytes) -> bool:
    """Tell by its first bytes whether a file may be a table at all."""
    return bool(content.strip()) and (content.startswith(ZIP) or b"\x00" not in content[:4096])


def _tables(content: bytes) -> Iterator[list[list[str]]]:
    if not looks_readable(content):
        raise Unreadable("not_a_table")
    if content.startswith(ZIP):
        yield from _xlsx(content)
    else:
        yield _csv(content)


def _xlsx(content: bytes) -> Iterator[list[list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST_UNPACKED:
                raise Unreadable("too_large")
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield [[_text(cell) for cell in row] for row in rows]
    except (CalamineError, zipfile.BadZipFile) as error:
        raise Unreadable("not_a_table") from error


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


def _csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    head = text.splitlines()[:HEADER_WITHIN]
    delimiter = max(DELIMITERS, key=lambda sign: max(line.count(sign) for line in head))
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [[cell.strip() for cell in line] for line in lines]
    except csv.Error as error:
        raise Unreadable("not_a_table") from error


def _below_header(rows: list[list[str]], kind: ImportKind) -> Sheet | None:
    for place, header in enumerate(rows[:HEADER_WITHIN]):
        columns = find_columns(kind, header)
        if NEEDED[kind] <= columns.keys():
            lines = list(_lines(enumerate(rows[place + 1 :], place + 2), columns))
            if len(lines) > MOST_ROWS:
                raise Unreadable("too_many_rows")
            mapping = {
                field: {"column": letters(at), "title": header[at]} for field, at in columns.items()
            }
            return Sheet(mapping, lines)
    return None


def _lines(rows: Iterable[tuple[int, list[str]]], columns: dict[str, int]) -> Iterator[Line]:
    for number, row in rows:
        cells = {
            f: row[at][:LONGEST_CELL] for f, at in columns.items() if at < len(row) and row[at]
        }
        if cells:
            yield number, cells
