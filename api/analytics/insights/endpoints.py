"""How insights are reached; each for a unit that one leads, administers or inspects."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.analytics.insights.integrity import queries as integrity
from api.analytics.insights.integrity.schemas import SignalFilter, SignalList
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
