"""How achievements of organizations are reached: listed for a period, and set."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from api.evaluations.unit_achievements import queries, service
from api.evaluations.unit_achievements.schemas import (
    UnitAchievementDraft,
    UnitAchievementFilter,
    UnitAchievementView,
)
from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, problems
from api.foundation.paging import Page
from api.foundation.schema import Number
from api.foundation.web import Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["evaluations"])

Reader = Annotated[Caller, requires(Scope.EVALUATIONS_READ)]
Writer = Annotated[Caller, requires(Scope.EVALUATIONS_WRITE)]


async def place_of(unit_id: UUID, period_id: Number) -> tuple[UUID, int]:
    """Read which organization in which period is meant."""
    return unit_id, period_id


Place = Annotated[tuple[UUID, int], Depends(place_of)]


@router.get(
    "/unit-achievements",
    response_model=Page[UnitAchievementView],
    responses=problems(NotFound),
)
async def list_unit_achievements(
    wanted: Annotated[UnitAchievementFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List organizations with their achievement in a period, set or not."""
    return await work.read(queries.list_unit_achievements, caller, wanted)


@router.put(
    "/unit-achievements/{unit_id}/{period_id}",
    response_model=UnitAchievementView,
    responses=problems(NotFound, EditedMeanwhile, AlreadyThere),
)
async def set_unit_achievement(
    place: Place, draft: UnitAchievementDraft, caller: Writer, work: Work, version: Version
) -> Response:
    """Say how an organization did in a period (R39); version 0 when nothing was said yet."""
    return await work.write(service.set_unit_achievement, caller, place, draft, version)
