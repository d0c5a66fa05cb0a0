"""What happened to achievements and evidence."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event
from api.foundation.fingerprints import Fingerprint


@dataclass(frozen=True, kw_only=True)
class AchievementsReported(Event):
    """`subject_id` is the plan; `content_hash` covers what was sent, `record` what was written.

    `is_complete`: every indicator of the plan has been reported in the period.
    """

    subject_kind: ClassVar[str] = "plan"
    period_id: int
    lines: int
    corrected: int
    is_complete: bool
    content_hash: str
    receipt: str
    record: Fingerprint


@dataclass(frozen=True, kw_only=True)
class AchievementsMeasured(Event):
    """What was measured changed figures of a plan in a period; `taken_back`: lines that nothing measures now.

    `is_complete`: every indicator of the plan has a figure or a report in the period.
    """

    subject_kind: ClassVar[str] = "plan"
    period_id: int
    lines: int
    taken_back: int
    is_complete: bool


@dataclass(frozen=True, kw_only=True)
class EvidenceEvent(Event):
    subject_kind: ClassVar[str] = "evidence"
    plan_id: UUID
    period_id: int
    record: Fingerprint


@dataclass(frozen=True, kw_only=True)
class EvidenceSubmitted(EvidenceEvent):
    kind: str


@dataclass(frozen=True, kw_only=True)
class EvidenceJudged(EvidenceEvent):
    verdict: str


@dataclass(frozen=True, kw_only=True)
class EvidenceRemoved(EvidenceEvent):
    """`replaces_id`: what it stood in for, which is not replaced any more."""

    replaces_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class FileReceived(Event):
    subject_kind: ClassVar[str] = "file"
    size: int
    media_type: str
