"""What was said."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event
from api.foundation.fingerprints import Fingerprint


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven(Event):
    """`about_id` receives it, `counterpart_id` is the assessor where leaders may read it."""

    subject_kind: ClassVar[str] = "feedback"
    plan_id: UUID
    period_id: int
    giver_role: str
    record: Fingerprint
    answers: list[UUID] = field(default_factory=list)
    """Requests for it that are answered by it."""


@dataclass(frozen=True, kw_only=True)
class FeedbackRequested(Event):
    """III.C.9: `about_id` asks, `counterpart_id` is asked."""

    subject_kind: ClassVar[str] = "feedback"
    plan_id: UUID
    due_on: date
