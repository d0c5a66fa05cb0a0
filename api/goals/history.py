"""What was agreed and what was said about a plan, as it was kept."""

from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.errors import NotFound
from api.goals.models import CommentKind, PlanComment, PlanVersion
from api.goals.queries import at, see_plan
from api.identity.actor import Actor
from api.organization.models import Employee


class VersionRow(TypedDict):
    """A version that was agreed, without its content."""

    number: int
    created_at: datetime
    agreed_by: UUID
    sha256: bytes


class WholeVersionRow(VersionRow):
    """A version with its content, as JSON keeps it."""

    content: Any


class Version(TypedDict):
    """A version as it is shown."""

    number: int
    created_at: datetime
    agreed_by: UUID
    sha256: str


class WholeVersion(Version):
    """A version as it is shown with its content."""

    content: Any


class CommentRow(TypedDict):
    """What one side wrote; without a name where no employee wrote it."""

    id: UUID
    author_id: UUID
    author_name: str | None
    kind: CommentKind
    line_id: UUID | None
    text: str
    created_at: datetime


_VERSIONS = (
    select(PlanVersion.number, PlanVersion.created_at, PlanVersion.agreed_by, PlanVersion.sha256)
    .where(
        PlanVersion.plan_id == bindparam("plan_id"),
        PlanVersion.agency_id == bindparam("agency_id"),
    )
    .order_by(PlanVersion.number.desc())
)
VERSIONS = rows.TypedSelect(VersionRow, _VERSIONS)
VERSION = rows.TypedSelect(
    WholeVersionRow,
    _VERSIONS.add_columns(PlanVersion.content).where(PlanVersion.number == bindparam("number")),
)
COMMENTS = rows.TypedSelect(
    CommentRow,
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
    .order_by(PlanComment.id),
)


def list_versions(session: Session, actor: Actor, plan_id: UUID) -> dict[str, list[Version]]:
    """List what was agreed, newest first."""
    see_plan(session, actor, plan_id)
    return {"items": [_version(row) for row in rows.fetch(session, VERSIONS, **at(plan_id))]}


def get_version(session: Session, actor: Actor, plan_id: UUID, number: int) -> WholeVersion:
    """Show a plan as it was agreed."""
    see_plan(session, actor, plan_id)
    found = rows.fetch_one(session, VERSION, **at(plan_id), number=number)
    if found is None:
        raise NotFound(plan_id=plan_id, number=number)
    return {**_version(found), "content": found["content"]}


def _version(row: VersionRow) -> Version:
    return {
        "number": row["number"],
        "created_at": row["created_at"],
        "agreed_by": row["agreed_by"],
        "sha256": row["sha256"].hex(),
    }


def list_comments(session: Session, actor: Actor, plan_id: UUID) -> dict[str, list[CommentRow]]:
    """List what the two sides wrote to each other."""
    see_plan(session, actor, plan_id)
    return {"items": rows.fetch(session, COMMENTS, **at(plan_id))}
