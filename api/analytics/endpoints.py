"""How figures are reached: the team page, my own standing."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.analytics import team_queries
from api.analytics.schemas import MyFacts, PeriodChoice, TeamView
from api.foundation.errors import NotFound, problems
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
