"""What is kept of what people say about policies: with a name, without one, and what they are answered."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Local, Model, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Key, text_enum


class PolicyCommentKind(StrEnum):
    COMMENT = "comment"
    QUESTION = "question"
    AMENDMENT = "amendment"


class VoiceKind(StrEnum):
    """An amendment has a name, so that the answer reaches its author."""

    COMMENT = "comment"
    QUESTION = "question"


class PolicyVerdict(StrEnum):
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"


WITH_REASON = "(verdict IS NULL) = (answer IS NULL)"


class PolicyCluster(Local, Model):
    """Things that were said alike, to be answered together."""

    __tablename__ = "policy_clusters"
    __table_args__ = (
        CheckConstraint(WITH_REASON, "answered_with_a_reason"),
        Index("ix_policy_clusters_policy_id", "policy_id"),
    )

    policy_id: Mapped[UUID] = mapped_column(Key, foreign_key("policies"))
    name: Mapped[str]
    verdict: Mapped[PolicyVerdict | None] = mapped_column(text_enum(PolicyVerdict, "verdict"))
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)


class PolicyComment(Local, Model):
    """Something that somebody said about a paragraph, or would write in its place."""

    __tablename__ = "policy_comments"
    __table_args__ = (
        CheckConstraint(WITH_REASON, "answered_with_a_reason"),
        CheckConstraint(
            "(kind = 'amendment') = (proposed_text IS NOT NULL)", "amendment_has_a_text"
        ),
        Index("ix_policy_comments_policy_id_anchor_id", "policy_id", "anchor", "id"),
        Index("ix_policy_comments_cluster_id", "cluster_id"),
    )

    policy_id: Mapped[UUID] = mapped_column(Key, foreign_key("policies"))
    paragraph_id: Mapped[UUID] = mapped_column(Key, foreign_key("policy_paragraphs"))
    """The paragraph as it could be read then."""
    anchor: Mapped[str]
    kind: Mapped[PolicyCommentKind] = mapped_column(text_enum(PolicyCommentKind, "comment_kind"))
    author_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    text: Mapped[str]
    proposed_text: Mapped[str | None]
    hidden_reason: Mapped[str | None]
    cluster_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("policy_clusters"))
    verdict: Mapped[PolicyVerdict | None] = mapped_column(text_enum(PolicyVerdict, "verdict"))
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)


class PolicySupport(Model):
    """Somebody supports a paragraph; shown as a number only."""

    __tablename__ = "policy_supports"
    citus = "local"

    policy_id: Mapped[UUID] = mapped_column(Key, foreign_key("policies"), primary_key=True)
    anchor: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(Key, primary_key=True, info=soft_reference("users"))


class PolicyCommentSupport(Model):
    """Somebody supports what somebody else said; shown as a number only."""

    __tablename__ = "policy_comment_supports"
    citus = "local"

    comment_id: Mapped[UUID] = mapped_column(Key, foreign_key("policy_comments"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(Key, primary_key=True, info=soft_reference("users"))


class PolicyVoice(Model):
    """Something that was said without a name: key of chance, no time, no author (docs/anonymity.md)."""

    __tablename__ = "policy_voices"
    __table_args__ = (
        CheckConstraint(WITH_REASON, "answered_with_a_reason"),
        Index("ix_policy_voices_policy_id_anchor_id", "policy_id", "anchor", "id"),
        Index("ix_policy_voices_cluster_id", "cluster_id"),
        {"sqlite_with_rowid": False},
    )
    citus = "local"

    id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    policy_id: Mapped[UUID] = mapped_column(Key, foreign_key("policies"))
    anchor: Mapped[str]
    kind: Mapped[VoiceKind] = mapped_column(text_enum(VoiceKind))
    text: Mapped[str]
    hidden_reason: Mapped[str | None]
    cluster_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("policy_clusters"))
    verdict: Mapped[PolicyVerdict | None] = mapped_column(text_enum(PolicyVerdict, "verdict"))
    answer: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
