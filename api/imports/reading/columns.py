"""Which columns a file may have, by the names that SIMPEG, SIASN and people give them.

And the files that HR downloads with these columns: an empty template with its explanation, and the rows
that were left out.
"""

from dataclasses import dataclass

from api.foundation.rows import Row
from api.foundation.spreadsheets import Table, workbook
from api.imports.models import ImportKind
from api.imports.reading.sheets import Wanted
from api.imports.wording import cell_reason
from api.organization.models import EmployeeKind, PositionKind, UnitKind
from api.organization.names import name_key
from api.organization.people.grades import PANGKAT, PPPK


@dataclass(frozen=True)
class Column:
    """A field of a row: its title in the template, how to fill it in, and other names it goes by."""

    field: str
    title: str
    hint: str | None
    """Without one, the template leaves the column out."""
    example: str = ""
    others: str = ""
    """The better known ones first."""

    @property
    def names(self) -> list[str]:
        """What a header may call it, as `name_key` writes it."""
        return [name_key(self.title), *filter(None, self.others.split(", "))]


# fmt: off
EMPLOYEES = (
    Column("number", "NIP", "Wajib. NIP atau NI PPPK, 18 angka, kolom berformat teks.", "198609262015051001",
        "nip baru, nomor induk, nip nipppk, ni pppk, nipppk, nip ni pppk"),
    Column("old_number", "NIP LAMA", None, others="old nip, ni pppk lama"),
    Column("name", "NAMA", "Wajib. Nama lengkap tanpa gelar.", "I Wayan Contoh",
        "nama pegawai, nama lengkap, name"),
    Column("front_title", "GELAR DEPAN", "Misalnya dr., drg., Ir.", "dr.", "degree prefix"),
    Column("back_title", "GELAR BELAKANG", "Misalnya S.Kom., M.Kes.", "M.Kes.", "degree suffix"),
    Column("birth_date", "TANGGAL LAHIR", "Hari-bulan-tahun. Boleh kosong: dibaca dari NIP.", "26-09-1986",
        "tgl lahir, birth date"),
    Column("sex", "JENIS KELAMIN", "L atau P. Boleh kosong: dibaca dari NIP.", "L",
        "jk, l p, gender, kelamin"),
    Column("grade", "GOL AKHIR NAMA", "Lihat lembar Kode.", "III/c",
        "golongan, gol, golongan ruang, gol ruang, gol ruang akhir, pangkat golongan"),
    Column("position_group", "JENIS JABATAN", "Lihat lembar Kode.", "Jabatan Fungsional",
        "jenis jabatan nama"),
    Column("echelon", "ESELON", "Hanya untuk jabatan struktural, misalnya III.a.", others="eselon nama"),
    Column("position", "JABATAN NAMA",
        "Wajib. Awali dengan Plt. atau Plh. untuk jabatan yang dirangkap sementara; "
        "isi baris tersendiri di samping jabatan definitifnya.",
        "Dokter Ahli Muda", "jabatan, nama jabatan"),
    Column("position_since", "TMT JABATAN", "Hari-bulan-tahun. Wajib untuk Plt. dan Plh.", "01-02-2024",
        "tanggal mulai jabatan"),
    Column("position_until", "TANGGAL SELESAI JABATAN",
        "Hari terakhir, hanya untuk Plt. dan Plh.; kosong bila belum ditentukan.",
        others="tmt selesai jabatan, tanggal selesai, berlaku sampai, sampai dengan"),
    Column("document_no", "NOMOR SK JABATAN", "Surat perintah Plt. atau Plh.",
        others="nomor surat perintah, nomor sk, no sk"),
    Column("is_head", "PIMPINAN UNIT",
        "ya atau tidak. Boleh kosong: dibaca dari nama jabatan, misalnya Kepala Puskesmas.", "tidak",
        "kepala unit, pimpinan"),
    Column("unit_name", "UNOR NAMA", "Wajib bila KODE UNOR kosong. Lihat lembar Kode.", "Puskesmas I",
        "unit kerja, unit, nama unor, unit kerja nama"),
    Column("unit_code", "KODE UNOR", "Boleh kosong bila nama unitnya jelas.",
        others="unor kode, kode unit, kode unit kerja"),
    Column("upper_unit_name", "UNOR INDUK", "Isi bila beberapa unit bernama sama.", "Dinas Kesehatan",
        "unor induk nama, opd, perangkat daerah"),
    Column("state", "KEDUDUKAN HUKUM", "Lihat lembar Kode. Kosong berarti Aktif.", "Aktif",
        "kedudukan hukum nama, status kepegawaian"),
    Column("kind", "STATUS CPNS PNS", "Lihat lembar Kode. Kosong berarti PNS.", "PNS",
        "status pegawai, jenis pegawai, jenis pegawai nama"),
    Column("email", "EMAIL GOV", "Surel dinas.", "wayan.contoh@denpasarkota.go.id", "email dinas, email"),
    Column("phone", "NOMOR HP", "Boleh kosong.", "08123456789", "no hp, hp, telepon, phone"),
    Column("superior_number", "NIP ATASAN",
        "Pejabat penilai. Boleh kosong: pimpinan unitnya, atau unit di atasnya.",
        others="nip pejabat penilai, nip penilai"),
)
UNITS = (
    Column("code", "KODE", "Wajib untuk perangkat daerah.", "DINKES.1", "kode unor, kode unit, code"),
    Column("name", "NAMA", "Wajib. Nama unit kerja.", "Puskesmas I",
        "nama unit, unor nama, unit kerja, name"),
    Column("npsn", "NPSN", "Hanya untuk sekolah: nomor pokok sekolah nasional, 8 tanda.", "",
        "nomor pokok sekolah nasional"),
    Column("short_name", "NAMA SINGKAT", "Boleh kosong.", "PKM I", "singkatan, short name"),
    Column("kind", "JENIS", "Wajib. Lihat lembar Kode.", "puskesmas", "jenis unit, kind"),
    Column("parent_code", "KODE INDUK", "Kode unit di atasnya; wajib salah satu.", "DINKES",
        "kode unit induk, parent code"),
    Column("parent_name", "NAMA INDUK", "Nama unit di atasnya; wajib salah satu.", "Dinas Kesehatan",
        "unor induk, induk, parent name"),
    Column("is_independent", "MANDIRI", "ya untuk unit kerja mandiri, selain itu tidak.", "tidak",
        "unit kerja mandiri"),
)
# fmt: on
COLUMNS = {ImportKind.EMPLOYEES: EMPLOYEES, ImportKind.UNITS: UNITS, ImportKind.DAPODIK: EMPLOYEES}
TEMPLATES = frozenset({ImportKind.EMPLOYEES, ImportKind.UNITS})
"""What people fill in; other files come from a program."""
NEEDED = {
    ImportKind.EMPLOYEES: frozenset({"number", "name"}),
    ImportKind.UNITS: frozenset({"name", "kind"}),
    ImportKind.DAPODIK: frozenset({"number", "name"}),
}


def wanted(kind: ImportKind) -> Wanted:
    """Say what a header of such a file is searched for."""
    names = {
        name: (rank, column.field)
        for column in COLUMNS[kind]
        for rank, name in enumerate(column.names)
    }
    return {"names": names, "needed": sorted(NEEDED[kind])}


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
