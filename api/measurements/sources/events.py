"""What happened to sources, and what came from them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class SourceSet(Event):
    """A source was registered or changed; `fields`: what of it changed."""

    subject_kind: ClassVar[str] = "measurement_source"
    code: str
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class SourceFailed(Event):
    """A source that answered before did not; while it goes on failing nothing more is said."""

    subject_kind: ClassVar[str] = "measurement_source"
    why: str


@dataclass(frozen=True, kw_only=True)
class MeasurementsReceived(Event):
    """A batch came in; `metrics` and the days are of what was new in it."""

    subject_kind: ClassVar[str] = "measurement_source"
    accepted: int
    unchanged: int
    refused: int
    metrics: list[str]
    first: date | None
    last: date | None
