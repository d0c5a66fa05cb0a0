"""What happens to careers and needed posts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class CareerRecorded(Event):
    """Something came on record of somebody, who is the subject too; `reversed`: it was taken back."""

    subject_kind: ClassVar[str] = "career"
    kind: str
    value: str
    from_on: date
    document_no: str | None
    reversed: bool


@dataclass(frozen=True, kw_only=True)
class PositionNeedSet(Event):
    """An agency said how many posts of a jenjang it needs."""

    subject_kind: ClassVar[str] = "position_need"
    agency_id: int
    family: str
    level: str
    seats: int
    valid_from: date
