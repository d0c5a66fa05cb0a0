"""What the statements on reminders give."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from api.notifications.nudges.models import NudgeSubject
from api.organization.models import EmployeeState, UnitKind


class NudgeShown(TypedDict):
    """A reminder as the one who is reminded sees it, in the form of the wire."""

    subject: str
    period_id: int
    week: str
    on_day: str
    people: int
    from_id: str
    from_name: str | None
    created_at: str
    """To be compared with when a task was opened."""


class NudgeHeld(TypedDict):
    """A reminder that somebody has got already, or will get."""

    to_id: UUID
    subject: NudgeSubject
    period_id: int
    week: date
    number: int
    on_day: date
    from_name: str | None


class Recipient(TypedDict):
    """Whom a reminder would reach, and when their office works."""

    id: UUID
    name: str
    agency_id: int | None
    state: EmployeeState
    unit_kind: UnitKind
