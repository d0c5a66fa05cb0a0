"""What happened to the demonstration."""

from dataclasses import dataclass
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class DemoCityLoaded(Event):
    """Fictitious people came into an empty database."""

    subject_kind: ClassVar[str] = "demo_city"
    people: int
    rows: int
