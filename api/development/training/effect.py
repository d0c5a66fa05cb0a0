"""Whether a programme changed anything: those who were there against similar people who were not. Pure.

Whoever is sent because they are behind is often better afterwards by themselves. So each participant is
paired with one who was not there, of the same kind of post, with the same need and about the same figure
before; counted is what the participant changed more. A person is used once, so pairs do not depend on each
other, and the interval is Student's for their mean (95 %).
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist, fmean, stdev
from uuid import UUID

ALIKE_BP = 500
"""How far apart two figures before may be, in basis points of what was expected, to be called similar."""
CONFIDENCE = 0.95


class Verdict(StrEnum):
    TOO_FEW = "too_few"
    BETTER = "better"
    WORSE = "worse"
    NO_DIFFERENCE = "no_difference"
    """None that could be told from chance; it need not mean that there is none."""


@dataclass(frozen=True)
class Course:
    """Somebody's figure before and after, on the same indicators, in basis points of what was expected."""

    employee_id: UUID
    position_kind: str
    need: str
    before: int
    after: int

    @property
    def change(self) -> int:
        return self.after - self.before


@dataclass(frozen=True)
class Effect:
    """Basis points; the interval is empty where there are too few pairs to say."""

    verdict: Verdict
    participants: int
    similar: int
    """Among how many who were not there pairs were sought."""
    pairs: int
    before: int | None = None
    after: int | None = None
    similar_before: int | None = None
    similar_after: int | None = None
    difference: int | None = None
    low: int | None = None
    high: int | None = None


Pair = tuple[Course, Course]


def effect_of(there: Sequence[Course], others: Sequence[Course], least: int) -> Effect:
    """Estimate what a programme changed; fewer pairs than `least` say nothing."""
    found = pairs(there, others)
    sizes = (len(there), len(others), len(found))
    if len(found) < max(least, 2):
        return Effect(Verdict.TOO_FEW, *sizes)
    gains = [mine.change - other.change for mine, other in found]
    middle, half = fmean(gains), _half_width(gains)
    return Effect(
        _verdict(middle, half),
        *sizes,
        before=round(fmean(mine.before for mine, _ in found)),
        after=round(fmean(mine.after for mine, _ in found)),
        similar_before=round(fmean(other.before for _, other in found)),
        similar_after=round(fmean(other.after for _, other in found)),
        difference=round(middle),
        low=round(middle - half),
        high=round(middle + half),
    )


def pairs(there: Sequence[Course], others: Sequence[Course]) -> list[Pair]:
    """Pair each with the nearest who is not taken yet; whoever has nobody similar stays out."""
    free = _alike(others)
    found = []
    for mine in sorted(there, key=_by_figure):
        near = free.get((mine.position_kind, mine.need), [])
        best = min(
            near, key=lambda one: (abs(one.before - mine.before), *_by_figure(one)), default=None
        )
        if best is not None and abs(best.before - mine.before) <= ALIKE_BP:
            near.remove(best)
            found.append((mine, best))
    return found


def _by_figure(one: Course) -> tuple[int, int]:
    return one.before, one.employee_id.int


def _alike(others: Sequence[Course]) -> Mapping[tuple[str, str], list[Course]]:
    found: dict[tuple[str, str], list[Course]] = defaultdict(list)
    for one in others:
        found[one.position_kind, one.need].append(one)
    return found


def _verdict(middle: float, half: float) -> Verdict:
    if middle - half > 0:
        return Verdict.BETTER
    return Verdict.WORSE if middle + half < 0 else Verdict.NO_DIFFERENCE


def _half_width(gains: Sequence[int]) -> float:
    return student(len(gains) - 1) * stdev(gains) / math.sqrt(len(gains))


def student(freedom: int) -> float:
    """Give Student's quantile for the interval, by the expansion of Cornish and Fisher."""
    z: float = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
