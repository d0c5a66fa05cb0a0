"""The windows for which is computed and proposed, and how much time is left (R90a)."""

from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from api.development.promotion.calendar import plans_of, windows_from
from api.development.promotion.errors import NoSuchWindow
from api.foundation.clock import today
from api.identity.actor import Actor
from api.rules.queries import setting, table, working_days_between

AHEAD = "promotion_windows_ahead"
DAYS_BEFORE = "promotion_propose_days_before"


def kept_windows(session: Session) -> list[date]:
    """Give the next windows, for which everybody is judged; today's is past."""
    plans = plans_of(table(session, "promotion_windows", today()))
    ahead = setting(session, AHEAD, today())
    return list(islice(windows_from(today() + timedelta(days=1), plans), ahead))


def propose_until(session: Session, window: date) -> date:
    """Give the last day to propose for a window."""
    return window - timedelta(days=setting(session, DAYS_BEFORE, today()))


def next_window(session: Session) -> date:
    """Give the first window for which can still be proposed; else the last that is computed."""
    windows = kept_windows(session)
    open_ones = [one for one in windows if propose_until(session, one) >= today()]
    return open_ones[0] if open_ones else windows[-1]


def chosen_window(session: Session, wanted: date | None) -> date:
    """Take the window that is asked for, if anything is computed for it, else the next."""
    if wanted is None:
        return next_window(session)
    if wanted not in kept_windows(session):
        raise NoSuchWindow(window_on=wanted)
    return wanted


def time_left(session: Session, window: date) -> dict[str, Any]:
    """Say until when is proposed for a window, and how many working days that leaves."""
    last = propose_until(session, window)
    left = working_days_between(session, today(), last) if last > today() else 0
    return {"propose_until": last, "working_days_left": left}


def list_windows(session: Session, _actor: Actor) -> dict[str, Any]:
    """List the windows that are computed."""
    items = []
    for window in kept_windows(session):
        left = time_left(session, window)
        can = left["propose_until"] >= today()
        items.append({"window_on": window, **left, "can_propose": can})
    return {"items": items, "next_on": next_window(session)}
