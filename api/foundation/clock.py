"""The one clock: UTC inside, WITA (Asia/Makassar) for what an office calls today."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

WITA = ZoneInfo("Asia/Makassar")
_shift = timedelta()


def now() -> datetime:
    """Tell the moment in UTC."""
    return datetime.now(UTC) + _shift


def today() -> date:
    """Tell the date in the office's time zone."""
    return now().astimezone(WITA).date()


def set_today(day: date) -> None:
    """Move this process to a day, for demonstrations and tests; hours go on as they are."""
    global _shift  # noqa: PLW0603 - a clock is one thing per process
    real = datetime.now(UTC)
    _shift = timedelta()
    if day != real.astimezone(WITA).date():
        at = datetime.combine(day, real.astimezone(WITA).time(), WITA)
        _shift = at - real


@contextmanager
def moved_to(moment: datetime) -> "Iterator[None]":
    """Let time stand at another moment inside a block."""
    global _shift  # noqa: PLW0603 - a clock is one thing per process
    before = _shift
    _shift = moment - datetime.now(UTC)
    try:
        yield
    finally:
        _shift = before
