"""What can be done with credentials, roles and service accounts; every change leaves an event."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import WITA, now, today
from api.foundation.database import FOREVER
from api.foundation.errors import Invalid, NotFound
from api.foundation.events import SYSTEM, publish
from api.foundation.ids import new_id
from api.identity import events, queries, secrets, signing_in
from api.identity.actor import Actor, permit
from api.identity.errors import LastAdmin
from api.identity.models import (
    ApiToken,
    CodePurpose,
    Language,
    Role,
    RoleGrant,
    ServiceAccount,
    ServiceAccountSecret,
    User,
    UserState,
)
from api.identity.schemas import (
    LONGEST_TOKEN_LIFE,
    LanguageChoice,
    RoleGrantDraft,
    SecretDraft,
    ServiceAccountDraft,
    TokenDraft,
)
from api.identity.scopes import SESSION_ONLY, Scope

WARNED_BEFORE = timedelta(days=14)


def make_token(session: Session, actor: Actor, draft: TokenDraft) -> dict[str, Any]:
    """Make a personal API token; the answer is the only place where it is shown."""
    permit(actor.credential_kind == "session", "Only a signed-in person makes tokens")
    _check_scopes(draft.scopes)
    ends = _end_of(draft.expires_on)
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
    if token.revoked_at is None:
        token.revoked_at = now()
        publish(
            session,
            events.TokenRevoked(
                actor=actor, subject_id=actor.id, about_id=actor.id, token_id=token_id
            ),
        )


def warn_of_expiring_tokens(session: Session) -> int:
    """Tell owners, once, of tokens that end within 14 days; called every day."""
    ending = select(ApiToken).where(
        ApiToken.expires_at > now(),
        ApiToken.expires_at < now() + WARNED_BEFORE,
        ApiToken.revoked_at.is_(None),
        ApiToken.warned_at.is_(None),
    )
    found = session.scalars(ending).all()
    for token in found:
        token.warned_at = now()
        publish(
            session,
            events.TokenExpiring(
                actor=SYSTEM,
                subject_id=token.user_id,
                about_id=token.user_id,
                token_id=token.id,
                name=token.name,
                expires_on=token.expires_at.astimezone(WITA).date().isoformat(),
            ),
        )
    return len(found)


def issue_reset_code(session: Session, actor: Actor, user_id: UUID) -> dict[str, object]:
    """Give HR a one-time code to hand to somebody who cannot sign in any more."""
    user = queries.get_user(session, user_id)
    mine = actor.is_hr_city or user.agency_id in actor.hr_agencies
    if not mine:
        raise NotFound(user_id=user_id)
    powerful = {grant.role for grant in queries.find_roles(session, user_id)} - {Role.EMPLOYEE}
    permit(not powerful or actor.has(Role.ADMIN), "Only an administrator resets this account")
    return signing_in.issue_codes(session, actor, [user_id], CodePurpose.RESET)[0]


def choose_language(session: Session, actor: Actor, choice: LanguageChoice) -> None:
    """Keep the language in which the person reads."""
    queries.get_user(session, actor.id).language = Language(choice.language)
    publish(
        session,
        events.LanguageChosen(
            actor=actor, subject_id=actor.id, about_id=actor.id, language=choice.language
        ),
    )


def grant_role(session: Session, actor: Actor, draft: RoleGrantDraft) -> dict[str, Any]:
    """Give a role from a day to a day; only an administrator makes administrators."""
    permit(actor.is_hr_city, "Only city HR and administrators give roles")
    permit(draft.role is not Role.ADMIN or actor.has(Role.ADMIN), "Only an administrator may")
    if draft.role is Role.HR_AGENCY and draft.for_agency_id is None:
        raise Invalid(("/for_agency_id", "missing", "agency HR needs an agency"))
    queries.get_user(session, draft.user_id)
    grant = RoleGrant(
        id=new_id(),
        user_id=draft.user_id,
        role=draft.role,
        for_agency_id=draft.for_agency_id,
        for_agency_key=-1 if draft.for_agency_id is None else draft.for_agency_id,
        valid_from=draft.valid_from,
        valid_until=draft.valid_until or FOREVER,
        granted_by=actor.id,
        reason=draft.reason,
    )
    session.add(grant)
    publish(session, _role_event(events.RoleGranted, actor, grant))
    return _grant_view(grant)


def end_role(session: Session, actor: Actor, grant_id: UUID) -> None:
    """End a role today; the last administrator stays."""
    permit(actor.is_hr_city, "Only city HR and administrators end roles")
    grant = session.get(RoleGrant, grant_id, with_for_update=True)
    if grant is None:
        raise NotFound(grant_id=grant_id)
    if grant.role is Role.ADMIN:
        permit(actor.has(Role.ADMIN), "Only an administrator may")
        _keep_one_admin(session, grant)
    grant.valid_until = max(grant.valid_from, today())
    publish(session, _role_event(events.RoleEnded, actor, grant))


def _keep_one_admin(session: Session, going: RoleGrant) -> None:
    others = select(RoleGrant.id).where(
        RoleGrant.role == Role.ADMIN, RoleGrant.valid_until > today(), RoleGrant.id != going.id
    )
    if session.scalar(others.limit(1)) is None:
        raise LastAdmin


def _role_event(kind: Any, actor: Actor, grant: RoleGrant) -> Any:
    return kind(
        actor=actor,
        subject_id=grant.user_id,
        about_id=grant.user_id,
        reason=grant.reason,
        role=grant.role.value,
        for_agency_id=grant.for_agency_id,
    )


def _grant_view(grant: RoleGrant) -> dict[str, Any]:
    names = ("id", "user_id", "role", "for_agency_id", "valid_from", "valid_until", "reason")
    return {name: getattr(grant, name) for name in names}


def make_service_account(
    session: Session, actor: Actor, draft: ServiceAccountDraft
) -> dict[str, Any]:
    """Make an account for another system; it can do nothing before it has a secret."""
    permit(actor.has(Role.ADMIN), "Only an administrator makes service accounts")
    _check_scopes(draft.scopes)
    account = ServiceAccount(
        id=new_id(),
        name=draft.name,
        owner_id=actor.id,
        home_agency_id=draft.home_agency_id,
        scopes=sorted(set(draft.scopes)),
        expires_at=_end_of(draft.expires_on) if draft.expires_on else None,
    )
    session.add(account)
    publish(
        session,
        events.ServiceAccountMade(
            actor=actor, subject_id=account.id, name=account.name, scopes=account.scopes
        ),
    )
    names = ("id", "name", "home_agency_id", "scopes", "expires_at")
    return {**{name: getattr(account, name) for name in names}, "disabled_at": None}


def make_secret(
    session: Session, actor: Actor, account_id: UUID, draft: SecretDraft
) -> dict[str, Any]:
    """Make a secret; older ones go on until they are revoked, so that nothing stops while it rotates."""
    permit(actor.has(Role.ADMIN), "Only an administrator makes secrets")
    _account(session, account_id)
    ends = _end_of(draft.expires_on)
    key = new_id()
    text, secret = secrets.make_token(secrets.ACCOUNT_PREFIX, key)
    session.add(
        ServiceAccountSecret(
            id=key,
            account_id=account_id,
            secret_hash=secrets.digest(secret),
            hint=secret[-4:],
            expires_at=ends,
        )
    )
    publish(
        session,
        events.ServiceAccountSecretMade(actor=actor, subject_id=account_id, secret_id=key),
    )
    return {"id": key, "account_id": account_id, "secret": text, "expires_at": ends}


def revoke_secret(session: Session, actor: Actor, account_id: UUID, secret_id: UUID) -> None:
    """End one secret at once."""
    permit(actor.has(Role.ADMIN), "Only an administrator revokes secrets")
    kept = session.get(ServiceAccountSecret, secret_id, with_for_update=True)
    if kept is None or kept.account_id != account_id:
        raise NotFound(secret_id=secret_id)
    kept.revoked_at = kept.revoked_at or now()
    publish(
        session,
        events.ServiceAccountSecretMade(actor=actor, subject_id=account_id, secret_id=secret_id),
    )


def disable_service_account(session: Session, actor: Actor, account_id: UUID) -> None:
    """End an account with all its secrets."""
    permit(actor.has(Role.ADMIN), "Only an administrator ends service accounts")
    account = _account(session, account_id)
    account.disabled_at = account.disabled_at or now()
    publish(
        session,
        events.ServiceAccountDisabled(actor=actor, subject_id=account.id, name=account.name),
    )


def _account(session: Session, account_id: UUID) -> ServiceAccount:
    account = session.get(ServiceAccount, account_id, with_for_update=True)
    if account is None:
        raise NotFound(account_id=account_id)
    return account


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
    """End a user's access for good: sessions and tokens end with it."""
    user = queries.get_user(session, user_id)
    user.state = UserState.CLOSED
    signing_in.end_all_access(session, user_id, cause)
    active = select(ApiToken).where(ApiToken.user_id == user_id, ApiToken.revoked_at.is_(None))
    for token in session.scalars(active):
        token.revoked_at = now()


def reopen_user(session: Session, user_id: UUID) -> None:
    """Undo `close_user`; ended sessions and tokens stay ended."""
    queries.get_user(session, user_id).state = UserState.ACTIVE


def _check_scopes(scopes: list[Scope]) -> None:
    refused = sorted(set(scopes) & SESSION_ONLY)
    if refused:
        raise Invalid(("/scopes", "session_only", f"no token may hold {', '.join(refused)}"))


def _end_of(day: date) -> datetime:
    latest = today() + timedelta(days=LONGEST_TOKEN_LIFE)
    if not today() < day <= latest:
        raise Invalid(("/expires_on", "out_of_range", f"after today, at the latest {latest}"))
    return datetime.combine(day, time(23, 59, 59), WITA)
