"""Which kind of post a title means (R122), whether its holder leads the unit, or acts for another."""

import re
from functools import lru_cache

from api.organization.models import AssignmentKind, PositionKind
from api.organization.names import name_key

LEVELS = {
    "ahli utama": PositionKind.AHLI_UTAMA,
    "ahli madya": PositionKind.AHLI_MADYA,
    "ahli muda": PositionKind.AHLI_MUDA,
    "ahli pertama": PositionKind.AHLI_PERTAMA,
    "penyelia": PositionKind.PENYELIA,
    "pelaksana lanjutan": PositionKind.MAHIR,
    "mahir": PositionKind.MAHIR,
    "terampil": PositionKind.TERAMPIL,
    "pemula": PositionKind.PEMULA,
}
ECHELONS = {
    "i": PositionKind.JPT_MADYA,
    "ii": PositionKind.JPT_PRATAMA,
    "iii": PositionKind.ADMINISTRATOR,
    "iv": PositionKind.PENGAWAS,
    "1": PositionKind.JPT_MADYA,
    "2": PositionKind.JPT_PRATAMA,
    "3": PositionKind.ADMINISTRATOR,
    "4": PositionKind.PENGAWAS,
}
BEGINNINGS = (
    ("kepala sub", PositionKind.PENGAWAS),
    ("kepala seksi", PositionKind.PENGAWAS),
    ("kasubag", PositionKind.PENGAWAS),
    ("kasi ", PositionKind.PENGAWAS),
    ("lurah", PositionKind.PENGAWAS),
    ("sekretaris lurah", PositionKind.PENGAWAS),
    ("sekretaris daerah", PositionKind.JPT_PRATAMA),
    ("sekretaris dprd", PositionKind.JPT_PRATAMA),
    ("kepala dinas", PositionKind.JPT_PRATAMA),
    ("kepala badan", PositionKind.JPT_PRATAMA),
    ("kepala satuan", PositionKind.JPT_PRATAMA),
    ("inspektur daerah", PositionKind.JPT_PRATAMA),
    ("asisten administrasi", PositionKind.JPT_PRATAMA),
    ("asisten pemerintahan", PositionKind.JPT_PRATAMA),
    ("asisten perekonomian", PositionKind.JPT_PRATAMA),
    ("staf ahli", PositionKind.JPT_PRATAMA),
    ("kepala bidang", PositionKind.ADMINISTRATOR),
    ("kepala bagian", PositionKind.ADMINISTRATOR),
    ("inspektur pembantu", PositionKind.ADMINISTRATOR),
    ("camat", PositionKind.ADMINISTRATOR),
    ("sekretaris", PositionKind.ADMINISTRATOR),
)
STRUCTURAL = frozenset({"struktural", "jabatan struktural", "1", "manajerial"})
FUNCTIONAL = frozenset({"fungsional", "jabatan fungsional", "fungsional tertentu", "2"})
FUNCTIONAL |= {"jabatan fungsional tertentu", "jft", "jf"}
HEAD_TITLES = {
    "kecamatan": ("camat",),
    "kelurahan": ("lurah",),
    "inspektorat": ("inspektur daerah", "inspektur"),
    "rumah": ("direktur", "kepala rumah"),
    "rsud": ("direktur", "kepala rsud"),
    "sekretariat": ("sekretaris", "kepala sekretariat"),
    "sd": ("kepala sekolah", "kepala sd"),
    "smp": ("kepala sekolah", "kepala smp"),
    "tk": ("kepala sekolah", "kepala tk"),
}
ACTING = {
    "plt": AssignmentKind.PLT,
    "pelaksana tugas": AssignmentKind.PLT,
    "pj": AssignmentKind.PLT,
    "penjabat": AssignmentKind.PLT,
    "plh": AssignmentKind.PLH,
    "pelaksana harian": AssignmentKind.PLH,
}
_ACTING = re.compile(
    rf"^\W*({'|'.join(word.replace(' ', chr(92) + 's+') for word in ACTING)})\b\W*", re.I
)
MANY = 4_096
"""Titles and units that one file names; each is read once."""


@lru_cache(MANY)
def kind_of(group: str, echelon: str, title: str) -> PositionKind | None:
    """Read the kind of post from group, echelon and title; nothing where they do not say."""
    words = name_key(group)
    named = words.replace(" ", "_")
    if named in set(PositionKind) - {PositionKind.PEJABAT_NEGARA}:
        return PositionKind(named)
    key = name_key(title)
    if words in FUNCTIONAL:
        return _level(key)
    if words in STRUCTURAL:
        return _structural(echelon, key)
    if words:
        return PositionKind.PELAKSANA if _is_staff(words) else _level(words)
    return _level(key) or _structural(echelon, key)


def _is_staff(words: str) -> bool:
    return words == "4" or any(w in words for w in ("pelaksana", "umum", "jfu", "nonmanajerial"))


def _level(text: str) -> PositionKind | None:
    return next((kind for words, kind in LEVELS.items() if words in text), None)


def _structural(echelon: str, key: str) -> PositionKind | None:
    level = name_key(echelon.replace(".", " ").replace("/", " ")).split(" ")[0]
    if level in ECHELONS:
        return ECHELONS[level]
    return next((kind for words, kind in BEGINNINGS if key.startswith(words)), None)


@lru_cache(MANY)
def leads(title: str, unit_name: str) -> bool:
    """Say whether a title is that of the head of the unit: `Camat` of a kecamatan, `Kepala Dinas`…"""
    key = name_key(title)
    first = name_key(unit_name).split(" ")[0]
    return key.startswith((f"kepala {first}", *HEAD_TITLES.get(first, ())))


def acting(title: str) -> tuple[AssignmentKind | None, str]:
    """Tell an acting title (Plt., Plh., Pj.) and the post that it is held for (R6)."""
    found = _ACTING.match(title)
    rest = title[found.end() :].strip() if found else ""
    if found is None or not rest:
        return None, title
    return ACTING[" ".join(found[1].casefold().split())], rest
