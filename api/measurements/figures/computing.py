"""Computes figures: of a metric's days, one number for a stretch of time. Pure.

A series is read once and asked for as many stretches as one likes; what it is read with is in `series`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from api.measurements.figures.models import ServiceMetric, Take
from api.measurements.figures.records import Counted, UnitDay
from api.measurements.services.figures import Figures, figures_from
from api.measurements.sources.records import DayValue

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Figure:
    """A number and of how many cases or days it is made; none of nothing."""

    value: Decimal | None
    cases: int


NOTHING = Figure(None, 0)


@dataclass(frozen=True)
class Series:
    """What a mapping's figures are computed from, in the order of days."""

    counted: Counted
    cases: Sequence[UnitDay] = ()
    values: Sequence[DayValue] = ()

    def figure(self, first: date, last: date) -> Figure:
        """Compute the figure of a stretch of time, both days included."""
        if self.counted["take"] is not None:
            within = [row["value"] for row in self.values if first <= row["measured_on"] <= last]
            return Figure(TAKES[self.counted["take"]](within), len(within)) if within else NOTHING
        found = figures_from(row for row in self.cases if first <= row["issued_on"] <= last)
        if not found.done:
            return NOTHING
        return Figure(METRICS[ServiceMetric(self.counted["metric"])](found), found.done)


METRICS: Mapping[ServiceMetric, Callable[[Figures], Decimal | None]] = {
    ServiceMetric.MEDIAN_DAYS: lambda found: _decimal(found.median_days),
    ServiceMetric.P90_DAYS: lambda found: _decimal(found.p90_days),
    ServiceMetric.ON_TIME_SHARE: lambda found: found.on_time_share,
    ServiceMetric.CASES_DONE: lambda found: Decimal(found.done),
}


def _decimal(days: int | None) -> Decimal | None:
    return None if days is None else Decimal(days)


def _at_rank(values: Sequence[Decimal], tenths: int) -> Decimal:
    """Give the smallest value that so many tenths of all do not exceed: nearest rank, as of cases."""
    rank = (len(values) * tenths + 9) // 10
    return sorted(values)[rank - 1]


def _mean(values: Sequence[Decimal]) -> Decimal:
    return (sum(values, Decimal(0)) / len(values)).quantize(HUNDREDTH, ROUND_HALF_UP)


TAKES: Mapping[Take, Callable[[Sequence[Decimal]], Decimal]] = {
    Take.SUM: lambda values: sum(values, Decimal(0)),
    Take.LATEST: lambda values: values[-1],
    Take.MEDIAN: lambda values: _at_rank(values, 5),
    Take.P90: lambda values: _at_rank(values, 9),
    Take.SHARE: _mean,
}
