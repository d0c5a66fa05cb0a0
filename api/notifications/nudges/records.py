"""What the statements on reminders give."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from api.notifications.nudges.models import NudgeSubject
from api.organization.models import EmployeeState, UnitKind


class NudgeShown(TypedDict):
    """A reminder as the one who is reminded sees it; `is_answered`: they have acted since."""

    subject: NudgeSubject
    period_id: int
    week: date
    on_day: date
    people: int
    from_id: UUID
    from_name: str | None
    created_at: datetime
    is_answered: bool


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
