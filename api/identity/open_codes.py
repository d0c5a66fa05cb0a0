"""One-time codes that nobody has used end when their person becomes more: whoever made one may hold it.

Making a code and becoming more wait for each other at the person's row, so that neither misses the other.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.upsert import chunks
from api.identity.models import OneTimeCode, User

MANY = 500


def hold_people(session: Session, users: Iterable[UUID]) -> None:
    """Let nobody else make codes for some people, or make them more, until this is done."""
    for chunk in chunks(sorted(users), MANY):
        held = select(User.id).where(User.id.in_(chunk)).order_by(User.id)
        session.execute(held.with_for_update()).all()


def end_open_codes(session: Session, users: Iterable[UUID]) -> None:
    """End every unused code of some people at once."""
    people = sorted(users)
    hold_people(session, people)
    for chunk in chunks(people, MANY):
        unused = update(OneTimeCode).where(
            OneTimeCode.user_id.in_(chunk),
            OneTimeCode.used_at.is_(None),
            OneTimeCode.expires_at > now(),
        )
        session.execute(unused.values(expires_at=now()))
