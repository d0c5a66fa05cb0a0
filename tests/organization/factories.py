"""Drafts of people and posts, and what the database remembers of them."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.identity.models import User
from api.organization.models import Assessor, Assignment, Position

NUMBER = "199003032020122907"


def draft(unit_id: UUID, /, **fields: Any) -> dict[str, Any]:
    """Describe a new member of staff."""
    return {
        "number": NUMBER,
        "name": "dr. Ni Putu Ayu Laksmi, S.Ked.",
        "kind": "pns",
        "grade": "III/b",
        "unit_id": str(unit_id),
        "title": "Dokter Ahli Pertama",
        "position_kind": "ahli_pertama",
        "valid_from": "2026-10-01",
    } | fields


def post(unit_id: UUID, /, **fields: Any) -> dict[str, Any]:
    """Describe a post."""
    return {
        "unit_id": str(unit_id),
        "title": "Perawat Mahir",
        "position_kind": "mahir",
        "kind": "definitif",
        "valid_from": "2026-10-01",
    } | fields


def named(assignment_id: UUID, assessor_id: UUID, **fields: Any) -> dict[str, Any]:
    """Describe who is to assess a post."""
    return {
        "assignment_id": str(assignment_id),
        "assessor_id": str(assessor_id),
        "kind": "definitif",
        "valid_from": "2026-10-01",
    } | fields


def delegated(assignment_id: UUID, assessor_id: UUID, **fields: Any) -> dict[str, Any]:
    """Describe who is to assess a post in the superior's place for October."""
    said = {"valid_until": "2026-11-01", "reason": "Kepala mengikuti pelatihan"}
    return named(assignment_id, assessor_id, kind="delegasi", **said) | fields


def event_names(session: Session) -> list[str]:
    return list(session.scalars(select(EventRecord.name).order_by(EventRecord.id)))


def events_of(session: Session, name: str) -> list[Any]:
    found = select(EventRecord).where(EventRecord.name == name).order_by(EventRecord.id)
    return list(session.scalars(found))


def leads_of(session: Session, user_id: UUID) -> list[str]:
    leads: list[str] = session.get_one(User, user_id).leads
    return leads


def assessors_of(session: Session, assignment_id: UUID) -> list[tuple[str, UUID, date, date]]:
    found = select(
        Assessor.kind, Assessor.assessor_id, Assessor.valid_from, Assessor.valid_until
    ).where(Assessor.assignment_id == assignment_id)
    return [
        (str(r.kind), r.assessor_id, r.valid_from, r.valid_until)
        for r in session.execute(found.order_by(Assessor.valid_from, Assessor.id))
    ]


def assignments_of(session: Session, employee_id: UUID) -> list[tuple[str, date, date]]:
    found = select(Assignment).where(Assignment.employee_id == employee_id)
    ordered = session.scalars(found.order_by(Assignment.valid_from, Assignment.id))
    return [(str(one.kind), one.valid_from, one.valid_until) for one in ordered]


def positions_in(session: Session, unit_id: UUID) -> list[tuple[str, bool]]:
    found = select(Position.title, Position.is_head).where(Position.unit_id == unit_id)
    return [(row.title, row.is_head) for row in session.execute(found.order_by(Position.id))]
