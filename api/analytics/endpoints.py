"""How figures are reached: the team page, my own standing, how ready a period is."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.analytics import readiness, team_queries
from api.analytics.schemas import (
    MyFacts,
    PeriodChoice,
    Readiness,
    ReadinessFilter,
    ReadinessLine,
    TeamView,
)
from api.foundation.errors import NotFound, problems
from api.foundation.paging import Page
from api.foundation.schema import Number
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["analytics"])

Reader = Annotated[Caller, requires(Scope.ANALYTICS_READ)]


@router.get("/team", response_model=TeamView, responses=problems(NotFound))
async def get_team(
    wanted: Annotated[PeriodChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show how it stands with everybody I assess today, who needs me first."""
    return await work.read(team_queries.get_team, caller, wanted)


@router.get("/facts/me", response_model=MyFacts, responses=problems(NotFound))
async def get_my_facts(
    wanted: Annotated[PeriodChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show how I stand in a period, in each of my posts."""
    return await work.read(team_queries.get_my_facts, caller, wanted)


@router.get(
    "/cycles/{cycle_id}/periods/{period_id}/readiness",
    response_model=Readiness,
    responses=problems(NotFound),
)
async def get_readiness(
    cycle_id: Number, period_id: Number, caller: Reader, work: Work
) -> Response:
    """Count whose report, plan or assessor is missing before a period is evaluated."""
    return await work.read(readiness.get_readiness, caller, (cycle_id, period_id))


@router.get(
    "/cycles/{cycle_id}/periods/{period_id}/readiness/people",
    response_model=Page[ReadinessLine],
    responses=problems(NotFound),
)
async def list_unready(
    cycle_id: Number,
    period_id: Number,
    wanted: Annotated[ReadinessFilter, Query()],
    caller: Reader,
    work: Work,
) -> Response:
    """List the people of one of these counts, by name."""
    return await work.read(readiness.list_unready, caller, (cycle_id, period_id), wanted)
