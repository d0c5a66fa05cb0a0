"""From which day a period is evaluated: it has all but ended (IV.A.8b, IV.A.14)."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from api.cycles.models import PeriodKind
from api.rules.queries import setting

WINDOW = "evaluate_window_days"
YEAR_FROM = "evaluate_year_from"


def evaluated_from(session: Session, kind: PeriodKind, ends_on: date) -> date:
    """Say from which day a period is evaluated: the year from the end of December."""
    if kind is PeriodKind.TAHUNAN:
        by_law = setting(session, YEAR_FROM, ends_on)
        return date(ends_on.year, by_law["month"], by_law["day"])
    return window_begins(session, ends_on)


def window_begins(session: Session, period_ends_on: date) -> date:
    """IV.A.14: the days on which a period is evaluated begin shortly before it ends."""
    return period_ends_on - timedelta(days=setting(session, WINDOW, period_ends_on))
