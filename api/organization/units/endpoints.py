"""How agencies and units are reached: the directory, and changes by HR."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.foundation.errors import Conflict, NotFound, problems
from api.foundation.paging import Page
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.organization.units import queries, service
from api.organization.units.schemas import (
    AgencyList,
    UnitChange,
    UnitDraft,
    UnitFilter,
    UnitView,
)

router = APIRouter(tags=["organization"])

Reader = Annotated[Caller, requires(Scope.ORGANIZATION_READ)]
Writer = Annotated[Caller, requires(Scope.ORGANIZATION_WRITE)]
CHANGES = problems(NotFound, Conflict)


@router.get("/agencies", response_model=AgencyList, responses=problems())
async def list_agencies(caller: Reader, work: Work) -> Response:
    """List the agencies of the city."""
    return await work.read(queries.list_agencies, caller)


@router.get("/units", response_model=Page[UnitView], responses=problems())
async def list_units(
    wanted: Annotated[UnitFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List units in the official order."""
    return await work.read(queries.list_units, caller, wanted)


@router.get("/units/{unit_id}", response_model=UnitView, responses=problems(NotFound))
async def get_unit(unit_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a unit."""
    return await work.read(queries.get_unit, caller, unit_id)


@router.post(
    "/units", status_code=201, response_model=UnitView, responses=CHANGES, dependencies=[Repeatable]
)
async def add_unit(draft: UnitDraft, caller: Writer, work: Work) -> Response:
    """Add a unit below another."""
    return await work.write(service.add_unit, caller, draft)


@router.patch("/units/{unit_id}", response_model=UnitView, responses=CHANGES)
async def change_unit(
    unit_id: UUID, change: UnitChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Change a unit."""
    return await work.write(service.change_unit, caller, unit_id, change, version)
