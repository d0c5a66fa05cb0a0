"""The year of the demonstration: its day, its dice, and the hours in which an office works."""

import random
from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.orm import Session

from api.foundation.clock import WITA
from api.organization.posts.populations import EVERYBODY
from api.rules.queries import days_off, is_working

SEED = "denpasar-2026"
YEAR = 2026
TODAY = date(YEAR, 10, 8)
"""Thursday, a day before the third quarter's reports are due; SIMKINERJA_TODAY moves a server there."""
CYCLE = YEAR * 10 + 1
TEACHERS = "guru"
CYCLES = {EVERYBODY: CYCLE, TEACHERS: YEAR * 10 + 2}
"""By population: teachers have a year of their own (R101)."""
WHOLE_YEAR = YEAR * 10_000 + 112
Q1, Q2, Q3 = YEAR * 10_000 + 103, YEAR * 10_000 + 406, YEAR * 10_000 + 709
Q4 = YEAR * 10_000 + 1012
QUARTERS = (Q1, Q2, Q3)
BEGINS = {Q1: date(YEAR, 4, 10), Q2: date(YEAR, 7, 10)}
"""When the evaluation of a quarter begins."""
BEGUN = date(2020, 1, 1)
"""Since when everybody holds their post."""
ENTERED = date(YEAR, 1, 2)
"""When the city's people come into the system."""
LEFT_ON = date(YEAR, 7, 1)
"""When the head of a bidang retires and his neighbour begins to act."""


def dice(stage: str) -> random.Random:
    """Give a stage its own dice, so that a change in one stage leaves the others alone."""
    return random.Random(f"{SEED}/{stage}")  # noqa: S311 - repeatable on purpose, nothing secret


def moment(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """Tell a moment of a day in WITA."""
    return datetime.combine(day, time(hour, minute), WITA).astimezone(UTC)


def span_of(period_id: int) -> tuple[date, date]:
    """Give the first and the last day of a quarter."""
    year, months = divmod(period_id, 10_000)
    first, last = divmod(months, 100)
    return date(year, first, 1), date(year, last, 31 if last in (3, 12) else 30)


def quarter_of(period_id: int) -> int:
    return period_id % 100 // 3


def this_hour() -> datetime:
    """Tell the hour that it is, on TODAY, as a server tells it that is moved there; never near midnight."""
    hour = min(datetime.now(WITA).time(), time(22))
    return datetime.combine(TODAY, hour, WITA).astimezone(UTC)


class WorkingDays:
    """The days of the year on which offices work, by the city's calendar."""

    def __init__(self, session: Session) -> None:
        first, last = date(YEAR, 1, 1), date(YEAR, 12, 31)
        off = days_off(session, first, last)
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        self._days = [day for day in every if is_working(day, off, six_day=False)]

    def step(self, day: date, count: int = 0) -> date:
        """Give the day itself or the next working one, and from there so many working days on."""
        return self._days[bisect_left(self._days, day) + count]

    def within(self, first: date, last: date) -> list[date]:
        """List the working days from one day to another."""
        return [day for day in self._days if first <= day <= last]


def at_work(chance: random.Random, day: date, hours: tuple[int, int] = (8, 16)) -> datetime:
    """Choose a moment of office hours."""
    return moment(day, chance.randrange(*hours), chance.randint(0, 59))
