"""What was agreed and what was said about a plan, as it was kept."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.errors import NotFound
from api.goals.models import PlanComment, PlanVersion
from api.goals.queries import at, see_plan
from api.identity.actor import Actor
from api.organization.models import Employee

VERSIONS = (
    select(PlanVersion.number, PlanVersion.created_at, PlanVersion.agreed_by, PlanVersion.sha256)
    .where(
        PlanVersion.plan_id == bindparam("plan_id"),
        PlanVersion.agency_id == bindparam("agency_id"),
    )
    .order_by(PlanVersion.number.desc())
)
VERSION = VERSIONS.add_columns(PlanVersion.content).where(PlanVersion.number == bindparam("number"))
COMMENTS = (
    select(
        PlanComment.id,
        PlanComment.author_id,
        Employee.name.label("author_name"),
        PlanComment.kind,
        PlanComment.line_id,
        PlanComment.text,
        PlanComment.created_at,
    )
    .outerjoin(Employee, Employee.id == PlanComment.author_id)
    .where(
        PlanComment.plan_id == bindparam("plan_id"),
        PlanComment.agency_id == bindparam("agency_id"),
    )
    .order_by(PlanComment.id)
)


def list_versions(session: Session, actor: Actor, plan_id: UUID) -> dict[str, Any]:
    """List what was agreed, newest first."""
    see_plan(session, actor, plan_id)
    found = rows.fetch(session, VERSIONS, **at(plan_id))
    return {"items": [{**row, "sha256": row["sha256"].hex()} for row in found]}


def get_version(session: Session, actor: Actor, plan_id: UUID, number: int) -> dict[str, Any]:
    """Show a plan as it was agreed."""
    see_plan(session, actor, plan_id)
    found = rows.fetch_one(session, VERSION, **at(plan_id), number=number)
    if found is None:
        raise NotFound(plan_id=plan_id, number=number)
    return {**found, "sha256": found["sha256"].hex()}


def list_comments(session: Session, actor: Actor, plan_id: UUID) -> dict[str, Any]:
    """List what the two sides wrote to each other."""
    see_plan(session, actor, plan_id)
    return {"items": rows.fetch(session, COMMENTS, **at(plan_id))}
