"""How evaluations that nobody will make are reached."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.evaluations.stuck import queries
from api.evaluations.stuck.schemas import StuckEvaluation, StuckFilter
from api.foundation.errors import problems
from api.foundation.paging import Page
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["evaluations"])

Reader = Annotated[Caller, requires(Scope.EVALUATIONS_READ)]


@router.get("/stuck-evaluations", response_model=Page[StuckEvaluation], responses=problems())
async def list_stuck_evaluations(
    wanted: Annotated[StuckFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List whom nobody will evaluate unless HR names somebody, each with the reason."""
    return await work.read(queries.list_stuck, caller, wanted)
