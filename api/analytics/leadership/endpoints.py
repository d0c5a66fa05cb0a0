"""How figures of leading are reached: of the leaders in a unit, of one, and the acts behind them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.analytics.leadership import queries
from api.analytics.leadership.schemas import (
    ActsFilter,
    ActView,
    LeaderFilter,
    Leadership,
    LeadershipFilter,
    LeaderView,
)
from api.foundation.errors import NotFound, problems
from api.foundation.paging import Page
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["analytics"])

Reader = Annotated[Caller, requires(Scope.ANALYTICS_READ)]


@router.get("/leadership", response_model=Leadership, responses=problems(NotFound))
async def list_leadership(
    wanted: Annotated[LeadershipFilter, Query()], caller: Reader, work: Work
) -> Response:
    """Show how the leaders in a unit and below it lead, who has most that is late first."""
    return await work.read(queries.list_leadership, caller, wanted)


@router.get("/leadership/{employee_id}", response_model=LeaderView, responses=problems(NotFound))
async def get_leadership(
    employee_id: UUID, wanted: Annotated[LeaderFilter, Query()], caller: Reader, work: Work
) -> Response:
    """Show how one leader leads; for the leader, whoever leads them, HR and inspectors."""
    return await work.read(queries.get_leadership, caller, employee_id, wanted)


@router.get(
    "/leadership/{employee_id}/acts", response_model=Page[ActView], responses=problems(NotFound)
)
async def list_leadership_acts(
    employee_id: UUID, wanted: Annotated[ActsFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the acts behind a figure: for whom, by when, and what came of it."""
    return await work.read(queries.list_acts, caller, employee_id, wanted)
