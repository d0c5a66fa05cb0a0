"""How evaluations are reached: lists, one whole, ratings, signature, receipt, reasons."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from api.cycles.errors import PeriodStepRefused, PeriodTooEarly
from api.cycles.schemas import CycleDetail, StepBack
from api.evaluations import listing, queries, reopening, service, stepping_back, takeover
from api.evaluations.context_schemas import EvaluationView
from api.evaluations.errors import (
    EvaluationStepRefused,
    NotAllReported,
    NotOverdue,
    PeriodHasSigned,
    PeriodNotEvaluated,
    PlanNotAgreed,
)
from api.evaluations.schemas import (
    Acknowledgement,
    EvaluationFilter,
    EvaluationItem,
    RatingsDraft,
    Reopening,
    Signature,
    WhyView,
)
from api.evaluations.unit_achievements.errors import UnitAchievementMissing
from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.paging import Page
from api.foundation.schema import Number
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.organization.errors import AssessorUnfit

router = APIRouter(tags=["evaluations"])

Reader = Annotated[Caller, requires(Scope.EVALUATIONS_READ)]
Writer = Annotated[Caller, requires(Scope.EVALUATIONS_WRITE)]
PeriodMover = Annotated[Caller, requires(Scope.CYCLES_WRITE)]
NOTHING_SAID = Signature()


async def place_of(cycle_id: Number, period_id: Number) -> tuple[int, int]:
    """Read which period of which year."""
    return cycle_id, period_id


Place = Annotated[tuple[int, int], Depends(place_of)]


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
        NotFound,
        EditedMeanwhile,
        EvaluationStepRefused,
        PeriodNotEvaluated,
        PeriodTooEarly,
        PlanNotAgreed,
        UnitAchievementMissing,
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
    responses=problems(
        NotFound,
        EditedMeanwhile,
        EvaluationStepRefused,
        NotAllReported,
        PeriodNotEvaluated,
        PeriodTooEarly,
        UnitAchievementMissing,
    ),
    dependencies=[Repeatable],
)
async def sign_evaluation(
    evaluation_id: UUID,
    caller: Writer,
    work: Work,
    version: Version,
    draft: Signature = NOTHING_SAID,
) -> Response:
    """Make it final as it was read: what was judged is frozen, and the person reads it from now on.

    Before everything is reported, while reports are not due yet, it needs a reason that the person reads.
    """
    return await work.write(service.sign, caller, evaluation_id, draft, version)


@router.post(
    "/evaluations/{evaluation_id}/takeover",
    response_model=EvaluationView,
    responses=problems(
        NotFound,
        AssessorUnfit,
        EditedMeanwhile,
        EvaluationStepRefused,
        NotOverdue,
        PeriodNotEvaluated,
        PeriodTooEarly,
    ),
    dependencies=[Repeatable],
)
async def take_over_evaluation(
    evaluation_id: UUID, caller: Writer, work: Work, version: Version
) -> Response:
    """Evaluate for an assessor who has not in time (IV.A.11); for their superior. The result is final."""
    return await work.write(takeover.take_over, caller, evaluation_id, version)


@router.post(
    "/evaluations/{evaluation_id}/reopening",
    response_model=EvaluationView,
    responses=problems(NotFound, EditedMeanwhile, EvaluationStepRefused),
    dependencies=[Repeatable],
)
async def reopen_evaluation(
    evaluation_id: UUID, draft: Reopening, caller: Writer, work: Work, version: Version
) -> Response:
    """Let the assessor judge a signed evaluation again; for their superior, with a reason."""
    return await work.write(reopening.reopen, caller, evaluation_id, draft, version)


@router.post(
    "/cycles/{cycle_id}/periods/{period_id}/step-back",
    response_model=CycleDetail,
    responses=problems(NotFound, EditedMeanwhile, PeriodHasSigned, PeriodStepRefused),
    dependencies=[Repeatable],
)
async def step_period_back(
    place: Place, draft: StepBack, caller: PeriodMover, work: Work, version: Version
) -> Response:
    """Take back the last step of a period in which nothing is signed; for city HR."""
    return await work.write(stepping_back.step_period_back, caller, place, draft, version)


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
