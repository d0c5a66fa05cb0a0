"""What happened to achievements of organizations."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class UnitAchievementSet(Event):
    """R39."""

    subject_kind: ClassVar[str] = "unit_achievement"
    unit_id: UUID
    period_id: int
    old: str | None
    new: str
