"""What is kept of users, their credentials and their roles."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import FOREVER, Local, Model, Registry, foreign_key, partial_index
from api.foundation.soft_references import soft_reference
from api.foundation.types import Instant, Json, Key, text_enum


class UserState(StrEnum):
    ACTIVE = "active"
    CLOSED = "closed"


class Language(StrEnum):
    INDONESIAN = "id"
    ENGLISH = "en"


class Role(StrEnum):
    """Named after offices; being an assessor is not one of them."""

    EMPLOYEE = "employee"
    HR_AGENCY = "hr_agency"
    HR_CITY = "hr_city"
    AUDITOR = "auditor"
    ADMIN = "admin"


class CodePurpose(StrEnum):
    ACTIVATION = "activation"
    RESET = "reset"


class User(Registry, Model):
    """A person who may sign in, by NIP or by a login name."""

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("login_key"),
        partial_index(
            "uq_users_email_key", "email_key", where="email_key IS NOT NULL", unique=True
        ),
    )

    login_key: Mapped[str]
    email: Mapped[str | None]
    email_key: Mapped[str | None]
    password_hash: Mapped[str | None]
    password_changed_at: Mapped[datetime | None] = mapped_column(Instant)
    must_change: Mapped[bool] = mapped_column(default=False)
    state: Mapped[UserState] = mapped_column(text_enum(UserState), default=UserState.ACTIVE)
    language: Mapped[Language] = mapped_column(text_enum(Language), default=Language.INDONESIAN)
    last_sign_in_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    agency_id: Mapped[int] = mapped_column(default=0)
    leads: Mapped[Any] = mapped_column(Json, default=list)
    """Paths of the units led, acting ones included: a copy that the organization keeps."""


class UserSession(Local, Model):
    """One signed-in device; the refresh token names it, an old one revokes the row."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_user_id", "user_id"),)

    user_id: Mapped[UUID] = mapped_column(Key, foreign_key("users"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary)
    previous_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    renewed_at: Mapped[datetime] = mapped_column(Instant)
    device: Mapped[str]
    device_key: Mapped[str | None]
    """By which its device is known; none where the session is older than the column."""
    address: Mapped[str | None]
    last_seen_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    revoke_reason: Mapped[str | None]


class ApiToken(Local, Model):
    """A personal token for scripts: shown once, kept as a hash, found by its key."""

    __tablename__ = "api_tokens"
    __table_args__ = (Index("ix_api_tokens_user_id", "user_id"),)

    user_id: Mapped[UUID] = mapped_column(Key, foreign_key("users"))
    name: Mapped[str]
    hint: Mapped[str]
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary)
    scopes: Mapped[Any] = mapped_column(Json)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    last_used_at: Mapped[datetime | None] = mapped_column(Instant)
    warned_at: Mapped[datetime | None] = mapped_column(Instant)


class ServiceAccount(Registry, Model):
    """Another system, with a person who answers for it; sees one agency, or the city for a reason."""

    __tablename__ = "service_accounts"
    __table_args__ = (UniqueConstraint("name"),)

    name: Mapped[str]
    owner_id: Mapped[UUID] = mapped_column(Key, foreign_key("users"))
    home_agency_id: Mapped[int | None]
    city_reason: Mapped[str | None]
    """Why an administrator lets it see the whole city; empty: its agency only."""
    scopes: Mapped[Any] = mapped_column(Json)
    expires_at: Mapped[datetime | None] = mapped_column(Instant)
    disabled_at: Mapped[datetime | None] = mapped_column(Instant)


class ServiceAccountSecret(Local, Model):
    """A secret of a service account; two are valid while it rotates."""

    __tablename__ = "service_account_secrets"
    __table_args__ = (Index("ix_service_account_secrets_account_id", "account_id"),)

    account_id: Mapped[UUID] = mapped_column(Key, foreign_key("service_accounts"))
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary)
    hint: Mapped[str]
    expires_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    last_used_at: Mapped[datetime | None] = mapped_column(Instant)


class RoleGrant(Registry, Model):
    """A role that somebody holds from a day to a day, for an agency or for the city."""

    __tablename__ = "role_grants"
    __table_args__ = (Index("ix_role_grants_user_id", "user_id"),)

    user_id: Mapped[UUID] = mapped_column(Key, foreign_key("users"))
    role: Mapped[Role] = mapped_column(text_enum(Role))
    for_agency_id: Mapped[int | None]
    for_agency_key: Mapped[int] = mapped_column(default=-1)
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=FOREVER)
    granted_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    reason: Mapped[str]


class LoginAttempts(Model):
    """Sign-ins of one login that have not ended well, in one place; see `attempts`."""

    __tablename__ = "login_attempts"
    __table_args__ = (
        Index("ix_login_attempts_last_failed_at", "last_failed_at"),
        Index("ix_login_attempts_device_key_last_failed_at", "device_key", "last_failed_at"),
    )
    citus = "local"

    login_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    device_key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_failed_at: Mapped[datetime] = mapped_column(Instant)
    blocked_until: Mapped[datetime | None] = mapped_column(Instant)


class OneTimeCode(Local, Model):
    """An activation or reset code: kept as a hash, used once, expiring."""

    __tablename__ = "one_time_codes"
    __table_args__ = (Index("ix_one_time_codes_user_id", "user_id"),)

    user_id: Mapped[UUID] = mapped_column(Key, foreign_key("users"))
    purpose: Mapped[CodePurpose] = mapped_column(text_enum(CodePurpose))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    issued_by: Mapped[UUID | None] = mapped_column(Key, info=soft_reference("users"))
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)
    failures: Mapped[int] = mapped_column(default=0)
