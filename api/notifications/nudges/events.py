"""What happened: somebody was reminded."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class NudgeSent(Event):
    """Somebody, the subject, is reminded; it is about them, live, only where it appears at once."""

    subject_kind: ClassVar[str] = "nudge"
    tally: str
    period_id: int
    people: int
    deliver_at: datetime
