"""What is read of achievements of organizations."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from api.cycles.models import PeriodKind
from api.evaluations.unit_achievements.models import UnitGrade


class UnitAchievementRow(TypedDict):
    """A unit with its achievement of a period; empty until it is set."""

    unit_id: UUID
    unit_name: str
    parent_path: str | None
    grade: UnitGrade | None
    basis: str | None
    set_at: datetime | None
    version: int | None
    set_by_id: UUID | None
    set_by_name: str | None


class FoundUnitAchievement(UnitAchievementRow):
    """The same with what a change needs to know."""

    agency_id: int
    unit_path: str
    achievement_id: UUID | None


class NamedRow(TypedDict):
    """A thing by its key and its name."""

    id: UUID
    name: str


class ShownUnitAchievement(TypedDict):
    """A unit's achievement as it is shown."""

    unit: NamedRow
    period_id: int
    grade: UnitGrade | None
    basis: str | None
    set_by: NamedRow | None
    set_at: datetime | None
    version: int
    may: list[str]


class UnitOfPeriod(TypedDict):
    """The unit of whatever is evaluated, and the period."""

    unit_id: UUID
    unit_name: str
    unit_path: str
    period_id: int
    period_kind: PeriodKind
    ends_on: date


class LedUnit(NamedRow):
    """A unit that somebody leads."""

    path: str


class AchievementRow(TypedDict):
    """What was set for a unit in a period."""

    id: UUID
    period_id: int
    grade: UnitGrade
    basis: str
    set_at: datetime


class UnitFigure(TypedDict):
    """The achievement that an evaluation rests on; `stands_in`: last year's (IV.B.1.f)."""

    unit_id: UUID
    unit_name: str
    period_id: int
    grade: UnitGrade | None
    basis: str | None
    stands_in: bool


class UnitFigureRow(UnitFigure):
    """The same with the key of what was set."""

    id: UUID | None
