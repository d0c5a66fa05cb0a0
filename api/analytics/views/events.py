"""What happened to saved views."""

from dataclasses import dataclass
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ViewSaved(Event):
    """Somebody saved a view for themselves."""

    subject_kind: ClassVar[str] = "saved_view"
    name: str
    is_weekly: bool


@dataclass(frozen=True, kw_only=True)
class ViewChanged(Event):
    """Its owner named it anew, or wants its brief each week or no longer."""

    subject_kind: ClassVar[str] = "saved_view"
    name: str
    is_weekly: bool


@dataclass(frozen=True, kw_only=True)
class ViewDropped(Event):
    subject_kind: ClassVar[str] = "saved_view"
    name: str


@dataclass(frozen=True, kw_only=True)
class BriefRead(Event):
    """The owner opened what the week's notice leads to."""

    subject_kind: ClassVar[str] = "saved_view"
