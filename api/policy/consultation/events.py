"""What happens to what people say about policies; that somebody supports something is nobody's to know."""

from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PolicyTalkEvent(Event):
    """`subject_id` is the policy; `of` and `remark_id`: the comment, voice or cluster that it happened to."""

    subject_kind: ClassVar[str] = "policy"
    remark_id: UUID
    of: str


@dataclass(frozen=True, kw_only=True)
class PolicyCommented(PolicyTalkEvent):
    anchor: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class PolicyTalkHidden(PolicyTalkEvent):
    """`about_id` said it; `reason` is shown in its place."""


@dataclass(frozen=True, kw_only=True)
class PolicyTalkShown(PolicyTalkEvent):
    """What was hidden is shown again."""


@dataclass(frozen=True, kw_only=True)
class PolicyTalkGrouped(PolicyTalkEvent):
    name: str
    size: int


@dataclass(frozen=True, kw_only=True)
class PolicyTalkAnswered(PolicyTalkEvent):
    """`authors` are told; those without a name are not among them."""

    verdict: str
    authors: list[UUID] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class PolicyAnswersRead(Event):
    """`subject_id`, the policy; who was told has read it."""

    subject_kind: ClassVar[str] = "policy"
