"""Golongan ruang of PNS (R120) and golongan of PPPK (R121), as people write them."""

import re

PANGKAT = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
PPPK = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
)
_PNS = re.compile(r"^(IV|I{1,3})[\s./-]*([A-E])$")
_PREFIX = re.compile(r"^GOL(ONGAN)?( RUANG)?[\s.:]+")


def normal_grade(raw: str) -> str | None:
    """Read `IV.a`, `IVa`, `iii/C `, `IX` or `09`; nothing where it is no grade."""
    text = _PREFIX.sub("", raw.strip().upper())
    found = _PNS.match(text)
    if found:
        grade = f"{found[1]}/{found[2].lower()}"
        return grade if grade in PANGKAT else None
    if text.isdecimal() and 1 <= int(text) <= len(PPPK):
        return PPPK[int(text) - 1]
    return text if text in PPPK else None
