"""What happens to class observations; nothing of what was noted stands in the trail."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event
from api.foundation.fingerprints import Fingerprint


@dataclass(frozen=True, kw_only=True)
class ObservationEvent(Event):
    """About the teacher; the counterpart is the observer."""

    subject_kind: ClassVar[str] = "observation"
    plan_id: UUID
    practice_code: str


@dataclass(frozen=True, kw_only=True)
class ObservationPlanned(ObservationEvent):
    """One side proposes a day; the other has to agree."""

    planned_on: date
    corrects_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ObservationMoved(ObservationEvent):
    """Day, class or behaviours are others: the other side has to agree anew."""

    planned_on: date


@dataclass(frozen=True, kw_only=True)
class ObservationAgreed(ObservationEvent):
    planned_on: date


@dataclass(frozen=True, kw_only=True)
class ObservationMade(ObservationEvent):
    """It was made in class; both reflect on it until a day."""

    reflect_due_on: date


@dataclass(frozen=True, kw_only=True)
class ObservationReflected(ObservationEvent):
    """One side, who is the actor, wrote what they think of it."""


@dataclass(frozen=True, kw_only=True)
class ObservationFinished(ObservationEvent):
    record: Fingerprint


@dataclass(frozen=True, kw_only=True)
class ObservationCancelled(ObservationEvent):
    """It does not take place."""


@dataclass(frozen=True, kw_only=True)
class ObservationHandedOver(ObservationEvent):
    """Somebody else assesses the teacher now, and observes in the place of who did.

    `waits_for`: the task of the observer as it stands, if one, and until when.
    """

    previous_id: UUID
    waits_for: str | None
    due_on: date
