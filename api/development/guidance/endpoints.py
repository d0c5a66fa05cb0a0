"""How coaching is reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.development.guidance import queries, service
from api.development.guidance.errors import GuidanceStepRefused
from api.development.guidance.schemas import (
    GuidanceDraft,
    GuidanceFilter,
    GuidanceForm,
    GuidanceList,
    GuidanceView,
    Statements,
)
from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(prefix="/guidance-sessions", tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]
STEP = problems(NotFound, EditedMeanwhile, GuidanceStepRefused)


@router.get("", response_model=GuidanceList, responses=problems(NotFound))
async def list_guidance(
    wanted: Annotated[GuidanceFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List somebody's coaching sessions that are for me; of counselling only my own."""
    return await work.read(queries.list_guidance, caller, wanted.employee_id)


@router.get("/{guidance_id}", response_model=GuidanceView, responses=problems(NotFound))
async def get_guidance(guidance_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a session, as much of it as is for me."""
    return await work.read(queries.get_guidance, caller, guidance_id)


@router.post(
    "",
    status_code=201,
    response_model=GuidanceView,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def begin_guidance(draft: GuidanceDraft, caller: Writer, work: Work) -> Response:
    """Put a coaching (Format B.1.6) or a confidential counselling on record."""
    return await work.write(service.begin_guidance, caller, draft)


@router.put("/{guidance_id}", response_model=GuidanceView, responses=STEP)
async def change_guidance(
    guidance_id: UUID, form: GuidanceForm, version: Version, caller: Writer, work: Work
) -> Response:
    """Write in the form; signatures given so far are taken off."""
    return await work.write(service.change_guidance, caller, guidance_id, form, version)


@router.post(
    "/{guidance_id}/signature",
    response_model=GuidanceView,
    responses=STEP,
    dependencies=[Repeatable],
)
async def sign_guidance(
    guidance_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Sign the session as I read it."""
    return await work.write(service.sign_guidance, caller, guidance_id, version)


@router.post(
    "/{guidance_id}/statements",
    response_model=GuidanceView,
    responses=STEP,
    dependencies=[Repeatable],
)
async def give_statements(
    guidance_id: UUID, given: Statements, version: Version, caller: Writer, work: Work
) -> Response:
    """Say how the coaching was, in the nine statements of Format B.1.8; the leader does not read them."""
    return await work.write(service.give_statements, caller, guidance_id, given, version)


@router.post(
    "/{guidance_id}/statements/reading",
    response_model=GuidanceView,
    responses=STEP,
    dependencies=[Repeatable],
)
async def read_statements(
    guidance_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Note as the leader's superior that I have read the nine statements."""
    return await work.write(service.read_statements, caller, guidance_id, version)
