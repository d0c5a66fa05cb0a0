"""How improvements are reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.development.improvement import queries, service
from api.development.improvement.errors import (
    CoachingFirst,
    ImprovementStepRefused,
    NoGroundForImprovement,
    NotBeforeItsTime,
)
from api.development.improvement.schemas import (
    ImprovementDraft,
    ImprovementFile,
    ImprovementStepDraft,
    StepReading,
)
from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, problems
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]


@router.get(
    "/employees/{employee_id}/improvement",
    response_model=ImprovementFile,
    responses=problems(NotFound),
)
async def get_improvement(employee_id: UUID, caller: Reader, work: Work) -> Response:
    """Show somebody's improvements; for the person, the assessor, the assessor's superior and HR alone."""
    return await work.read(queries.get_improvement, caller, employee_id)


@router.post(
    "/employees/{employee_id}/improvements",
    status_code=201,
    response_model=ImprovementFile,
    responses=problems(NotFound, AlreadyThere, NoGroundForImprovement, CoachingFirst),
    dependencies=[Repeatable],
)
async def begin_improvement(
    employee_id: UUID, draft: ImprovementDraft, caller: Writer, work: Work
) -> Response:
    """Begin six months with help: on a weak result, after a coaching (R51, R64)."""
    return await work.write(service.begin_improvement, caller, employee_id, draft)


@router.post(
    "/improvements/{improvement_id}/steps",
    response_model=ImprovementFile,
    responses=problems(NotFound, EditedMeanwhile, ImprovementStepRefused, NotBeforeItsTime),
    dependencies=[Repeatable],
)
async def take_improvement_step(
    improvement_id: UUID, draft: ImprovementStepDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Put a talk or a decision on record; the system decides nothing by itself (R64)."""
    return await work.write(service.take_step, caller, improvement_id, draft, version)


@router.post(
    "/improvements/{improvement_id}/steps/{step_id}/reading",
    response_model=ImprovementFile,
    responses=problems(NotFound, AlreadyThere),
    dependencies=[Repeatable],
)
async def read_improvement_step(
    improvement_id: UUID, step_id: UUID, given: StepReading, caller: Writer, work: Work
) -> Response:
    """Note that I have read a step about me, with a word of my own if I like."""
    return await work.write(service.read_step, caller, improvement_id, step_id, given)
