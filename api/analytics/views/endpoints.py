"""How saved views are reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.analytics.views import queries, service
from api.analytics.views.errors import TooManyViews
from api.analytics.views.schemas import (
    SavedViewChange,
    SavedViewDraft,
    SavedViews,
    SavedViewShown,
)
from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(prefix="/cockpit/views", tags=["analytics"])

Reader = Annotated[Caller, requires(Scope.ANALYTICS_READ)]
Writer = Annotated[Caller, requires(Scope.TASKS_WRITE)]


@router.get("", response_model=SavedViews, responses=problems())
async def list_views(caller: Reader, work: Work) -> Response:
    """List my saved views."""
    return await work.read(queries.list_views, caller)


@router.post(
    "",
    status_code=201,
    response_model=SavedViewShown,
    responses=problems(NotFound, TooManyViews),
    dependencies=[Repeatable],
)
async def save_view(draft: SavedViewDraft, caller: Writer, work: Work) -> Response:
    """Save a view of the cockpit under a name."""
    return await work.write(service.save_view, caller, draft)


@router.put(
    "/{view_id}", response_model=SavedViewShown, responses=problems(NotFound, EditedMeanwhile)
)
async def change_view(
    view_id: UUID, change: SavedViewChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Name a view anew, or ask for its brief each week or no longer."""
    return await work.write(service.change_view, caller, view_id, change, version)


@router.delete("/{view_id}", status_code=204, responses=problems(NotFound, EditedMeanwhile))
async def drop_view(view_id: UUID, version: Version, caller: Writer, work: Work) -> Response:
    """Drop a saved view."""
    return await work.write(service.drop_view, caller, view_id, version)


@router.post(
    "/{view_id}/reading", status_code=204, responses=problems(NotFound), dependencies=[Repeatable]
)
async def read_brief(view_id: UUID, caller: Writer, work: Work) -> Response:
    """Note that I have read the week's brief of a view."""
    return await work.write(service.read_brief, caller, view_id)
