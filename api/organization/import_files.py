"""The files that HR downloads: an empty template with its explanation, and the rows that were left out."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from sqlalchemy.orm import Session

from api.foundation.rows import Row
from api.identity.actor import Actor
from api.organization import import_queries
from api.organization.grades import PANGKAT, PPPK
from api.organization.import_knowing import know_units
from api.organization.import_models import ImportKind
from api.organization.import_words import LEFT_OUT, TITLES, reason_of
from api.organization.models import EmployeeKind, PositionKind, UnitKind
from api.organization.sheets import guarded, workbook

WIDTH = 26
EXPLAINED = ("Kolom", "Cara mengisi", "Contoh")
STATES = ("Aktif", "CLTN", "Tugas belajar", "Diberhentikan sementara", "MPP")
SHEETS = {ImportKind.EMPLOYEES: "Pegawai", ImportKind.UNITS: "Unit kerja"}


def template_units(session: Session, actor: Actor, kind: ImportKind) -> list[Row]:
    """Give the units that a template lists; for HR only."""
    import_queries.permit_hr(actor)
    return know_units(session) if kind in SHEETS else []


def template(kind: ImportKind, units: list[Row]) -> bytes:
    """Write a sheet to fill in, one that explains it with an example, and the codes."""
    titles = TITLES[kind]
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        _write(book, SHEETS[kind], [title for title, _, _ in titles.values()], [])
        _write(book, "Penjelasan", EXPLAINED, titles.values())
        codes = _codes(kind, units)
        longest = max(len(column) for column in codes.values())
        lines = ([c[at] if at < len(c) else "" for c in codes.values()] for at in range(longest))
        _write(book, "Kode", list(codes), lines)
    return kept.getvalue()


def _codes(kind: ImportKind, units: list[Row]) -> dict[str, list[str]]:
    names = {unit["id"]: unit["name"] for unit in units}
    known = {
        "Unit kerja": [unit["name"] for unit in units],
        "Kode unit": [unit["code"] or "" for unit in units],
        "Unit induk": [names.get(unit["parent_id"], "") for unit in units],
    }
    if kind is ImportKind.UNITS:
        return {"Jenis unit": list(UnitKind), **known}
    kinds = [one.replace("_", " ") for one in PositionKind]
    return {
        "Golongan": [*PANGKAT, *PPPK],
        "Jenis jabatan": ["Jabatan Struktural", "Jabatan Fungsional", "Pelaksana", *kinds],
        "Kedudukan hukum": list(STATES),
        "Status": [one.upper() for one in EmployeeKind],
        **known,
    }


def _write(book: Any, name: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    sheet = book.add_worksheet(name)
    text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
    sheet.set_column(0, len(header) - 1, WIDTH, text)
    sheet.freeze_panes(1, 0)
    for place, title in enumerate(header):
        sheet.write_string(0, place, title, bold)
    for number, line in enumerate(lines, 1):
        for place, value in enumerate(line):
            sheet.write_string(number, place, guarded(value), text)


def left_out(shown: Row) -> bytes:
    """Write the rows that were left out as they were read, each with its reasons; to be imported again."""
    fields = sorted(shown["mapping"], key=lambda name: _place(shown["mapping"][name]["column"]))
    header = [*(shown["mapping"][name]["title"] for name in fields), *LEFT_OUT]
    return workbook(header, (_line(row, fields) for row in shown["rows"]))


def _place(letters: str) -> tuple[int, str]:
    return len(letters), letters


def _line(row: Row, fields: list[str]) -> list[str]:
    said = " ".join(reason_of(problem) for problem in row["problems"])
    return [*(row["raw"].get(name, "") for name in fields), str(row["line"]), said]
