"""What share of posts will be on track once everybody has reported, and how sure that is. Pure.

What is reported stands. What is missing is expected to stand as in the last period, changed as units of a
like size changed from the period before it to the last one: their changes are the uncertainty.
"""

from collections.abc import Mapping, Sequence
from statistics import median, quantiles
from typing import TypedDict

FEWEST_POSTS = 5
"""Of fewer measured posts a share says nothing."""
FEWEST_UNITS = 5
"""Of fewer changes nobody can say how sure a forecast is."""
LIKE = 4
"""A unit is of a like size with at most so many times more or fewer measured posts."""
WHOLE = 10_000
TENTHS = 10
Figures = Mapping[str, int]


class Forecast(TypedDict):
    """In basis points; eight of ten comparable changes lead between `low` and `high`."""

    low: int
    likely: int
    high: int
    units: int


def forecast(
    now: Figures, last: Figures | None, changes: Sequence[tuple[Figures, Figures]]
) -> Forecast | None:
    """Look ahead from a period under way; None where there is too little to compare with.

    `changes`: of other units, the figures of the period before the last and of the last.
    """
    if last is None or _measured(last) < FEWEST_POSTS or not now["on_duty"]:
        return None
    moves = _moves(_measured(last), changes)
    if len(moves) < FEWEST_UNITS:
        return None
    known = min(_measured(now), now["on_duty"])
    left = now["on_duty"] - known
    then = _share(last)
    ends = sorted(
        (_on_track(now) + left * min(max(then + move, 0.0), 1.0)) / (known + left) for move in moves
    )
    tenths = quantiles(ends, n=TENTHS, method="inclusive")
    return {
        "low": round(tenths[0] * WHOLE),
        "likely": round(median(ends) * WHOLE),
        "high": round(tenths[-1] * WHOLE),
        "units": len(moves),
    }


def _moves(size: int, changes: Sequence[tuple[Figures, Figures]]) -> list[float]:
    """List the changes of units of a like size; of all units where too few are."""
    enough = [
        (before, after)
        for before, after in changes
        if _measured(before) >= FEWEST_POSTS and _measured(after) >= FEWEST_POSTS
    ]
    alike = [pair for pair in enough if size <= _measured(pair[1]) * LIKE <= size * LIKE * LIKE]
    chosen = alike if len(alike) >= FEWEST_UNITS else enough
    return [_share(after) - _share(before) for before, after in chosen]


def _on_track(figures: Figures) -> int:
    return figures["ahead"] + figures["on_track"]


def _measured(figures: Figures) -> int:
    """Count the posts that have a word for how they stand."""
    return _on_track(figures) + figures["slightly_behind"] + figures["far_behind"]


def _share(figures: Figures) -> float:
    return _on_track(figures) / _measured(figures)
