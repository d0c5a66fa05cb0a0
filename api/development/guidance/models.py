"""What is kept of coaching and counselling: the form of B.1.6, and the nine statements of B.1.8."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model, Owned, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Json, Key, text_enum

STATEMENTS = 9
"""R31: Format B.1.8 has nine."""


class GuidanceKind(StrEnum):
    """`konseling` is confidential to its two people (R32)."""

    BIMBINGAN = "bimbingan"
    KONSELING = "konseling"


class GuidanceStage(StrEnum):
    """Where a session stands: it follows from who signed and read, and is kept nowhere."""

    DRAFT = "draft"
    SIGNED = "signed"
    STATED = "stated"
    READ = "read"


class Opinion(StrEnum):
    """What the person says to a statement of B.1.8; the format leaves the words open."""

    SETUJU = "setuju"
    SEBAGIAN = "sebagian"
    TIDAK_SETUJU = "tidak_setuju"


class GuidanceSession(Owned, Model):
    """One talk of somebody with who leads them; what both signed does not change any more."""

    __tablename__ = "guidance_sessions"
    __table_args__ = (
        Index("ix_guidance_sessions_employee_id_held_on", "employee_id", "held_on"),
        Index("ix_guidance_sessions_leader_id", "leader_id"),
        CheckConstraint("employee_id <> leader_id", "two_people"),
        CheckConstraint(
            "stated_at IS NULL OR (statements IS NOT NULL AND signed_by_employee_at IS NOT NULL"
            " AND signed_by_leader_at IS NOT NULL)",
            "stated_after_both_signed",
        ),
        CheckConstraint("read_at IS NULL OR stated_at IS NOT NULL", "read_after_stated"),
    )

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    leader_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    kind: Mapped[GuidanceKind] = mapped_column(text_enum(GuidanceKind))
    held_on: Mapped[date]
    goal: Mapped[str] = mapped_column(default="")
    facts: Mapped[str] = mapped_column(default="")
    options: Mapped[str] = mapped_column(default="")
    next_steps: Mapped[str] = mapped_column(default="")
    adjusts_plan: Mapped[bool] = mapped_column(default=False)
    """Whether measures or targets of the plan are to be changed for it, which is done there."""
    signed_by_employee_at: Mapped[datetime | None] = mapped_column(Instant)
    signed_by_leader_at: Mapped[datetime | None] = mapped_column(Instant)
    statements: Mapped[Any | None] = mapped_column(Json)
    """What the person says to each of the nine, in their order; for the leader's superior, not the leader."""
    statement_note: Mapped[str | None]
    stated_at: Mapped[datetime | None] = mapped_column(Instant)
    read_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    read_at: Mapped[datetime | None] = mapped_column(Instant)
