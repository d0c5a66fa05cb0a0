"""The one clock: UTC inside, WITA (Asia/Makassar) for what an office calls today."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

WITA = ZoneInfo("Asia/Makassar")
_shift = timedelta()
shift_ms = 0
"""The same in milliseconds, for keys: one is made for every row, so this is read and not called."""


def now() -> datetime:
    """Tell the moment in UTC."""
    return datetime.now(UTC) + _shift


def today() -> date:
    """Tell the date in the office's time zone."""
    return now().astimezone(WITA).date()


def monday_of(day: date) -> date:
    """Give the day on which a week began."""
    return day - timedelta(days=day.weekday())


def set_today(day: date) -> None:
    """Move this process to a day, for demonstrations and tests; hours go on as they are."""
    real = datetime.now(UTC)
    at = datetime.combine(day, real.astimezone(WITA).time(), WITA)
    _move(at - real if day != real.astimezone(WITA).date() else timedelta())


@contextmanager
def moved_to(moment: datetime) -> "Iterator[None]":
    """Let a block begin at another moment; time goes on from there."""
    before = _shift
    _move(moment - datetime.now(UTC))
    try:
        yield
    finally:
        _move(before)


def _move(shift: timedelta) -> None:
    global _shift, shift_ms
    _shift, shift_ms = shift, shift // timedelta(milliseconds=1)
