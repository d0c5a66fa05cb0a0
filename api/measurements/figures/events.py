"""What happened to mappings and contests."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class MappingEvent(Event):
    """`plan_id`: whose indicator is measured."""

    subject_kind: ClassVar[str] = "mapping"
    plan_id: UUID
    indicator_id: UUID


@dataclass(frozen=True, kw_only=True)
class MappingTried(MappingEvent):
    """A metric was tried on past data for an indicator; it does not count yet."""

    service_id: UUID | None
    source_id: UUID | None
    metric: str
    scope: str
    cases: int


@dataclass(frozen=True, kw_only=True)
class MappingStarted(MappingEvent):
    """It counts from now on."""


@dataclass(frozen=True, kw_only=True)
class MappingEnded(MappingEvent):
    """`taken_back`: what it wrote in open periods is gone again."""

    taken_back: bool


@dataclass(frozen=True, kw_only=True)
class ContestEvent(Event):
    """About the owner of the figure; the counterpart is who is asked for the answer."""

    subject_kind: ClassVar[str] = "contest"
    plan_id: UUID
    period_id: int
    indicator_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContestRaised(ContestEvent):
    case_id: UUID | None
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ContestAnswered(ContestEvent):
    verdict: str


@dataclass(frozen=True, kw_only=True)
class ContestWithdrawn(ContestEvent):
    """Its owner lets the figure stand."""


@dataclass(frozen=True, kw_only=True)
class ContestAnswerRead(ContestEvent):
    """Its owner has read the answer."""
