"""How far an indicator is, in basis points of its target, and the word for it. Pure.

Higher is better: value / target. Lower is better: what is left of the allowance, twice what might be
used up by now less what is. A range: all of it inside, less the farther outside. None without a figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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


class Reported(TypedDict):
    """What of a report counts for where an indicator stands."""

    value: Decimal | None
    nothing_happened: bool
    ends_on: date


@dataclass(frozen=True)
class Standing:
    """Basis points are of the target; None where nothing can be said in numbers."""

    year_value: Decimal | None
    progress_bp: int | None
    expected_bp: int


WHOLE = 10_000
MONTHS = 12
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


def standing(
    indicator: Measure,
    mine: Sequence[Reported],
    plan_starts_on: date,
    ends_on: date,
    expected_on: date | None = None,
) -> Standing:
    """Say where an indicator stands on the last day of a period; `mine` is in the order of time.

    `expected_on`: by which day is expected, where the period's end would be unfair.
    """
    is_sum = indicator["accumulation"] == Accumulation.SUM
    expected = share_bp(plan_starts_on, expected_on or ends_on) if is_sum else WHOLE
    values = [_figure(row, is_sum) for row in mine if row["ends_on"] <= ends_on]
    year = year_value(indicator["accumulation"], [one for one in values if one is not None])
    return Standing(year, progress_bp(indicator, year, expected), expected)


def _figure(row: Reported, is_sum: bool) -> Decimal | None:
    """Read the figure; that nothing happened adds nothing to a sum and says nothing of a level."""
    return Decimal(0) if row["nothing_happened"] and is_sum else row["value"]


def expected_by(starts_on: date, ends_on: date, day: date) -> date:
    """Say by which day a reported year is compared: while it runs, by the end of its last whole month (R101).

    A month or a quarter is compared by its end, for which it is reported.
    """
    is_year = (starts_on.month, ends_on.month) == (1, MONTHS)
    return day.replace(day=1) - timedelta(days=1) if is_year and day <= ends_on else ends_on


def share_bp(plan_starts_on: date, ends_on: date) -> int:
    """Say which share of the plan's year is over at a period's end: from the month in which it began.

    A plan that ends early keeps its year's target, so its end does not count. Nothing before it began.
    """
    if ends_on < plan_starts_on:
        return 0
    first = plan_starts_on.month if plan_starts_on.year == ends_on.year else 1
    return max(0, WHOLE * (ends_on.month - first + 1) // (MONTHS - first + 1))


def year_value(accumulation: Accumulation, values: Sequence[Decimal]) -> Decimal | None:
    """Make the year's figure out of the periods', in order: their sum, or the latest."""
    if not values:
        return None
    if accumulation == Accumulation.SUM:
        return sum(values, Decimal(0))
    return values[-1]


def progress_bp(indicator: Measure, value: Decimal | None, expected: int = WHOLE) -> int | None:
    """Say how much of the target a value is; above the target is kept as it is.

    `expected`: the share of the year that is over, of which a sum may have used its allowance.
    """
    if value is None:
        return None
    if indicator["direction"] == Direction.RANGE:
        return _of_range(indicator["target_low"], indicator["target_high"], value)
    target = indicator["target"]
    if target is None:
        return None
    is_lower = indicator["direction"] == Direction.LOWER
    if not target:
        return expected if (value <= 0 if is_lower else value >= 0) else 0
    reached = _points(value, target)
    return max(0, min(2 * expected - reached, MOST) if is_lower else reached)


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
