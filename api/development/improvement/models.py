"""What is kept of improvements, and which steps are lawful: the chain of R64, each step decided by a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.development.guidance.circle import Side
from api.development.improvement.errors import ImprovementStepRefused
from api.foundation.database import Model, Owned, agency_foreign_key, foreign_key, partial_index
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Json, Key, text_enum


class ImprovementState(StrEnum):
    """R64, in its order."""

    BERJALAN = "berjalan"
    TERCAPAI = "tercapai"
    UJI_KOMPETENSI = "uji_kompetensi"
    MEMENUHI_STANDAR = "memenuhi_standar"
    DI_BAWAH_STANDAR = "di_bawah_standar"
    PENEMPATAN_SEMENTARA = "penempatan_sementara"
    DIPINDAHKAN = "dipindahkan"
    DIBERHENTIKAN = "diberhentikan_dengan_hormat"
    DIHENTIKAN = "dihentikan"
    """It has no ground any more: the result was corrected, or the person retired."""


class ImprovementStepKind(StrEnum):
    """What is put on record; `mulai` and `bicara` leave the state as it is."""

    MULAI = "mulai"
    BICARA = "bicara"
    TERCAPAI = "tercapai"
    BELUM_TERCAPAI = "belum_tercapai"
    UJI_MEMENUHI = "uji_memenuhi"
    UJI_DI_BAWAH = "uji_di_bawah"
    PINDAH = "pindah"
    TEMPATKAN = "tempatkan"
    BERHENTIKAN = "berhentikan"
    HENTIKAN = "hentikan"


S = ImprovementState
CLOSED = frozenset({S.TERCAPAI, S.MEMENUHI_STANDAR, S.DIPINDAHKAN, S.DIBERHENTIKAN, S.DIHENTIKAN})
OPEN = frozenset(S) - CLOSED


@dataclass(frozen=True)
class Step:
    """From where a step leads where, who records it, and what it rests on.

    `after_due`: only once the day by which the state ends has passed; it is the person's time.
    """

    before: frozenset[ImprovementState]
    after: ImprovementState
    by: frozenset[Side]
    document: bool = False
    post: bool = False
    until: bool = False
    after_due: bool = False


_HR = frozenset({Side.HR})
_PLACED = frozenset({S.DI_BAWAH_STANDAR, S.PENEMPATAN_SEMENTARA})
STEPS: Mapping[ImprovementStepKind, Step] = MappingProxyType(
    {
        ImprovementStepKind.BICARA: Step(
            frozenset({S.BERJALAN}), S.BERJALAN, frozenset({Side.ASSESSOR})
        ),
        ImprovementStepKind.TERCAPAI: Step(
            frozenset({S.BERJALAN}), S.TERCAPAI, frozenset({Side.ASSESSOR})
        ),
        ImprovementStepKind.BELUM_TERCAPAI: Step(
            frozenset({S.BERJALAN}),
            S.UJI_KOMPETENSI,
            frozenset({Side.SUPERIOR, Side.HR}),
            after_due=True,
        ),
        ImprovementStepKind.UJI_MEMENUHI: Step(
            frozenset({S.UJI_KOMPETENSI}), S.MEMENUHI_STANDAR, _HR, document=True
        ),
        ImprovementStepKind.UJI_DI_BAWAH: Step(
            frozenset({S.UJI_KOMPETENSI}), S.DI_BAWAH_STANDAR, _HR, document=True
        ),
        ImprovementStepKind.PINDAH: Step(_PLACED, S.DIPINDAHKAN, _HR, document=True, post=True),
        ImprovementStepKind.TEMPATKAN: Step(
            frozenset({S.DI_BAWAH_STANDAR}),
            S.PENEMPATAN_SEMENTARA,
            _HR,
            document=True,
            post=True,
            until=True,
        ),
        ImprovementStepKind.BERHENTIKAN: Step(
            frozenset({S.PENEMPATAN_SEMENTARA}),
            S.DIBERHENTIKAN,
            _HR,
            document=True,
            after_due=True,
        ),
        ImprovementStepKind.HENTIKAN: Step(OPEN, S.DIHENTIKAN, _HR),
    }
)
"""`belum_tercapai` is not the assessor's alone: a second person looks before what is hard follows."""


class Improvement(Owned, Model):
    """One improvement of one person, from its ground to its end."""

    __tablename__ = "improvements"
    __table_args__ = (
        agency_foreign_key("evaluation_id", "evaluations"),
        Index("ix_improvements_employee_id", "employee_id"),
        partial_index(
            "uq_improvements_employee_id_agency_id",
            "employee_id",
            "agency_id",
            where="closed_on IS NULL",
            unique=True,
        ),
        partial_index("ix_improvements_due_on", "due_on", where="closed_on IS NULL"),
        CheckConstraint("(due_on IS NULL) = (closed_on IS NOT NULL)", "open_has_a_day"),
        CheckConstraint("begun_on < ends_on", "days_in_order"),
    )

    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    evaluation_id: Mapped[UUID] = mapped_column(Key)
    """The result that was its ground (R51)."""
    begun_on: Mapped[date]
    ends_on: Mapped[date]
    """The last of the six months."""
    goals: Mapped[Any] = mapped_column(Json)
    """What is to be reached in them, in words."""
    help: Mapped[str]
    """What the person gets for it."""
    state: Mapped[ImprovementState] = mapped_column(
        text_enum(ImprovementState), default=ImprovementState.BERJALAN
    )
    due_on: Mapped[date | None]
    """When the state ends: the six months, the day for the test or the move, the placement."""
    closed_on: Mapped[date | None]

    def step_to(self, kind: ImprovementStepKind, happened_on: date, due_on: date | None) -> None:
        """Move along the lawful path, or refuse."""
        step = STEPS[kind]
        if self.state not in step.before:
            raise ImprovementStepRefused(improvement_id=self.id, state=self.state, wanted=kind)
        self.state = step.after
        self.due_on = due_on
        self.closed_on = happened_on if step.after in CLOSED else None


class ImprovementStep(Owned, Model):
    """One thing that was said or decided: by whom, when, on what it rests, and what the person says to it."""

    __tablename__ = "improvement_steps"
    __table_args__ = (
        agency_foreign_key("improvement_id", "improvements"),
        Index("ix_improvement_steps_improvement_id", "improvement_id"),
    )

    improvement_id: Mapped[UUID] = mapped_column(Key)
    kind: Mapped[ImprovementStepKind] = mapped_column(
        text_enum(ImprovementStepKind, "improvement_step_kind")
    )
    happened_on: Mapped[date]
    by_id: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    text: Mapped[str]
    document_no: Mapped[str | None]
    post_title: Mapped[str | None]
    until_on: Mapped[date | None]
    read_by_on: Mapped[date]
    """Until when the person is asked to read it."""
    read_at: Mapped[datetime | None] = mapped_column(Instant)
    own_word: Mapped[str | None]
