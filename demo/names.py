"""Makes fictitious names as people in Denpasar bear them, and numbers of the valid form.

Serial numbers are 9xx, so that no number of a real person is met (R123, R124).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from random import Random

from demo.content import NAMES

MAN, WOMAN = "l", "p"


def draw(chance: Random, sex: str) -> str:
    """Draw a name; no word stands in it twice."""
    [pattern] = chance.choices(NAMES.patterns, [one.weight for one in NAMES.patterns])
    lists = pattern.l if sex == MAN else pattern.p
    drawn = [chance.choice(NAMES.lists[name]) for name in lists]
    return " ".join(word for word in dict.fromkeys(drawn) if word)


class Numbers:
    """Gives out numbers; of equal beginnings each gets the next serial from 901."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = Counter(number[:15] for number in taken)

    def nip(self, birth: date, begun: date, sex: str) -> str:
        """R123: birth, month of appointment, sex, serial."""
        return self._next(f"{birth:%Y%m%d}{begun:%Y%m}{1 if sex == MAN else 2}")

    def ni_pppk(self, birth: date, year: int, sex: str) -> str:
        """R124: birth, year, 2, number of the agreement, sex, serial."""
        return self._next(f"{birth:%Y%m%d}{year}21{1 if sex == MAN else 2}")

    def _next(self, beginning: str) -> str:
        self._used[beginning] += 1
        if self._used[beginning] > 99:
            raise LookupError(f"all serials of {beginning} are given out")
        return f"{beginning}{900 + self._used[beginning]}"
