"""Counts working time: days after the complete file up to the result, without what was suspended. Pure.

A day of the city's calendar is looked up in one table of running numbers, so that a span costs two
look-ups however long it is. Dates outside the table are refused by whoever takes them in.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from api.rules.queries import is_working

ONE_DAY = timedelta(days=1)
Span = tuple[date, date]
"""Suspended days: from the first to the day that counts again."""


class Calendar:
    """The working days from one day to another, numbered on."""

    def __init__(self, first: date, last: date, off: Collection[date], *, six_day: bool) -> None:
        self.first, self.last = first, last
        self._start = first.toordinal()
        self._numbers: list[int] = []
        self._working: list[date] = []
        closed = set(off)
        for ordinal in range(self._start, last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if is_working(day, closed, six_day=six_day):
                self._working.append(day)
            self._numbers.append(len(self._working))

    def between(self, start: date, end: date) -> int:
        """Count the working days after a day up to another, that one included; none if it comes before."""
        return self._number(end) - self._number(start) if end > start else 0

    def after(self, start: date, count: int) -> date:
        """Give the count-th working day after a day."""
        return self._working[self._number(start) + count - 1]

    def _number(self, day: date) -> int:
        at = day.toordinal() - self._start
        if at < 0:
            raise ValueError(f"{day} comes before the calendar")
        return self._numbers[at]


class Counted(NamedTuple):
    """What is kept of a case's time."""

    suspended_days: int
    """Working days of the suspensions that are over."""
    working_days: int | None
    due_on: date | None


def count_case(
    calendar: Calendar,
    times: tuple[date | None, date | None],
    standard_days: int,
    suspensions: Sequence[Span],
) -> Counted:
    """Count a case that was complete on a day and done on another, as far as it is.

    The limit of a case is unknown before its file is complete, and while the applicant completes it.
    """
    complete_on, issued_on = times
    if complete_on is None:
        return Counted(0, None, None)
    over = [span for span in suspensions if span[1] <= calendar.last]
    suspended = suspended_within(calendar, complete_on, issued_on or calendar.last, over)
    working = None
    if issued_on is not None:
        working = calendar.between(complete_on, issued_on) - suspended
    if len(over) < len(suspensions):
        return Counted(suspended, working, None)
    return Counted(suspended, working, calendar.after(complete_on, standard_days + suspended))


def suspended_within(calendar: Calendar, start: date, end: date, spans: Iterable[Span]) -> int:
    """Count the working days of suspensions after a day up to another; what lies outside is nobody's."""
    return sum(
        calendar.between(max(begins - ONE_DAY, start), min(ends - ONE_DAY, end))
        for begins, ends in spans
    )


def count_stay(
    calendar: Calendar, entered_on: date, left_on: date | None, suspensions: Sequence[Span]
) -> int | None:
    """Count a stay in a step that is over."""
    if left_on is None:
        return None
    return calendar.between(entered_on, left_on) - suspended_within(
        calendar, entered_on, left_on, suspensions
    )


class Running(NamedTuple):
    """Both clocks of a case under way."""

    used_days: int
    suspended_days: int


def count_running(
    calendar: Calendar, complete_on: date, suspended_days: int, suspended_on: date | None, day: date
) -> Running:
    """Count until a day; `suspended_on`: since when the applicant completes the file, if that is so."""
    if suspended_on is not None:
        suspended_days += calendar.between(max(suspended_on - ONE_DAY, complete_on), day)
    return Running(calendar.between(complete_on, day) - suspended_days, suspended_days)
