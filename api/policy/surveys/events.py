"""What happens to short questions; who answered is nobody's to know."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PolicySurveyAsked(Event):
    subject_kind: ClassVar[str] = "policy_survey"
    policy_id: UUID
    title: str
    opens_on: date
    closes_on: date
