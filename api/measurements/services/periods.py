"""The stretch of the calendar that figures are of, and the one before it. Pure."""

from datetime import date, timedelta

from api.cycles.calendar import calendar_periods
from api.cycles.models import PeriodKind
from api.cycles.records import CalendarPeriod
from api.cycles.service import FIRST_YEAR, LAST_YEAR
from api.foundation.errors import NotFound


def chosen(period_id: int | None, day: date) -> CalendarPeriod:
    """Give the month, quarter or year that is asked for, else the quarter of a day."""
    if period_id is None:
        return _around(PeriodKind.TRIWULANAN, day)
    year = period_id // 10_000
    if FIRST_YEAR <= year <= LAST_YEAR:
        for period in calendar_periods(year):
            if period["id"] == period_id:
                return period
    raise NotFound(period_id=period_id)


def before(period: CalendarPeriod) -> CalendarPeriod:
    """Give the month, quarter or year before one."""
    return _around(period["kind"], period["starts_on"] - timedelta(days=1))


def months_until(day: date) -> list[date]:
    """Give the first days of the months of a year, up to the one of a day."""
    return [date(day.year, month, 1) for month in range(1, day.month + 1)]


def _around(kind: PeriodKind, day: date) -> CalendarPeriod:
    for period in calendar_periods(day.year):
        if period["kind"] is kind and period["starts_on"] <= day <= period["ends_on"]:
            return period
    raise NotFound(day=day)
