"""What is kept of class observations, and which steps are lawful."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.development.observations.errors import ObservationStepRefused
from api.foundation.clock import now
from api.foundation.database import Model, Owned, agency_foreign_key, foreign_key, partial_index
from api.foundation.types import Instant, Json, Key, text_enum


class ObservationStage(StrEnum):
    """R107: before, in class, afterwards; then done, or it did not take place."""

    PRA_OBSERVASI = "pra_observasi"
    OBSERVASI = "observasi"
    REFLEKSI = "refleksi"
    SELESAI = "selesai"
    BATAL = "batal"


class Shown(StrEnum):
    """How much of a behaviour was to be seen: words, never a score (R107)."""

    BELUM_TERLIHAT = "belum_terlihat"
    SEBAGIAN = "sebagian"
    JELAS_TERLIHAT = "jelas_terlihat"


_BEFORE = frozenset({ObservationStage.PRA_OBSERVASI, ObservationStage.OBSERVASI})
NEXT_STEPS = {
    ObservationStage.PRA_OBSERVASI: _BEFORE | {ObservationStage.BATAL},
    ObservationStage.OBSERVASI: _BEFORE | {ObservationStage.REFLEKSI, ObservationStage.BATAL},
    ObservationStage.REFLEKSI: frozenset({ObservationStage.SELESAI}),
    ObservationStage.SELESAI: frozenset[ObservationStage](),
    ObservationStage.BATAL: frozenset[ObservationStage](),
}
CLOSED = frozenset({ObservationStage.SELESAI, ObservationStage.BATAL})


class TeachingObservation(Owned, Model):
    """One observation of one teacher's practice; what is done is sealed, a correction is a new one."""

    __tablename__ = "teaching_observations"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        agency_foreign_key("goal_id", "goals"),
        agency_foreign_key("corrects_id", "teaching_observations"),
        UniqueConstraint("corrects_id", "agency_id"),
        partial_index(
            "uq_teaching_observations_plan_id_agency_id",
            "plan_id",
            "agency_id",
            where="closed_at IS NULL",
            unique=True,
        ),
        Index("ix_teaching_observations_employee_id", "employee_id"),
        Index("ix_teaching_observations_observer_id", "observer_id"),
        Index("ix_teaching_observations_plan_id", "plan_id"),
        CheckConstraint("(stage IN ('selesai', 'batal')) = (closed_at IS NOT NULL)", "closed"),
        CheckConstraint(
            "stage <> 'selesai' OR (observed_at IS NOT NULL AND reflection IS NOT NULL"
            " AND response IS NOT NULL AND follow_up IS NOT NULL)",
            "reflected_on_by_both",
        ),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    goal_id: Mapped[UUID] = mapped_column(Key)
    """Whose practice it is: the goal of the group `praktik_kinerja` (R103)."""
    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    observer_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    practice_code: Mapped[str]
    planned_on: Mapped[date]
    class_name: Mapped[str]
    subject: Mapped[str]
    from_time: Mapped[str]
    until_time: Mapped[str]
    """As clocks in schools show it: "08:00"."""
    focus: Mapped[Any] = mapped_column(Json)
    """Codes of the behaviours that were agreed on, of the three of the practice."""
    agreed_by_teacher_at: Mapped[datetime | None] = mapped_column(Instant)
    agreed_by_observer_at: Mapped[datetime | None] = mapped_column(Instant)
    stage: Mapped[ObservationStage] = mapped_column(
        text_enum(ObservationStage), default=ObservationStage.PRA_OBSERVASI
    )
    answers: Mapped[Any] = mapped_column(Json, default=dict)
    notes: Mapped[str] = mapped_column(default="")
    others: Mapped[Any] = mapped_column(Json, default=dict)
    """What was noted about practices that are not the chosen one, by their codes."""
    notes_version: Mapped[int] = mapped_column(default=0)
    """Counts the changes of answers, notes and others: an agreement meanwhile does not refuse them."""
    observed_at: Mapped[datetime | None] = mapped_column(Instant)
    reflect_due_on: Mapped[date | None]
    reflection: Mapped[str | None]
    """The teacher's words."""
    response: Mapped[str | None]
    """The observer's words."""
    follow_up: Mapped[str | None]
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    cancel_reason: Mapped[str | None]
    corrects_id: Mapped[UUID | None] = mapped_column(Key)

    def step_to(self, stage: ObservationStage) -> None:
        """Move along the lawful path, or refuse."""
        if stage not in NEXT_STEPS[self.stage]:
            raise ObservationStepRefused(observation_id=self.id, stage=self.stage, wanted=stage)
        self.stage = stage
        if stage in CLOSED:
            self.closed_at = now()
