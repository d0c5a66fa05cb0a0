"""Accounts of the city's other systems and their secrets; every change leaves an event."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.errors import Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity import events, secrets
from api.identity.actor import Actor, permit
from api.identity.models import Role, ServiceAccount, ServiceAccountSecret
from api.identity.schemas import SecretDraft, ServiceAccountDraft
from api.identity.service import check_scopes, end_of


def make_service_account(
    session: Session, actor: Actor, draft: ServiceAccountDraft
) -> dict[str, Any]:
    """Make an account for another system; it can do nothing before it has a secret."""
    permit(actor.has(Role.ADMIN), "Only an administrator makes service accounts")
    check_scopes(draft.scopes)
    _check_sight(draft)
    account = ServiceAccount(
        id=new_id(),
        name=draft.name,
        owner_id=actor.id,
        home_agency_id=draft.home_agency_id,
        city_reason=draft.reason if draft.city_wide else None,
        scopes=sorted(set(draft.scopes)),
        expires_at=end_of(draft.expires_on) if draft.expires_on else None,
    )
    session.add(account)
    publish(
        session,
        events.ServiceAccountMade(
            actor=actor,
            subject_id=account.id,
            reason=draft.reason,
            name=account.name,
            scopes=account.scopes,
            home_agency_id=account.home_agency_id,
        ),
    )
    names = ("id", "name", "home_agency_id", "city_reason", "scopes", "expires_at")
    return {**{name: getattr(account, name) for name in names}, "disabled_at": None}


def _check_sight(draft: ServiceAccountDraft) -> None:
    """One agency, or the city in words with the reason; never everybody by saying nothing."""
    if draft.city_wide and draft.home_agency_id is not None:
        raise Invalid(("/home_agency_id", "not_with_city", "an agency, or the city"))
    if draft.city_wide and draft.reason is None:
        raise Invalid(("/reason", "missing", "why it sees the whole city"))
    if not draft.city_wide and draft.home_agency_id is None:
        raise Invalid(("/home_agency_id", "missing", "the agency that it sees, or city_wide"))


def make_secret(
    session: Session, actor: Actor, account_id: UUID, draft: SecretDraft
) -> dict[str, Any]:
    """Make a secret; older ones go on until they are revoked, so that nothing stops while it rotates."""
    permit(actor.has(Role.ADMIN), "Only an administrator makes secrets")
    _account(session, account_id)
    ends = end_of(draft.expires_on)
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
        events.ServiceAccountSecretRevoked(actor=actor, subject_id=account_id, secret_id=secret_id),
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
