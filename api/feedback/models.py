"""What is kept of feedback."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import (
    Appended,
    Model,
    Owned,
    agency_foreign_key,
    foreign_key,
    partial_index,
)
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Key, text_enum


class GiverRole(StrEnum):
    """R29, U1: who speaks; others of the public are entered by the unit's desk with their source.

    `pimpinan` assesses the person; `pimpinan_lain` leads a unit above, or work that theirs serves.
    """

    PIMPINAN = "pimpinan"
    PIMPINAN_LAIN = "pimpinan_lain"
    REKAN_KERJA = "rekan_kerja"
    BAWAHAN = "bawahan"
    PIHAK_LAIN = "pihak_lain"


class FeedbackSymbol(StrEnum):
    """What the annex draws beside the words: a thumb up, a smile."""

    JEMPOL = "jempol"
    SENYUM = "senyum"


class Audience(StrEnum):
    """Who reads it beside the giver."""

    RECEIVER = "receiver"
    RECEIVER_AND_LEADERS = "receiver_and_leaders"


class Feedback(Appended, Model):
    """One thing that somebody said to somebody; about a goal, an indicator's goal or a value."""

    __tablename__ = "feedback"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        agency_foreign_key("goal_id", "goals"),
        Index("ix_feedback_receiver_id_id", "receiver_id", "id"),
        Index("ix_feedback_giver_id_period_id", "giver_id", "period_id"),
        Index("ix_feedback_plan_id_period_id", "plan_id", "period_id"),
        CheckConstraint("goal_id IS NOT NULL OR value_code IS NOT NULL", "about_something"),
        CheckConstraint("giver_id <> receiver_id", "not_to_oneself"),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    receiver_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    giver_id: Mapped[UUID] = mapped_column(Key, foreign_key("users"))
    giver_role: Mapped[GiverRole] = mapped_column(text_enum(GiverRole))
    giver_agency_id: Mapped[int | None]
    """Where the giver served then, if that is another agency than the receiver's."""
    source_note: Mapped[str | None]
    """Where it comes from when the giver enters it for somebody else, for example a patient."""
    goal_id: Mapped[UUID | None] = mapped_column(Key)
    value_code: Mapped[int | None]
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"))
    text: Mapped[str]
    symbol: Mapped[FeedbackSymbol | None] = mapped_column(text_enum(FeedbackSymbol))
    evidence_url: Mapped[str | None]
    audience: Mapped[Audience] = mapped_column(text_enum(Audience))
    given_at: Mapped[datetime] = mapped_column(Instant)


FOR_LEADERS = Feedback.audience == Audience.RECEIVER_AND_LEADERS
"""What leaders read, and what figures that they see may count."""


class FeedbackRequest(Owned, Model):
    """III.C.9: somebody asks somebody else for feedback on their plan."""

    __tablename__ = "feedback_requests"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        Index("ix_feedback_requests_asked_id", "asked_id"),
        partial_index(
            "uq_feedback_requests_plan_id_asked_id",
            "plan_id",
            "asked_id",
            "agency_id",
            where="answered_at IS NULL",
            unique=True,
        ),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    asked_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    note: Mapped[str | None]
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
