"""Who stands around somebody in what is confidential: assessor, the assessor's superior, HR."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.identity.models import Role
from api.organization.models import Employee
from api.organization.posts.queries import superiors_of

PERSON = select(Employee.id, Employee.name, Employee.agency_id, Employee.kind).where(
    Employee.id == bindparam("employee_id")
)


class Side(StrEnum):
    """As whom somebody reads and acts."""

    ONESELF = "oneself"
    ASSESSOR = "assessor"
    SUPERIOR = "superior"
    """The assessor's own superior."""
    HR = "hr"


@dataclass(frozen=True)
class Circle:
    """The person and those who may know; superiors in their own right, no delegate."""

    employee_id: UUID
    employee_name: str
    employee_kind: str
    agency_id: int
    assessor_id: UUID | None
    superior_id: UUID | None


def circle_of(session: Session, employee_id: UUID) -> Circle:
    """Read who stands around somebody today."""
    found = rows.fetch_one(session, PERSON, employee_id=employee_id)
    if found is None:
        raise NotFound(employee_id=employee_id)
    assessor_id = superior_of(session, employee_id)
    return Circle(
        employee_id,
        found["name"],
        found["kind"],
        found["agency_id"],
        assessor_id,
        superior_of(session, assessor_id) if assessor_id else None,
    )


def superior_of(session: Session, person_id: UUID) -> UUID | None:
    """Say who is somebody's superior today, in their own right."""
    return superiors_of(session, [person_id], today()).get(person_id)


def side_of(actor: Actor, circle: Circle) -> frozenset[Side]:
    """Say as whom somebody is let in; nobody is HR or superior to themselves, and no other system is let in."""
    if actor.kind != "person":
        return frozenset()
    if actor.id == circle.employee_id:
        return frozenset({Side.ONESELF})
    is_hr = actor.has(Role.HR_CITY) or actor.has_for(Role.HR_AGENCY, circle.agency_id)
    known = (
        (Side.ASSESSOR, actor.id == circle.assessor_id),
        (Side.SUPERIOR, actor.id == circle.superior_id),
        (Side.HR, is_hr),
    )
    return frozenset(side for side, holds in known if holds)
