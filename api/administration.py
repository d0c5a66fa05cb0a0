"""What an operator does from the command line, before anyone can sign in."""

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.events import SYSTEM, publish
from api.foundation.ids import new_id
from api.identity import codes, events, queries, service
from api.identity.models import CodePurpose, Role, RoleGrant
from api.identity.roles import role_event
from api.organization.units.service import found_city


def create_admin(session: Session, login: str, secret: bytes) -> dict[str, object]:
    """Make an administrator, or make somebody one, and give an activation code."""
    found_city(session)
    found = queries.find_user(session, login)
    user_id = found["id"] if found else service.add_user(session, login).id
    held = {grant.role for grant in queries.find_roles(session, user_id)}
    if Role.ADMIN not in held:
        grant = RoleGrant(
            id=new_id(),
            user_id=user_id,
            role=Role.ADMIN,
            for_agency_id=None,
            for_agency_key=-1,
            valid_from=today(),
            reason="simkinerja admin create",
        )
        session.add(grant)
        publish(session, role_event(session, events.RoleGranted, SYSTEM, grant))
    return codes.issue_codes(session, None, [user_id], CodePurpose.ACTIVATION, secret)[0]
