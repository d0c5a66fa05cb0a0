"""How users and credentials look on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.foundation.schema import Day, Line, Number, Schema, View
from api.identity.models import Language, Role
from api.identity.passwords import LONGEST
from api.identity.scopes import Scope

Password = Annotated[str, Field(min_length=1, max_length=LONGEST)]
LONGEST_TOKEN_LIFE = 366


class SignIn(Schema):
    login: Annotated[Line, Field(min_length=1, max_length=120)]
    password: Password


class Activation(Schema):
    """A one-time code from HR, and the password to begin with."""

    login: Annotated[Line, Field(min_length=1, max_length=120)]
    code: Annotated[Line, Field(min_length=4, max_length=40)]
    new_password: Password
    revoke_tokens: bool = False


class PasswordChange(Schema):
    old_password: Password
    new_password: Password
    revoke_tokens: bool = False
    """Whether the person's API tokens end too."""


class LanguageChoice(Schema):
    language: Language


class SignedInView(View):
    user_id: UUID
    must_change_password: bool
    language: Language


class SessionView(View):
    id: UUID
    device: str
    address: str | None
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    is_this_one: bool


class SessionList(View):
    items: list[SessionView]


class TokenDraft(Schema):
    name: Annotated[Line, Field(min_length=1, max_length=80)]
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=len(Scope))]
    expires_on: Day


class TokenView(View):
    id: UUID
    name: str
    hint: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None


class TokenList(View):
    items: list[TokenView]


class NewTokenView(View):
    """The only time that the token itself is shown."""

    id: UUID
    name: str
    token: str
    expires_at: datetime


class CodeView(View):
    """A one-time code for a person, to be handed over by HR."""

    user_id: UUID
    login: str
    code: str
    expires_at: datetime


class RoleGrantDraft(Schema):
    user_id: UUID
    role: Role
    for_agency_id: Number | None = None
    valid_from: Day
    valid_until: Day | None = None
    reason: Annotated[Line, Field(min_length=3)]


class RoleGrantView(View):
    id: UUID
    user_id: UUID
    role: Role
    for_agency_id: int | None
    valid_from: date
    valid_until: date
    reason: str


class ServiceAccountDraft(Schema):
    """An account names the agency that it sees, or is given the city in words, with the reason."""

    name: Annotated[Line, Field(min_length=3, max_length=80)]
    home_agency_id: Number | None = None
    city_wide: bool = False
    reason: Annotated[Line | None, Field(min_length=3, max_length=300)] = None
    scopes: Annotated[list[Scope], Field(min_length=1)]
    expires_on: Day | None = None


class ServiceAccountView(View):
    id: UUID
    name: str
    home_agency_id: int | None
    city_reason: str | None
    """Why it sees the whole city; empty: its agency only."""
    scopes: list[Scope]
    expires_at: datetime | None
    disabled_at: datetime | None


class ServiceAccountList(View):
    items: list[ServiceAccountView]


class SecretDraft(Schema):
    expires_on: Day


class NewSecretView(View):
    """The only time that the secret is shown."""

    id: UUID
    account_id: UUID
    secret: str
    expires_at: datetime


class IssuedTokenView(View):
    """Anybody's token, as administrators see it."""

    id: UUID
    user_id: UUID
    login: str
    name: str
    hint: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None


class IssuedSecretView(View):
    """A secret of a service account, as administrators see it."""

    id: UUID
    account_id: UUID
    account_name: str
    hint: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None
