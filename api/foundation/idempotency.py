"""A repeated request is answered once: the INSERT of its key is the lock, the answer is kept a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, LargeBinary, String, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.foundation.clock import now
from api.foundation.daily import Days, forget
from api.foundation.database import Model, partial_index
from api.foundation.errors import KeyUsedDifferently
from api.foundation.types import Instant, Key

KEPT = timedelta(hours=24)
LONGEST_KEY = 64


class IdempotencyKey(Model):
    """One repeatable request of one credential."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (
        partial_index("ix_idempotency_keys_expires_at", "expires_at", where="key IS NOT NULL"),
    )
    citus = "distributed"

    credential_id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    key: Mapped[str] = mapped_column(String(LONGEST_KEY), primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    request_hash: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[int | None]
    response: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)


@dataclass(frozen=True)
class Once:
    """A request that carries an Idempotency-Key."""

    key: str
    request_hash: bytes


@dataclass(frozen=True)
class Answer:
    """Status and body, ready to send."""

    status: int
    body: bytes
    repeated: bool = False


def answer_once(
    session: Session, once: Once, holder: tuple[UUID, int], compute: Callable[[], Answer]
) -> Answer:
    """Compute the answer, or give the one that this credential already got for this key."""
    credential_id, agency_id = holder
    place = (
        (IdempotencyKey.credential_id == credential_id)
        & (IdempotencyKey.key == once.key)
        & (IdempotencyKey.agency_id == agency_id)
    )
    moment = now()
    session.execute(delete(IdempotencyKey).where(place, IdempotencyKey.expires_at < moment))
    taken = session.scalars(
        _insert_or_nothing(
            session,
            credential_id=credential_id,
            key=once.key,
            agency_id=agency_id,
            request_hash=once.request_hash,
            created_at=moment,
            expires_at=moment + KEPT,
        )
    ).first()
    if taken is None:
        return _earlier(session, place, once)
    answer = compute()
    session.execute(
        update(IdempotencyKey)
        .where(place)
        .values(status=answer.status, response=answer.body)
        .execution_options(synchronize_session=False)
    )
    return answer


def _insert_or_nothing(session: Session, **values: Any) -> Any:
    dialect = session.get_bind().dialect.name
    engine_insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return (
        engine_insert(IdempotencyKey)
        .values(**values)
        .on_conflict_do_nothing()
        .returning(IdempotencyKey.key)
    )


def _earlier(session: Session, place: Any, once: Once) -> Answer:
    found = session.execute(
        select(IdempotencyKey.request_hash, IdempotencyKey.status, IdempotencyKey.response).where(
            place
        )
    ).one()
    if found.request_hash != once.request_hash:
        raise KeyUsedDifferently
    return Answer(found.status, found.response, repeated=True)


def forget_expired(session: Session, _days: Days) -> int:
    """Drop the keys whose day is over; every day."""
    return forget(session, IdempotencyKey, IdempotencyKey.expires_at < now())
