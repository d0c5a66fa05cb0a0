"""What happens to the text of policies."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PolicyEvent(Event):
    subject_kind: ClassVar[str] = "policy"
    title: str
    population: str


@dataclass(frozen=True, kw_only=True)
class PolicyDrafted(PolicyEvent):
    """A question was put, and a first answer begun."""


@dataclass(frozen=True, kw_only=True)
class PolicyChanged(PolicyEvent):
    """The draft of a version was written on; `anchor`: the paragraph, if one."""

    number: int
    anchor: str | None = None


@dataclass(frozen=True, kw_only=True)
class PolicyOpened(PolicyEvent):
    """Whom it concerns may say what they think, until a day."""

    number: int
    closes_on: date
    answers_due_on: date


@dataclass(frozen=True, kw_only=True)
class PolicyVersionPublished(PolicyEvent):
    """A later version of the text can be read."""

    number: int


@dataclass(frozen=True, kw_only=True)
class PolicyConsultationClosed(PolicyEvent):
    """Nothing more can be said; what was said is answered until a day."""

    answers_due_on: date
