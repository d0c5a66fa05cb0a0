"""Who holds which role, by name: identity keeps roles, organization knows the people."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from api.foundation.clock import today
from api.identity.actor import Actor, permit
from api.identity.models import RoleGrant, User
from api.identity.powers import may_give
from api.organization.models import Employee, Position, Unit
from api.organization.people.schemas import RoleHolderFilter

_granter, _granting = aliased(Employee), aliased(User)
HOLDERS = (
    select(
        RoleGrant.id,
        RoleGrant.user_id,
        RoleGrant.role,
        RoleGrant.for_agency_id,
        RoleGrant.valid_from,
        RoleGrant.valid_until,
        RoleGrant.reason,
        func.coalesce(Employee.name, User.login_key).label("name"),
        Position.title.label("position"),
        Unit.name.label("unit_name"),
        func.coalesce(_granter.name, _granting.login_key).label("granted_by_name"),
    )
    .join(User, User.id == RoleGrant.user_id)
    .outerjoin(Employee, Employee.id == RoleGrant.user_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .outerjoin(Unit, Unit.id == Employee.unit_id)
    .outerjoin(_granter, _granter.id == RoleGrant.granted_by)
    .outerjoin(_granting, _granting.id == RoleGrant.granted_by)
    .order_by(RoleGrant.id.desc())
)


def list_role_grants(session: Session, actor: Actor, wanted: RoleHolderFilter) -> dict[str, Any]:
    """List who holds which role, the newest first; for city HR and administrators."""
    permit(actor.is_hr_city, "Only city HR and administrators see roles")
    found = HOLDERS
    if wanted.user_id is not None:
        found = found.where(RoleGrant.user_id == wanted.user_id)
    if not wanted.with_ended:
        found = found.where(RoleGrant.valid_until > today())
    rows = session.execute(found).mappings()
    return {"items": [{**row, "may": _may(actor, row)} for row in rows]}


def _may(actor: Actor, grant: Any) -> list[str]:
    runs = grant["valid_until"] > today()
    return ["end"] if runs and may_give(actor, grant["role"]) else []
