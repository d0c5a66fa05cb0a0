"""Files of angka kredit, as HR has them."""

from typing import Any

from tests.imports.factories import sheet

Row = dict[str, Any]
HEADER = (
    "NIP", "NAMA", "JENJANG", "JENIS", "ANGKA KREDIT", "NOMOR PAK", "TANGGAL PAK",
    "BULAN AWAL", "BULAN AKHIR", "PREDIKAT", "KETERANGAN",
)  # fmt: skip


def credit_row(number: str, kind: str, points: str = "", **more: str) -> Row:
    known = {"NOMOR PAK": "800/117/PAK", "TANGGAL PAK": "12-01-2026", "JENJANG": "Ahli Pertama"}
    return {"NIP": number, "JENIS": kind, "ANGKA KREDIT": points, **known, **more}


def credit_sheet(rows: list[Row]) -> bytes:
    return sheet(rows, HEADER)
