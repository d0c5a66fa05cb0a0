"""Which columns a file may have, by the names that SIMPEG, SIASN and people give them."""

from collections.abc import Mapping, Sequence

from api.organization.import_models import ImportKind
from api.organization.names import name_key

EMPLOYEES: Mapping[str, tuple[str, ...]] = {
    "number": ("nip", "nip baru", "nomor induk", "nip nipppk", "ni pppk", "nipppk", "nip ni pppk"),
    "old_number": ("nip lama", "old nip", "ni pppk lama"),
    "name": ("nama", "nama pegawai", "nama lengkap", "name"),
    "front_title": ("gelar depan", "degree prefix"),
    "back_title": ("gelar belakang", "degree suffix"),
    "birth_date": ("tanggal lahir", "tgl lahir", "birth date"),
    "sex": ("jenis kelamin", "jk", "l p", "gender", "kelamin"),
    "grade": (
        "gol akhir nama",
        "golongan",
        "gol",
        "golongan ruang",
        "gol ruang",
        "gol ruang akhir",
        "pangkat golongan",
    ),
    "position_group": ("jenis jabatan", "jenis jabatan nama"),
    "echelon": ("eselon", "eselon nama"),
    "position": ("jabatan nama", "jabatan", "nama jabatan"),
    "position_since": ("tmt jabatan", "tanggal mulai jabatan"),
    "position_until": (
        "tanggal selesai jabatan",
        "tmt selesai jabatan",
        "tanggal selesai",
        "berlaku sampai",
        "sampai dengan",
    ),
    "document_no": ("nomor sk jabatan", "nomor surat perintah", "nomor sk", "no sk"),
    "is_head": ("pimpinan unit", "kepala unit", "pimpinan"),
    "unit_name": ("unor nama", "unit kerja", "unit", "nama unor", "unit kerja nama"),
    "unit_code": ("kode unor", "unor kode", "kode unit", "kode unit kerja"),
    "upper_unit_name": ("unor induk", "unor induk nama", "opd", "perangkat daerah"),
    "state": ("kedudukan hukum", "kedudukan hukum nama", "status kepegawaian"),
    "kind": ("status cpns pns", "status pegawai", "jenis pegawai", "jenis pegawai nama"),
    "email": ("email gov", "email dinas", "email"),
    "phone": ("nomor hp", "no hp", "hp", "telepon", "phone"),
    "superior_number": ("nip atasan", "nip pejabat penilai", "nip penilai"),
}
UNITS: Mapping[str, tuple[str, ...]] = {
    "code": ("kode", "kode unor", "kode unit", "code"),
    "name": ("nama", "nama unit", "unor nama", "unit kerja", "name"),
    "short_name": ("nama singkat", "singkatan", "short name"),
    "kind": ("jenis", "jenis unit", "kind"),
    "parent_code": ("kode induk", "kode unit induk", "parent code"),
    "parent_name": ("nama induk", "unor induk", "induk", "parent name"),
    "is_independent": ("mandiri", "unit kerja mandiri"),
}
NEEDED = {
    ImportKind.EMPLOYEES: frozenset({"number", "name"}),
    ImportKind.UNITS: frozenset({"name", "kind"}),
}
_FIELDS = {
    kind: {
        alias: (rank, field) for field, names in columns.items() for rank, alias in enumerate(names)
    }
    for kind, columns in ((ImportKind.EMPLOYEES, EMPLOYEES), (ImportKind.UNITS, UNITS))
}


def find_columns(kind: ImportKind, header: Sequence[str]) -> dict[str, int]:
    """Say which field stands in which column; of two that mean the same, the better known name wins."""
    found: dict[str, tuple[int, int]] = {}
    for place, title in enumerate(header):
        known = _FIELDS[kind].get(name_key(title.replace("_", " ")))
        if known is None:
            continue
        rank, field = known
        if field not in found or rank < found[field][0]:
            found[field] = (rank, place)
    return {field: place for field, (_, place) in found.items()}


def letters(place: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 26 is AA."""
    text = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
