"""Uploads of evidence that are made to do harm, made when they are needed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.hostile import (
    MIB,
    Entry,
    archive_of,
    deflated,
    many_entries,
    much_of_nothing,
    nested,
    packed,
)

OFFICE_LIST = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


@dataclass(frozen=True)
class Upload:
    """An upload of evidence: what it is called, what it holds, and what comes of it."""

    content: Callable[[], bytes]
    status: int
    name: str = "bukti.pdf"
    kept_as: str = ""


PDF = b"%PDF-1.7\n%%EOF\n"


def docx(**parts: bytes) -> bytes:
    given: dict[str, Any] = {"[Content_Types].xml": OFFICE_LIST, "word/document.xml": b"<x/>"}
    return packed(given | parts)


def listing(kind: str, encoding: str = "utf-8") -> bytes:
    """Write the list of an office document's parts, with one of a given type."""
    part = f'<Override PartName="/word/macros.bin" ContentType="application/{kind}"/>'
    head = f'<?xml version="1.0" encoding="{encoding}"?><Types>'
    return f"{head}{part}</Types>".encode(encoding)


def docx_listing(kind: str, encoding: str = "utf-8") -> bytes:
    return docx(**{"[Content_Types].xml": listing(kind, encoding), "word/macros.bin": b"x"})


def inflated() -> bytes:
    """A document that says truly that it unpacks to more than two hundred times its size."""
    return docx(**{"word/document.xml": b" " * 64 * MIB})


def bomb() -> bytes:
    entries = (
        Entry(b"[Content_Types].xml", deflated(OFFICE_LIST), len(OFFICE_LIST)),
        Entry(b"word/document.xml", much_of_nothing(), 1_000),
    )
    return archive_of(*entries)


UPLOADS: dict[str, Upload] = {
    "nothing at all": Upload(lambda: b"", 422),
    "a page that calls itself pdf": Upload(lambda: b"<html><script>alert(1)</script>", 422),
    "a picture that runs": Upload(lambda: b"<svg onload='alert(1)'/>", 422, "bukti.svg"),
    "a bomb that calls itself docx": Upload(bomb, 422, "bukti.docx"),
    "a document of 150,000 parts": Upload(many_entries, 422, "bukti.docx"),
    "a document in a document": Upload(nested, 422, "bukti.docx"),
    "a document with macros": Upload(
        lambda: docx(**{"word/vbaProject.bin": b"x"}), 422, "bukti.docx"
    ),
    "macros in capitals": Upload(lambda: docx(**{"word/VBAPROJECT.BIN": b"x"}), 422, "bukti.docx"),
    "macros by another name": Upload(
        lambda: docx_listing("vnd.ms-office.vbaProject"), 422, "bukti.docx"
    ),
    "a document that says it has macros": Upload(
        lambda: docx_listing("vnd.ms-word.document.macroEnabled.main+xml"), 422, "bukti.docx"
    ),
    "the same in another script": Upload(
        lambda: docx_listing("vnd.ms-word.document.macroEnabled.main+xml", "utf-16"), 422, "a.docx"
    ),
    "the same in numbers": Upload(
        lambda: docx_listing("vnd.ms-word.document.macro&#69;nabled.main+xml"), 422, "a.docx"
    ),
    "sheets of old macros": Upload(
        lambda: docx(**{"xl/macrosheets/sheet1.xml": b"<x/>"}), 422, "bukti.xlsx"
    ),
    "a list that defines words": Upload(
        lambda: docx(**{"[Content_Types].xml": b"<!DOCTYPE Types []><Types/>"}), 422, "bukti.docx"
    ),
    "two lists": Upload(lambda: docx(**{"[CONTENT_TYPES].XML": OFFICE_LIST}), 422, "bukti.docx"),
    "a document that is mostly nothing": Upload(inflated, 422, "bukti.docx"),
    "a document of one type more": Upload(
        lambda: docx_listing("octet-stream"), 201, "bukti.docx", "bukti.docx"
    ),
    "a pdf that is a page as well": Upload(
        lambda: PDF + b"<script>alert(1)</script>", 201, "bukti.html", "bukti.html.pdf"
    ),
    "a name that climbs": Upload(lambda: PDF + b"1", 201, "../../../etc/cron.d/x", "x.pdf"),
    "a name that turns around": Upload(
        lambda: PDF + b"2", 201, "laporan\u202efdp.exe\x07\r\n", "laporanfdp.exe.pdf"
    ),
    "a name with two endings": Upload(
        lambda: PDF + b"3", 201, "laporan.pdf.exe", "laporan.pdf.exe.pdf"
    ),
    "more than is allowed": Upload(lambda: PDF + b"0" * 22 * MIB, 413),
}
