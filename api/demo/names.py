"""Makes fictitious names as people in Denpasar bear them, and numbers of the valid form.

Serial numbers are 9xx, so that no number of a real person is met (R123, R124).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from random import Random

MAN, WOMAN = "l", "p"
_ORDER = {
    MAN: ("Wayan", "Putu", "Gede", "Made", "Kadek", "Nengah", "Nyoman", "Komang", "Ketut"),
    WOMAN: ("Wayan", "Putu", "Luh", "Made", "Kadek", "Nengah", "Nyoman", "Komang", "Ketut"),
}
_AFTER_TITLE = ("", "Putu", "Made", "Kadek", "Komang", "Ketut", "Gede")
_TITLES = {
    MAN: (
        "Ida Bagus", "Anak Agung", "Anak Agung Ngurah", "Cokorda", "I Dewa", "I Gusti Ngurah",
        "I Gusti Agung", "I Gusti", "Gusti Bagus",
    ),
    WOMAN: (
        "Ida Ayu", "Anak Agung Ayu", "Anak Agung Istri", "Cokorda Istri", "Dewa Ayu", "Desak",
        "I Gusti Ayu", "Ni Gusti Ayu", "Gusti Ayu", "Sagung",
    ),
}  # fmt: skip
_GIVEN = {
    MAN: (
        "Adnyana", "Ariawan", "Artawan", "Astawa", "Budiarta", "Darmawan", "Kusuma", "Mahardika",
        "Mahendra", "Merta", "Parwata", "Pradnyana", "Sanjaya", "Sedana", "Suardana", "Subagia",
        "Sudarma", "Sudiana", "Sugiarta", "Suparta", "Wiguna", "Widiana", "Wirawan", "Yasa",
        "Yudiana", "Aditya", "Arya", "Bayu", "Dharma", "Eka", "Pratama", "Saputra", "Surya",
    ),
    WOMAN: (
        "Ariani", "Astuti", "Cahyani", "Darmayanti", "Dewi", "Indrayani", "Kartika",
        "Kusumawati", "Laksmi", "Mahayani", "Martini", "Novayanti", "Parwati", "Purnamasari",
        "Puspita", "Ratnadi", "Sriani", "Suardani", "Suartini", "Trisnawati", "Utari", "Wahyuni",
        "Widiastuti", "Wulandari", "Yuliani", "Ayu", "Diah", "Sri", "Eka", "Intan",
    ),
}  # fmt: skip
_JAVA = {
    MAN: (
        ("Agus", "Bambang", "Joko", "Eko", "Slamet", "Hadi", "Asep", "Dedi", "Budi", "Suparno"),
        ("Santoso", "Sutrisno", "Prasetyo", "Nugroho", "Riyadi", "Hidayat", "Setiawan", ""),
    ),
    WOMAN: (
        ("Siti", "Dewi", "Sri", "Endang", "Rina", "Euis", "Tri", "Yuni", "Retno", "Suharti"),
        ("Rohmah", "Lestari", "Wahyuningsih", "Susilowati", "Marlina", "Komariah", "Handayani", ""),
    ),
}
_FAITHFUL = {
    MAN: (
        ("Ahmad", "Muhammad", "Abdul", "Fajar", "Imam"),
        ("Fauzi", "Rizal", "Rahman", "Hidayatullah", "Syafii"),
    ),
    WOMAN: (
        ("Siti", "Nur", "Fatimah", "Nurul", "Aisyah"),
        ("Rahmawati", "Aini", "Azzahra", "Hidayah", "Maulida"),
    ),
}
_EASTERN = {
    MAN: (
        ("Yohanes", "Petrus", "Hendra", "Antonius", "Stefanus"),
        ("Bria", "Kelen", "Wijaya", "Seran", "da Silva"),
    ),
    WOMAN: (
        ("Maria Goreti", "Yuliana", "Lidya", "Theresia", "Agnes"),
        ("da Costa", "Bete", "Tanujaya", "Nahak", "Gunawan"),
    ),
}
_MIX = (0.55, 0.80, 0.92, 0.96)
"""Integrations 9: common Balinese, titled, Javanese and Sundanese, Muslim-style, others."""


@dataclass(frozen=True)
class Name:
    full: str
    nickname: str


def draw(chance: Random, sex: str) -> Name:
    """Draw a name."""
    roll = chance.random()
    if roll < _MIX[0]:
        return _common(chance, sex)
    if roll < _MIX[1]:
        return _titled(chance, sex)
    others = _JAVA if roll < _MIX[2] else _FAITHFUL if roll < _MIX[3] else _EASTERN
    first, last = (chance.choice(part) for part in others[sex])
    return Name(f"{first} {last}".strip(), first.split()[0])


def _common(chance: Random, sex: str) -> Name:
    order = chance.choice(_ORDER[sex])
    given = _given(chance, sex)
    marker = ("I " if sex == MAN else "Ni ") if chance.random() < 0.6 else ""
    return Name(f"{marker}{order} {given}", f"{order} {given.split()[0]}")


def _titled(chance: Random, sex: str) -> Name:
    title = chance.choice(_TITLES[sex])
    order = chance.choice(_AFTER_TITLE)
    given = _given(chance, sex)
    return Name(" ".join(f"{title} {order} {given}".split()), given.split()[0])


def _given(chance: Random, sex: str) -> str:
    many = 2 if chance.random() < 0.45 else 1
    return " ".join(chance.sample(_GIVEN[sex], many))


class Numbers:
    """Gives out numbers; of equal beginnings each gets the next serial from 901."""

    def __init__(self, taken: tuple[str, ...] = ()) -> None:
        self._used = Counter(number[:15] for number in taken)

    def nip(self, birth: date, begun: date, sex: str) -> str:
        """R123: birth, month of appointment, sex, serial."""
        return self._next(f"{birth:%Y%m%d}{begun:%Y%m}{_digit(sex)}")

    def ni_pppk(self, birth: date, year: int, sex: str) -> str:
        """R124: birth, year, 2, number of the agreement, sex, serial."""
        return self._next(f"{birth:%Y%m%d}{year}21{_digit(sex)}")

    def _next(self, beginning: str) -> str:
        self._used[beginning] += 1
        return f"{beginning}{900 + self._used[beginning]}"


def _digit(sex: str) -> int:
    return 1 if sex == MAN else 2
