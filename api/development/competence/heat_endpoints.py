"""How it is reached what people of a unit need to learn."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.development.competence import heat, heat_people
from api.development.competence.heat_schemas import (
    HeatFilter,
    HeatView,
    NeedPeopleFilter,
    NeedPeopleList,
)
from api.foundation.errors import NotFound, problems
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]


@router.get("/development/needs", response_model=HeatView, responses=problems(NotFound))
async def get_heat(wanted: Annotated[HeatFilter, Query()], caller: Reader, work: Work) -> Response:
    """Count who needs what below a unit, by unit, post or competence."""
    return await work.read(heat.get_heat, caller, wanted)


@router.get(
    "/development/needs/people", response_model=NeedPeopleList, responses=problems(NotFound)
)
async def list_needy(
    wanted: Annotated[NeedPeopleFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the people of a unit who need to learn a competence, with the facts that say so."""
    return await work.read(heat_people.list_needy, caller, wanted)
