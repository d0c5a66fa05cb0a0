"""What everybody can know of a person, told by the modules that keep it: no good password is made of it."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy.orm import Session

from api.identity import queries
from api.identity.weakness import Known

Source = Callable[[Session, Known, UUID], Known]
_sources: list[Source] = []


def told_by(source: Source) -> None:
    """Join somebody who adds what they know of a person; as often as one likes."""
    if source not in _sources:
        _sources.append(source)


def known_of(session: Session, user_id: UUID) -> Known:
    """Gather what is known of a person."""
    user = queries.get_user(session, user_id)
    known = Known(user.login_key, frozenset({user.email} if user.email else ()))
    for source in _sources:
        known = source(session, known, user_id)
    return known
