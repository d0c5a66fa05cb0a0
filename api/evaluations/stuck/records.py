"""What is read of evaluations that nobody will make."""

from enum import StrEnum
from typing import TypedDict
from uuid import UUID

from api.evaluations.unit_achievements.records import NamedRow


class StuckBy(StrEnum):
    """Why nobody will make it."""

    ASSESSOR_GONE = "assessor_gone"
    """The assessor's service has ended, and nobody came after them."""
    ASSESSOR_RESTS = "assessor_rests"
    """The assessor rests from duty (R24), and nobody stands in."""
    NO_ASSESSOR = "no_assessor"
    """Nobody assesses the person's post."""
    NO_PLAN = "no_plan"
    """The person has moved, and has no agreed plan in the new post yet."""


class StuckRow(TypedDict):
    """Somebody who is not evaluated in a period; `evaluation_id` None: nothing is open yet."""

    evaluation_id: UUID | None
    employee_id: UUID
    employee_name: str
    sort_name: str
    agency_id: int
    unit_id: UUID
    unit_name: str
    unit_path: str
    cycle_id: int
    period_id: int
    reason: str
    assessor_name: str | None


class Stuck(TypedDict):
    """The same as it is shown."""

    evaluation_id: UUID | None
    employee: NamedRow
    unit: NamedRow
    period_id: int
    reason: str
    assessor_name: str | None
