"""Spreadsheets that are made to do harm, made when they are needed; `hostile_uploads` has other files."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import xlsxwriter

MIB = 1024 * 1024
HEADER = ("NIP", "NAMA", "JABATAN NAMA", "UNOR NAMA")
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
Parts = dict[str, bytes]


def workbook(*cells: tuple[int, int, str]) -> bytes:
    """Write a workbook as Excel would, with a header and some cells wherever they lie."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, HEADER)
    for row, column, text in cells:
        page.write_string(row, column, text)
    book.close()
    return out.getvalue()


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_parts(**changed: bytes) -> bytes:
    """Give a good workbook some of whose parts are other ones."""
    names = {"sheet": "xl/worksheets/sheet1.xml", "texts": "xl/sharedStrings.xml"}
    names |= {"book": "xl/workbook.xml"}
    return packed(parts_of(workbook()) | {names[key]: part for key, part in changed.items()})


def sheet_of(rows: str, before: str = "", after: str = "") -> bytes:
    """Write a sheet with its header in place, and whatever else."""
    cells = "".join(f'<c t="inlineStr"><is><t>{title}</t></is></c>' for title in HEADER)
    return (
        f"<worksheet {MAIN}>{before}<sheetData><row>{cells}</row>{rows}</sheetData>{after}</worksheet>"
    ).encode()


@dataclass(frozen=True)
class Entry:
    """An entry of an archive, and what its list says of it."""

    name: bytes
    packed: bytes
    says: int
    flags: int = 0


def archive_of(*entries: Entry, repeated: int = 1) -> bytes:
    """Write an archive by hand; its list may lie, and name each entry several times."""
    body, listed = bytearray(), bytearray()
    for entry in entries:
        at = len(body)
        sizes = struct.pack("<III", 0, len(entry.packed), entry.says)
        head = struct.pack("<HHHHH", 20, entry.flags, 8, 0, 33) + sizes
        body += b"PK\x03\x04" + head + struct.pack("<HH", len(entry.name), 0)
        body += entry.name + entry.packed
        for number in range(repeated):
            name = entry.name if repeated == 1 else b"%s.%d" % (entry.name, number)
            listed += b"PK\x01\x02" + struct.pack("<H", 20) + head
            listed += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, at) + name
    count = min(len(entries) * repeated, 0xFFFF)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(listed), len(body), 0)
    return bytes(body + listed + b"PK\x05\x06" + end)


def deflated(content: bytes, times: int = 1) -> bytes:
    deflating = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b"".join(deflating.compress(content) for _ in range(times)) + deflating.flush()


@cache
def much_of_nothing() -> bytes:
    """400 MiB of blanks, deflated."""
    return deflated(b" " * MIB, 400)


def lying(name: bytes, says: int) -> bytes:
    """A workbook one part of which unpacks to 400 MiB, whatever its list says."""
    good = [Entry(k.encode(), deflated(v), len(v)) for k, v in parts_of(workbook()).items()]
    others = [entry for entry in good if entry.name != name]
    return archive_of(*others, Entry(name, much_of_nothing(), says))


def laughing() -> bytes:
    names = [f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)]
    dtd = f"<!DOCTYPE sst [<!ENTITY a0 'ha'>{''.join(names)}]>"
    return f'{dtd}<sst {MAIN} count="1"><si><t>&a11;</t></si></sst>'.encode()


def outside() -> bytes:
    dtd = "<!DOCTYPE workbook [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    return f'{dtd}<workbook {MAIN}><sheets><sheet name="&x;"/></sheets></workbook>'.encode()


def encrypted() -> bytes:
    parts = parts_of(workbook()).items()
    return archive_of(*(Entry(k.encode(), deflated(v), len(v), flags=1) for k, v in parts))


def many_entries() -> bytes:
    return archive_of(Entry(b"xl/workbook.xml", deflated(b"<a/>"), 4), repeated=150_000)


def overlapping() -> bytes:
    return archive_of(Entry(b"xl/workbook.xml", deflated(b" " * MIB), MIB), repeated=5_000)


def nested() -> bytes:
    content = packed({"0.bin": b"\x00" * 10 * MIB})
    for depth in range(8):
        content = packed({f"{depth}-{copy}.zip": content for copy in range(10)})
    return content


def open_document() -> bytes:
    table = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    table += 'table:number-columns-repeated="16384"/></table:table-row>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": f"<doc><table:table>{table}".encode()})


def wide_text() -> bytes:
    """Almost as much text as is allowed, in cells that are longer than anything is called."""
    row = ";".join(("198609262015051001", "N" * 1_000, "J" * 1_000, "U" * 1_000))
    return "\n".join([";".join(HEADER), *[row] * 5_000]).encode()


def many_units() -> bytes:
    rows = (f"1986092620150{n:05d};Nama {n};Staf;Puskesmas Nomor {n} Kota" for n in range(20_000))
    return "\n".join([";".join(HEADER), *rows]).encode()


def merged() -> bytes:
    refs = "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 200_000))
    return with_parts(sheet=sheet_of("", after=f"<mergeCells>{refs}</mergeCells>"))


def deep() -> bytes:
    return with_parts(sheet=b"<worksheet>" + b"<a>" * 2_000_000)


def many_cells() -> bytes:
    row = "<row>" + "<c><v>1</v></c>" * 16_384 + "</row>"
    return with_parts(sheet=sheet_of(row * 900))


def far_sheet() -> bytes:
    """The same without the words that a look finds: only the bounds keep it in."""
    cell = "<c r='&#88;FD1048576'><v>1</v></c>"
    return with_parts(sheet=sheet_of(f"<row r='1048576'>{cell}</row>"))


SHEETS: dict[str, tuple[Callable[[], bytes], str]] = {
    "cells A1 and XFD1048576": (lambda: workbook((1_048_575, 16_383, "x")), "far_cells"),
    "the last row of twenty columns": (
        lambda: workbook(*((1_048_575, n, "x") for n in range(20))),
        "far_cells",
    ),
    "an extent that is only declared": (
        lambda: with_parts(sheet=sheet_of("", before='<dimension ref="A1:XFD1048576"/>')),
        "no_rows",
    ),
    "a far cell whose address is hidden": (far_sheet, "*"),
    "millions of cells without address": (many_cells, "*"),
    "a part of 400 MiB": (lambda: lying(b"xl/worksheets/sheet1.xml", 400 * MIB), "too_large"),
    "a part that says it is small": (lambda: lying(b"xl/sharedStrings.xml", 1_000), "not_a_table"),
    "150,000 entries": (many_entries, "*"),
    "entries that share their content": (overlapping, "too_large"),
    "entities that multiply": (lambda: with_parts(texts=laughing()), "not_a_table"),
    "an entity from outside": (lambda: with_parts(book=outside()), "not_a_table"),
    "archives in archives": (nested, "not_a_table"),
    "entries that are locked": (encrypted, "not_a_table"),
    "an archive that is cut off": (lambda: workbook()[:-200], "not_a_table"),
    "ods that calls itself xlsx": (open_document, "not_a_table"),
    "texts that are said to be many": (
        lambda: with_parts(texts=f'<sst {MAIN} uniqueCount="4294967295"/>'.encode()),
        "*",
    ),
    "parts in parts in parts": (deep, "*"),
    "200,000 merged rows": (merged, "no_rows"),
    "20 million columns": (lambda: b";" * 20 * MIB, "*"),
    "20 million empty lines": (
        lambda: b";".join([b"NIP", b"NAMA"]) + b"\n" * 20 * MIB,
        "too_many_rows",
    ),
    "5 million short rows": (lambda: b"NIP;NAMA\n" + b"1;a\n" * 5_000_000, "too_many_rows"),
    "a quote that never ends": (lambda: b'NIP;NAMA\n"' + b"a" * 20 * MIB, "not_a_table"),
    "cells full of text": (wide_text, ""),
    "20,000 units that nobody knows": (many_units, ""),
}
"""What is wrong with it → how it is made, and what it is refused for: `*` is any reason, none is none."""
MAIN_ONE = "cells A1 and XFD1048576"
