"""How evaluations are reached: lists, one whole, ratings, signature, receipt, reasons."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.evaluations import listing, queries, service
from api.evaluations.context_schemas import EvaluationView
from api.evaluations.errors import EvaluationStepRefused, PlanNotAgreed
from api.evaluations.schemas import (
    Acknowledgement,
    EvaluationFilter,
    EvaluationItem,
    RatingsDraft,
    WhyView,
)
from api.evaluations.unit_achievements.errors import UnitAchievementMissing
from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.paging import Page
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["evaluations"])

Reader = Annotated[Caller, requires(Scope.EVALUATIONS_READ)]
Writer = Annotated[Caller, requires(Scope.EVALUATIONS_WRITE)]


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
    responses=problems(NotFound, EditedMeanwhile, EvaluationStepRefused, UnitAchievementMissing),
    dependencies=[Repeatable],
)
async def sign_evaluation(
    evaluation_id: UUID, caller: Writer, work: Work, version: Version
) -> Response:
    """Make it final as it was read: what was judged is frozen, and the person reads it from now on."""
    return await work.write(service.sign, caller, evaluation_id, version)


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
