"""The official sheets as a workbook: in Indonesian, as the forms are, whoever reads them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from api.development.credit.conversion import Month
from api.development.credit.models import CreditKind
from api.development.credit.sheet_schemas import SheetKind
from api.foundation.spreadsheets import Cell, Table, workbook

Shown = Mapping[str, Any]
TITLES = {
    SheetKind.KONVERSI: "Konversi predikat",
    SheetKind.AKUMULASI: "Akumulasi",
    SheetKind.PENETAPAN: "Penetapan",
}
CONVERTED = ("Masa penilaian", "Bulan", "Predikat", "Persentase", "Koefisien", "Angka kredit")
FIXED = ("Asal angka kredit", "Lama", "Baru", "Jumlah")
STEPS = ("Kenaikan", "Menjadi", "Angka kredit minimal", "Kelebihan atau kekurangan", "Kesimpulan")
NEEDED = {"pangkat": "Pangkat", "jenjang": "Jenjang"}
PREDIKAT = {
    "sangat_baik": "Sangat Baik",
    "baik": "Baik",
    "butuh_perbaikan": "Butuh Perbaikan",
    "kurang": "Kurang",
    "sangat_kurang": "Sangat Kurang",
}
ORIGINS = {
    CreditKind.DASAR: "AK dasar yang diberikan",
    CreditKind.LAMA: "AK JF lama",
    CreditKind.PENYESUAIAN: "AK penyesuaian/penyetaraan",
    CreditKind.KONVERSI: "AK konversi",
    CreditKind.PENDIDIKAN: "AK yang diperoleh dari peningkatan pendidikan",
    CreditKind.PERPINDAHAN: "AK perpindahan jabatan",
}
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def as_workbook(sheet: Shown) -> bytes:
    """Write a filled-in sheet, and whom it is about."""
    kind = SheetKind(sheet["kind"])
    about = Table(("Keterangan", "Isi"), _about(sheet), "Identitas")
    if kind is not SheetKind.PENETAPAN:
        return workbook(Table(CONVERTED, _converted(sheet), TITLES[kind]), about)
    fixed = Table(FIXED, _fixed(sheet["fixed"]), TITLES[kind])
    steps = Table(STEPS, [_step(one) for one in sheet["steps"]], "Kesimpulan")
    return workbook(fixed, steps, about)


def _converted(sheet: Shown) -> list[Sequence[Cell]]:
    lines: list[Sequence[Cell]] = [
        (
            span(one["first_month"], one["last_month"]),
            one["months"],
            PREDIKAT[one["predikat"]],
            f"{one['percent']}%",
            one["coefficient"],
            one["points"],
        )
        for one in sheet["rows"]
    ]
    return [*lines, ("Jumlah", "", "", "", "", sheet["total"])]


def span(first: Month, last: Month) -> str:
    """Say a span of months: `Januari–Desember 2025`."""
    begins, ends = MONTHS[first % 100 - 1], MONTHS[last % 100 - 1]
    if first == last:
        return f"{ends} {last // 100}"
    if first // 100 == last // 100:
        return f"{begins}–{ends} {last // 100}"
    return f"{begins} {first // 100}–{ends} {last // 100}"


def _fixed(rows: Sequence[Shown]) -> list[Sequence[Cell]]:
    lines: list[Sequence[Cell]] = [
        (ORIGINS[one["kind"]], one["before"], one["new"], one["total"]) for one in rows
    ]
    return [*lines, ("Jumlah", *(_sum(rows, name) for name in ("before", "new", "total")))]


def _sum(rows: Sequence[Shown], name: str) -> Decimal:
    return sum((one[name] for one in rows), Decimal())


def _step(one: Shown) -> Sequence[Cell]:
    said = "DAPAT dipertimbangkan" if one["reached"] else "TIDAK DAPAT dipertimbangkan"
    to = f"{one['pangkat']} ({one['to']})" if one["pangkat"] else level_name(one["to"])
    return NEEDED[one["step"]], to, one["minimum"], one["surplus"], said


def level_name(code: str) -> str:
    """Write a jenjang as forms do: `Ahli Muda`."""
    return code.replace("_", " ").title()


def _about(sheet: Shown) -> list[Sequence[Cell]]:
    person, signer = sheet["person"], sheet["signer"] or {}
    grade = person["grade"] or ""
    return [
        ("Nama", _full_name(person)),
        ("NIP", person["nip"] or ""),
        (
            "Pangkat, golongan ruang",
            f"{person['pangkat']} ({grade})" if person["pangkat"] else grade,
        ),
        ("Jabatan", person["position"] or ""),
        ("Jenjang", level_name(person["level"])),
        ("Unit kerja", person["unit_name"]),
        ("Instansi", "Pemerintah Kota Denpasar"),
        ("Pejabat penilai kinerja", _full_name(signer) if signer else ""),
        ("NIP pejabat penilai", signer.get("nip") or ""),
        ("Tahun", sheet["year"]),
    ]


def _full_name(one: Shown) -> str:
    front = f"{one['front_title']} " if one["front_title"] else ""
    back = f", {one['back_title']}" if one["back_title"] else ""
    return f"{front}{one['name']}{back}"
