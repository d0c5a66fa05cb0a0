"""What rows of coaching are."""

from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from api.development.guidance.models import GuidanceKind


class GuidanceRow(TypedDict):
    """A session with the names that it shows."""

    id: UUID
    agency_id: int
    employee_id: UUID
    employee_name: str
    leader_id: UUID
    leader_name: str
    kind: GuidanceKind
    held_on: date
    goal: str
    facts: str
    options: str
    next_steps: str
    adjusts_plan: bool
    signed_by_employee_at: datetime | None
    signed_by_leader_at: datetime | None
    statements: Any
    statement_note: str | None
    stated_at: datetime | None
    read_at: datetime | None
    created_at: datetime
    version: int


class HeldCoaching(TypedDict):
    """A coaching that both signed."""

    id: UUID
    held_on: date
