"""Ends one-time codes that nobody has used: whoever made one for a person may not hold it when that
person becomes more."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.upsert import chunks
from api.identity.models import OneTimeCode

MANY = 500


def end_open_codes(session: Session, users: Iterable[UUID]) -> None:
    """End every unused code of some people at once."""
    for chunk in chunks(users, MANY):
        unused = update(OneTimeCode).where(
            OneTimeCode.user_id.in_(chunk),
            OneTimeCode.used_at.is_(None),
            OneTimeCode.expires_at > now(),
        )
        session.execute(unused.values(expires_at=now()))
