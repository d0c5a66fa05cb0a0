"""How far an indicator is, in basis points of its target, and the word for it. Pure.

Higher is better: value / target. Lower is better: the allowance that is left, (2 × target − value) /
target. A range: all of it inside, less the farther outside. None where there is nothing to divide.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TypedDict

from api.goals.models import Accumulation, Direction


class Measure(TypedDict):
    """What an indicator is measured by."""

    direction: Direction
    accumulation: Accumulation
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None


WHOLE = 10_000
MOST = 1_000_000_000
"""Where counting ends: a figure typed in rupiah instead of billions is kept as it is, and its
progress still fits into an integer column."""


class Track(StrEnum):
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    SLIGHTLY_BEHIND = "slightly_behind"
    FAR_BEHIND = "far_behind"
    REPORTED = "reported"
    """In words, or against a target that nothing can be divided by: there is no more to say."""
    NOT_REPORTED = "not_reported"


def year_value(accumulation: Accumulation, values: Sequence[Decimal]) -> Decimal | None:
    """Make the year's figure out of the periods', in order: their sum, or the latest."""
    if not values:
        return None
    if accumulation == Accumulation.SUM:
        return sum(values, Decimal(0))
    return values[-1]


def progress_bp(indicator: Measure, value: Decimal | None) -> int | None:
    """Say how much of the target a value is; above the target is kept as it is."""
    if value is None:
        return None
    if indicator["direction"] == Direction.RANGE:
        return _of_range(indicator["target_low"], indicator["target_high"], value)
    target = indicator["target"]
    if not target:
        return None
    reached = 2 * target - value if indicator["direction"] == Direction.LOWER else value
    return max(0, _points(reached, target))


def _of_range(low: Decimal | None, high: Decimal | None, value: Decimal) -> int | None:
    if low is None or high is None:
        return None
    if low <= value <= high:
        return WHOLE
    border = low if value < low else high
    if not border:
        return 0
    return max(0, WHOLE - _points(abs(value - border), abs(border)))


def _points(part: Decimal, whole: Decimal) -> int:
    points = int((part * WHOLE / whole).to_integral_value(ROUND_HALF_UP))
    return max(-MOST, min(points, MOST))


def first_month(period_id: int) -> int:
    """Read the month that a period begins with: 20260709 → 7."""
    return period_id // 100 % 100


def last_month(period_id: int) -> int:
    """Read the month that a period ends with; the year ends with its last quarter."""
    return period_id % 100


def expected_bp(accumulation: Accumulation, period_id: int) -> int:
    """Say where an indicator should stand at a period's end: its share of the year when it is summed."""
    if accumulation != Accumulation.SUM:
        return WHOLE
    return WHOLE * last_month(period_id) // 12


def track(
    progress: int | None, expected: int, borders: dict[str, int], *, is_reported: bool
) -> Track:
    """Put the distance from the expected into a word; the borders are a setting (`track_borders`).

    `is_reported`: something was said in this period, if only in words.
    """
    if progress is None:
        return Track.REPORTED if is_reported else Track.NOT_REPORTED
    distance = progress - expected
    if distance > borders["ahead"]:
        return Track.AHEAD
    if distance >= borders["slightly_behind"]:
        return Track.ON_TRACK
    return Track.SLIGHTLY_BEHIND if distance >= borders["far_behind"] else Track.FAR_BEHIND
