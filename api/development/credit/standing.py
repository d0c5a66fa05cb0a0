"""Where somebody stands, and what is missing for the next pangkat and jenjang (R72, R79, R82, R84). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.development.credit.conversion import MONTHS, Level, Month, number_of

LARGEST_WAIT = 40 * MONTHS
"""Beyond a life's service nothing is foretold."""


@dataclass(frozen=True)
class Need:
    """What leads one step up: `need` and `missing` in units, counted within the jenjang."""

    to: str
    need: int
    missing: int


@dataclass(frozen=True)
class Way:
    """When nothing is missing any more, if every month from now on has this predikat."""

    predikat: str
    months: int
    on: date


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
    return Need(to, need, max(0, need - units))


def need_for_level(level: Level, units: int) -> Need | None:
    """Say what the next jenjang needs; the highest has none."""
    if level.for_level is None or level.next is None:
        return None
    return Need(level.next, level.for_level, max(0, level.for_level - units))


def ways(
    missing: int, level: Level, shares: Mapping[str, int], last_counted: Month
) -> Sequence[Way]:
    """Say for each predikat how many months more it takes, from the first month that does not count yet.

    The day is the first of the month after: promotions have a window on the 1st of each month (R90a).
    """
    found = []
    for predikat, percent in shares.items():
        months = -(-missing // (percent * level.coefficient))
        if months <= LARGEST_WAIT:
            found.append(Way(predikat, months, _first_day_after(last_counted, months)))
    return found


def _first_day_after(month: Month, months: int) -> date:
    year, number = divmod(number_of(month) + months + 1, MONTHS)
    return date(year, number + 1, 1)
