"""How insights are reached; each for a unit that one leads, administers or inspects."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.analytics.insights.adoption import queries as adoption
from api.analytics.insights.adoption.schemas import UseView
from api.analytics.insights.integrity import queries as integrity
from api.analytics.insights.integrity.schemas import SignalFilter, SignalList
from api.analytics.insights.trends import queries as trends
from api.analytics.insights.trends.schemas import (
    PartsView,
    PlaceView,
    TrendView,
    UnitChoice,
    UnitPeriodChoice,
)
from api.foundation.errors import NotFound, problems
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(prefix="/insights", tags=["analytics"])

Reader = Annotated[Caller, requires(Scope.ANALYTICS_READ)]


@router.get("/signals", response_model=SignalList, responses=problems(NotFound))
async def list_signals(
    wanted: Annotated[SignalFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List what there is to ask raters about; a question each, never a verdict."""
    return await work.read(integrity.list_signals, caller, wanted)


@router.get("/place", response_model=PlaceView, responses=problems(NotFound))
async def get_place(wanted: Annotated[UnitChoice, Query()], caller: Reader, work: Work) -> Response:
    """Show a unit that one may look at, with those around it."""
    return await work.read(trends.get_place, caller, wanted)


@router.get("/trends", response_model=TrendView, responses=problems(NotFound))
async def get_trends(
    wanted: Annotated[UnitChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show how a unit stood over periods, beside the unit above and others of its kind."""
    return await work.read(trends.get_trends, caller, wanted)


@router.get("/parts", response_model=PartsView, responses=problems(NotFound))
async def get_parts(
    wanted: Annotated[UnitPeriodChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show a unit and those right below it in one period, beside what they achieved."""
    return await work.read(trends.get_parts, caller, wanted)


@router.get("/use", response_model=UseView, responses=problems(NotFound))
async def get_use(wanted: Annotated[UnitChoice, Query()], caller: Reader, work: Work) -> Response:
    """Show how the system is used, and the time that it takes beside what was promised."""
    return await work.read(adoption.get_use, caller, wanted)
