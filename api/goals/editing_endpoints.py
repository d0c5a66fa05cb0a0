"""How a plan is written: line by line, each with its own version, so that autosave never overwrites."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.schema import Number
from api.foundation.web import Repeatable, Version, Work
from api.goals import editing_service
from api.goals.errors import PlanNotEditable
from api.goals.models import SupportKind
from api.goals.schemas import (
    Expectation,
    GoalChange,
    GoalDraft,
    IndicatorChange,
    IndicatorDraft,
    PlanView,
    SupportLines,
)
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["goals"])

Writer = Annotated[Caller, requires(Scope.GOALS_WRITE)]
EDIT = problems(NotFound, PlanNotEditable, EditedMeanwhile)


async def value_of(plan_id: UUID, value_code: Number) -> tuple[UUID, int]:
    """Read which value of which plan is meant."""
    return plan_id, value_code


async def list_of(plan_id: UUID, kind: SupportKind) -> tuple[UUID, SupportKind]:
    """Read which list of which plan is meant."""
    return plan_id, kind


ValueOfPlan = Annotated[tuple[UUID, int], Depends(value_of)]
ListOfPlan = Annotated[tuple[UUID, SupportKind], Depends(list_of)]


@router.post(
    "/plans/{plan_id}/goals",
    status_code=201,
    response_model=PlanView,
    responses=EDIT,
    dependencies=[Repeatable],
)
async def add_goal(plan_id: UUID, draft: GoalDraft, caller: Writer, work: Work) -> Response:
    """Add a goal to a plan."""
    return await work.write(editing_service.add_goal, caller, plan_id, draft)


@router.patch("/goals/{goal_id}", response_model=PlanView, responses=EDIT)
async def change_goal(
    goal_id: UUID, change: GoalChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Change a goal."""
    return await work.write(editing_service.change_goal, caller, goal_id, change, version)


@router.delete("/goals/{goal_id}", response_model=PlanView, responses=EDIT)
async def remove_goal(goal_id: UUID, version: Version, caller: Writer, work: Work) -> Response:
    """Take a goal out of a draft."""
    return await work.write(editing_service.remove_goal, caller, goal_id, version)


@router.post(
    "/goals/{goal_id}/indicators",
    status_code=201,
    response_model=PlanView,
    responses=EDIT,
    dependencies=[Repeatable],
)
async def add_indicator(
    goal_id: UUID, draft: IndicatorDraft, caller: Writer, work: Work
) -> Response:
    """Add an indicator to a goal."""
    return await work.write(editing_service.add_indicator, caller, goal_id, draft)


@router.patch("/indicators/{indicator_id}", response_model=PlanView, responses=EDIT)
async def change_indicator(
    indicator_id: UUID, change: IndicatorChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Change an indicator."""
    return await work.write(editing_service.change_indicator, caller, indicator_id, change, version)


@router.delete("/indicators/{indicator_id}", response_model=PlanView, responses=EDIT)
async def remove_indicator(
    indicator_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Take an indicator out of a draft."""
    return await work.write(editing_service.remove_indicator, caller, indicator_id, version)


@router.put("/plans/{plan_id}/behaviour/{value_code}", response_model=PlanView, responses=EDIT)
async def set_expectation(
    place: ValueOfPlan, expectation: Expectation, version: Version, caller: Writer, work: Work
) -> Response:
    """Write what the leader expects beyond a value's guides (R27); version 0 when nothing is written."""
    return await work.write(editing_service.set_expectation, caller, place, expectation, version)


@router.put("/plans/{plan_id}/supports/{kind}", response_model=PlanView, responses=EDIT)
async def set_supports(
    place: ListOfPlan, lines: SupportLines, version: Version, caller: Writer, work: Work
) -> Response:
    """Write one list of the Lampiran SKP (R10); version 0 when nothing is written."""
    return await work.write(editing_service.set_supports, caller, place, lines, version)
