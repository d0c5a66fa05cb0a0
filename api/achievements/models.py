"""What is kept of achievements and evidence."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Appended, Model, Owned, agency_foreign_key, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Exact, Instant, Key, text_enum


class AchievementSource(StrEnum):
    PERSON = "person"
    IMPORT = "import"
    MEASUREMENT = "measurement"
    SERVICE_STANDARD = "service_standard"


MEASURED = frozenset({AchievementSource.MEASUREMENT, AchievementSource.SERVICE_STANDARD})
"""Sources of figures that nobody types."""


class AchievementState(StrEnum):
    REPORTED = "reported"
    CONTESTED = "contested"
    """Its owner contests what was measured: nobody changes it before the answer, and it counts in no pace."""
    FROZEN = "frozen"


class EvidenceKind(StrEnum):
    FILE = "file"
    LINK = "link"


class Verdict(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Achievement(Owned, Model):
    """The realisasi of one indicator in one period."""

    __tablename__ = "achievements"
    __table_args__ = (
        ForeignKeyConstraint(
            ["plan_id", "indicator_id", "agency_id"],
            ["indicators.plan_id", "indicators.id", "indicators.agency_id"],
            ondelete="RESTRICT",
        ),
        UniqueConstraint("plan_id", "indicator_id", "period_id", "agency_id"),
        CheckConstraint(
            "value IS NOT NULL OR narrative IS NOT NULL OR nothing_happened = true",
            "says_something",
        ),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    indicator_id: Mapped[UUID] = mapped_column(Key)
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"))
    value: Mapped[Decimal | None] = mapped_column(Exact)
    narrative: Mapped[str | None]
    nothing_happened: Mapped[bool] = mapped_column(default=False)
    source: Mapped[AchievementSource] = mapped_column(
        text_enum(AchievementSource), default=AchievementSource.PERSON
    )
    state: Mapped[AchievementState] = mapped_column(
        text_enum(AchievementState), default=AchievementState.REPORTED
    )
    revision: Mapped[int] = mapped_column(default=1)
    reported_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    """Of a figure that was measured and to which nobody has added words: who mapped it."""
    reported_at: Mapped[datetime] = mapped_column(Instant)
    override_reason: Mapped[str | None]
    """Why its owner says something else than what was measured."""
    measured_source: Mapped[AchievementSource | None] = mapped_column(
        text_enum(AchievementSource, "measured_source")
    )
    measured_value: Mapped[Decimal | None] = mapped_column(Exact)
    """What is measured, also where the owner says something else; empty where nothing is."""
    measured_at: Mapped[datetime | None] = mapped_column(Instant)
    measured_cases: Mapped[int | None]
    mapping_id: Mapped[UUID | None] = mapped_column(Key)
    """The mapping by which it is measured, or that gave it back when it was undone."""


class AchievementRevision(Appended, Model):
    """What an achievement said before it was corrected."""

    __tablename__ = "achievement_revisions"
    __table_args__ = (
        agency_foreign_key("achievement_id", "achievements"),
        UniqueConstraint("achievement_id", "revision", "agency_id"),
    )

    achievement_id: Mapped[UUID] = mapped_column(Key)
    revision: Mapped[int]
    value: Mapped[Decimal | None] = mapped_column(Exact)
    narrative: Mapped[str | None]
    nothing_happened: Mapped[bool]
    source: Mapped[AchievementSource] = mapped_column(
        text_enum(AchievementSource), default=AchievementSource.PERSON
    )
    override_reason: Mapped[str | None]
    reported_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    reported_at: Mapped[datetime] = mapped_column(Instant)
    replaced_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))


class FrozenPeriod(Model):
    """A period of a plan whose evaluation has been signed: nothing more is reported or proven in it.

    Kept apart from the rows, because what was not reported by then must stay unreported too.
    """

    __tablename__ = "frozen_periods"
    __table_args__ = (agency_foreign_key("plan_id", "plans"),)
    citus = "distributed"

    plan_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    frozen_at: Mapped[datetime] = mapped_column(Instant)


class Evidence(Owned, Model):
    """A bukti dukung: a file or a link, accepted or returned with a reason."""

    __tablename__ = "evidence"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        agency_foreign_key("file_id", "stored_files"),
        Index("ix_evidence_plan_id_period_id", "plan_id", "period_id"),
        CheckConstraint(
            "(kind = 'file' AND file_id IS NOT NULL AND url IS NULL)"
            " OR (kind = 'link' AND url IS NOT NULL AND file_id IS NULL)",
            "one_place",
        ),
        CheckConstraint(
            "verdict <> 'returned' OR verdict_reason IS NOT NULL", "returned_has_reason"
        ),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"))
    kind: Mapped[EvidenceKind] = mapped_column(text_enum(EvidenceKind))
    file_id: Mapped[UUID | None] = mapped_column(Key)
    url: Mapped[str | None]
    title: Mapped[str]
    replaces_id: Mapped[UUID | None] = mapped_column(Key)
    verdict: Mapped[Verdict] = mapped_column(text_enum(Verdict), default=Verdict.WAITING)
    verdict_reason: Mapped[str | None]
    verdict_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    verdict_at: Mapped[datetime | None] = mapped_column(Instant)
    submitted_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))


class EvidenceLink(Model):
    """Which indicators a piece of evidence proves."""

    __tablename__ = "evidence_links"
    __table_args__ = (
        agency_foreign_key("evidence_id", "evidence"),
        agency_foreign_key("indicator_id", "indicators"),
        Index("ix_evidence_links_evidence_id", "evidence_id"),
    )
    citus = "distributed"

    indicator_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    evidence_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)


class Receipt(Appended, Model):
    """A tanda terima: what the server received, and when."""

    __tablename__ = "receipts"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        UniqueConstraint("number", "agency_id"),
        Index("ix_receipts_plan_id_period_id", "plan_id", "period_id"),
    )

    number: Mapped[str]
    plan_id: Mapped[UUID] = mapped_column(Key)
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"))
    submitted_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    content_hash: Mapped[bytes] = mapped_column(LargeBinary)
    lines: Mapped[int]
    is_on_time: Mapped[bool]
