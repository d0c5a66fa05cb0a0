"""What happened to programmes and seats."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ProgrammeEvent(Event):
    subject_kind: ClassVar[str] = "training_programme"


@dataclass(frozen=True, kw_only=True)
class ProgrammeDrafted(ProgrammeEvent):
    """A proposal is being written."""


@dataclass(frozen=True, kw_only=True)
class ProgrammeChanged(ProgrammeEvent):
    """A proposal was changed before it was decided."""


@dataclass(frozen=True, kw_only=True)
class ProgrammeProposed(ProgrammeEvent):
    """`deciders`: who may decide, until when."""

    deciders: tuple[UUID, ...]
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ProgrammeDecided(ProgrammeEvent):
    verdict: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeCancelled(ProgrammeEvent):
    """It does not take place; its seats lapse. `told`: who had one, by seat."""

    seats: tuple[UUID, ...]
    told: tuple[tuple[UUID, UUID], ...]


@dataclass(frozen=True, kw_only=True)
class ProgrammeQueued(ProgrammeEvent):
    """The queue for its seats was made."""

    people: int
    seats: int


@dataclass(frozen=True, kw_only=True)
class ProgrammeFinished(ProgrammeEvent):
    """`open_seats`: those that were answered and never approved, or left without an answer."""

    attended: int
    missed: int
    passed_over: int
    open_seats: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class AttendanceNoted(ProgrammeEvent):
    """A list of one session was kept."""

    session: int
    people: int


@dataclass(frozen=True, kw_only=True)
class CeilingSet(Event):
    """What may be spent in a year; the subject is the unit for whose agency it holds."""

    subject_kind: ClassVar[str] = "training_ceiling"
    year: int
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class SeatEvent(Event):
    """About whose seat it is; the counterpart is who approves, where there is one."""

    subject_kind: ClassVar[str] = "training_seat"
    programme_id: UUID


@dataclass(frozen=True, kw_only=True)
class SeatOffered(SeatEvent):
    answer_until: date


@dataclass(frozen=True, kw_only=True)
class SeatAccepted(SeatEvent):
    due_on: date


@dataclass(frozen=True, kw_only=True)
class SeatApproved(SeatEvent):
    """The superior agrees."""


@dataclass(frozen=True, kw_only=True)
class SeatDeclined(SeatEvent):
    """By the person, by the superior with a reason, or by silence (`lapsed`); it moves on."""

    lapsed: bool = False


@dataclass(frozen=True, kw_only=True)
class SeatRead(SeatEvent):
    """Whose seat it is has read what became of it."""


@dataclass(frozen=True, kw_only=True)
class PassedOver(SeatEvent):
    """Somebody is left without a seat, with a written reason."""


@dataclass(frozen=True, kw_only=True)
class TrainingAttended(SeatEvent):
    """Somebody was there: hours of development that a certificate proves; with a reason, after all."""

    hours_tenths: int
    mode: str
    from_on: date
    until_on: date
    title: str
    competences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AttendanceTakenBack(SeatEvent):
    """Somebody was not there after all; the reason says how that was found."""


@dataclass(frozen=True, kw_only=True)
class ParticipantAsked(SeatEvent):
    """A month later: what came of it?"""

    due_on: date


@dataclass(frozen=True, kw_only=True)
class ParticipantAnswered(SeatEvent):
    """What was answered is counted and not said here."""
