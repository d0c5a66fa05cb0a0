"""What can be done with saved views: save, change, drop; and who is told of them as a week begins."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.analytics.places import find_place, is_team
from api.analytics.views import events, queries
from api.analytics.views.errors import TooManyViews
from api.analytics.views.models import SavedView
from api.analytics.views.schemas import SavedViewChange, SavedViewDraft
from api.foundation.clock import monday_of, today
from api.foundation.daily import Days
from api.foundation.errors import EditedMeanwhile
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.service import Wanted, close_tasks, open_tasks

MOST_VIEWS = 20
SUBJECT = "saved_view"
FRIDAY = timedelta(days=4)
"""The day of a week by which its brief is to be read."""


def save_view(session: Session, actor: Actor, draft: SavedViewDraft) -> dict[str, Any]:
    """Save a view for oneself, of a place that one may look at; a team needs no unit to be found again."""
    permit(actor.kind == "person", "Views are saved by people, for themselves")
    place = find_place(session, actor, draft.unit_id)
    if queries.count_views(session, actor.id) >= MOST_VIEWS:
        raise TooManyViews(most=MOST_VIEWS)
    view = SavedView(
        id=new_id(actor.agency_id),
        agency_id=actor.agency_id,
        owner_id=actor.id,
        **draft.model_dump(exclude={"unit_id"}),
        unit_id=None if is_team(place) else draft.unit_id,
    )
    session.add(view)
    session.flush()
    _publish(session, actor, view, events.ViewSaved)
    return queries.get_view(session, actor, view.id)


def change_view(
    session: Session, actor: Actor, view_id: UUID, change: SavedViewChange, version: int
) -> dict[str, Any]:
    """Name a view anew, or ask for its brief each week or no longer."""
    view = _of_version(session, actor, view_id, version)
    view.name, view.is_weekly = change.name, change.is_weekly
    view.version += 1
    session.flush()
    if not view.is_weekly:
        close_tasks(session, (TaskKind.READ_BRIEF,), [view.id], ClosedBy.VOID)
    _publish(session, actor, view, events.ViewChanged)
    return queries.get_view(session, actor, view.id)


def drop_view(session: Session, actor: Actor, view_id: UUID, version: int) -> None:
    """Drop a view, and the notice of it that waits."""
    view = _of_version(session, actor, view_id, version)
    close_tasks(session, (TaskKind.READ_BRIEF,), [view.id], ClosedBy.VOID)
    publish(
        session,
        events.ViewDropped(actor=actor, subject_id=view.id, about_id=actor.id, name=view.name),
    )
    session.delete(view)
    session.flush()


def read_brief(session: Session, actor: Actor, view_id: UUID) -> None:
    """Note that the week's brief is read; as often as one likes."""
    view = queries.load_view(session, actor, view_id)
    close_tasks(session, (TaskKind.READ_BRIEF,), [view.id])
    publish(session, events.BriefRead(actor=actor, subject_id=view.id, about_id=actor.id))


def tell_of_briefs(session: Session, _days: Days) -> int:
    """Tell everybody who asked for it that the week's brief can be read; once a week."""
    week = monday_of(today())
    due = select(SavedView).where(
        SavedView.is_weekly.is_(True), or_(SavedView.told_on.is_(None), SavedView.told_on < week)
    )
    found = list(session.scalars(due))
    wanted = [
        Wanted(view.owner_id, TaskKind.READ_BRIEF, (SUBJECT, view.id), week + FRIDAY)
        for view in found
    ]
    open_tasks(session, wanted)
    for view in found:
        view.told_on = week
    session.flush()
    return len(found)


def _of_version(session: Session, actor: Actor, view_id: UUID, version: int) -> SavedView:
    view = queries.load_view(session, actor, view_id)
    if view.version != version:
        raise EditedMeanwhile(version=view.version)
    return view


def _publish(
    session: Session,
    actor: Actor,
    view: SavedView,
    kind: type[events.ViewSaved | events.ViewChanged],
) -> None:
    said = kind(
        actor=actor,
        subject_id=view.id,
        about_id=actor.id,
        name=view.name,
        is_weekly=view.is_weekly,
    )
    publish(session, said)
