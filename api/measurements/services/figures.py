"""Median, 90th percentile and share on time of many cases, exact on both engines. Pure.

The database counts the cases of each number of days; what is asked of them is read off these counts,
which are few, by nearest rank: the smallest number of days within which half (nine of ten) are done.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from api.measurements.services.records import DaysRow, ElapsedRow

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Figures:
    """Figures of the cases done in a time; `on_time_share` in percent, two places."""

    median_days: int | None
    p90_days: int | None
    on_time_share: Decimal | None
    done: int
    late: int


def figures_from(counts: Iterable[DaysRow]) -> Figures:
    """Read the figures off counts, each number of days as often as one likes."""
    found = sorted(counts, key=lambda row: row["days"])
    done = sum(row["cases"] for row in found)
    late = sum(row["late"] for row in found)
    return Figures(
        nearest_rank(found, (done + 1) // 2),
        nearest_rank(found, (done * 9 + 9) // 10),
        share(done - late, done),
        done,
        late,
    )


def nearest_rank(counts: Sequence[DaysRow | ElapsedRow], rank: int) -> int | None:
    """Give the days of the case at a place in the order of days."""
    for row in counts:
        rank -= row["cases"]
        if rank <= 0:
            return row["days"]
    return None


def distribution(found: Iterable[DaysRow]) -> list[DaysRow]:
    """Add up counts by number of days, in their order."""
    cases: dict[int, int] = defaultdict(int)
    late: dict[int, int] = defaultdict(int)
    for row in found:
        cases[row["days"]] += row["cases"]
        late[row["days"]] += row["late"]
    return [{"days": days, "cases": cases[days], "late": late[days]} for days in sorted(cases)]


def share(part: int, whole: int) -> Decimal | None:
    """Give a share in percent."""
    return ratio(part * 100, whole)


def ratio(part: int, whole: int) -> Decimal | None:
    """Divide to two places, half up; nothing by nothing is nothing."""
    return (Decimal(part) / whole).quantize(HUNDREDTH, ROUND_HALF_UP) if whole else None
