"""The files that HR downloads: an empty template with its explanation, and the rows that were left out."""

from api.foundation.rows import Row
from api.foundation.spreadsheets import Table, workbook
from api.imports.models import ImportKind
from api.imports.reading.columns import COLUMNS
from api.imports.wording import cell_reason
from api.organization.models import EmployeeKind, PositionKind, UnitKind
from api.organization.people.grades import PANGKAT, PPPK

EXPLAINED = ("Kolom", "Cara mengisi", "Contoh")
STATES = ("Aktif", "CLTN", "Tugas belajar", "Diberhentikan sementara", "MPP")
SHEETS = {ImportKind.EMPLOYEES: "Pegawai", ImportKind.UNITS: "Unit kerja"}
LEFT_OUT = ("BARIS", "KETERANGAN")


def template(kind: ImportKind, units: list[Row]) -> bytes:
    """Write a sheet to fill in, one that explains it with an example, and the codes."""
    explained = [(c.title, c.hint, c.example) for c in COLUMNS[kind] if c.hint is not None]
    codes = _codes(kind, units)
    longest = max(len(column) for column in codes.values())
    lines = ([c[at] if at < len(c) else "" for c in codes.values()] for at in range(longest))
    return workbook(
        Table([title for title, _, _ in explained], [], SHEETS[kind]),
        Table(EXPLAINED, explained, "Penjelasan"),
        Table(list(codes), lines, "Kode"),
    )


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


def left_out(shown: Row, language: str) -> bytes:
    """Write the rows that were left out as they were read, each with its reasons; to be imported again."""
    mapping = shown["mapping"]
    fields = sorted(mapping, key=lambda name: _place(mapping[name]["column"]))
    header = [*(mapping[name]["title"] for name in fields), *LEFT_OUT]
    return workbook(Table(header, (_line(row, fields, language) for row in shown["rows"])))


def _place(letters: str) -> tuple[int, str]:
    return len(letters), letters


def _line(row: Row, fields: list[str], language: str) -> list[str]:
    said = []
    for problem in row["problems"]:
        reason = cell_reason(problem, language)
        said.append(f"{problem['cell']}: {reason}" if problem["cell"] else reason)
    return [*(row["raw"].get(name, "") for name in fields), str(row["line"]), " ".join(said)]
