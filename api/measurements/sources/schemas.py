"""How sources and measurements look on the wire."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.foundation.schema import Amount, Day, Line, Named, Number, Schema, View
from api.measurements.sources.models import SourceKind, SourceState

MOST_ROWS = 10_000
Code = Annotated[Line, Field(min_length=2, max_length=60, pattern=r"^[a-z0-9][a-z0-9._-]*$")]
Words = Annotated[Line, Field(min_length=1, max_length=120)]
"""A metric, a scope or a key, in the words of the other system."""
Minutes = Annotated[int, Field(ge=5, le=10_080)]


class SourceDraft(Schema):
    """A system that sends (`push`) or is asked every so many minutes at an address (`poll`)."""

    agency_id: Number
    code: Code
    name: Annotated[Line, Field(min_length=3, max_length=120)]
    kind: SourceKind
    service_account_id: UUID | None = None
    url: Annotated[Line | None, Field(max_length=500)] = None
    every_minutes: Minutes | None = None


class SourceChange(Schema):
    """What of a source changes; what is left out stays."""

    name: Annotated[Line | None, Field(min_length=3, max_length=120)] = None
    service_account_id: UUID | None = None
    url: Annotated[Line | None, Field(max_length=500)] = None
    every_minutes: Minutes | None = None
    state: SourceState | None = None


class SourceView(View):
    """A source; its address and its account are for those who keep it, and null for others."""

    id: UUID
    agency_id: int
    agency_name: str
    code: str
    name: str
    kind: SourceKind
    state: SourceState
    service_account: Named | None
    url: str | None
    every_minutes: int | None
    last_ok_at: datetime | None
    last_error: str | None
    failures: int
    next_poll_at: datetime | None
    measurements: int
    version: int
    may: list[str]


class SourceList(View):
    items: list[SourceView]


class MetricView(View):
    """What a source measured: one metric of one scope."""

    metric: str
    scope: str
    days: int
    first_on: date
    last_on: date


class MetricList(View):
    items: list[MetricView]


Said = Annotated[str, Field(max_length=500)]


class MeasurementRow(Schema):
    """One number as text; `external_key` is the other system's own: sending it again does no harm.

    What it says is judged row by row, so one wrong row does not keep the others out.
    """

    external_key: Said
    metric: Said
    scope: Said
    measured_on: Said
    value: Said


class GoodRow(Schema):
    """What a row must say to be accepted."""

    external_key: Words
    metric: Words
    scope: Words
    measured_on: Day
    value: Amount


class Measurements(Schema):
    source_id: UUID
    items: Annotated[list[MeasurementRow], Field(min_length=1, max_length=MOST_ROWS)]


class Batch(Schema):
    """What a source answers that is asked."""

    items: Annotated[list[MeasurementRow], Field(max_length=MOST_ROWS)]


class RowResult(StrEnum):
    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class ReceivedRow(View):
    """What became of a row, by its place from 0 on; `code` and `field` say what is wrong with a refused one."""

    number: int
    external_key: str
    result: RowResult
    code: str | None
    field: str | None


class Received(View):
    """What became of a batch, in all and row by row."""

    accepted: int
    unchanged: int
    refused: int
    rows: list[ReceivedRow]
