"""What is kept of evaluations, and which steps are lawful."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.evaluations.errors import EvaluationStepRefused
from api.foundation.database import (
    Appended,
    Model,
    Owned,
    agency_foreign_key,
    foreign_key,
    partial_index,
)
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Json, Key, text_enum


class Rating(StrEnum):
    """R36: no numbers."""

    DI_ATAS_EKSPEKTASI = "di_atas_ekspektasi"
    SESUAI_EKSPEKTASI = "sesuai_ekspektasi"
    DI_BAWAH_EKSPEKTASI = "di_bawah_ekspektasi"


class Predikat(StrEnum):
    """R38, best first; `kurang` is printed "Kurang/misconduct"."""

    SANGAT_BAIK = "sangat_baik"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class EvaluationKind(StrEnum):
    PERIODIK = "periodik"
    TAHUNAN = "tahunan"


class EvaluationState(StrEnum):
    OPEN = "open"
    RATED = "rated"
    SIGNED = "signed"
    ACKNOWLEDGED = "acknowledged"


class Receipt(StrEnum):
    AGREE = "agree"
    DISAGREE = "disagree"


NEXT_STEPS = {
    EvaluationState.OPEN: {EvaluationState.RATED},
    EvaluationState.RATED: {EvaluationState.RATED, EvaluationState.SIGNED, EvaluationState.OPEN},
    EvaluationState.SIGNED: {EvaluationState.ACKNOWLEDGED},
    EvaluationState.ACKNOWLEDGED: set[EvaluationState](),
}
"""Back from the signature leads `reopening` alone."""
UNSIGNED = frozenset({EvaluationState.OPEN, EvaluationState.RATED})
"""Before the signature nobody but the assessor sees ratings and predikat."""


class Evaluation(Owned, Model):
    """The evaluation of one plan in one period or year."""

    __tablename__ = "evaluations"
    __table_args__ = (
        agency_foreign_key("plan_id", "plans"),
        UniqueConstraint("plan_id", "period_id", "agency_id"),
        Index("ix_evaluations_employee_id_period_id", "employee_id", "period_id"),
        Index("ix_evaluations_assessor_id_period_id_state", "assessor_id", "period_id", "state"),
        Index("ix_evaluations_unit_id_period_id", "unit_id", "period_id"),
        partial_index("ix_evaluations_due_on", "due_on", where="state = 'open'"),
        CheckConstraint(
            "state IN ('open') OR (results_rating IS NOT NULL AND behaviour_rating IS NOT NULL"
            " AND predikat IS NOT NULL)",
            "rated_has_both_ratings",
        ),
        CheckConstraint(
            "state IN ('open', 'rated') OR (signed_at IS NOT NULL AND content IS NOT NULL)",
            "signed_has_content",
        ),
    )

    plan_id: Mapped[UUID] = mapped_column(Key)
    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    unit_id: Mapped[UUID] = mapped_column(Key, foreign_key("units"))
    period_id: Mapped[int] = mapped_column(Integer, foreign_key("periods"))
    kind: Mapped[EvaluationKind] = mapped_column(text_enum(EvaluationKind))
    assessor_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    taken_over_from_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    """IV.A.11: the assessor who did not evaluate in time; `assessor_id` is then their superior."""
    unit_achievement_id: Mapped[UUID | None] = mapped_column(Key)
    """Of the unit that the rater leads, maybe in another agency (the mayor's): a soft reference."""
    results_rating: Mapped[Rating | None] = mapped_column(text_enum(Rating, "results_rating"))
    results_reason: Mapped[str | None]
    behaviour_rating: Mapped[Rating | None] = mapped_column(text_enum(Rating, "behaviour_rating"))
    behaviour_reason: Mapped[str | None]
    predikat: Mapped[Predikat | None] = mapped_column(text_enum(Predikat))
    why: Mapped[Any | None] = mapped_column(Json)
    """Rule, inputs and people behind the predikat."""
    recommendation: Mapped[str | None]
    state: Mapped[EvaluationState] = mapped_column(
        text_enum(EvaluationState), default=EvaluationState.OPEN
    )
    due_on: Mapped[date]
    content: Mapped[Any | None] = mapped_column(Json)
    """Both parties, goals, achievements and feedback as they stood at the signature."""
    signed_at: Mapped[datetime | None] = mapped_column(Instant)
    receipt: Mapped[Receipt | None] = mapped_column(text_enum(Receipt))
    receipt_note: Mapped[str | None]
    received_at: Mapped[datetime | None] = mapped_column(Instant)
    voided_at: Mapped[datetime | None] = mapped_column(Instant)
    """R45: since then another post counts for the period; what is signed is never voided."""

    def check_step(self, state: EvaluationState) -> None:
        """Refuse what does not lie on the lawful path; nothing does once it is void."""
        if self.voided_at is not None:
            raise EvaluationStepRefused(evaluation_id=self.id, state="void", wanted=state)
        if state not in NEXT_STEPS[self.state]:
            raise EvaluationStepRefused(evaluation_id=self.id, state=self.state, wanted=state)

    def step_to(self, state: EvaluationState) -> None:
        """Move along the lawful path, or refuse."""
        self.check_step(state)
        self.state = state

    def reopen(self) -> None:
        """Let what was signed be judged again, from the same ratings; nothing of the signature stays here."""
        self.state = EvaluationState.RATED
        self.content = self.signed_at = None
        self.receipt = self.receipt_note = self.received_at = None
        self.version += 1


class EvaluationDecision(Appended, Model):
    """One decision about an evaluation: old, new, who, why, by which rule."""

    __tablename__ = "evaluation_decisions"
    __table_args__ = (
        agency_foreign_key("evaluation_id", "evaluations"),
        Index("ix_evaluation_decisions_evaluation_id_id", "evaluation_id", "id"),
    )

    evaluation_id: Mapped[UUID] = mapped_column(Key)
    step: Mapped[str]
    old: Mapped[Any | None] = mapped_column(Json)
    new: Mapped[Any] = mapped_column(Json)
    reason: Mapped[str | None]
    by_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    """Nobody for what the program or another system caused."""
    rule_id: Mapped[str | None]
