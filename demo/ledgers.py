"""The angka kredit of before: what each functional officer brings into the year, as a file of HR's has it."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from sqlalchemy.orm import Session

from api.development.credit.conversion import UNITS, Level, converted
from api.development.credit.service import Rules
from api.evaluations.models import Predikat
from api.foundation.clock import moved_to
from demo.credit_content import CREDIT, Ledger
from demo.days import ENTERED, YEAR, dice, moment
from demo.people import Cast, Person, weighed

FIRST, LAST = 2023, YEAR - 1
"""R70: years whose predikat are converted."""
QUARTER = UNITS // 4
"""Older points are in quarters."""
WITH_BASE = 7
"""Every so many of those who are above the lowest golongan have a base (R79)."""
Lines = Iterator[dict[str, str]]


def earlier_lines(session: Session, cast: Cast) -> list[dict[str, str]]:
    """Write what everybody has collected: older points, then a conversion of each year."""
    with moved_to(moment(ENTERED, 8)):
        rules = Rules(session)
    chance = dice("ledgers")
    told = {one.who: one for one in CREDIT.ledgers}
    return [
        line
        for person in cast.people
        if collects(person, rules)
        for line in _lines(chance, person, rules, told.get(person.name))
    ]


def collects(person: Person, rules: Rules) -> bool:
    """Say whether somebody is a functional officer whose golongan is one of the jenjang."""
    level = rules.levels.get(person.kind)
    return level is not None and bool(person.number) and person.grade in level.grades


def _lines(chance: Random, person: Person, rules: Rules, told: Ledger | None) -> Lines:
    level = rules.levels[person.kind]
    years = list(range(max(FIRST, _appointed(person) + 1), LAST + 1))
    drawn = [list(Predikat)[int(weighed(chance, CREDIT.predikat))].value for _ in years]
    predikat = told.predikat if told else drawn
    earned = sum(converted(12, rules.shares[one], level.coefficient) for one in predikat)
    older = _older(chance, level, person.grade, earned)
    if told:
        older = int(told.older * UNITS)
    if older:
        yield from _older_lines(person, level, older, len(years))
    for year, one in zip(years, predikat, strict=True):
        yield {
            **_decided(person, level, f"800/{year}/PAK", f"31-12-{year}"),
            "JENIS": "konversi",
            "BULAN AWAL": f"01-01-{year}",
            "BULAN AKHIR": f"31-12-{year}",
            "PREDIKAT": one.replace("_", " "),
            "KETERANGAN": f"Konversi predikat {year}",
        }


def _older(chance: Random, level: Level, grade: str, earned: int) -> int:
    """Choose older points so that some are near the next step, some beyond it, most on the way."""
    need = (level.grades.index(grade) + 1) * level.for_grade
    before = level.grades.index(grade) * level.for_grade
    wanted = before + int((need - before) * chance.uniform(0.35, 1.06))
    return max(0, wanted - earned) // QUARTER * QUARTER


def _older_lines(person: Person, level: Level, older: int, years: int) -> Lines:
    """Give older points in one line; of some the base in one of its own."""
    day = f"30-12-{LAST - max(years, 1)}"
    base = level.grades.index(person.grade) * level.for_grade
    number = int(person.number[2:8])
    if base and number % WITH_BASE == 0:
        yield {
            **_decided(person, level, "800/DASAR/PAK", day),
            "JENIS": "dasar",
            "ANGKA KREDIT": _points(base),
            "KETERANGAN": "Angka kredit dasar",
        }
        older = max(0, older - base)
    if older:
        yield {
            **_decided(person, level, f"PAK {number % 10_000:04}/2022", day),
            "JENIS": "penyesuaian" if number % 3 else "lama",
            "ANGKA KREDIT": _points(older),
            "KETERANGAN": "Penyesuaian angka kredit lama",
        }


def _points(units: int) -> str:
    return str(Decimal(units) / UNITS).replace(".", ",")


def _appointed(person: Person) -> int:
    """Read the year of appointment from the NIP (R123)."""
    return int(person.number[8:12])


def _decided(person: Person, level: Level, document_no: str, day: str) -> dict[str, str]:
    return {
        "NIP": person.number,
        "NAMA": person.name,
        "JENJANG": level.code.replace("_", " "),
        "ANGKA KREDIT": "",
        "NOMOR PAK": document_no,
        "TANGGAL PAK": day,
    }
