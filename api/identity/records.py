"""What the statements on credentials and users give."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from api.identity.models import Language, Role, UserState


class UserInRole(TypedDict):
    """A user beside one of the roles held today; empty where there is none."""

    user_id: UUID
    agency_id: int
    leads: list[str]
    state: UserState
    must_change: bool
    language: Language
    role: Role | None
    for_agency_id: int | None


class SessionRecord(UserInRole):
    expires_at: datetime
    revoked_at: datetime | None
    last_seen_at: datetime


class TokenRecord(UserInRole):
    secret_hash: bytes
    scopes: list[str]
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None


class AccountSecretRecord(TypedDict):
    secret_hash: bytes
    secret_expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None
    account_id: UUID
    home_agency_id: int | None
    city_reason: str | None
    scopes: list[str]
    expires_at: datetime | None
    disabled_at: datetime | None


class UserSigningIn(TypedDict):
    id: UUID
    password_hash: str | None
    state: UserState
    must_change: bool
    language: Language


class OpenCode(TypedDict):
    """A one-time code that nobody has used."""

    id: UUID
    code_hash: bytes
    issued_by: UUID | None
    failures: int
