"""Who gets which role, from when to when; every change leaves an event."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, not_, select
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.errors import Invalid, NotFound
from api.foundation.events import EventActor, publish
from api.foundation.ids import new_id
from api.identity import events, queries
from api.identity.actor import Actor, permit
from api.identity.errors import LastAdmin
from api.identity.fingerprint import fingerprint_of_grant
from api.identity.models import Role, RoleGrant, User, UserState
from api.identity.open_codes import end_open_codes
from api.identity.powers import OF_AN_AGENCY, may_give, within_own_power
from api.identity.schemas import RoleGrantDraft


def grant_role(session: Session, actor: Actor, draft: RoleGrantDraft) -> dict[str, Any]:
    """Give a role from a day to a day; nobody gives their own, but for administrators."""
    permit(actor.is_hr_city, "Only city HR and administrators give roles")
    within_own_power(may_give(actor, draft.role), "Somebody above you gives this role")
    others = draft.user_id != actor.id or actor.has(Role.ADMIN)
    within_own_power(others, "Nobody gives themselves a role")
    _check_agency(draft)
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
    end_open_codes(session, [draft.user_id])
    publish(session, role_event(session, events.RoleGranted, actor, grant))
    return _grant_view(grant)


def _check_agency(draft: RoleGrantDraft) -> None:
    """A role for one agency names it; one that holds for the city would only seem to be bounded."""
    if draft.role in OF_AN_AGENCY and draft.for_agency_id is None:
        raise Invalid(("/for_agency_id", "missing", "agency HR needs an agency"))
    if draft.role not in OF_AN_AGENCY and draft.for_agency_id is not None:
        raise Invalid(("/for_agency_id", "not_of_this_role", "this role holds for the city"))


def end_role(session: Session, actor: Actor, grant_id: UUID) -> None:
    """End a role today; the last administrator stays."""
    permit(actor.is_hr_city, "Only city HR and administrators end roles")
    grant = session.get(RoleGrant, grant_id)
    if grant is None:
        raise NotFound(grant_id=grant_id)
    within_own_power(may_give(actor, grant.role), "Somebody above you ends this role")
    if grant.role is Role.ADMIN:
        keep_one_admin(session, RoleGrant.id == grant.id)
    session.refresh(grant, with_for_update=True)
    grant.valid_until = max(grant.valid_from, today())
    publish(session, role_event(session, events.RoleEnded, actor, grant))


_ADMINS = select(RoleGrant.id).where(RoleGrant.role == Role.ADMIN)


def keep_one_admin(session: Session, going: ColumnElement[bool]) -> None:
    """Refuse to take away the grants of the last who can sign in and is administrator today.

    Everybody who takes some away waits here for the one before, and reads what that one left.
    """
    session.execute(_ADMINS.order_by(RoleGrant.id).with_for_update()).all()
    at_work = _ADMINS.join(User, User.id == RoleGrant.user_id).where(
        RoleGrant.valid_from <= today(),
        RoleGrant.valid_until > today(),
        User.state == UserState.ACTIVE,
    )
    concerned = session.scalar(at_work.where(going).limit(1)) is not None
    if concerned and session.scalar(at_work.where(not_(going)).limit(1)) is None:
        raise LastAdmin


def role_event(
    session: Session, kind: type[events.RoleEvent], actor: EventActor, grant: RoleGrant
) -> events.RoleEvent:
    """Say what happened to a grant, and how it is now."""
    record = fingerprint_of_grant(session, grant.id)
    return kind(
        actor=actor,
        subject_id=grant.user_id,
        about_id=grant.user_id,
        reason=grant.reason,
        role=grant.role.value,
        for_agency_id=grant.for_agency_id,
        valid_from=grant.valid_from,
        valid_until=grant.valid_until,
        record=record,
    )


def _grant_view(grant: RoleGrant) -> dict[str, Any]:
    names = ("id", "user_id", "role", "for_agency_id", "valid_from", "valid_until", "reason")
    return {name: getattr(grant, name) for name in names}
