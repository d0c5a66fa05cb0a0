"""How likely it is that so many happen by chance, exactly: no approximation that fails for a small team."""

from collections.abc import Sequence
from math import comb


def at_least(chances: Sequence[float], count: int) -> float:
    """Give the chance that `count` or more of independent things happen, each with a chance of its own."""
    if count <= 0:
        return 1.0
    reached = [1.0] + [0.0] * count
    for chance in chances:
        reached[count] += reached[count - 1] * chance
        for happened in range(count - 1, 0, -1):
            reached[happened] += (reached[happened - 1] - reached[happened]) * chance
        reached[0] *= 1 - chance
    return min(1.0, reached[count])


def at_most(total: int, count: int, chance: float) -> float:
    """Give the chance that at most `count` of `total` happen, each with the same chance."""
    return sum(
        comb(total, happened) * chance**happened * (1 - chance) ** (total - happened)
        for happened in range(count + 1)
    )


def two_sided(total: int, count: int, chance: float) -> float:
    """Give the chance of a count as far out or farther, on either side."""
    low = at_most(total, count, chance)
    high = at_least([chance] * total, count)
    return min(1.0, 2 * min(low, high))
