"""What the statements on sources and measurements give."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from api.measurements.sources.models import SourceKind, SourceState


class SourceRow(TypedDict):
    """A source with what it has sent and what it feeds."""

    id: UUID
    agency_id: int
    agency_name: str
    code: str
    name: str
    kind: SourceKind
    state: SourceState
    service_account_id: UUID | None
    account_name: str | None
    url: str | None
    every_minutes: int | None
    last_ok_at: datetime | None
    last_error: str | None
    failures: int
    next_poll_at: datetime | None
    measurements: int
    version: int


class MetricRow(TypedDict):
    metric: str
    scope: str
    days: int
    first_on: date
    last_on: date


class KnownRow(TypedDict):
    """A measurement that is there under its key."""

    external_key: str
    metric: str
    scope: str
    measured_on: date
    value: Decimal


class DayValue(TypedDict):
    """What counts of a day: the newest that was received."""

    measured_on: date
    value: Decimal


class DueSource(TypedDict):
    """A source that is to be asked now."""

    id: UUID
    every_minutes: int


class PolledSource(TypedDict):
    id: UUID
    url: str
