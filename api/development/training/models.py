"""What is kept of programmes: proposals, seats with their reasons, who was there, what was answered."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.development.seats import SeatState as SeatState
from api.development.training.errors import ProgrammeStepRefused, SeatStepRefused
from api.foundation.database import Model, Owned, agency_foreign_key, foreign_key
from api.foundation.soft_references import soft_reference
from api.foundation.types import Exact, Instant, Json, Key, text_enum


class Mode(StrEnum):
    DARING = "daring"
    TATAP_MUKA = "tatap_muka"
    CAMPURAN = "campuran"


class ProgrammeState(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    DONE = "done"
    CANCELLED = "cancelled"


class Used(StrEnum):
    """How often participants use what they learnt, a month later."""

    OFTEN = "often"
    SOMETIMES = "sometimes"
    NOT_YET = "not_yet"


PROGRAMME_STEPS: dict[ProgrammeState, frozenset[ProgrammeState]] = {
    ProgrammeState.DRAFT: frozenset({ProgrammeState.PROPOSED, ProgrammeState.CANCELLED}),
    ProgrammeState.PROPOSED: frozenset(
        {ProgrammeState.APPROVED, ProgrammeState.REJECTED, ProgrammeState.CANCELLED}
    ),
    ProgrammeState.REJECTED: frozenset({ProgrammeState.PROPOSED, ProgrammeState.CANCELLED}),
    ProgrammeState.APPROVED: frozenset({ProgrammeState.DONE, ProgrammeState.CANCELLED}),
    ProgrammeState.DONE: frozenset(),
    ProgrammeState.CANCELLED: frozenset(),
}
SEAT_STEPS: dict[SeatState, frozenset[SeatState]] = {
    SeatState.SUGGESTED: frozenset({SeatState.OFFERED, SeatState.PASSED_OVER}),
    SeatState.WAITING: frozenset({SeatState.OFFERED, SeatState.PASSED_OVER}),
    SeatState.OFFERED: frozenset({SeatState.ACCEPTED, SeatState.DECLINED}),
    SeatState.ACCEPTED: frozenset(
        {SeatState.APPROVED, SeatState.DECLINED, SeatState.ATTENDED, SeatState.MISSED}
    ),
    SeatState.APPROVED: frozenset({SeatState.DECLINED, SeatState.ATTENDED, SeatState.MISSED}),
    SeatState.DECLINED: frozenset(),
    SeatState.ATTENDED: frozenset({SeatState.MISSED}),
    SeatState.MISSED: frozenset({SeatState.ATTENDED}),
    SeatState.PASSED_OVER: frozenset(),
}
TAKEN = frozenset({SeatState.OFFERED, SeatState.ACCEPTED, SeatState.APPROVED})
"""What fills a seat before the programme is over."""


class TrainingProgramme(Owned, Model):
    """A programme of an agency, for the people below a unit; one of agency 0 is for the whole city."""

    __tablename__ = "training_programmes"
    __table_args__ = (
        Index("ix_training_programmes_from_on", "from_on"),
        Index("ix_training_programmes_unit_id", "unit_id"),
        CheckConstraint("from_on <= until_on", "days_in_order"),
        CheckConstraint("seats > 0 AND budget >= 0 AND hours_tenths > 0", "amounts"),
        CheckConstraint(
            "state NOT IN ('approved', 'rejected', 'done') OR decided_by IS NOT NULL", "decided"
        ),
    )

    unit_id: Mapped[UUID] = mapped_column(Key, ForeignKey("units.id", ondelete="RESTRICT"))
    title: Mapped[str]
    description: Mapped[str | None]
    provider: Mapped[str]
    place: Mapped[str | None]
    mode: Mapped[Mode] = mapped_column(text_enum(Mode, "training_mode"))
    competences: Mapped[Any] = mapped_column(Json)
    """Codes of the competences that it answers."""
    sessions: Mapped[Any] = mapped_column(Json)
    """Days with times (`schemas.TrainingSession`), in order."""
    hours_tenths: Mapped[int]
    """In tenths of a JP."""
    seats: Mapped[int]
    budget: Mapped[Decimal] = mapped_column(Exact)
    """Rupiah, for all seats."""
    from_on: Mapped[date]
    until_on: Mapped[date]
    state: Mapped[ProgrammeState] = mapped_column(
        text_enum(ProgrammeState), default=ProgrammeState.DRAFT
    )
    proposed_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    decided_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    decided_on: Mapped[date | None]
    decision_reason: Mapped[str | None]
    code_seed: Mapped[bytes]
    """What the codes of its sessions are made of."""
    asked_on: Mapped[date | None]
    """When its participants were asked what came of it."""

    def step_to(self, state: ProgrammeState) -> None:
        """Move along the lawful path, or refuse."""
        if state not in PROGRAMME_STEPS[self.state]:
            raise ProgrammeStepRefused(programme_id=self.id, state=self.state, wanted=state)
        self.state = state
        self.version += 1


class TrainingSeat(Owned, Model):
    """Somebody's place in a programme's queue, with what it was found from."""

    __tablename__ = "training_seats"
    __table_args__ = (
        agency_foreign_key("programme_id", "training_programmes"),
        UniqueConstraint("programme_id", "employee_id", "agency_id"),
        Index("ix_training_seats_employee_id", "employee_id"),
        Index("ix_training_seats_state_answer_until", "state", "answer_until"),
        CheckConstraint("state <> 'offered' OR answer_until IS NOT NULL", "offers_have_a_day"),
    )

    programme_id: Mapped[UUID] = mapped_column(Key)
    employee_id: Mapped[UUID] = mapped_column(Key, foreign_key("employees"))
    unit_id: Mapped[UUID] = mapped_column(Key, ForeignKey("units.id", ondelete="RESTRICT"))
    """Where the person served when the queue was made: whose duty roster it weighs on."""
    state: Mapped[SeatState] = mapped_column(text_enum(SeatState))
    place: Mapped[int]
    passed: Mapped[int]
    """How often the person had been passed over since their last training."""
    reasons: Mapped[Any] = mapped_column(Json)
    """Why this place (`schemas.ReasonsView`)."""
    answer_until: Mapped[date | None]
    approver_id: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    refusal: Mapped[str | None]
    """Why the superior did not approve."""
    passed_over_reason: Mapped[str | None]
    answered_on: Mapped[date | None]
    """When the questions of a month later were answered; what, is not kept with the person."""

    def step_to(self, state: SeatState) -> None:
        """Move along the lawful path, or refuse."""
        if state not in SEAT_STEPS[self.state]:
            raise SeatStepRefused(seat_id=self.id, state=self.state, wanted=state)
        self.state = state
        self.version += 1


class TrainingAttendance(Model):
    """That somebody was there in a session; by whom and when it was noted."""

    __tablename__ = "training_attendances"
    __table_args__ = (agency_foreign_key("seat_id", "training_seats"),)
    citus = "distributed"

    seat_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    session: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    by_code: Mapped[bool]
    noted_by: Mapped[UUID] = mapped_column(Key, info=soft_reference("users"))
    noted_at: Mapped[datetime] = mapped_column(Instant)


class TrainingAnswer(Model):
    """How many participants answered so: counted, so that nobody's own answer is kept."""

    __tablename__ = "training_answers"
    __table_args__ = (
        agency_foreign_key("programme_id", "training_programmes"),
        CheckConstraint("worth BETWEEN 1 AND 5 AND people > 0", "counted"),
    )
    citus = "distributed"

    programme_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    used: Mapped[Used] = mapped_column(text_enum(Used, "training_used"), primary_key=True)
    worth: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    people: Mapped[int]


class TrainingCeiling(Owned, Model):
    """What an agency may spend on training in a year, as HR was told."""

    __tablename__ = "training_ceilings"
    __table_args__ = (
        UniqueConstraint("year", "agency_id"),
        CheckConstraint("amount >= 0", "not_less_than_nothing"),
    )

    year: Mapped[int]
    amount: Mapped[Decimal] = mapped_column(Exact)
