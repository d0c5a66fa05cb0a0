"""What is read of units and what is made of it."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from api.analytics.insights.trends.models import UnitPeriodFigures
from api.cycles.models import PeriodKind
from api.evaluations.unit_achievements.models import UnitGrade
from api.organization.models import UnitKind

COUNTS = tuple(
    column.key
    for column in UnitPeriodFigures.__table__.columns
    if column.key not in ("unit_id", "period_id", "agency_id", "counted_at")
)
"""The names of what is counted."""


class PersonOfPeriod(TypedDict):
    """Somebody with their definitive post in a period, and how their report came."""

    employee_id: UUID
    unit_id: UUID
    agency_id: int
    plan_state: str | None
    track: str
    measured: int
    predikat: str | None
    first_sent_at: datetime | None
    sent_by_others: bool


class UnitRow(TypedDict):
    """A unit in the tree."""

    id: UUID
    parent_id: UUID | None
    kind: UnitKind
    name: str
    path: str


class PeriodRow(TypedDict):
    """A period with figures of units; where cycles share it, the last day of all."""

    id: int
    kind: PeriodKind
    report_due_on: date


class GradeRow(TypedDict):
    unit_id: UUID
    grade: UnitGrade
