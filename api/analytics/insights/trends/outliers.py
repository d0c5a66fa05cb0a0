"""Which of several groups of one kind differ from the others: pure.

By the median and the median distance from it (MAD), which a few odd groups cannot move; and only where
the distance is more than chance in a group of that size. A handful of people who all happen to be late
are no outlier.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Generic, TypeVar

from api.analytics.insights.integrity.chances import two_sided

Key = TypeVar("Key")
FEWEST_GROUPS = 5
"""Among fewer there is nothing that is usual."""
DISTANCES = 3
AS_DEVIATION = 1.4826
"""So many MADs are a standard deviation of what is spread evenly around."""
LEAST_SPREAD = 0.02
"""Where most groups are the same, two points are still no distance."""
CHANCE = 0.01


@dataclass(frozen=True)
class Strip(Generic[Key]):
    """What is usual, as shares, and who lies outside: below (-1) or above (1)."""

    middle: float
    low: float
    high: float
    outside: Mapping[Key, int]


def outliers(groups: Mapping[Key, tuple[int, int]]) -> Strip[Key] | None:
    """Compare groups by a share, each given as a count and its total; nothing among too few."""
    if len(groups) < FEWEST_GROUPS:
        return None
    shares = {key: count / total for key, (count, total) in groups.items()}
    middle = median(shares.values())
    distance = DISTANCES * _spread(list(shares.values()), middle)
    outside = {
        key: 1 if share > middle else -1
        for key, share in shares.items()
        if abs(share - middle) > distance
        and two_sided(groups[key][1], groups[key][0], min(max(middle, 0.01), 0.99)) < CHANCE
    }
    return Strip(middle, max(0.0, middle - distance), min(1.0, middle + distance), outside)


def _spread(shares: Sequence[float], middle: float) -> float:
    return AS_DEVIATION * max(median(abs(share - middle) for share in shares), LEAST_SPREAD)
