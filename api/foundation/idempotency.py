"""A repeated request is answered once: the INSERT of its key is the lock, the answer is kept a day.

What is kept is sealed with a key that is not in the database: a token that is shown once is in such an
answer, and a copy of the database must not give it away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken, MultiFernet
from sqlalchemy import Integer, LargeBinary, String, bindparam, null, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.foundation import rows
from api.foundation.clock import now
from api.foundation.daily import Days, forget
from api.foundation.database import Model, partial_index
from api.foundation.errors import AnswerSealed, KeyUsedDifferently
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
    seal: MultiFernet
    """Seals the answer that is kept, and opens it again."""


@dataclass(frozen=True)
class Answer:
    """Status and body, ready to send."""

    status: int
    body: bytes
    repeated: bool = False


_PLACE = (
    (IdempotencyKey.credential_id == bindparam("holder"))
    & (IdempotencyKey.key == bindparam("once"))
    & (IdempotencyKey.agency_id == bindparam("agency"))
)
EARLIER = select(IdempotencyKey.request_hash, IdempotencyKey.status, IdempotencyKey.response).where(
    _PLACE
)
KEEP = (
    update(IdempotencyKey)
    .where(_PLACE)
    .values(status=bindparam("answered"), response=bindparam("body"))
)


def _take(engine_insert: Any) -> Any:
    """Take the place of a key that is new, or whose day is over."""
    statement = engine_insert(IdempotencyKey.__table__)
    new = {name: statement.excluded[name] for name in ("request_hash", "created_at", "expires_at")}
    return statement.on_conflict_do_update(
        index_elements=["credential_id", "key", "agency_id"],
        set_={**new, "status": null(), "response": null()},
        where=IdempotencyKey.expires_at < statement.excluded.created_at,
    ).returning(IdempotencyKey.__table__.c.key)


TAKE = {"postgresql": _take(postgresql.insert), "sqlite": _take(sqlite.insert)}


def answer_once(
    session: Session, once: Once, holder: tuple[UUID, int], compute: Callable[[], Answer]
) -> Answer:
    """Compute the answer, or give the one that this credential already got for this key."""
    place = {"holder": holder[0], "once": once.key, "agency": holder[1]}
    moment = now()
    taken = rows.fetch(
        session,
        TAKE[session.get_bind().dialect.name],
        credential_id=holder[0],
        key=once.key,
        agency_id=holder[1],
        request_hash=once.request_hash,
        status=None,
        response=None,
        created_at=moment,
        expires_at=moment + KEPT,
    )
    if not taken:
        return _earlier(session, place, once)
    answer = compute()
    kept = once.seal.encrypt(answer.body)
    rows.change_unasked(session, KEEP, **place, answered=answer.status, body=kept)
    return answer


def _earlier(session: Session, place: dict[str, Any], once: Once) -> Answer:
    found = rows.fetch(session, EARLIER, **place)[0]
    if found["request_hash"] != once.request_hash:
        raise KeyUsedDifferently
    try:
        return Answer(found["status"], once.seal.decrypt(found["response"]), repeated=True)
    except InvalidToken as error:
        raise AnswerSealed from error


def forget_expired(session: Session, _days: Days) -> int:
    """Drop the keys whose day is over; every day."""
    return forget(session, IdempotencyKey, IdempotencyKey.expires_at < now())
