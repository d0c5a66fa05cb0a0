"""Makes fictitious names as people in Denpasar bear them, and numbers of the valid form.

Serial numbers are 9xx, so that no number of a real person is met (R123, R124).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from random import Random

from demo.sources import texts

MAN, WOMAN = "l", "p"
_COMMON, _TITLED = 0.55, 0.80
"""Shares of common and of titled Balinese names; data/names.json says up to which the others reach."""


def draw(chance: Random, sex: str) -> str:
    """Draw a name."""
    roll = chance.random()
    known = texts("names")
    if roll < _COMMON:
        order = chance.choice(known["birth_order"][sex])
        given = _given(chance, sex)
        marker = ("I " if sex == MAN else "Ni ") if chance.random() < 0.6 else ""
        return f"{marker}{order} {given}"
    if roll < _TITLED:
        words = (chance.choice(known["titles"][sex]), chance.choice(known["after_title"]))
        return " ".join(f"{' '.join(words)} {_given(chance, sex)}".split())
    others = next(names for until, names in known["others"] if roll < until)
    return " ".join(chance.choice(part) for part in others[sex]).strip()


def _given(chance: Random, sex: str) -> str:
    many = 2 if chance.random() < 0.45 else 1
    return " ".join(chance.sample(texts("names")["given"][sex], many))


class Numbers:
    """Gives out numbers; of equal beginnings each gets the next serial from 901."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = Counter(number[:15] for number in taken)

    def nip(self, birth: date, begun: date, sex: str) -> str:
        """R123: birth, month of appointment, sex, serial."""
        return self._next(f"{birth:%Y%m%d}{begun:%Y%m}{_digit(sex)}")

    def ni_pppk(self, birth: date, year: int, sex: str) -> str:
        """R124: birth, year, 2, number of the agreement, sex, serial."""
        return self._next(f"{birth:%Y%m%d}{year}21{_digit(sex)}")

    def is_full(self, beginning: str) -> bool:
        """Say whether all 99 serials of a beginning are given out."""
        return self._used[beginning] >= 99

    def _next(self, beginning: str) -> str:
        self._used[beginning] += 1
        return f"{beginning}{900 + self._used[beginning]}"


def _digit(sex: str) -> int:
    return 1 if sex == MAN else 2
