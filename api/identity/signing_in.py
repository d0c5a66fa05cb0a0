"""How people come in and stay in: sessions, rotating refresh with reuse detection, passwords, codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import now, today
from api.foundation.errors import NotFound
from api.foundation.events import SYSTEM, publish
from api.foundation.ids import new_id
from api.identity import attempts, codes, events, queries, secrets, tokens
from api.identity.actor import Actor, permit
from api.identity.attempts import Device
from api.identity.fingerprint import fingerprint_of_password
from api.identity.models import (
    UserSession,
    UserState,
)

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=30)
GRACE = timedelta(seconds=60)
"""How long the refresh token before the last one still counts on its own device.

Two tabs renew at once, or an answer is lost on its way: both get the same successor again.
"""
REFRESH_PREFIX = "simr_"


@dataclass(frozen=True)
class Opened:
    """A session as its holder gets it."""

    user_id: UUID
    session_id: UUID
    refresh: str
    must_change: bool
    language: str


def open_session(session: Session, user_id: UUID, login: str, device: Device) -> Opened:
    """Sign somebody in whose password or code was right; from a new device, with a notice."""
    user = queries.get_user(session, user_id)
    was_here_before = user.last_sign_in_on is not None
    user.last_sign_in_on = today()
    attempts.end_well(session, login, device)
    key = new_id()
    refresh, secret = secrets.make_token(REFRESH_PREFIX, key)
    moment = now()
    session.add(
        UserSession(
            id=key,
            user_id=user.id,
            token_hash=secrets.digest(secret),
            renewed_at=moment,
            device=device.label,
            device_key=device.key,
            address=device.address,
            last_seen_at=moment,
            expires_at=moment + IDLE,
        )
    )
    session.flush()
    publish(
        session,
        events.SignedIn(actor=SYSTEM, subject_id=user.id, about_id=user.id, device=device.label),
    )
    if was_here_before and not device.is_known:
        seen = events.NewDeviceSeen(
            actor=SYSTEM,
            subject_id=user.id,
            about_id=user.id,
            session_id=key,
            device=device.label,
        )
        publish(session, seen)
    return Opened(user.id, key, refresh, user.must_change, user.language)


@dataclass(frozen=True)
class Renewal:
    """What a device shows to go on, and the server's secret from which the next token follows."""

    refresh: str
    device_key: str
    ring_secret: bytes


def renew_session(session: Session, asked: Renewal) -> Opened | None:
    """Rotate a refresh token; one that was used before ends the whole session."""
    parts = secrets.read_token(asked.refresh, REFRESH_PREFIX)
    if parts is None:
        return None
    kept = session.get(UserSession, parts[0], with_for_update=True)
    if kept is None or kept.revoked_at is not None or kept.expires_at <= now():
        return None
    user = queries.get_user(session, kept.user_id)
    if user.state != UserState.ACTIVE:
        return None
    following = secrets.successor(asked.ring_secret, parts[1])
    if secrets.same(parts[1], kept.token_hash):
        _rotate(kept, following)
    elif not _is_asked_again(kept, parts[1], following, asked.device_key):
        _revoke(session, [kept], "reuse", user.id)
        return None
    refresh = secrets.token_text(REFRESH_PREFIX, kept.id, following)
    return Opened(user.id, kept.id, refresh, user.must_change, user.language)


def _is_asked_again(kept: UserSession, secret: str, following: str, device_key: str) -> bool:
    return (
        kept.previous_hash is not None
        and secrets.same(secret, kept.previous_hash)
        and secrets.same(following, kept.token_hash)
        and now() - kept.renewed_at <= GRACE
        and kept.device_key in (None, device_key)
    )


def _rotate(kept: UserSession, following: str) -> None:
    moment = now()
    kept.previous_hash = kept.token_hash
    kept.token_hash = secrets.digest(following)
    kept.renewed_at = moment
    kept.last_seen_at = moment
    kept.expires_at = min(moment + IDLE, kept.created_at + LONGEST)


def sign_out(session: Session, actor: Actor) -> None:
    """End the session that asks."""
    revoke_session(session, actor, actor.credential_id)


def revoke_session(session: Session, actor: Actor, session_id: UUID) -> None:
    """End one of the caller's sessions; one that has ended stays ended."""
    kept = session.get(UserSession, session_id, with_for_update=True)
    if kept is None or kept.user_id != actor.id:
        raise NotFound(session_id=session_id)
    if kept.revoked_at is None:
        _revoke(session, [kept], "by the person", actor.id)


def recognize_device(session: Session, actor: Actor, session_id: UUID) -> None:
    """Say that a new device is one's own; said from another device, since a thief would say so too."""
    kept = session.get(UserSession, session_id)
    if kept is None or kept.user_id != actor.id:
        raise NotFound(session_id=session_id)
    permit(session_id != actor.credential_id, "Another device of yours says that this one is yours")
    recognized = events.DeviceRecognized(
        actor=actor, subject_id=actor.id, about_id=actor.id, session_id=session_id
    )
    publish(session, recognized)


def end_all_access(session: Session, user_id: UUID, cause: str, *, but: UUID | None = None) -> None:
    """End every session of a user, for example when the password changes or service ends."""
    open_ones = select(UserSession).where(
        UserSession.user_id == user_id, UserSession.revoked_at.is_(None), UserSession.id != but
    )
    _revoke(session, session.scalars(open_ones.with_for_update()).all(), cause, user_id)


def _revoke(session: Session, kept: Sequence[UserSession], cause: str, user_id: UUID) -> None:
    for one in kept:
        one.revoked_at = now()
        one.revoke_reason = cause
        revoked = events.SessionRevoked(
            actor=SYSTEM, subject_id=user_id, about_id=user_id, session_id=one.id, cause=cause
        )
        publish(session, revoked)


@dataclass(frozen=True)
class NewPassword:
    """A password as it will be kept, and whether the person's tokens end with the old one."""

    hashed: str
    revoke_tokens: bool = False


def set_by_code(
    session: Session, slip: codes.Slip, new: NewPassword, device: Device
) -> Opened | None:
    """Set a first or new password by a one-time code and sign in; none when the code is gone."""
    user_id = codes.take_code(session, slip)
    if user_id is None:
        return None
    end_all_access(session, user_id, "password reset")
    _set_password(session, user_id, new, by_code=True)
    return open_session(session, user_id, slip.login, device)


def change_password(session: Session, actor: Actor, new: NewPassword) -> None:
    """Set a new password after the old one was checked; other sessions end."""
    end_all_access(session, actor.id, "password changed", but=actor.credential_id)
    _set_password(session, actor.id, new, by_code=False)


def _set_password(session: Session, user_id: UUID, new: NewPassword, *, by_code: bool) -> None:
    user = queries.get_user(session, user_id)
    user.password_hash = new.hashed
    user.password_changed_at = now()
    user.must_change = False
    if new.revoke_tokens:
        tokens.end_tokens_of(session, user_id)
    publish(
        session,
        events.PasswordChanged(
            actor=SYSTEM,
            subject_id=user_id,
            about_id=user_id,
            by_code=by_code,
            record=fingerprint_of_password(session, user_id),
        ),
    )
