"""How "who has not done what" is reached: lists, and one click that reminds."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.analytics.nudges import queries, service
from api.analytics.nudges.schemas import ChaseFilter, ChaseLine, Nudged, NudgeDraft
from api.foundation.errors import NotFound, problems
from api.foundation.paging import Page
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(prefix="/nudges", tags=["analytics"])


@router.get("", response_model=Page[ChaseLine], responses=problems(NotFound))
async def list_missing(
    wanted: Annotated[ChaseFilter, Query()],
    caller: Annotated[Caller, requires(Scope.ANALYTICS_READ)],
    work: Work,
) -> Response:
    """List of whom one thing is missing, whose turn it is, and how they were reminded."""
    return await work.read(queries.list_missing, caller, wanted)


@router.post("", response_model=Nudged, responses=problems(NotFound), dependencies=[Repeatable])
async def nudge(
    draft: NudgeDraft, caller: Annotated[Caller, requires(Scope.TASKS_WRITE)], work: Work
) -> Response:
    """Remind whoever has to act, within the limits, outside quiet time."""
    return await work.write(service.nudge, caller, draft)
