"""Months, quarters and years of the calendar, and how they are named."""

from collections.abc import Iterator
from datetime import date, timedelta

from api.cycles.models import PeriodKind
from api.cycles.records import CalendarPeriod

LAST_MONTH = 12


def period_id(year: int, first_month: int, last_month: int) -> int:
    """Name a stretch of months: 2026, 1, 3 → 20260103."""
    return year * 10_000 + first_month * 100 + last_month


def _last_day(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def calendar_periods(year: int) -> Iterator[CalendarPeriod]:
    """Give the months, quarters and the year."""
    kinds = ((PeriodKind.BULANAN, 1), (PeriodKind.TRIWULANAN, 3), (PeriodKind.TAHUNAN, 12))
    for kind, months in kinds:
        for first in range(1, LAST_MONTH + 1, months):
            last = first + months - 1
            yield {
                "id": period_id(year, first, last),
                "kind": kind,
                "starts_on": date(year, first, 1),
                "ends_on": _last_day(year, last),
            }
