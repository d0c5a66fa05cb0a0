"""What happened to evaluations. No rating and no predikat is ever in an event's data.

What they are when it is signed and acknowledged is in the fingerprint of the record, with all else.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event
from api.foundation.fingerprints import Fingerprint


@dataclass(frozen=True, kw_only=True)
class EvaluationEvent(Event):
    """About the employee; the counterpart is the assessor."""

    subject_kind: ClassVar[str] = "evaluation"
    plan_id: UUID
    period_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class EvaluationOpened(EvaluationEvent):
    kind: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class EvaluationHandedOver(EvaluationEvent):
    """R45: somebody else rates from now on."""

    previous_id: UUID


@dataclass(frozen=True, kw_only=True)
class EvaluationVoided(EvaluationEvent):
    """R45: another post counts for the period, or the person has left; `reason` says which."""


@dataclass(frozen=True, kw_only=True)
class EvaluationRated(EvaluationEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class EvaluationSigned(EvaluationEvent):
    acknowledge_due_on: date
    record: Fingerprint


@dataclass(frozen=True, kw_only=True)
class EvaluationTakenOver(EvaluationEvent):
    """IV.A.11: the assessor's superior evaluates, since the assessor did not in time."""

    previous_id: UUID
    due_on: date


@dataclass(frozen=True, kw_only=True)
class CarryOverEvent(EvaluationEvent):
    """IV.A.13a: about an earlier result that stands for the period instead of a new one."""

    earlier_id: UUID


@dataclass(frozen=True, kw_only=True)
class CarryOverProposed(CarryOverEvent):
    due_on: date


@dataclass(frozen=True, kw_only=True)
class CarryOverEnded(CarryOverEvent):
    """Withdrawn, declined, or overtaken by a signature, a move or another assessor."""


@dataclass(frozen=True, kw_only=True)
class EvaluationCarriedOver(CarryOverEvent):
    """Both sides agreed: signed and received at once."""

    record: Fingerprint


@dataclass(frozen=True, kw_only=True)
class EvaluationReopened(EvaluationEvent):
    """The assessor's superior lets it be judged again; `record` is of what was signed before."""

    due_on: date
    record: Fingerprint


@dataclass(frozen=True, kw_only=True)
class EvaluationAcknowledged(EvaluationEvent):
    """R47; `answer_due_on` where the person does not agree: until when they are answered."""

    receipt: str
    record: Fingerprint
    answer_due_on: date | None


@dataclass(frozen=True, kw_only=True)
class EvaluationAnswered(EvaluationEvent):
    """The assessor has answered somebody who does not agree."""

    record: Fingerprint


@dataclass(frozen=True, kw_only=True)
class EvaluationCorrected(EvaluationEvent):
    """The assessor has signed other ratings for somebody who does not agree."""

    acknowledge_due_on: date
    record: Fingerprint
