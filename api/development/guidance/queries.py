"""What can be asked about coaching: the sessions of a person, as much of each as is for the reader."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from api.development.guidance import permissions
from api.development.guidance.circle import circle_of, superior_of
from api.development.guidance.models import GuidanceKind, GuidanceSession
from api.development.guidance.records import GuidanceRow, HeldCoaching
from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.identity.actor import Actor
from api.organization.models import Employee
from api.organization.people.queries import get_employee

_employee, _leader = aliased(Employee), aliased(Employee)
_SESSIONS = rows.TypedSelect(
    GuidanceRow,
    select(
        GuidanceSession.id,
        GuidanceSession.agency_id,
        GuidanceSession.employee_id,
        _employee.name.label("employee_name"),
        GuidanceSession.leader_id,
        _leader.name.label("leader_name"),
        GuidanceSession.kind,
        GuidanceSession.held_on,
        GuidanceSession.goal,
        GuidanceSession.facts,
        GuidanceSession.options,
        GuidanceSession.next_steps,
        GuidanceSession.adjusts_plan,
        GuidanceSession.signed_by_employee_at,
        GuidanceSession.signed_by_leader_at,
        GuidanceSession.statements,
        GuidanceSession.statement_note,
        GuidanceSession.stated_at,
        GuidanceSession.read_at,
        GuidanceSession.created_at,
        GuidanceSession.version,
    )
    .join(_employee, _employee.id == GuidanceSession.employee_id)
    .join(_leader, _leader.id == GuidanceSession.leader_id)
    .order_by(GuidanceSession.held_on.desc(), GuidanceSession.id.desc()),
)
ONE = _SESSIONS.where(
    GuidanceSession.id == bindparam("guidance_id"),
    GuidanceSession.agency_id == bindparam("agency_id"),
)
OF_PERSON = _SESSIONS.where(GuidanceSession.employee_id == bindparam("employee_id"))
HELD = rows.TypedSelect(
    HeldCoaching,
    select(GuidanceSession.id, GuidanceSession.held_on)
    .where(
        GuidanceSession.employee_id == bindparam("employee_id"),
        GuidanceSession.kind == GuidanceKind.BIMBINGAN,
        GuidanceSession.signed_by_employee_at.is_not(None),
        GuidanceSession.signed_by_leader_at.is_not(None),
        GuidanceSession.held_on >= bindparam("since"),
    )
    .order_by(GuidanceSession.held_on.desc()),
)


def read_row(session: Session, guidance_id: UUID) -> GuidanceRow:
    """Read a session, whoever asks."""
    found = rows.fetch_one(session, ONE, guidance_id=guidance_id, agency_id=agency_of(guidance_id))
    if found is None:
        raise NotFound(guidance_id=guidance_id)
    return found


def find_session(session: Session, actor: Actor, guidance_id: UUID) -> GuidanceRow:
    """Read a session that somebody sees, or refuse."""
    found = read_row(session, guidance_id)
    circle = circle_of(session, found["employee_id"])
    if not permissions.sees(actor, found, circle, superior_of(session, found["leader_id"])):
        raise NotFound(guidance_id=guidance_id)
    return found


def get_guidance(session: Session, actor: Actor, guidance_id: UUID) -> dict[str, Any]:
    """Show a session, as much of it as is for the reader."""
    return shown(session, actor, find_session(session, actor, guidance_id))


def list_guidance(session: Session, actor: Actor, employee_id: UUID) -> dict[str, Any]:
    """List a person's sessions that are for the reader, the latest first; for whoever sees the person."""
    person = get_employee(session, actor, employee_id)
    circle = circle_of(session, employee_id)
    found = rows.fetch(session, OF_PERSON, employee_id=employee_id)
    superiors = {row["leader_id"]: superior_of(session, row["leader_id"]) for row in found}
    seen = [
        row for row in found if permissions.sees(actor, row, circle, superiors[row["leader_id"]])
    ]
    return {
        "employee": rows.pick(person, ("id", "name")),
        "items": [shown(session, actor, row) for row in seen],
        "may": permissions.may_begin(actor, circle),
    }


def coachings_since(session: Session, employee_id: UUID, day: date) -> list[HeldCoaching]:
    """List the coachings since a day that both signed, the latest first (R51)."""
    return rows.fetch(session, HELD, employee_id=employee_id, since=day)


def load_session(session: Session, guidance_id: UUID) -> GuidanceSession:
    """Load a session in order to change it."""
    wanted = select(GuidanceSession).where(GuidanceSession.at(guidance_id))
    return session.scalars(wanted.with_for_update()).one()


_ALWAYS = (
    *("id", "kind", "held_on", "goal", "facts", "options", "next_steps", "adjusts_plan"),
    *("signed_by_employee_at", "signed_by_leader_at", "version"),
)


def shown(session: Session, actor: Actor, row: GuidanceRow) -> dict[str, Any]:
    """Show a session, as much of it as is for the reader."""
    superior = superior_of(session, row["leader_id"])
    reads = permissions.reads_statements(actor, row, superior)
    return {
        **rows.pick(row, _ALWAYS),
        "employee": {"id": row["employee_id"], "name": row["employee_name"]},
        "leader": {"id": row["leader_id"], "name": row["leader_name"]},
        "stage": permissions.stage_of(row),
        "statements": row["statements"] if reads else None,
        "statement_note": row["statement_note"] if reads else None,
        "may": permissions.steps_of(actor, row, superior),
    }
