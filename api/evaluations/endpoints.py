"""How evaluations are reached: the organization's achievement, ratings, signature, receipt, reasons."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from api.evaluations import listing, queries, service, unit_queries, unit_service
from api.evaluations.context_schemas import EvaluationView
from api.evaluations.errors import EvaluationStepRefused, PlanNotAgreed, UnitAchievementMissing
from api.evaluations.schemas import (
    Acknowledgement,
    EvaluationFilter,
    EvaluationItem,
    RatingsDraft,
    UnitAchievementDraft,
    UnitAchievementFilter,
    UnitAchievementView,
    WhyView,
)
from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, problems
from api.foundation.paging import Page
from api.foundation.schema import Number
from api.foundation.web import Repeatable, Version, Work
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
    return await work.read(unit_queries.list_unit_achievements, caller, wanted)


@router.put(
    "/unit-achievements/{unit_id}/{period_id}",
    response_model=UnitAchievementView,
    responses=problems(NotFound, EditedMeanwhile, AlreadyThere),
)
async def set_unit_achievement(
    place: Place, draft: UnitAchievementDraft, caller: Writer, work: Work, version: Version
) -> Response:
    """Say how an organization did in a period (R39); version 0 when nothing was said yet."""
    return await work.write(unit_service.set_unit_achievement, caller, place, draft, version)


@router.get("/evaluations", response_model=Page[EvaluationItem], responses=problems())
async def list_evaluations(
    wanted: Annotated[EvaluationFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the evaluations that the caller may see."""
    return await work.read(listing.list_evaluations, caller, wanted)


@router.get(
    "/evaluations/{evaluation_id}", response_model=EvaluationView, responses=problems(NotFound)
)
async def get_evaluation(evaluation_id: UUID, caller: Reader, work: Work) -> Response:
    """Show an evaluation with all that it is judged by."""
    return await work.read(queries.get_evaluation, caller, evaluation_id)


@router.put(
    "/evaluations/{evaluation_id}/ratings",
    response_model=EvaluationView,
    responses=problems(
        NotFound, EditedMeanwhile, EvaluationStepRefused, UnitAchievementMissing, PlanNotAgreed
    ),
)
async def rate_evaluation(
    evaluation_id: UUID, draft: RatingsDraft, caller: Writer, work: Work, version: Version
) -> Response:
    """Judge results and behaviour; the predikat follows (R37). Private until signed."""
    return await work.write(service.rate, caller, evaluation_id, draft, version)


@router.post(
    "/evaluations/{evaluation_id}/signature",
    response_model=EvaluationView,
    responses=problems(NotFound, EvaluationStepRefused, UnitAchievementMissing),
    dependencies=[Repeatable],
)
async def sign_evaluation(evaluation_id: UUID, caller: Writer, work: Work) -> Response:
    """Make it final: what was judged is frozen, and the person reads it from now on."""
    return await work.write(service.sign, caller, evaluation_id)


@router.post(
    "/evaluations/{evaluation_id}/acknowledgement",
    response_model=EvaluationView,
    responses=problems(NotFound, EvaluationStepRefused),
    dependencies=[Repeatable],
)
async def acknowledge_evaluation(
    evaluation_id: UUID, draft: Acknowledgement, caller: Writer, work: Work
) -> Response:
    """Confirm having received it, agreeing or not (R47); once."""
    return await work.write(service.acknowledge, caller, evaluation_id, draft)


@router.get(
    "/evaluations/{evaluation_id}/why", response_model=WhyView, responses=problems(NotFound)
)
async def get_why(evaluation_id: UUID, caller: Reader, work: Work) -> Response:
    """Say what the predikat follows from, and what would have changed it."""
    return await work.read(queries.get_why, caller, evaluation_id)
