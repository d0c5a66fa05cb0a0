"""How metrics are mapped and tried, and how measured figures are read and contested."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from api.achievements.errors import AchievementFrozen, PeriodNotOpen, PlanNotInForce
from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, problems
from api.foundation.paging import Page
from api.foundation.schema import Number
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.measurements.figures import (
    candidates,
    contest_service,
    contests,
    measured,
    queries,
    service,
    trial,
)
from api.measurements.figures.contest_service import Place
from api.measurements.figures.errors import (
    AlreadyMeasured,
    ContestSettled,
    MappingStepRefused,
    NotMeasured,
    OriginNotInUse,
)
from api.measurements.figures.schemas import (
    CandidateFilter,
    CandidateView,
    ContestAnswer,
    ContestDraft,
    ContestFilter,
    ContestView,
    EndDraft,
    MappingDraft,
    MappingFilter,
    MappingList,
    MappingView,
    MeasuredView,
    TrialView,
)

router = APIRouter(tags=["measurements"])

Reader = Annotated[Caller, requires(Scope.GOALS_READ)]
Mapper = Annotated[Caller, requires(Scope.GOALS_WRITE)]
"""What shows whose indicator is measured is read with the scope of goals: who measures sees no person."""
Seer = Annotated[Caller, requires(Scope.ACHIEVEMENTS_READ)]
Writer = Annotated[Caller, requires(Scope.ACHIEVEMENTS_WRITE)]


async def place_of(plan_id: UUID, period_id: Number, indicator_id: UUID) -> Place:
    """Read which line is meant."""
    return Place(plan_id, period_id, indicator_id)


@router.get("/mappings", response_model=Page[MappingView], responses=problems())
async def list_mappings(
    wanted: Annotated[MappingFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the mappings of the people whose figures I keep or lead, newest first."""
    return await work.read(queries.list_mappings, caller, wanted)


@router.post(
    "/mappings",
    status_code=201,
    response_model=MappingList,
    responses=problems(NotFound, PlanNotInForce),
    dependencies=[Repeatable],
)
async def add_mappings(draft: MappingDraft, caller: Mapper, work: Work) -> Response:
    """Map a metric to indicators: each is tried on past data and counts once it is started."""
    return await work.write(service.add_mappings, caller, draft)


@router.post(
    "/mappings/try", response_model=TrialView, responses=problems(NotFound, PlanNotInForce)
)
async def try_mapping(draft: MappingDraft, caller: Reader, work: Work) -> Response:
    """Say what the last twelve months would have given; nothing is written."""
    return await work.read(trial.try_mapping, caller, draft)


@router.get(
    "/mappings/candidates", response_model=Page[CandidateView], responses=problems(NotFound)
)
async def list_candidates(
    wanted: Annotated[CandidateFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List indicators with figures, of agreed plans of people whose figures I keep or lead."""
    return await work.read(candidates.list_candidates, caller, wanted)


@router.get("/mappings/{mapping_id}", response_model=MappingView, responses=problems(NotFound))
async def get_mapping(mapping_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a mapping."""
    return await work.read(queries.get_mapping, caller, mapping_id)


@router.post(
    "/mappings/{mapping_id}/start",
    response_model=MappingView,
    responses=problems(
        NotFound, EditedMeanwhile, MappingStepRefused, AlreadyMeasured, OriginNotInUse
    ),
    dependencies=[Repeatable],
)
async def start_mapping(mapping_id: UUID, version: Version, caller: Mapper, work: Work) -> Response:
    """Let a mapping that was tried count from now on, in the periods that are open."""
    return await work.write(service.start_mapping, caller, mapping_id, version)


@router.post(
    "/mappings/{mapping_id}/end",
    response_model=MappingView,
    responses=problems(NotFound, EditedMeanwhile, MappingStepRefused),
    dependencies=[Repeatable],
)
async def end_mapping(
    mapping_id: UUID, draft: EndDraft, version: Version, caller: Mapper, work: Work
) -> Response:
    """End a mapping; one that was wrong takes its values in open periods back."""
    return await work.write(service.end_mapping, caller, mapping_id, draft, version)


@router.get(
    "/plans/{plan_id}/periods/{period_id}/measured",
    response_model=MeasuredView,
    responses=problems(NotFound),
)
async def get_measured(plan_id: UUID, period_id: Number, caller: Seer, work: Work) -> Response:
    """Show what of a plan is measured in a period, each figure with its birth certificate."""
    return await work.read(measured.get_measured, caller, plan_id, period_id)


@router.post(
    "/plans/{plan_id}/periods/{period_id}/indicators/{indicator_id}/contest",
    status_code=201,
    response_model=ContestView,
    responses=problems(
        NotFound, PeriodNotOpen, PlanNotInForce, AchievementFrozen, NotMeasured, AlreadyThere
    ),
    dependencies=[Repeatable],
)
async def contest_figure(
    place: Annotated[Place, Depends(place_of)], draft: ContestDraft, caller: Writer, work: Work
) -> Response:
    """Contest a measured figure of mine: it is frozen and counts nowhere until it is answered."""
    return await work.write(contest_service.contest_figure, caller, place, draft)


@router.get("/contests", response_model=Page[ContestView], responses=problems())
async def list_contests(
    wanted: Annotated[ContestFilter, Query()], caller: Seer, work: Work
) -> Response:
    """List contests: my own, and those that I may answer."""
    return await work.read(contests.list_contests, caller, wanted)


@router.get("/contests/{contest_id}", response_model=ContestView, responses=problems(NotFound))
async def get_contest(contest_id: UUID, caller: Seer, work: Work) -> Response:
    """Show a contest."""
    return await work.read(contests.get_contest, caller, contest_id)


@router.post(
    "/contests/{contest_id}/answer",
    response_model=ContestView,
    responses=problems(NotFound, EditedMeanwhile, ContestSettled),
    dependencies=[Repeatable],
)
async def answer_contest(
    contest_id: UUID, draft: ContestAnswer, version: Version, caller: Writer, work: Work
) -> Response:
    """Answer a contest, for the side that mapped the figure; it is measured again from then on."""
    return await work.write(contest_service.answer_contest, caller, contest_id, draft, version)


@router.post(
    "/contests/{contest_id}/withdraw",
    response_model=ContestView,
    responses=problems(NotFound, EditedMeanwhile, ContestSettled),
    dependencies=[Repeatable],
)
async def withdraw_contest(
    contest_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Withdraw a contest of mine."""
    return await work.write(contest_service.withdraw_contest, caller, contest_id, version)


@router.post(
    "/contests/{contest_id}/reading",
    status_code=204,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def read_answer(contest_id: UUID, caller: Writer, work: Work) -> Response:
    """Note that I have read the answer to my contest."""
    return await work.write(contest_service.read_answer, caller, contest_id)
