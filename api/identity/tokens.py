"""Ending tokens: one's own, somebody's all at once, any of them by an administrator."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.errors import NotFound
from api.foundation.events import SYSTEM, EventActor, publish_many
from api.identity import events
from api.identity.actor import Actor, permit
from api.identity.models import ApiToken, Role


def revoke_any_token(session: Session, actor: Actor, token_id: UUID) -> None:
    """End anybody's token, for example one that a scanner found in public."""
    permit(actor.has(Role.ADMIN), "Only an administrator revokes others' tokens")
    token = session.get(ApiToken, token_id, with_for_update=True)
    if token is None:
        raise NotFound(token_id=token_id)
    end_tokens(session, actor, [token])


def end_tokens_of(session: Session, user_id: UUID) -> None:
    """End all tokens of a person."""
    held = select(ApiToken).where(ApiToken.user_id == user_id, ApiToken.revoked_at.is_(None))
    end_tokens(session, SYSTEM, session.scalars(held.with_for_update()).all())


def end_tokens(session: Session, actor: EventActor, tokens: Sequence[ApiToken]) -> None:
    """End tokens at once; those that have ended stay as they are."""
    ended = [token for token in tokens if token.revoked_at is None]
    for token in ended:
        token.revoked_at = now()
    session.flush()
    publish_many(
        session,
        [
            events.TokenRevoked(
                actor=actor, subject_id=token.user_id, about_id=token.user_id, token_id=token.id
            )
            for token in ended
        ],
    )
