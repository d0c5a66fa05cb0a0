"""What was said."""

from dataclasses import dataclass
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
