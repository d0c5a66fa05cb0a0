"""How much kinder predikat of a unit are than the pattern of its achievement (R42): pure.

The circular names shares, not how they are rounded (U16); so a unit is asked about only where its counts
would hardly come about if a share were just kept, and small units never are. Predikat that are severer
than the pattern need no question: the pattern is guidance, not a quota (R43).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypedDict

from api.analytics.insights.integrity.chances import at_least, at_most
from api.analytics.insights.integrity.records import Borders, Signal, SignalKind
from api.evaluations.models import Predikat
from api.evaluations.unit_achievements.models import UnitGrade

HALF = 50
"""More people than these in per cent are a majority."""
HARDLY_ANY = 1
"""In per cent: one person where there should be none is not far from it."""
FEWEST_PEOPLE = 10
"""Below, a tenth of the people is less than one of them (U16)."""


BEST_FIRST = tuple(Predikat)


class Pattern(TypedDict):
    """A row of the table `distribution`: shares in per cent; a key may join predikat by `+`."""

    majority: str
    most: dict[str, int]
    least: dict[str, int]
    at_least_one_of: list[str]


def patterns_of(cells: Mapping[str, dict[str, Any]]) -> dict[UnitGrade, Pattern]:
    """Read the table's rows by the achievement that they are for."""
    return {
        UnitGrade(grade): {
            "majority": row["majority"],
            "most": row["most"],
            "least": row["least"],
            "at_least_one_of": row["at_least_one_of"],
        }
        for grade, row in cells.items()
    }


def off_pattern(
    grade: UnitGrade, counts: Mapping[Predikat, int], pattern: Pattern, borders: Borders
) -> Signal | None:
    """Find the limit that is missed the most on the kind side, if any is missed by far."""
    people = sum(counts.values())
    if people < FEWEST_PEOPLE:
        return None
    limits = [*_ceilings(people, counts, pattern), *_floors(people, counts, pattern)]
    chance, found, percent, words = min(limits)
    if chance >= borders.chance:
        return None
    return Signal(
        kind=SignalKind.OFF_PATTERN,
        people=people,
        found=found,
        expected=round(people * percent / 100, 1),
        chance=chance,
        predikat=words,
        grade=grade,
    )


Limit = tuple[float, int, int, tuple[Predikat, ...]]
"""How likely the count is, the count, the share in per cent, and the predikat that it is of."""


def _ceilings(people: int, counts: Mapping[Predikat, int], pattern: Pattern) -> Iterator[Limit]:
    """What is at most so much: the best predikat, and all that is better than what most should have."""
    majority = Predikat(pattern["majority"])
    better = BEST_FIRST[: BEST_FIRST.index(majority)]
    limits: dict[tuple[Predikat, ...], int] = {better: HALF}
    limits |= {(Predikat(word),): percent for word, percent in pattern["most"].items()}
    for words, percent in limits.items():
        if words in (better, BEST_FIRST[:1]) and words:
            found = _count(counts, words)
            share = max(percent, HARDLY_ANY) / 100
            yield at_least([share] * people, found), found, percent, words


def _floors(people: int, counts: Mapping[Predikat, int], pattern: Pattern) -> Iterator[Limit]:
    for joined, percent in pattern["least"].items():
        words = tuple(map(Predikat, joined.split("+")))
        found = _count(counts, words)
        yield at_most(people, found, percent / 100), found, percent, words


def _count(counts: Mapping[Predikat, int], words: Sequence[Predikat]) -> int:
    return sum(counts.get(word, 0) for word in words)
