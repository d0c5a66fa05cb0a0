"""Working time: by table over feasts and New Year, and against a count that goes day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.foundation.database import FOREVER
from api.measurements.services.working_time import (
    Calendar,
    Counted,
    Span,
    count_case,
    count_running,
    count_stay,
)
from api.rules import calendar
from tests.measurements.factories import days

FIRST, LAST = date(2025, 1, 1), date(2028, 12, 31)
OFF = {
    day
    for year in (2025, 2026, 2027)
    for source in (calendar.national, calendar.balinese)
    for day, *_ in source(year)
}
FIVE = Calendar(FIRST, LAST, OFF, six_day=False)
SIX = Calendar(FIRST, LAST, OFF, six_day=True)
DAY = timedelta(days=1)


def _count(complete: str, issued: str, *spans: tuple[str, str]) -> int | None:
    begins, ends = days(complete, issued)
    suspended: list[Span] = [(days(one)[0], days(two)[0]) for one, two in spans]
    return count_case(FIVE, (begins, ends), 5, suspended).working_days


@pytest.mark.parametrize(
    ("complete", "issued", "working"),
    [
        ("2026-09-09", "2026-09-22", 9),
        ("2026-07-09", "2026-07-17", 6),
        ("2026-09-09", "2026-09-09", 0),
        ("2026-09-11", "2026-09-14", 1),
        ("2026-09-12", "2026-09-13", 0),
        ("2026-03-17", "2026-03-26", 2),
        ("2026-06-15", "2026-06-22", 2),
        ("2025-12-23", "2026-01-05", 6),
    ],
    ids=[
        "late",
        "july",
        "same day",
        "weekend",
        "on a weekend",
        "Nyepi and Eid",
        "Galungan",
        "New Year",
    ],
)
def test_days_after_the_complete_file_count_by_the_city_s_calendar(
    complete: str, issued: str, working: int
) -> None:
    assert _count(complete, issued) == working


@pytest.mark.parametrize(
    ("spans", "working"),
    [
        ([("2026-09-10", "2026-09-16")], 5),
        ([("2026-09-12", "2026-09-14")], 9),
        ([("2026-09-01", "2026-09-11")], 8),
        ([("2026-09-10", "2026-09-11"), ("2026-09-21", "2026-10-30")], 6),
        ([("2026-09-23", "2026-09-30")], 9),
    ],
    ids=["four days", "a weekend", "since before", "twice, over the end", "afterwards"],
)
def test_what_is_suspended_does_not_count(spans: list[tuple[str, str]], working: int) -> None:
    assert _count("2026-09-09", "2026-09-22", *spans) == working


def test_a_suspension_over_feasts_takes_no_day_off_twice() -> None:
    assert _count("2026-03-13", "2026-03-27", ("2026-03-17", "2026-03-26")) == 3


def test_a_standard_of_five_is_kept_on_the_fifth_day() -> None:
    [complete] = days("2026-09-09")

    assert count_case(FIVE, (complete, None), 5, []) == Counted(0, None, date(2026, 9, 16))


def test_an_open_suspension_leaves_the_limit_open_and_stops_the_clock() -> None:
    complete, asked, today = days("2026-10-01", "2026-10-05", "2026-10-08")

    counted = count_case(FIVE, (complete, None), 5, [(asked, FOREVER)])
    running = count_running(FIVE, complete, counted.suspended_days, asked, today)

    assert counted == Counted(0, None, None)
    assert running == (1, 4)


def test_schools_and_puskesmas_work_on_saturdays() -> None:
    friday, monday = days("2026-09-11", "2026-09-14")

    assert count_case(SIX, (friday, monday), 5, []).working_days == 2


def test_nothing_is_counted_before_the_file_is_complete() -> None:
    assert count_case(FIVE, (None, None), 5, []) == Counted(0, None, None)


def test_a_stay_in_a_step_counts_like_a_case() -> None:
    entered, left, asked, answered = days("2026-09-09", "2026-09-22", "2026-09-10", "2026-09-16")

    assert count_stay(FIVE, entered, left, [(asked, answered)]) == 5
    assert count_stay(FIVE, entered, None, []) is None


_days = st.dates(date(2025, 11, 1), date(2027, 2, 1))


@given(
    _days,
    st.integers(0, 90),
    st.lists(st.tuples(st.integers(-9, 90), st.integers(0, 40)), max_size=3),
)
def test_any_case_counts_as_day_by_day(
    complete: date, length: int, drawn: list[tuple[int, int]]
) -> None:
    """Nyepi, Galungan, Eid, joint leave and New Year lie among these days."""
    issued = complete + length * DAY
    spans: list[Span] = []
    for offset, size in sorted(drawn):
        begins = max([complete + offset * DAY, *(end for _, end in spans)])
        spans.append((begins, begins + size * DAY))
    spans = [span for span in spans if span[0] < span[1]]

    counted = count_case(FIVE, (complete, issued), 5, spans)

    span = [complete + n * DAY for n in range(1, length + 1)]
    worked = [day for day in span if day.weekday() < 5 and day not in OFF]
    free = [day for day in worked if not any(a <= day < b for a, b in spans)]
    assert counted.working_days == len(free)
    assert counted.suspended_days == len(worked) - len(free)
