"""What a person asks about themselves: who is signed in, and which parts of the program are theirs."""

from typing import Any

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.identity.models import Role, User
from api.organization.models import Agency, Assessor, Employee, Position, Unit
from api.organization.people.obligation import ASN, is_obliged
from api.organization.posts.queries import acting_first

ME = (
    select(
        User.id,
        User.login_key.label("login"),
        User.language,
        User.must_change.label("must_change_password"),
        User.agency_id,
        Agency.name.label("agency_name"),
        Employee.name,
        Employee.front_title,
        Employee.back_title,
        Employee.nickname,
        Employee.nip,
        Employee.grade,
        Employee.kind,
        Employee.state,
        Employee.unit_id,
        Unit.name.label("unit_name"),
        Position.title.label("position"),
        Position.population,
    )
    .outerjoin(Employee, Employee.id == User.id)
    .outerjoin(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .outerjoin(Agency, Agency.id == User.agency_id)
    .where(User.id == bindparam("user_id"))
)
TEACHERS = "guru"
"""The population whose practice in class is observed (R104)."""
_nearer = aliased(Assessor)
_assessed, _post = aliased(Employee), aliased(Position)
ASSESSES = (
    select(
        func.count(Assessor.employee_id.distinct()).label("people"),
        func.count(_post.id).filter(_post.population == TEACHERS).label("teachers"),
    )
    .join(_assessed, _assessed.id == Assessor.employee_id)
    .outerjoin(_post, _post.id == _assessed.position_id)
    .where(
        Assessor.assessor_id == bindparam("assessor_id"),
        Assessor.valid_from <= bindparam("day"),
        Assessor.valid_until > bindparam("day"),
        ~exists().where(
            _nearer.employee_id == Assessor.employee_id,
            _nearer.assignment_id == Assessor.assignment_id,
            _nearer.valid_from <= bindparam("day"),
            _nearer.valid_until > bindparam("day"),
            acting_first(_nearer) < acting_first(Assessor),
        ),
    )
)


def get_me(session: Session, actor: Actor) -> dict[str, Any]:
    """Show who is signed in, and which parts of the program are theirs."""
    found = rows.fetch_one(session, ME, user_id=actor.id)
    if found is None:
        raise NotFound(user_id=actor.id)
    (counted,) = rows.fetch(session, ASSESSES, assessor_id=actor.id, day=today())
    teaches = found.pop("population") == TEACHERS
    unit_id, unit_name = found.pop("unit_id"), found.pop("unit_name")
    name, kind, state = found.pop("name"), found.pop("kind"), found.pop("state")
    return {
        **found,
        "name": name or found["login"],
        "unit": {"id": unit_id, "name": unit_name} if unit_id else None,
        "roles": [{"role": r, "for_agency_id": a} for r, a in sorted(actor.roles, key=str)],
        "assesses": counted["people"],
        "leads": bool(actor.leads),
        "is_employee": name is not None,
        "is_asn": kind in ASN,
        "owes_plan": name is not None and is_obliged(state, kind),
        "may": [*_areas(actor), *_in_class(teaches, counted["teachers"])],
    }


def _areas(actor: Actor) -> list[str]:
    areas = ["organization"]
    if actor.is_hr_city or actor.hr_agencies:
        areas += ["import", "people"]
    if actor.is_hr_city:
        areas += ["cycles", "roles", "policies"]
    if actor.has(Role.AUDITOR, Role.ADMIN):
        areas.append("audit")
    if actor.has(Role.ADMIN):
        areas.append("accounts")
    return areas


def _in_class(teaches: bool, teachers: int) -> list[str]:
    """Say whether somebody's lessons are observed, and whether they observe those of others (R105)."""
    return [*(["be_observed"] if teaches else []), *(["observe"] if teachers else [])]
