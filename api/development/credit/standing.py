"""Where somebody stands, and what is missing for the next pangkat and jenjang (R72, R79, R82, R84). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from api.development.credit.conversion import MONTHS, Level, Month, month_of, number_of
from api.evaluations.models import Predikat

LARGEST_WAIT = 40 * MONTHS
"""Beyond a life's service nothing is foretold."""
PROMOTING = frozenset({Predikat.SANGAT_BAIK, Predikat.BAIK})
"""R83, R90e: with any other predikat of late nobody is promoted, however many points there are."""


@dataclass(frozen=True)
class Need:
    """What leads one step up, in units within the jenjang; `surplus` goes on counting there (R82)."""

    to: str
    need: int
    missing: int
    surplus: int


@dataclass(frozen=True)
class Way:
    """When nothing is missing any more, if every month from now on has this predikat.

    `enough_on`: the last day of the last month needed; `on`: the day after it; `promotes`: whether one is
    promoted with this predikat at all.
    """

    predikat: str
    months: int
    enough_on: date
    on: date
    promotes: bool


def next_grade(level: Level, grade: str | None, levels: Mapping[str, Level]) -> str | None:
    """Name the golongan after this one: within the jenjang, else the lowest of the next."""
    if grade not in level.grades:
        return None
    after = level.grades[level.grades.index(grade) + 1 :]
    if after:
        return after[0]
    return levels[level.next].grades[0] if level.next else None


def need_for_grade(
    level: Level, grade: str | None, units: int, levels: Mapping[str, Level]
) -> Need | None:
    """Say what the next golongan needs; cumulative, so a base counts for steps taken before (R79, R84)."""
    to = next_grade(level, grade, levels)
    if to is None or grade is None:
        return None
    need = (level.grades.index(grade) + 1) * level.for_grade
    return _need(to, need, units)


def _need(to: str, need: int, units: int) -> Need:
    return Need(to, need, max(0, need - units), max(0, units - need))


def need_for_level(level: Level, units: int) -> Need | None:
    """Say what the next jenjang needs; the highest has none."""
    if level.for_level is None or level.next is None:
        return None
    return _need(level.next, level.for_level, units)


def aim(level: Level, for_grade: Need | None, for_level: Need | None) -> str | None:
    """Say which step comes first: a golongan of this jenjang, else the next jenjang (R82)."""
    if for_grade and for_grade.to in level.grades:
        return "grade"
    return "level" if for_level else None


def ways(
    missing: int, level: Level, shares: Mapping[str, int], last_counted: Month
) -> Sequence[Way]:
    """Say for each predikat how many months more it takes, from the first month that does not count yet."""
    found = []
    for predikat, percent in shares.items():
        months = -(-missing // (percent * level.coefficient))
        if months <= LARGEST_WAIT:
            on = _first_day_after(last_counted, months)
            promotes = predikat in PROMOTING
            found.append(Way(predikat, months, on - timedelta(1), on, promotes))
    return found


def window_after(day: date, days_before: int) -> date:
    """Give the first window, the 1st of a month (R90a), for which is still proposed after a day."""
    earliest = day + timedelta(days_before)
    if earliest.day == 1:
        return earliest
    return _first_day_after(month_of(earliest), 0)


def _first_day_after(month: Month, months: int) -> date:
    year, number = divmod(number_of(month) + months + 1, MONTHS)
    return date(year, number + 1, 1)
