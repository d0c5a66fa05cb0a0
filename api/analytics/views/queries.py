"""What can be asked about one's saved views."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from api.analytics.views.models import SavedView
from api.foundation import rows
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.organization.models import Unit

_MINE = (
    select(
        SavedView.id,
        SavedView.name,
        SavedView.unit_id,
        Unit.name.label("unit_name"),
        SavedView.listed,
        SavedView.is_weekly,
        SavedView.version,
    )
    .outerjoin(Unit, Unit.id == SavedView.unit_id)
    .where(SavedView.owner_id == bindparam("me"))
    .order_by(SavedView.name, SavedView.id)
)
_ONE = _MINE.where(SavedView.id == bindparam("view_id"))


def list_views(session: Session, actor: Actor) -> dict[str, Any]:
    """List one's own views."""
    return {"items": [_shown(row) for row in rows.fetch(session, _MINE, me=actor.id)]}


def get_view(session: Session, actor: Actor, view_id: UUID) -> dict[str, Any]:
    """Show a view of one's own."""
    found = rows.fetch_one(session, _ONE, me=actor.id, view_id=view_id)
    if found is None:
        raise NotFound(view_id=view_id)
    return _shown(found)


def count_views(session: Session, owner_id: UUID) -> int:
    """Count somebody's views."""
    wanted = select(func.count(SavedView.id)).where(SavedView.owner_id == owner_id)
    return session.scalar(wanted) or 0


def load_view(session: Session, actor: Actor, view_id: UUID) -> SavedView:
    """Load a view of one's own in order to change it."""
    wanted = select(SavedView).where(SavedView.at(view_id), SavedView.owner_id == actor.id)
    found = session.scalars(wanted.with_for_update()).one_or_none()
    if found is None:
        raise NotFound(view_id=view_id)
    return found


def _shown(row: rows.Row) -> dict[str, Any]:
    unit = {"id": row["unit_id"], "name": row["unit_name"]} if row["unit_id"] else None
    return {**rows.pick(row, ("id", "name", "listed", "is_weekly", "version")), "unit": unit}
