"""What happens to improvements; nothing of what was written stands in the trail, nor whom it is about."""

from dataclasses import dataclass
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ImprovementEvent(Event):
    """About the person; the counterpart is who assesses them today."""

    subject_kind: ClassVar[str] = "improvement"
    is_confidential: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ImprovementBegun(ImprovementEvent):
    """The months with help begin."""


@dataclass(frozen=True, kw_only=True)
class ImprovementStepTaken(ImprovementEvent):
    """A talk or a decision was put on record; the person is asked to read it."""


@dataclass(frozen=True, kw_only=True)
class ImprovementStepRead(ImprovementEvent):
    """The person has read a step, maybe with a word of their own."""
