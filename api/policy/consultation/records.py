"""What the statements on what people say give."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from api.policy.consultation.models import PolicyCommentKind, PolicyVerdict, VoiceKind


class CommentRow(TypedDict):
    """Something that was said with its author, its support and the answer of its cluster."""

    id: UUID
    policy_id: UUID
    anchor: str
    kind: PolicyCommentKind
    author_id: UUID
    author_name: str | None
    position: str | None
    agency: str | None
    text: str
    proposed_text: str | None
    paragraph_text: str
    hidden_reason: str | None
    supports: int
    mine: int
    cluster_id: UUID | None
    verdict: PolicyVerdict | None
    answer: str | None
    cluster: str | None
    cluster_verdict: PolicyVerdict | None
    cluster_answer: str | None
    created_at: datetime
    version: int


class VoiceRow(TypedDict):
    id: UUID
    policy_id: UUID
    anchor: str
    kind: VoiceKind
    text: str
    hidden_reason: str | None
    cluster_id: UUID | None
    verdict: PolicyVerdict | None
    answer: str | None
    cluster: str | None
    cluster_verdict: PolicyVerdict | None
    cluster_answer: str | None
    version: int


class SpokenOf(TypedDict):
    """A paragraph as it can be read, to be spoken of."""

    id: UUID
    anchor: str
    text: str


class TalkCount(TypedDict):
    """How often each kind was said of a paragraph."""

    anchor: str
    kind: str
    times: int


class SupportCount(TypedDict):
    anchor: str
    times: int
    mine: int


class UnitCount(TypedDict):
    """How many of a unit's people are concerned, and how many of them took part."""

    agency_id: int
    agency: str
    unit: str
    path: str
    people: int
    took_part: int


class ClusterRow(TypedDict):
    id: UUID
    name: str
    comments: int
    voices: int
    verdict: PolicyVerdict | None
    answer: str | None
    answered_at: datetime | None
    version: int


class Place(TypedDict):
    """Of which policy something is."""

    policy_id: UUID
