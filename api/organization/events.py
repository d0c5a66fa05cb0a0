"""What happened to units, people and who assesses whom."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class UnitEvent(Event):
    subject_kind: ClassVar[str] = "unit"
    name: str


@dataclass(frozen=True, kw_only=True)
class UnitAdded(UnitEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class UnitChanged(UnitEvent):
    changes: dict[str, list[str | None]]


@dataclass(frozen=True, kw_only=True)
class EmployeeEvent(Event):
    subject_kind: ClassVar[str] = "employee"


@dataclass(frozen=True, kw_only=True)
class EmployeeAdded(EmployeeEvent):
    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class EmployeeChanged(EmployeeEvent):
    changes: dict[str, list[str | None]]
    """Field → [old, new]."""


@dataclass(frozen=True, kw_only=True)
class ServiceEnded(EmployeeEvent):
    state: str
    on: date


@dataclass(frozen=True, kw_only=True)
class ActivationCodesMade(UnitEvent):
    people: int


@dataclass(frozen=True, kw_only=True)
class AssignmentEvent(Event):
    subject_kind: ClassVar[str] = "assignment"


@dataclass(frozen=True, kw_only=True)
class AssignmentBegun(AssignmentEvent):
    unit_id: UUID
    kind: str
    valid_from: date


@dataclass(frozen=True, kw_only=True)
class AssignmentEnded(AssignmentEvent):
    on: date


@dataclass(frozen=True, kw_only=True)
class AssignmentProlonged(AssignmentEvent):
    """The post ends later than was known, or not at all."""

    previous_until: date
    until: date


@dataclass(frozen=True, kw_only=True)
class AssessorChanged(AssignmentEvent):
    """`counterpart_id` is the new effective assessor, `previous_id` the one before."""

    previous_id: UUID | None
    kind: str
