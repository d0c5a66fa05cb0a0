"""What happened to a file of units or people; what it changed in detail are the events of `organization`."""

from dataclasses import dataclass
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ImportEvent(Event):
    subject_kind: ClassVar[str] = "import"
    counts: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class ImportApplied(ImportEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ImportUndone(ImportEvent):
    pass
