"""What administrators see of everybody's tokens and of other systems' secrets; never the secrets themselves."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.paging import PageRequest, Slice, paginate
from api.identity.actor import Actor, permit
from api.identity.models import ApiToken, Role, ServiceAccount, ServiceAccountSecret, User

TOKENS = (
    select(
        ApiToken.id,
        ApiToken.user_id,
        User.login_key.label("login"),
        ApiToken.name,
        ApiToken.hint,
        ApiToken.scopes,
        ApiToken.created_at,
        ApiToken.expires_at,
        ApiToken.revoked_at,
        ApiToken.last_used_at,
    )
    .join(User, User.id == ApiToken.user_id)
    .order_by(ApiToken.id.desc())
)
SECRETS = (
    select(
        ServiceAccountSecret.id,
        ServiceAccountSecret.account_id,
        ServiceAccount.name.label("account_name"),
        ServiceAccountSecret.hint,
        ServiceAccountSecret.created_at,
        ServiceAccountSecret.expires_at,
        ServiceAccountSecret.revoked_at,
        ServiceAccountSecret.last_used_at,
    )
    .join(ServiceAccount, ServiceAccount.id == ServiceAccountSecret.account_id)
    .order_by(ServiceAccountSecret.id.desc())
)


class IssuedFilter(PageRequest):
    """Which tokens or secrets: somebody's, and also those that have ended."""

    holder_id: UUID | None = None
    with_ended: bool = False


def list_issued_tokens(session: Session, actor: Actor, wanted: IssuedFilter) -> Slice:
    """List everybody's tokens, the newest first."""
    permit(actor.has(Role.ADMIN), "Only an administrator sees everybody's tokens")
    return paginate(session, _narrowed(TOKENS, ApiToken, ApiToken.user_id, wanted), wanted)


def list_issued_secrets(session: Session, actor: Actor, wanted: IssuedFilter) -> Slice:
    """List the secrets of service accounts, the newest first."""
    permit(actor.has(Role.ADMIN), "Only an administrator sees the secrets of other systems")
    account = ServiceAccountSecret.account_id
    return paginate(session, _narrowed(SECRETS, ServiceAccountSecret, account, wanted), wanted)


def _narrowed(found: Any, kind: Any, holder: Any, wanted: IssuedFilter) -> Any:
    if wanted.holder_id is not None:
        found = found.where(holder == wanted.holder_id)
    if not wanted.with_ended:
        found = found.where(and_(kind.revoked_at.is_(None), kind.expires_at > now()))
    return found
