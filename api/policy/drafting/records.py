"""What the statements on policies give."""

from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from api.policy.drafting.models import ChangeTarget, ParagraphKind, PolicyState


class PolicyHead(TypedDict):
    """A policy with the numbers of its newest version and of the newest that can be read."""

    id: UUID
    title: str
    population: str
    state: PolicyState
    opens_on: date | None
    closes_on: date | None
    answers_due_on: date | None
    anonymous_allowed: bool
    decision_no: str | None
    signer: str | None
    decided_on: date | None
    effective_from: date | None
    review_on: date | None
    supersedes_id: UUID | None
    superseded_by_id: UUID | None
    withdrawn_reason: str | None
    version: int
    newest: int
    newest_published: int | None


class VersionRow(TypedDict):
    id: UUID
    number: int
    summary: str
    what_changes: str
    published_at: datetime | None


class ParagraphRow(TypedDict):
    id: UUID
    anchor: str
    position: int
    text: str
    kind: ParagraphKind


class ChangeRow(TypedDict):
    """A rule change with the paragraph that makes it."""

    id: UUID
    paragraph_id: UUID
    anchor: str
    target: ChangeTarget
    key: str
    population: str
    value: Any
    effective_from: date


class ParagraphPlace(TypedDict):
    """Where a paragraph stands: in which version of which policy."""

    id: UUID
    anchor: str
    text: str
    number: int
    policy_id: UUID
    title: str
    state: PolicyState
    decision_no: str | None
    decided_on: date | None
    effective_from: date | None
    published_at: datetime | None
