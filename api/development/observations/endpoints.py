"""How class observations are reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.achievements.errors import PlanNotInForce
from api.development.observations import queries, service
from api.development.observations.errors import (
    NoPractice,
    NotAgreedYet,
    NotReflectedYet,
    ObservationStepRefused,
)
from api.development.observations.schemas import (
    Appointment,
    CancelDraft,
    FollowUp,
    Notes,
    ObservablePlanList,
    ObservationDraft,
    ObservationFilter,
    ObservationView,
    Reflection,
)
from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, problems
from api.foundation.paging import Page
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(prefix="/observations", tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]
STEP = problems(NotFound, EditedMeanwhile, ObservationStepRefused)


@router.get("", response_model=Page[ObservationView], responses=problems())
async def list_observations(
    wanted: Annotated[ObservationFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List class observations: my own, those I make, and the outcome of those below me."""
    return await work.read(queries.list_observations, caller, wanted)


@router.get("/plans", response_model=ObservablePlanList, responses=problems())
async def list_observable(caller: Reader, work: Work) -> Response:
    """List whose practice is observed this year, mine among them, and how far each is."""
    return await work.read(queries.list_observable, caller)


@router.get("/{observation_id}", response_model=ObservationView, responses=problems(NotFound))
async def get_observation(observation_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a class observation, as much of it as is for me."""
    return await work.read(queries.get_observation, caller, observation_id)


@router.post(
    "",
    status_code=201,
    response_model=ObservationView,
    responses=problems(NotFound, PlanNotInForce, NoPractice, AlreadyThere, ObservationStepRefused),
    dependencies=[Repeatable],
)
async def plan_observation(draft: ObservationDraft, caller: Writer, work: Work) -> Response:
    """Propose a class observation; the other side is asked to agree."""
    return await work.write(service.plan_observation, caller, draft)


@router.patch("/{observation_id}", response_model=ObservationView, responses=STEP)
async def move_observation(
    observation_id: UUID, draft: Appointment, version: Version, caller: Writer, work: Work
) -> Response:
    """Change day, class or behaviours; the other side is asked anew."""
    return await work.write(service.move_observation, caller, observation_id, draft, version)


@router.post(
    "/{observation_id}/agreement",
    response_model=ObservationView,
    responses=STEP,
    dependencies=[Repeatable],
)
async def agree_observation(
    observation_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Agree to the observation as I read it."""
    return await work.write(service.agree_observation, caller, observation_id, version)


@router.put("/{observation_id}/notes", response_model=ObservationView, responses=STEP)
async def note_observation(
    observation_id: UUID, draft: Notes, version: Version, caller: Writer, work: Work
) -> Response:
    """Keep what I have seen so far; `If-Match` is the version of the notes."""
    return await work.write(service.note_observation, caller, observation_id, draft, version)


@router.post(
    "/{observation_id}/observe",
    response_model=ObservationView,
    responses=problems(NotFound, EditedMeanwhile, ObservationStepRefused, NotAgreedYet),
    dependencies=[Repeatable],
)
async def make_observation(
    observation_id: UUID, draft: Notes, version: Version, caller: Writer, work: Work
) -> Response:
    """End the observing with an answer for each behaviour; `If-Match` is the version of the notes."""
    return await work.write(service.make_observation, caller, observation_id, draft, version)


@router.post(
    "/{observation_id}/reflect",
    response_model=ObservationView,
    responses=STEP,
    dependencies=[Repeatable],
)
async def reflect_on_observation(
    observation_id: UUID, draft: Reflection, version: Version, caller: Writer, work: Work
) -> Response:
    """Say what I think of the lesson, as its teacher or as its observer."""
    return await work.write(service.reflect_on_observation, caller, observation_id, draft, version)


@router.post(
    "/{observation_id}/finish",
    response_model=ObservationView,
    responses=problems(NotFound, EditedMeanwhile, ObservationStepRefused, NotReflectedYet),
    dependencies=[Repeatable],
)
async def finish_observation(
    observation_id: UUID, draft: FollowUp, version: Version, caller: Writer, work: Work
) -> Response:
    """Seal it with what we agreed to do next; a correction is an observation of its own."""
    return await work.write(service.finish_observation, caller, observation_id, draft, version)


@router.post(
    "/{observation_id}/cancel",
    response_model=ObservationView,
    responses=STEP,
    dependencies=[Repeatable],
)
async def cancel_observation(
    observation_id: UUID, draft: CancelDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Call it off, with the reason."""
    return await work.write(service.cancel_observation, caller, observation_id, draft, version)
