"""Writes tables as XLSX; what a person typed never becomes a formula."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 24


def workbook(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Write a header and rows; every cell is text, so that a NIP keeps its digits."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        sheet = book.add_worksheet()
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"bold": True})
        sheet.set_column(0, len(header) - 1, WIDTH, text)
        sheet.freeze_panes(1, 0)
        for place, title in enumerate(header):
            sheet.write_string(0, place, title, bold)
        for number, line in enumerate(lines, 1):
            for place, value in enumerate(line):
                sheet.write_string(number, place, guarded(value), text)
    return kept.getvalue()


def guarded(value: str) -> str:
    """Disarm what a spreadsheet would read as a formula once it is saved as CSV."""
    return f"'{value}" if value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value
