"""The tables of the event log: what happened, what is not yet in order, and the chained order."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.clock import now
from api.foundation.database import Appended, Model, partial_index
from api.foundation.types import Instant, Json, Key


class EventRecord(Appended, Model):
    """Append-only: never updated, never deleted."""

    __tablename__ = "events"
    __table_args__ = (
        Index("ix_events_subject_id_id", "subject_id", "id"),
        partial_index("ix_events_about_id_id", "about_id", "id", where="about_id IS NOT NULL"),
        partial_index("ix_events_actor_id_id", "actor_id", "id", where="actor_id IS NOT NULL"),
        Index("ix_events_name_id", "name", "id"),
        {"postgresql_partition_by": "RANGE (id)"},
    )

    name: Mapped[str]
    payload_version: Mapped[int]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None] = mapped_column(Key)
    acting_for_id: Mapped[UUID | None] = mapped_column(Key)
    credential_kind: Mapped[str]
    credential_id: Mapped[UUID | None] = mapped_column(Key)
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(Key)
    about_id: Mapped[UUID | None] = mapped_column(Key)
    counterpart_id: Mapped[UUID | None] = mapped_column(Key)
    data: Mapped[Any | None] = mapped_column(Json)
    """Nothing where it was lawfully erased (`foundation/erasure.py`)."""
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    data_hash: Mapped[bytes] = mapped_column(LargeBinary)
    reason: Mapped[str | None]
    request_id: Mapped[UUID] = mapped_column(Key)
    address: Mapped[str | None]
    occurred_at: Mapped[datetime] = mapped_column(Instant)


class EventOutbox(Model):
    """Events that wait for their place in the order; nearly always empty."""

    __tablename__ = "event_outbox"
    citus = "distributed"

    event_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    agency_id: Mapped[int] = mapped_column(primary_key=True)


class EventLink(Model):
    """One event in its place: city-wide `position`, per-agency `seq`, hash over it and all before it.

    What is said of the event is copied for the live stream, which reads this table alone.
    """

    __tablename__ = "event_chain"
    __table_args__ = (
        UniqueConstraint("position", "agency_id"),
        UniqueConstraint("event_id", "agency_id"),
        *(
            partial_index(
                f"ix_event_chain_{who}_position", who, "position", where=f"{who} IS NOT NULL"
            )
            for who in ("about_id", "counterpart_id")
        ),
    )
    citus = "distributed"

    agency_id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger)
    event_id: Mapped[UUID] = mapped_column(Key)
    name: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(Key)
    about_id: Mapped[UUID | None] = mapped_column(Key)
    counterpart_id: Mapped[UUID | None] = mapped_column(Key)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_at: Mapped[datetime] = mapped_column(Instant)


class Consumer(Model):
    """Up to which position somebody who follows the chain has worked."""

    __tablename__ = "consumers"
    citus = "local"

    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger)
    updated_at: Mapped[datetime] = mapped_column(Instant, default=now, onupdate=now)
