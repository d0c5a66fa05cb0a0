"""How the cockpit is reached: a unit's figures, the units below, its people, its kinds of posts."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.analytics.cockpit import comparing, people, service, units
from api.analytics.cockpit.schemas import (
    Cockpit,
    CockpitChoice,
    PeopleFilter,
    PersonLine,
    Positions,
    UnitFilter,
    UnitLine,
)
from api.foundation.errors import NotFound, problems
from api.foundation.paging import Page
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(prefix="/cockpit", tags=["analytics"])

Reader = Annotated[Caller, requires(Scope.ANALYTICS_READ)]


@router.get("", response_model=Cockpit, responses=problems(NotFound))
async def get_cockpit(
    wanted: Annotated[CockpitChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show how a unit and everything below it stand, and what needs a decision."""
    return await work.read(service.get_cockpit, caller, wanted)


@router.get("/units", response_model=Page[UnitLine], responses=problems(NotFound))
async def list_cockpit_units(
    wanted: Annotated[UnitFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the units right below, who needs most first."""
    return await work.read(units.list_units, caller, wanted)


@router.get("/people", response_model=Page[PersonLine], responses=problems(NotFound))
async def list_cockpit_people(
    wanted: Annotated[PeopleFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List people below a unit: those of one count, those who need help, or everybody."""
    return await work.read(people.list_people, caller, wanted)


@router.get("/positions", response_model=Positions, responses=problems(NotFound))
async def compare_positions(
    wanted: Annotated[CockpitChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Compare posts of the same kind."""
    return await work.read(comparing.compare_positions, caller, wanted)
