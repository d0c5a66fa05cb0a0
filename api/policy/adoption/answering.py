"""What people said and nobody has answered yet, told by those who keep it."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy.orm import Session

Source = Callable[[Session, UUID], int]
_sources: list[Source] = []


def asked_before_adoption(source: Source) -> None:
    """Join somebody who says how much of a policy waits for an answer; as often as one likes."""
    if source not in _sources:
        _sources.append(source)


def left_unanswered(session: Session, policy_id: UUID) -> int:
    """Count what was said of a policy and has no answer."""
    return sum(source(session, policy_id) for source in _sources)
