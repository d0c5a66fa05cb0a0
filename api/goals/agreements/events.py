"""What happened to performance agreements."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class AgreementSet(Event):
    """A perjanjian kinerja was begun, extended or changed."""

    subject_kind: ClassVar[str] = "performance_agreement"
    unit_id: UUID
    year: int
    what: str
    line_id: UUID | None = None
    fields: list[str] | None = None
