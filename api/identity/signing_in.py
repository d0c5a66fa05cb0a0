"""How people come in and stay in: throttled sign-in, rotating refresh with reuse detection, codes.

Failures count per login and per known device, so that a guesser next door locks out himself and not
the person, and a colleague's mistakes lock out nobody (design 9.16).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.foundation.clock import now, today
from api.foundation.errors import NotFound
from api.foundation.events import SYSTEM, publish, publish_many
from api.foundation.ids import new_id
from api.identity import events, queries, secrets
from api.identity.actor import Actor
from api.identity.models import (
    CodePurpose,
    LoginAttempts,
    OneTimeCode,
    User,
    UserSession,
    UserState,
)

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=30)
GRACE = timedelta(seconds=10)
"""How long the refresh token before the last one still counts: two tabs renew at once."""
MOST_FAILURES = 5
BLOCKED = timedelta(minutes=15)
REFRESH_PREFIX = "simr_"
UNKNOWN_DEVICE = "unknown"
CODE_LIFE = {CodePurpose.ACTIVATION: timedelta(days=14), CodePurpose.RESET: timedelta(hours=24)}
MOST_CODE_FAILURES = 5


@dataclass(frozen=True)
class Device:
    """From where somebody signs in; `key` is the known device's, or `unknown`."""

    key: str
    label: str
    address: str | None


@dataclass(frozen=True)
class Opened:
    """A session as its holder gets it; no refresh token where the other tab has just got one."""

    user_id: UUID
    session_id: UUID
    refresh: str | None
    must_change: bool
    language: str


def login_hash(login: str) -> bytes:
    return secrets.digest(f"login:{queries.normal_login(login)}")


def blocked_seconds(session: Session, login: str, device: Device) -> int:
    """Say for how long sign-in is closed for this login on this device; 0 when it is open."""
    found = session.get(LoginAttempts, (login_hash(login), device.key))
    if found is None or found.blocked_until is None:
        return 0
    return max(0, int((found.blocked_until - now()).total_seconds()))


def note_failure(session: Session, login: str, device: Device, user_id: UUID | None) -> int:
    """Count a failed sign-in; say how long this device must wait now."""
    key = (login_hash(login), device.key)
    kept = session.get(LoginAttempts, key, with_for_update=True)
    if kept is None:
        kept = LoginAttempts(login_hash=key[0], device_key=key[1], failures=0, last_failed_at=now())
        session.add(kept)
    if kept.last_failed_at < now() - BLOCKED:
        kept.failures = 0
    kept.failures += 1
    kept.last_failed_at = now()
    blocked = kept.failures >= MOST_FAILURES
    kept.blocked_until = now() + BLOCKED if blocked else None
    if user_id is not None:
        failed = events.SignInFailed(
            actor=SYSTEM,
            subject_id=user_id,
            about_id=user_id,
            failures=kept.failures,
            blocked=blocked,
        )
        publish(session, failed)
    return int(BLOCKED.total_seconds()) if blocked else 0


def open_session(session: Session, user_id: UUID, login: str, device: Device) -> Opened:
    """Sign somebody in whose password or code was right."""
    user = queries.get_user(session, user_id)
    user.last_sign_in_on = today()
    session.execute(
        delete(LoginAttempts).where(
            LoginAttempts.login_hash == login_hash(login), LoginAttempts.device_key == device.key
        )
    )
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
            address=device.address,
            last_seen_at=moment,
            expires_at=moment + IDLE,
        )
    )
    publish(
        session,
        events.SignedIn(actor=SYSTEM, subject_id=user.id, about_id=user.id, device=device.label),
    )
    return Opened(user.id, key, refresh, user.must_change, user.language)


def renew_session(session: Session, refresh: str) -> Opened | None:
    """Rotate a refresh token; one that was used before ends the whole session."""
    parts = secrets.read_token(refresh, REFRESH_PREFIX)
    if parts is None:
        return None
    kept = session.get(UserSession, parts[0], with_for_update=True)
    if kept is None or kept.revoked_at is not None or kept.expires_at <= now():
        return None
    user = queries.get_user(session, kept.user_id)
    if user.state != UserState.ACTIVE:
        return None
    if secrets.same(parts[1], kept.token_hash):
        return _rotate(kept, user)
    if _is_other_tab(kept, parts[1]):
        return Opened(user.id, kept.id, None, user.must_change, user.language)
    _revoke(session, [kept], "reuse", user.id)
    return None


def _is_other_tab(kept: UserSession, secret: str) -> bool:
    return (
        kept.previous_hash is not None
        and secrets.same(secret, kept.previous_hash)
        and now() - kept.renewed_at <= GRACE
    )


def _rotate(kept: UserSession, user: User) -> Opened:
    refresh, secret = secrets.make_token(REFRESH_PREFIX, kept.id)
    moment = now()
    kept.previous_hash = kept.token_hash
    kept.token_hash = secrets.digest(secret)
    kept.renewed_at = moment
    kept.last_seen_at = moment
    kept.expires_at = min(moment + IDLE, kept.created_at + LONGEST)
    return Opened(user.id, kept.id, refresh, user.must_change, user.language)


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


def end_all_access(session: Session, user_id: UUID, cause: str) -> None:
    """End every session of a user, for example when the password changes or service ends."""
    open_ones = select(UserSession).where(
        UserSession.user_id == user_id, UserSession.revoked_at.is_(None)
    )
    _revoke(session, session.scalars(open_ones).all(), cause, user_id)


def _revoke(session: Session, kept: Sequence[UserSession], cause: str, user_id: UUID) -> None:
    for one in kept:
        one.revoked_at = now()
        one.revoke_reason = cause
        revoked = events.SessionRevoked(
            actor=SYSTEM, subject_id=user_id, about_id=user_id, session_id=one.id, cause=cause
        )
        publish(session, revoked)


def use_code(session: Session, login: str, code: str, password_hash: str) -> UUID | None:
    """Set a first or new password by a one-time code; none when the code does not hold."""
    found = queries.find_user(session, login)
    if found is None or found["state"] != UserState.ACTIVE:
        return None
    open_codes = select(OneTimeCode).where(
        OneTimeCode.user_id == found["id"],
        OneTimeCode.used_at.is_(None),
        OneTimeCode.expires_at > now(),
        OneTimeCode.failures < MOST_CODE_FAILURES,
    )
    candidates = session.scalars(open_codes.with_for_update()).all()
    for one in candidates:
        if secrets.same(secrets.plain_code(code), one.code_hash):
            one.used_at = now()
            _set_password(session, found["id"], password_hash, by_code=True)
            return UUID(str(found["id"]))
        one.failures += 1
    return None


def change_password(session: Session, actor: Actor, password_hash: str) -> None:
    """Set a new password after the old one was checked; other sessions end."""
    others = update(UserSession).where(
        UserSession.user_id == actor.id,
        UserSession.id != actor.credential_id,
        UserSession.revoked_at.is_(None),
    )
    session.execute(others.values(revoked_at=now(), revoke_reason="password changed"))
    _set_password(session, actor.id, password_hash, by_code=False)


def _set_password(session: Session, user_id: UUID, password_hash: str, *, by_code: bool) -> None:
    user = queries.get_user(session, user_id)
    user.password_hash = password_hash
    user.password_changed_at = now()
    user.must_change = False
    if by_code:
        end_all_access(session, user_id, "password reset")
    publish(
        session,
        events.PasswordChanged(actor=SYSTEM, subject_id=user_id, about_id=user_id, by_code=by_code),
    )


def issue_codes(
    session: Session, actor: Actor | None, users: Sequence[UUID], purpose: CodePurpose
) -> list[dict[str, Any]]:
    """Make one-time codes for people; earlier unused ones of the same purpose end."""
    session.execute(
        update(OneTimeCode)
        .where(OneTimeCode.user_id.in_(users), OneTimeCode.used_at.is_(None))
        .values(expires_at=now())
    )
    issued: list[dict[str, Any]] = []
    for user in session.scalars(select(User).where(User.id.in_(users))):
        code = secrets.make_code()
        ends: datetime = now() + CODE_LIFE[purpose]
        session.add(
            OneTimeCode(
                id=new_id(),
                user_id=user.id,
                purpose=purpose,
                code_hash=secrets.digest(secrets.plain_code(code)),
                issued_by=actor.id if actor else None,
                expires_at=ends,
            )
        )
        issued.append(
            {"user_id": user.id, "login": user.login_key, "code": code, "expires_at": ends}
        )
    told = [
        events.CodesIssued(
            actor=actor or SYSTEM, subject_id=key, about_id=key, purpose=purpose.value
        )
        for key in (one["user_id"] for one in issued)
    ]
    publish_many(session, told)
    return issued
