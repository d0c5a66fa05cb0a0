"""The windows in which ranks rise, and how time in rank is counted to them (R90a). Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

MONTHS = 12
LAST_DAY = 28
"""Every month has it; somebody who began on the 29th of February completes the year on the 1st of March."""


@dataclass(frozen=True)
class WindowPlan:
    """From a day on, in which months ranks rise on the 1st."""

    begins_on: date
    months: frozenset[int]


def plans_of(table: Mapping[str, Mapping[str, Any]]) -> tuple[WindowPlan, ...]:
    """Read the table of R90a, the latest plan first."""
    found = [
        WindowPlan(date.fromisoformat(row["from"]), frozenset(row["months"]))
        for row in table.values()
    ]
    return tuple(sorted(found, key=lambda one: one.begins_on, reverse=True))


def is_window(day: date, plans: Sequence[WindowPlan]) -> bool:
    """Say whether ranks rise on a day."""
    plan = next((one for one in plans if one.begins_on <= day), None)
    return day.day == 1 and plan is not None and day.month in plan.months


@lru_cache(MONTHS * 100)
def window_from(day: date, plans: tuple[WindowPlan, ...]) -> date:
    """Give the first window on a day or after it."""
    return next(windows_from(day, plans), day)


def windows_from(day: date, plans: Sequence[WindowPlan]) -> Iterator[date]:
    """Give the windows on a day and after it, without end."""
    first = day if day.day == 1 else _next_month(day)
    while True:
        if is_window(first, plans):
            yield first
        first = _next_month(first)


def _next_month(day: date) -> date:
    return (day.replace(day=LAST_DAY) + timedelta(days=4)).replace(day=1)


def months_between(first: date, last: date) -> int:
    """Count the whole months from a day to another."""
    whole = (last.year - first.year) * MONTHS + last.month - first.month
    return whole - (last.day < first.day)


def after_years(day: date, years: int) -> date:
    """Give the day on which years are complete."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return date(day.year + years, 3, 1)


def years_before(window: date, count: int, due: tuple[int, int]) -> list[int]:
    """Name the last years whose predikat is known at a window; a year's is due in the next, on `due` (R33)."""
    last = window.year - (1 if window > date(window.year, *due) else 2)
    return list(range(last - count + 1, last + 1))


def known_from(year: int, due: tuple[int, int]) -> date:
    """Give the day from which the predikat of a year counts."""
    return date(year + 1, *due) + timedelta(days=1)
