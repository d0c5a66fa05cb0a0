"""People who are more than they seem: by a role for another agency, or by what is settled for later."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.analytics.views.models import SavedView
from api.foundation.ids import new_id
from api.identity.models import Role, RoleGrant
from api.organization.models import (
    Assessor,
    AssessorKind,
    Assignment,
    AssignmentKind,
    Position,
    PositionKind,
)
from tests.http import Client
from tests.organization.factories import delegated
from tests.people import NEW_YEAR, Person, Town, grant, make_employee

LATER = date(2026, 12, 1)


def make_others(session: Session, town: Town) -> dict[str, Person]:
    """Make them; the last three serve beside Wayan, and will be more in December."""
    made = {
        "hr_elsewhere": make_employee(session, town.disdik, "Ni Putu", assessor_id=town.mayor.id),
        "hr_same": make_employee(session, town.dinkes, "Ni Ketut", assessor_id=town.head.id),
        "hr_of_city_hall": make_employee(session, town.kota, "Ni Made", assessor_id=town.mayor.id),
        "admin_to_be": make_employee(session, town.puskesmas, "I Putu", assessor_id=town.chief.id),
        "head_to_be": make_employee(session, town.puskesmas, "I Dewa", assessor_id=town.chief.id),
        "assessor_to_be": make_employee(
            session, town.puskesmas, "I Gusti", assessor_id=town.chief.id
        ),
    }
    for name, agency_id in (("hr_elsewhere", 2), ("hr_same", 1), ("hr_of_city_hall", 0)):
        grant(session, made[name].id, Role.HR_AGENCY, agency_id)
    session.add(
        RoleGrant(
            id=new_id(),
            user_id=made["admin_to_be"].id,
            role=Role.ADMIN,
            valid_from=LATER,
            reason="SK 30",
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
    )
    _lead_elsewhere(session, made["head_to_be"], town)
    _assess_elsewhere(session, made["assessor_to_be"], town)
    session.flush()
    return made


def _lead_elsewhere(session: Session, person: Person, town: Town) -> None:
    shared: dict[str, Any] = {
        "agency_id": 2,
        "unit_id": town.disdik,
        "title": "Kepala Dinas Pendidikan",
    }
    position = Position(
        id=new_id(), kind=PositionKind.JPT_PRATAMA, is_head=True, valid_from=LATER, **shared
    )
    session.add(position)
    session.flush()
    session.add(
        Assignment(
            id=new_id(),
            employee_id=person.id,
            position_id=position.id,
            kind=AssignmentKind.PLT,
            valid_from=LATER,
            **shared,
        )
    )


def _assess_elsewhere(session: Session, person: Person, town: Town) -> None:
    session.add(
        Assessor(
            id=new_id(),
            agency_id=2,
            employee_id=town.stranger.id,
            assignment_id=town.stranger.assignment_id,
            assessor_id=person.id,
            kind=AssessorKind.DELEGASI,
            valid_from=LATER,
        )
    )


def second_post(session: Session, person: Person, assessor: Person) -> Person:
    """Let somebody serve a second time in the same unit: one more plan in the same year."""
    shared: dict[str, Any] = {"agency_id": person.agency_id, "valid_from": NEW_YEAR}
    key = new_id()
    session.add(
        Assignment(
            id=key,
            employee_id=person.id,
            unit_id=person.unit_id,
            title="Bendahara",
            kind=AssignmentKind.RANGKAP,
            **shared,
        )
    )
    session.flush()
    session.add(
        Assessor(
            id=new_id(),
            employee_id=person.id,
            assignment_id=key,
            assessor_id=assessor.id,
            kind=AssessorKind.DEFINITIF,
            **shared,
        )
    )
    session.flush()
    return replace(person, assignment_id=key)


def delegate(superior: Client, person: Person, delegate_to: Person) -> str:
    """Let a superior delegate for December; give the key of the delegation."""
    december = {"valid_from": "2026-12-01", "valid_until": "2026-12-31"}
    draft = delegated(person.assignment_id, delegate_to.id, **december)
    del draft["kind"]
    given = superior.post(f"/employees/{person.id}/delegations", draft)
    return str(given.json()["assessors"][0]["id"])


def keep_view(session: Session, owner: Person) -> UUID:
    """Keep a view of the cockpit of somebody who has led a unit before."""
    key = new_id(owner.agency_id)
    session.add(SavedView(id=key, agency_id=owner.agency_id, owner_id=owner.id, name="Rapat"))
    return key
