"""What the statements about leading give, row by row; days are numbers (`foundation/day_numbers`)."""

from typing import TypedDict
from uuid import UUID

from api.notifications.models import ClosedBy


class Counted(TypedDict):
    """The acts of one leader in one point."""

    point: str
    leader_id: UUID
    acts: int
    late: int
    open: int


class LeaderRow(TypedDict):
    """Somebody who leads, and where."""

    id: UUID
    name: str
    nip: str | None
    position: str | None
    unit_id: UUID
    unit_name: str


class SeenLeader(LeaderRow):
    """Somebody who may lead, with what says who sees it."""

    agency_id: int
    unit_path: str
    is_head: bool | None
    assessed_by_reader: bool


class ActRow(TypedDict):
    """One act, with what says who may open what it is about."""

    about_id: UUID | None
    about_name: str | None
    period_id: int
    """0 where it belongs to none."""
    received_on: int
    due_on: int
    ended_on: int | None
    ended_by: ClosedBy | None
    plan_id: UUID
    owner_id: UUID
    assessor_id: UUID
    agency_id: int
    unit_path: str
    evaluation_id: UUID | None
    rater_id: UUID | None
