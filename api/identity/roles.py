"""Who gets which role, from when to when; every change leaves an event."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.errors import Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity import events, queries
from api.identity.actor import Actor, permit
from api.identity.errors import LastAdmin
from api.identity.models import Role, RoleGrant
from api.identity.schemas import RoleGrantDraft


def grant_role(session: Session, actor: Actor, draft: RoleGrantDraft) -> dict[str, Any]:
    """Give a role from a day to a day; only an administrator makes administrators."""
    permit(actor.is_hr_city, "Only city HR and administrators give roles")
    permit(draft.role is not Role.ADMIN or actor.has(Role.ADMIN), "Only an administrator may")
    if draft.role is Role.HR_AGENCY and draft.for_agency_id is None:
        raise Invalid(("/for_agency_id", "missing", "agency HR needs an agency"))
    if draft.valid_until is not None and draft.valid_until <= draft.valid_from:
        raise Invalid(("/valid_until", "out_of_range", "a role ends after it begins"))
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
