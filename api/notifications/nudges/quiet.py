"""When a reminder appears: in working hours, on working days of the unit's calendar."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.orm import Session

from api.foundation.clock import WITA
from api.organization.models import UnitKind
from api.rules.queries import days_off, is_working, setting

HOURS = "quiet_hours"
SIX_DAYS = frozenset({UnitKind.SEKOLAH, UnitKind.PUSKESMAS})
"""Units that work on Saturdays."""
HORIZON = timedelta(days=31)
"""No office is closed for longer."""


@dataclass(frozen=True)
class Calendar:
    """Days off around a moment, and the hours in which nobody is reminded."""

    moment: datetime
    quiet_from: int
    quiet_until: int
    off: set[date]

    def arrival(self, unit_kind: UnitKind) -> datetime:
        """Tell when a reminder that is sent at the moment appears."""
        local = self.moment.astimezone(WITA)
        day = local.date()
        if self._works(day, unit_kind) and local.hour < self.quiet_from:
            return max(self.moment, self._begins(day))
        while not self._works(day := day + timedelta(days=1), unit_kind):
            pass
        return self._begins(day)

    def _works(self, day: date, unit_kind: UnitKind) -> bool:
        return is_working(day, self.off, six_day=unit_kind in SIX_DAYS)

    def _begins(self, day: date) -> datetime:
        return datetime.combine(day, time(self.quiet_until), WITA).astimezone(UTC)


def read_calendar(session: Session, moment: datetime) -> Calendar:
    """Read what holds at a moment: Indonesia's days off and Bali's own, Nyepi among them."""
    day = moment.astimezone(WITA).date()
    hours = setting(session, HOURS, day)
    off = days_off(session, day, day + HORIZON)
    return Calendar(moment, hours["from"], hours["until"], off)
