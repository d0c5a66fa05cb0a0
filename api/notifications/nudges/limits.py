"""Whether somebody may be reminded now. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from api.foundation.clock import WITA, monday_of
from api.notifications.nudges.models import NudgeSubject
from api.notifications.nudges.quiet import Calendar
from api.notifications.nudges.records import NudgeHeld, Recipient
from api.organization.people.obligation import BOUND


class Outcome(StrEnum):
    """What becomes of a reminder; only the first two are sent."""

    NOW = "now"
    LATER = "later"
    """Sent, and shown when quiet time is over."""
    ALREADY = "already"
    """They are reminded of the same on that day already."""
    ENOUGH = "enough"
    """They were reminded often enough in that week, by whomever and of whatever."""
    OFF_DUTY = "off_duty"
    ONESELF = "oneself"
    NO_TURN = "no_turn"
    """It is nobody's turn: it was done meanwhile, the period takes it no more, or nobody assesses them."""
    UNIT_FIRST = "unit_first"
    """R35: nobody can sign before the organization's achievement is set; the delay is not the assessor's."""


SENT = frozenset({Outcome.NOW, Outcome.LATER})


@dataclass(frozen=True)
class What:
    """What somebody is reminded of."""

    subject: NudgeSubject
    period_id: int


@dataclass(frozen=True)
class Foreseen:
    """What becomes of a reminder to somebody, before it is sent."""

    to: Recipient
    outcome: Outcome
    arrives_at: datetime
    held: Sequence[NudgeHeld]
    """What they have got, the latest first."""

    @property
    def on_day(self) -> date:
        return self.arrives_at.astimezone(WITA).date()

    @property
    def week(self) -> date:
        return monday_of(self.on_day)

    @property
    def this_week(self) -> int:
        """Count the reminders of the week in which this one appears."""
        return max((one["number"] for one in self.held if one["week"] == self.week), default=0)


@dataclass(frozen=True)
class Sender:
    """Who reminds, and the rules that hold at that moment."""

    id: UUID
    most: int
    """Reminders that anybody may get in a week."""
    calendar: Calendar


def foresee(to: Recipient, held: Sequence[NudgeHeld], what: What, sender: Sender) -> Foreseen:
    """Say what becomes of a reminder."""
    arrives_at = sender.calendar.arrival(to["unit_kind"])
    later = Foreseen(to, Outcome.LATER, arrives_at, held)
    checks = {
        Outcome.ONESELF: to["id"] == sender.id,
        Outcome.OFF_DUTY: to["state"] not in BOUND,
        Outcome.ALREADY: any(
            (one["subject"], one["period_id"], one["on_day"])
            == (what.subject, what.period_id, later.on_day)
            for one in held
        ),
        Outcome.ENOUGH: later.this_week >= sender.most,
        Outcome.NOW: arrives_at <= sender.calendar.moment,
    }
    outcome = next((word for word, holds in checks.items() if holds), Outcome.LATER)
    return replace(later, outcome=outcome)
