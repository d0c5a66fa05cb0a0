"""What happens to talent: recorded, and looked at; no potential is ever in an event's data."""

from dataclasses import dataclass
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class TalentAssessed(Event):
    """HR recorded what an assessment of somebody found."""

    subject_kind: ClassVar[str] = "talent_assessment"


@dataclass(frozen=True, kw_only=True)
class TalentLookedAt(Event):
    """Somebody saw where people stand, by name: below a unit, or what is recorded of one person."""

    subject_kind: ClassVar[str] = "talent"
    people: int
