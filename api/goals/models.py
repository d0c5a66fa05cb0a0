"""What is kept of plans, and which steps are lawful."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, LargeBinary, UniqueConstraint
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
from api.foundation.types import Exact, Instant, Json, Key, text_enum
from api.goals.errors import PlanStepRefused
from api.goals.groups import ResultGroup as ResultGroup


class PlanForm(StrEnum):
    """R12, R13: which official form a plan follows."""

    JPT = "jpt"
    JA_JF = "ja_jf"


class Approach(StrEnum):
    """R12."""

    KUANTITATIF = "kuantitatif"
    KUALITATIF = "kualitatif"


class PlanState(StrEnum):
    """R126: Draft → Pengajuan → Persetujuan, and back with a note."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    AGREED = "agreed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class GoalKind(StrEnum):
    """R16, U4: high or low priority."""

    UTAMA = "utama"
    TAMBAHAN = "tambahan"


class Cascade(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    NONE = "none"


class Aspect(StrEnum):
    """R14: JA/JF forms."""

    KUANTITAS = "kuantitas"
    KUALITAS = "kualitas"
    WAKTU = "waktu"
    BIAYA = "biaya"


class Perspective(StrEnum):
    """R15: JPT forms."""

    PENERIMA_LAYANAN = "penerima_layanan"
    PROSES_BISNIS = "proses_bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal"
    ANGGARAN = "anggaran"


class Direction(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"


class Accumulation(StrEnum):
    """How the year's figure comes from the periods': their sum, or the latest."""

    SUM = "sum"
    LATEST = "latest"


class SupportKind(StrEnum):
    """R10 b–d: the three lists of the Lampiran SKP."""

    SUMBER_DAYA = "sumber_daya"
    PERTANGGUNGJAWABAN = "pertanggungjawaban"
    KONSEKUENSI = "konsekuensi"


class CommentKind(StrEnum):
    COMMENT = "comment"
    RETURN_NOTE = "return_note"


NEXT_STEPS = {
    PlanState.DRAFT: {PlanState.SUBMITTED, PlanState.CANCELLED},
    PlanState.SUBMITTED: {PlanState.DRAFT, PlanState.RETURNED, PlanState.AGREED},
    PlanState.RETURNED: {PlanState.SUBMITTED, PlanState.CANCELLED},
    PlanState.AGREED: {PlanState.CLOSED},
    PlanState.CLOSED: set[PlanState](),
    PlanState.CANCELLED: set[PlanState](),
}
EDITABLE = frozenset({PlanState.DRAFT, PlanState.RETURNED})


class Plan(Owned, Model):
    """One person's SKP for one post and one cycle."""

    __tablename__ = "plans"
    __table_args__ = (
        partial_index(
            "uq_plans_assignment_id_cycle_id",
            "assignment_id",
            "cycle_id",
            "agency_id",
            where="state <> 'cancelled'",
            unique=True,
        ),
        Index("ix_plans_assignment_id", "assignment_id"),
        Index("ix_plans_employee_id_cycle_id", "employee_id", "cycle_id"),
        Index("ix_plans_unit_id_cycle_id_id", "unit_id", "cycle_id", "id"),
        Index("ix_plans_assessor_id_cycle_id", "assessor_id", "cycle_id"),
        CheckConstraint("state <> 'returned' OR return_note IS NOT NULL", "returned_has_note"),
        CheckConstraint(
            "state <> 'agreed' OR (agreed_at IS NOT NULL AND agreed_by IS NOT NULL)",
            "agreed_has_by_and_at",
        ),
    )

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    assignment_id: Mapped[UUID] = mapped_column(Key, foreign_key("assignments"))
    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    assessor_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    cycle_id: Mapped[int] = mapped_column(Integer, foreign_key("cycles"))
    form: Mapped[PlanForm] = mapped_column(text_enum(PlanForm))
    approach: Mapped[Approach] = mapped_column(text_enum(Approach))
    state: Mapped[PlanState] = mapped_column(text_enum(PlanState), default=PlanState.DRAFT)
    return_note: Mapped[str | None]
    revision: Mapped[int] = mapped_column(default=0)
    """Number of the last agreed version; 0 before the first."""
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    submitted_at: Mapped[datetime | None] = mapped_column(Instant)
    agreed_at: Mapped[datetime | None] = mapped_column(Instant)
    agreed_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))

    def step_to(self, state: PlanState) -> None:
        """Move along the lawful path, or refuse."""
        if state not in NEXT_STEPS[self.state]:
            raise PlanStepRefused(plan_id=self.id, state=self.state, wanted=state)
        self.state = state


class PlanVersion(Appended, Model):
    """The whole plan as it was agreed."""

    __tablename__ = "plan_versions"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        UniqueConstraint("plan_id", "number", "agency_id"),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    number: Mapped[int]
    content: Mapped[Any] = mapped_column(Json)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    agreed_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))


class PlanComment(Appended, Model):
    """What the two sides write to each other about a plan or one of its lines."""

    __tablename__ = "plan_comments"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        Index("ix_plan_comments_plan_id_id", "plan_id", "id"),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    line_id: Mapped[UUID | None] = mapped_column(Key)
    author_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    kind: Mapped[CommentKind] = mapped_column(text_enum(CommentKind))
    text: Mapped[str]


class Goal(Owned, Model):
    """A rencana hasil kerja (RHK)."""

    __tablename__ = "goals"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        agency_foreign_key("parent_id", "goals"),
        Index("ix_goals_plan_id_position", "plan_id", "position"),
        partial_index("ix_goals_parent_id", "parent_id", where="parent_id IS NOT NULL"),
        partial_index(
            "ix_goals_agreement_indicator_id",
            "agreement_indicator_id",
            where="agreement_indicator_id IS NOT NULL",
        ),
        CheckConstraint(
            "(parent_id IS NULL AND outside_parent_id IS NULL)"
            " OR (parent_id IS NULL AND agreement_indicator_id IS NULL)"
            " OR (outside_parent_id IS NULL AND agreement_indicator_id IS NULL)",
            "one_parent",
        ),
        CheckConstraint(
            "practice_code IS NULL OR result_group = 'praktik_kinerja'", "practice_of_its_group"
        ),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    parent_id: Mapped[UUID | None] = mapped_column(Key)
    outside_parent_id: Mapped[UUID | None] = mapped_column(Key)
    """A goal of a leader in another agency: a soft reference, its text beside it."""
    agreement_indicator_id: Mapped[UUID | None] = mapped_column(
        Key, foreign_key("agreement_indicators")
    )
    parent_text: Mapped[str | None]
    kind: Mapped[GoalKind] = mapped_column(text_enum(GoalKind))
    cascade: Mapped[Cascade] = mapped_column(text_enum(Cascade), default=Cascade.NONE)
    position: Mapped[int]
    text: Mapped[str]
    assigned_by: Mapped[str | None]
    result_group: Mapped[ResultGroup | None] = mapped_column(text_enum(ResultGroup))
    practice_code: Mapped[str | None]


class Indicator(Owned, Model):
    """An indikator kinerja individu or ukuran keberhasilan, with its target."""

    __tablename__ = "indicators"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        agency_foreign_key("goal_id", "goals"),
        UniqueConstraint("plan_id", "id", "agency_id"),
        CheckConstraint(
            "direction <> 'range' OR target_low <= target_high", "range_is_low_to_high"
        ),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    goal_id: Mapped[UUID] = mapped_column(Key)
    aspect: Mapped[Aspect | None] = mapped_column(text_enum(Aspect))
    perspective: Mapped[Perspective | None] = mapped_column(text_enum(Perspective))
    text: Mapped[str]
    unit_of_measure: Mapped[str | None]
    direction: Mapped[Direction] = mapped_column(text_enum(Direction), default=Direction.HIGHER)
    target: Mapped[Decimal | None] = mapped_column(Exact)
    target_low: Mapped[Decimal | None] = mapped_column(Exact)
    target_high: Mapped[Decimal | None] = mapped_column(Exact)
    target_text: Mapped[str | None]
    baseline: Mapped[Decimal | None] = mapped_column(Exact)
    accumulation: Mapped[Accumulation] = mapped_column(
        text_enum(Accumulation), default=Accumulation.LATEST
    )
    due_on: Mapped[date | None]
    data_source: Mapped[str | None]
    position: Mapped[int]


class PlanSupport(Owned, Model):
    """A line of the Lampiran SKP: resources, accounting, consequences (R10)."""

    __tablename__ = "plan_supports"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        Index("ix_plan_supports_plan_id_kind_position", "plan_id", "kind", "position"),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    kind: Mapped[SupportKind] = mapped_column(text_enum(SupportKind))
    position: Mapped[int]
    text: Mapped[str]


class BehaviourExpectation(Owned, Model):
    """What the leader expects beyond the guides of a value (R27); `text` may hold several lines."""

    __tablename__ = "behaviour_expectations"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        UniqueConstraint("plan_id", "value_code", "agency_id"),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    value_code: Mapped[int]
    text: Mapped[str]
