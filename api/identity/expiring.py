"""What time does to credentials: their owners are warned, and what has long ended is forgotten."""

from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.foundation.clock import WITA, now
from api.foundation.daily import Days, forget
from api.foundation.events import SYSTEM, publish_many
from api.identity.events import TokenExpiring
from api.identity.models import ApiToken, LoginAttempts, OneTimeCode, UserSession

WARNED_BEFORE = timedelta(days=14)
KEPT = timedelta(days=30)
"""How long ended sessions and codes can be looked up; what happened stays in the events."""
FORGIVEN = timedelta(days=1)


def warn_of_expiring_tokens(session: Session, _days: Days) -> int:
    """Tell owners, once, of tokens that end within 14 days."""
    ending = select(ApiToken).where(
        ApiToken.expires_at > now(),
        ApiToken.expires_at < now() + WARNED_BEFORE,
        ApiToken.revoked_at.is_(None),
        ApiToken.warned_at.is_(None),
    )
    found = session.scalars(ending.order_by(ApiToken.id)).all()
    for token in found:
        token.warned_at = now()
    publish_many(session, [_expiring(token) for token in found])
    return len(found)


def _expiring(token: ApiToken) -> TokenExpiring:
    return TokenExpiring(
        actor=SYSTEM,
        subject_id=token.user_id,
        about_id=token.user_id,
        token_id=token.id,
        name=token.name,
        expires_on=token.expires_at.astimezone(WITA).date().isoformat(),
    )


def forget_ended(session: Session, _days: Days) -> int:
    """Drop sessions and codes that ended a month ago, and failed sign-ins that block nobody now."""
    before = now() - KEPT
    ended = or_(UserSession.expires_at < before, UserSession.revoked_at < before)
    return (
        forget(session, UserSession, ended)
        + forget(session, OneTimeCode, OneTimeCode.expires_at < before)
        + forget(session, LoginAttempts, LoginAttempts.last_failed_at < now() - FORGIVEN)
    )
