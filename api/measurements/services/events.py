"""What happened to services and their cases."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ServiceSet(Event):
    """A service was registered, changed or given a standard."""

    subject_kind: ClassVar[str] = "service"
    what: str
    fields: list[str] | None = None


@dataclass(frozen=True, kw_only=True)
class ServiceCasesChanged(Event):
    """Cases were delivered, or counted anew: of these officers, done between these days.

    `first` and `last` hold every day on which one of them is or was done; none where none is.
    `received_at`: what was delivered then has changed; empty where all were counted anew.
    """

    subject_kind: ClassVar[str] = "service"
    officers: list[UUID]
    first: date | None
    last: date | None
    cases: int
    received_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CaseReminded(Event):
    """Whoever has to act on a case was reminded of it."""

    subject_kind: ClassVar[str] = "service_case"
    service_id: UUID
    to: list[UUID]
