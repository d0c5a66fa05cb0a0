"""Writes tables as XLSX; what a person typed never becomes a formula."""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 24
FORMULA = frozenset("=+-@")
CONTROL = frozenset("\t\r")
UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
"""Categories of signs that show nothing: joiners, byte order marks, blanks."""
Cell = str | int | Decimal
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True)
class Table:
    """A header and its rows; on a sheet of its own, which may have a name."""

    header: Sequence[str]
    lines: Iterable[Sequence[Cell]]
    name: str | None = None


def workbook(*tables: Table) -> bytes:
    """Write each table on a sheet; text stays text, so that a NIP keeps its digits."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, OPTIONS) as book:
        for table in tables:
            _write(book, table)
    return kept.getvalue()


def _write(book: Any, table: Table) -> None:
    sheet = book.add_worksheet(table.name)
    text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
    sheet.set_column(0, len(table.header) - 1, WIDTH, text)
    sheet.freeze_panes(1, 0)
    for place, title in enumerate(table.header):
        sheet.write_string(0, place, title, bold)
    for number, line in enumerate(table.lines, 1):
        for place, value in enumerate(line):
            if isinstance(value, int | Decimal):
                sheet.write_number(number, place, value)
            else:
                sheet.write_string(number, place, guarded(value), text)


def guarded(value: str) -> str:
    """Disarm what a spreadsheet would read as a formula once it is saved as CSV."""
    return f"'{value}" if _first_sign(value) in FORMULA or value[:1] in CONTROL else value


def _first_sign(value: str) -> str:
    """Give the first sign that is seen, in its plain form: `＝` is a wide `=`."""
    seen = next((sign for sign in value if unicodedata.category(sign) not in UNSEEN), "")
    return unicodedata.normalize("NFKC", seen)
