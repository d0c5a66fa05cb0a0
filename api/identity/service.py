"""What can be done with credentials, roles and service accounts; every change leaves an event."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import WITA, today
from api.foundation.errors import Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity import events, queries, roles, secrets, signing_in, tokens
from api.identity.actor import Actor, permit
from api.identity.models import (
    ApiToken,
    Language,
    RoleGrant,
    User,
    UserState,
)
from api.identity.schemas import (
    LONGEST_TOKEN_LIFE,
    LanguageChoice,
    TokenDraft,
)
from api.identity.scopes import SESSION_ONLY, Scope


def make_token(session: Session, actor: Actor, draft: TokenDraft) -> dict[str, Any]:
    """Make a personal API token; the answer is the only place where it is shown."""
    permit(actor.credential_kind == "session", "Only a signed-in person makes tokens")
    check_scopes(draft.scopes)
    ends = end_of(draft.expires_on)
    key = new_id()
    text, secret = secrets.make_token(secrets.TOKEN_PREFIX, key)
    token = ApiToken(
        id=key,
        user_id=actor.id,
        name=draft.name,
        hint=secret[-4:],
        secret_hash=secrets.digest(secret),
        scopes=sorted(set(draft.scopes)),
        expires_at=ends,
    )
    session.add(token)
    publish(
        session,
        events.TokenMade(
            actor=actor,
            subject_id=actor.id,
            about_id=actor.id,
            token_id=key,
            name=draft.name,
            scopes=sorted(set(draft.scopes)),
        ),
    )
    return {"id": key, "name": draft.name, "token": text, "expires_at": ends}


def revoke_token(session: Session, actor: Actor, token_id: UUID) -> None:
    """End one of the caller's tokens at once."""
    token = session.get(ApiToken, token_id, with_for_update=True)
    if token is None or token.user_id != actor.id:
        raise NotFound(token_id=token_id)
    tokens.end_tokens(session, actor, [token])


def choose_language(session: Session, actor: Actor, choice: LanguageChoice) -> None:
    """Keep the language in which the person reads."""
    queries.get_user(session, actor.id).language = Language(choice.language)
    publish(
        session,
        events.LanguageChosen(
            actor=actor, subject_id=actor.id, about_id=actor.id, language=choice.language
        ),
    )


def add_user(session: Session, login: str, *, user_id: UUID | None = None) -> User:
    """Add somebody who may sign in once they have a code; for the organization and for commands."""
    user = User(
        id=user_id or new_id(),
        login_key=queries.normal_login(login),
        state=UserState.ACTIVE,
        leads=[],
    )
    session.add(user)
    session.flush()
    return user


def set_place(session: Session, user_id: UUID, agency_id: int, leads: list[str]) -> None:
    """Keep the copy of where somebody serves and what they lead; the organization calls it."""
    user = queries.get_user(session, user_id)
    user.agency_id = agency_id
    user.leads = leads


def close_user(session: Session, user_id: UUID, cause: str) -> None:
    """End a user's access for good: sessions and tokens end with it; the last administrator stays."""
    roles.keep_one_admin(session, RoleGrant.user_id == user_id)
    user = queries.get_user(session, user_id)
    user.state = UserState.CLOSED
    signing_in.end_all_access(session, user_id, cause)
    tokens.end_tokens_of(session, user_id)


def check_scopes(scopes: list[Scope]) -> None:
    """Refuse scopes that only a signed-in person may use."""
    refused = sorted(set(scopes) & SESSION_ONLY)
    if refused:
        raise Invalid(("/scopes", "session_only", f"no token may hold {', '.join(refused)}"))


def end_of(day: date) -> datetime:
    """Give the last second of a credential's last day, which must be within a year."""
    latest = today() + timedelta(days=LONGEST_TOKEN_LIFE)
    if not today() < day <= latest:
        raise Invalid(("/expires_on", "out_of_range", f"after today, at the latest {latest}"))
    return datetime.combine(day, time(23, 59, 59), WITA).astimezone(UTC)


def is_new(session: Session, user_id: UUID) -> bool:
    """Say whether somebody has never had a password."""
    return queries.get_user(session, user_id).password_hash is None
