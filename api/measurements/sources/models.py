"""What is kept of sources and what they measured."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Appended, Model, Owned, agency_foreign_key, foreign_key
from api.foundation.types import ByteText, Exact, Instant, Key, text_enum


class SourceKind(StrEnum):
    PUSH = "push"
    POLL = "poll"


class SourceState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"


class MeasurementSource(Owned, Model):
    """Another system that gives measurements: it sends them, or is asked for them."""

    __tablename__ = "measurement_sources"
    __table_args__ = (
        UniqueConstraint("code", "agency_id"),
        CheckConstraint(
            "(kind = 'poll' AND url IS NOT NULL AND every_minutes IS NOT NULL)"
            " OR (kind = 'push' AND url IS NULL AND every_minutes IS NULL)",
            "is_asked_where",
        ),
    )

    code: Mapped[str]
    name: Mapped[str]
    kind: Mapped[SourceKind] = mapped_column(text_enum(SourceKind))
    state: Mapped[SourceState] = mapped_column(text_enum(SourceState), default=SourceState.ACTIVE)
    service_account_id: Mapped[UUID | None] = mapped_column(Key, foreign_key("service_accounts"))
    """The account that may send; HR may always."""
    url: Mapped[str | None]
    every_minutes: Mapped[int | None]
    next_poll_at: Mapped[datetime | None] = mapped_column(Instant)
    failures: Mapped[int] = mapped_column(default=0)
    """How often it failed in a row: each time doubles the wait."""
    last_ok_at: Mapped[datetime | None] = mapped_column(Instant)
    last_error: Mapped[str | None]


class Measurement(Appended, Model):
    """A number as it came; a correction is another one of the same metric, scope and day."""

    __tablename__ = "measurements"
    __table_args__ = (
        agency_foreign_key("source_id", "measurement_sources"),
        UniqueConstraint("source_id", "external_key", "agency_id"),
        Index(
            "ix_measurements_source_id_metric_scope_measured_on",
            "source_id",
            "metric",
            "scope",
            "measured_on",
        ),
    )

    source_id: Mapped[UUID] = mapped_column(Key)
    external_key: Mapped[str] = mapped_column(ByteText)
    metric: Mapped[str]
    scope: Mapped[str]
    measured_on: Mapped[date]
    value: Mapped[Decimal] = mapped_column(Exact)
    received_at: Mapped[datetime] = mapped_column(Instant)
