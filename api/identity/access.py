"""The first gate: turns a cookie or a bearer token into a caller, and the caller into the Actor.

Signatures are checked before any work; whether the credential still holds and carries the scope is
read in the transaction that it acts in.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request, Security
from fastapi.openapi.models import APIKey, APIKeyIn
from sqlalchemy import Update, bindparam, or_, update
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.bodies import FirstGate
from api.foundation.clock import now, today
from api.foundation.database import Model
from api.foundation.ids import CITY
from api.identity import presence, queries
from api.identity.actor import Actor
from api.identity.errors import (
    NotSignedIn,
    PasswordChangeDue,
    ScopeMissing,
    SessionExpired,
    SessionOnly,
    TokenRefused,
)
from api.identity.models import ApiToken, Role, ServiceAccountSecret, UserSession, UserState
from api.identity.presence import Client
from api.identity.records import UserInRole
from api.identity.scopes import EVERY_SCOPE, SESSION_ONLY, Scope
from api.identity.secrets import ACCOUNT_PREFIX, TOKEN_PREFIX, read_token, same

SESSION_COOKIE = "simk_session"
REFRESH_COOKIE = "simk_refresh"
DEVICE_COOKIE = "simk_device"
SEEN_STEP = timedelta(minutes=10)
"""How exactly last use is kept; a read costs no write more than once in this time."""
NOTED_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class Caller:
    """A credential whose form is right; becomes an Actor inside a transaction."""

    wanted: frozenset[Scope]
    key: UUID
    secret: str | None = None
    is_account: bool = False
    may_wait_for_password: bool = False
    session_only: bool = False
    client: Client = Client.OTHER

    def resolve(self, session: Session) -> Actor:
        if self.secret is None:
            actor = _by_session(session, self.key)
        elif self.is_account:
            actor = _by_account(session, self.key, self.secret)
        else:
            actor = _by_token(session, self.key, self.secret)
        if self.session_only and actor.credential_kind != "session":
            raise SessionOnly
        missing = self.wanted - actor.scopes
        if missing:
            raise ScopeMissing(missing=sorted(missing))
        if actor.must_change_password and not self.may_wait_for_password:
            raise PasswordChangeDue
        _note(actor)
        presence.note(actor, self.client, sending=Scope.ACHIEVEMENTS_WRITE in self.wanted)
        return actor


def _by_session(session: Session, session_id: UUID) -> Actor:
    found = queries.session_rows(session, session_id, today())
    if not found:
        raise SessionExpired
    first = found[0]
    if first["revoked_at"] or first["expires_at"] <= now() or first["state"] != UserState.ACTIVE:
        raise SessionExpired
    return _person(found, "session", session_id, EVERY_SCOPE)


def _by_token(session: Session, token_id: UUID, secret: str) -> Actor:
    found = rows.fetch(session, queries.TOKEN, token_id=token_id, today=today())
    if not found or not same(secret, found[0]["secret_hash"]):
        raise TokenRefused
    first = found[0]
    if first["revoked_at"] or first["expires_at"] <= now() or first["state"] != UserState.ACTIVE:
        raise TokenRefused
    scopes = frozenset(Scope(word) for word in first["scopes"])
    return _person(found, "api_token", token_id, scopes)


def _by_account(session: Session, secret_id: UUID, secret: str) -> Actor:
    first = rows.fetch_one(session, queries.ACCOUNT_SECRET, secret_id=secret_id)
    if first is None or not same(secret, first["secret_hash"]):
        raise TokenRefused
    ends = [first["secret_expires_at"], first["expires_at"]]
    if first["revoked_at"] or first["disabled_at"] or any(end and end <= now() for end in ends):
        raise TokenRefused
    return Actor(
        kind="service_account",
        id=first["account_id"],
        agency_id=CITY if first["home_agency_id"] is None else first["home_agency_id"],
        credential_kind="service_account",
        credential_id=secret_id,
        scopes=frozenset(Scope(word) for word in first["scopes"]),
        sees_city=first["city_reason"] is not None,
    )


def _person(
    found: Sequence[UserInRole], credential_kind: str, key: UUID, scopes: frozenset[Scope]
) -> Actor:
    first = found[0]
    return Actor(
        kind="person",
        id=first["user_id"],
        agency_id=first["agency_id"],
        credential_kind=credential_kind,
        credential_id=key,
        scopes=scopes,
        roles=frozenset(
            (Role(row["role"]), row["for_agency_id"]) for row in found if row["role"] is not None
        ),
        leads=tuple(first["leads"]),
        must_change_password=first["must_change"] and credential_kind == "session",
        language=first["language"],
    )


def _credential(request: Request) -> tuple[UUID, str | None, bool]:
    header = request.headers.get("Authorization", "")
    if header:
        kind, _, text = header.partition(" ")
        for prefix in (TOKEN_PREFIX, ACCOUNT_PREFIX):
            parts = read_token(text.strip(), prefix) if kind.lower() == "bearer" else None
            if parts:
                return parts[0], parts[1], prefix == ACCOUNT_PREFIX
        raise TokenRefused
    token = request.cookies.get(SESSION_COOKIE)
    if not token:
        raise NotSignedIn
    claims = request.app.state.keys.read(token)
    return UUID(claims.session_id), None, False


ANY_CREDENTIAL, SIGNED_IN = "credential", "signed_in"
"""How a gate names itself to the contract, which shows what each takes."""


class Gate(FirstGate):
    """Reads the credential of a request for one scope; refuses one that cannot be right."""

    def __init__(
        self, scope: Scope, *, before_change: bool = False, session_only: bool = False
    ) -> None:
        self.session_only = session_only or scope in SESSION_ONLY
        self.scheme_name = SIGNED_IN if self.session_only else ANY_CREDENTIAL
        self.model = APIKey(**{"in": APIKeyIn.cookie}, name=SESSION_COOKIE)
        self.wanted = frozenset((scope,))
        self.before_change = before_change

    async def __call__(self, request: Request) -> Caller:
        key, secret, is_account = _credential(request)
        client = presence.client_of(request.headers)
        return Caller(
            self.wanted, key, secret, is_account, self.before_change, self.session_only, client
        )

    async def admit(self, request: Request, *, surely: bool) -> None:
        """Look up a token before its holder costs anything; a session is signed, and seldom revoked."""
        caller = await self(request)
        if surely or caller.secret is not None:
            await request.app.state.database.read_as(caller, _is_in)


def _is_in(_session: Session, _actor: Actor) -> None:
    """The actor was resolved: that is all."""


def requires(scope: Scope, *, before_change: bool = False, session_only: bool = False) -> Any:
    """Declare the scope of an endpoint; it also shows in the contract.

    `before_change`: open even while the person has to change the password first. `session_only`: for
    what gives a session, a token, a code, a secret or a role, which no token and no account may.
    """
    gate = Gate(scope, before_change=before_change, session_only=session_only)
    return Security(gate, scopes=[scope])


def _code_secret(request: Request) -> bytes:
    secret: bytes = request.app.state.keys.code_secrets[0]
    return secret


CodeSecret = Annotated[bytes, Depends(_code_secret)]
"""What new one-time codes are kept by."""
_uses: dict[tuple[str, UUID], datetime] = {}
_noted: dict[tuple[str, UUID], datetime] = {}
"""What was noted within a minute: whoever asks all the time costs no statement all the time."""


def _note(actor: Actor) -> None:
    credential, moment = (actor.credential_kind, actor.credential_id), now()
    before = _noted.get(credential)
    if before is None or before <= moment - NOTED_AGAIN:
        _uses[credential] = _noted[credential] = moment


def flush_uses(session: Session) -> None:
    """Write when credentials were last used; called every few seconds, so that no read writes."""
    border = now() - NOTED_AGAIN
    for credential, moment in list(_noted.items()):
        if moment <= border:
            del _noted[credential]
    used: dict[str, list[rows.Row]] = defaultdict(list)
    for (kind, key), moment in list(_uses.items()):
        del _uses[kind, key]
        used[kind].append({"key": key, "moment": moment, "stale": moment - SEEN_STEP})
    for kind, found in used.items():
        rows.change_each(session, _LAST_USE[kind], found)


def _last_use(model: type[Model], column: Any) -> Update:
    stale = or_(column.is_(None), column < bindparam("stale"))
    same = model.__table__.c.id == bindparam("key")
    return update(model).where(same, stale).values({column: bindparam("moment")})


_LAST_USE = {
    "session": _last_use(UserSession, UserSession.last_seen_at),
    "api_token": _last_use(ApiToken, ApiToken.last_used_at),
    "service_account": _last_use(ServiceAccountSecret, ServiceAccountSecret.last_used_at),
}
