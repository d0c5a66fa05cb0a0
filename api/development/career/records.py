"""What rows of careers and needed posts are."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from api.development.career.models import RecordKind
from api.organization.models import PositionKind


class RecordRow(TypedDict):
    """A career record; `reversed_by`: the record that took it back."""

    id: UUID
    agency_id: int
    employee_id: UUID
    created_at: datetime
    kind: RecordKind
    value: str
    year: int | None
    from_on: date
    until_on: date | None
    document_no: str | None
    reason: str | None
    reverses_id: UUID | None
    reversed_by: UUID | None


class HoldingRecord(TypedDict):
    """A career record that nothing has taken back."""

    id: UUID
    employee_id: UUID
    kind: RecordKind
    value: str
    year: int | None
    from_on: date
    until_on: date | None
    document_no: str | None


class NeedRow(TypedDict):
    """How many posts of a jenjang are needed from a day on."""

    id: UUID
    agency_id: int
    family: str
    family_key: str
    level: PositionKind
    valid_from: date
    seats: int
    document_no: str | None
    set_by_name: str | None


class FilledRow(TypedDict):
    """How many people hold posts of a title and kind in an agency."""

    agency_id: int
    kind: PositionKind
    title: str
    people: int
