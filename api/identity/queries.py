"""What can be asked about users and credentials."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.errors import NotFound
from api.identity.actor import Actor, permit
from api.identity.models import (
    ApiToken,
    Role,
    RoleGrant,
    ServiceAccount,
    ServiceAccountSecret,
    User,
    UserSession,
    UserState,
)
from api.identity.records import AccountSecretRecord, SessionRecord, TokenRecord, UserSigningIn

_GRANTS_TODAY = and_(
    RoleGrant.user_id == User.id,
    RoleGrant.valid_from <= bindparam("today"),
    RoleGrant.valid_until > bindparam("today"),
)
_USER = (
    User.id.label("user_id"),
    User.agency_id,
    User.leads,
    User.state,
    User.must_change,
    User.language,
    RoleGrant.role,
    RoleGrant.for_agency_id,
)
SESSION = rows.TypedSelect(
    SessionRecord,
    select(UserSession.expires_at, UserSession.revoked_at, UserSession.last_seen_at, *_USER)
    .join(User, User.id == UserSession.user_id)
    .outerjoin(RoleGrant, _GRANTS_TODAY)
    .where(UserSession.id == bindparam("session_id")),
)
TOKEN = rows.TypedSelect(
    TokenRecord,
    select(
        ApiToken.secret_hash,
        ApiToken.scopes,
        ApiToken.expires_at,
        ApiToken.revoked_at,
        ApiToken.last_used_at,
        *_USER,
    )
    .join(User, User.id == ApiToken.user_id)
    .outerjoin(RoleGrant, and_(_GRANTS_TODAY, RoleGrant.created_at <= ApiToken.created_at))
    .where(ApiToken.id == bindparam("token_id")),
)
ACCOUNT_SECRET = rows.TypedSelect(
    AccountSecretRecord,
    select(
        ServiceAccountSecret.secret_hash,
        ServiceAccountSecret.expires_at.label("secret_expires_at"),
        ServiceAccountSecret.revoked_at,
        ServiceAccountSecret.last_used_at,
        ServiceAccount.id.label("account_id"),
        ServiceAccount.home_agency_id,
        ServiceAccount.city_reason,
        ServiceAccount.scopes,
        ServiceAccount.expires_at,
        ServiceAccount.disabled_at,
    )
    .join(ServiceAccount, ServiceAccount.id == ServiceAccountSecret.account_id)
    .where(ServiceAccountSecret.id == bindparam("secret_id")),
)
SIGN_IN = rows.TypedSelect(
    UserSigningIn,
    select(User.id, User.password_hash, User.state, User.must_change, User.language).where(
        User.login_key == bindparam("login_key")
    ),
)
MY_SESSIONS = (
    select(
        UserSession.id,
        UserSession.device,
        UserSession.address,
        UserSession.created_at,
        UserSession.last_seen_at,
        UserSession.expires_at,
    )
    .where(
        UserSession.user_id == bindparam("user_id"),
        UserSession.revoked_at.is_(None),
        UserSession.expires_at > bindparam("moment"),
    )
    .order_by(UserSession.last_seen_at.desc())
)
MY_TOKENS = (
    select(
        ApiToken.id,
        ApiToken.name,
        ApiToken.hint,
        ApiToken.scopes,
        ApiToken.created_at,
        ApiToken.expires_at,
        ApiToken.revoked_at,
        ApiToken.last_used_at,
    )
    .where(ApiToken.user_id == bindparam("user_id"))
    .order_by(ApiToken.id.desc())
)
ACCOUNTS = select(
    ServiceAccount.id,
    ServiceAccount.name,
    ServiceAccount.home_agency_id,
    ServiceAccount.city_reason,
    ServiceAccount.scopes,
    ServiceAccount.expires_at,
    ServiceAccount.disabled_at,
).order_by(ServiceAccount.name)


def normal_login(text: str) -> str:
    """Read a login as people type it: a NIP with spaces is the NIP."""
    folded = text.strip().casefold()
    bare = folded.replace(" ", "").lstrip("'")
    return bare if bare.isdigit() else folded


def find_user(session: Session, login: str) -> UserSigningIn | None:
    """Find who signs in; before there is an actor."""
    return rows.fetch_one(session, SIGN_IN, login_key=normal_login(login))


def session_rows(session: Session, session_id: UUID, day: date) -> list[SessionRecord]:
    """Read a session with its user, one row per role."""
    return rows.fetch(session, SESSION, session_id=session_id, today=day)


def list_sessions(session: Session, actor: Actor) -> dict[str, Any]:
    """List the devices on which the caller is signed in."""
    found = rows.fetch(session, MY_SESSIONS, user_id=actor.id, moment=now())
    for row in found:
        row["is_this_one"] = row["id"] == actor.credential_id
    return {"items": found}


def list_tokens(session: Session, actor: Actor) -> dict[str, Any]:
    """List the caller's API tokens; never their secrets."""
    return {"items": rows.fetch(session, MY_TOKENS, user_id=actor.id)}


def list_service_accounts(session: Session, actor: Actor) -> dict[str, Any]:
    """List the accounts of other systems; for administrators."""
    permit(actor.is_hr_city, "Only city HR and administrators see service accounts")
    return {"items": rows.fetch(session, ACCOUNTS)}


def get_user(session: Session, user_id: UUID) -> User:
    """Load a user in order to change it."""
    user = session.get(User, user_id)
    if user is None:
        raise NotFound(user_id=user_id)
    return user


def is_active(state: str) -> bool:
    return state == UserState.ACTIVE


def settled_roles(session: Session, users: Sequence[UUID]) -> list[tuple[UUID, Role, int | None]]:
    """Read the roles that people hold today or will hold."""
    held = select(RoleGrant.user_id, RoleGrant.role, RoleGrant.for_agency_id).where(
        RoleGrant.user_id.in_(users), RoleGrant.valid_until > today()
    )
    return [(row.user_id, row.role, row.for_agency_id) for row in session.execute(held)]


def people_with(session: Session, role: Role, agency_id: int | None = None) -> list[UUID]:
    """List who holds a role today; with an agency, only for that one."""
    day = today()
    held = (
        select(RoleGrant.user_id)
        .where(RoleGrant.role == role, RoleGrant.valid_from <= day, RoleGrant.valid_until > day)
        .order_by(RoleGrant.user_id)
        .distinct()
    )
    if agency_id is not None:
        held = held.where(RoleGrant.for_agency_id == agency_id)
    return list(session.scalars(held))


def find_roles(session: Session, user_id: UUID) -> list[RoleGrant]:
    """Load the roles that a user holds today."""
    day = today()
    held = select(RoleGrant).where(
        RoleGrant.user_id == user_id, RoleGrant.valid_from <= day, RoleGrant.valid_until > day
    )
    return list(session.scalars(held))
