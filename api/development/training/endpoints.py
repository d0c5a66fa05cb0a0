"""How training is reached: programmes and their plan, who decides, what they brought."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from api.development.training import effect_page, looking, plan_page, plan_sheet, service
from api.development.training.errors import ProgrammeStepRefused
from api.development.training.plan_schemas import (
    CeilingDraft,
    CeilingView,
    EffectView,
    PlanChoice,
    ReachChoice,
    ReachView,
    TrainingPlanView,
)
from api.development.training.schemas import (
    Because,
    ProgrammeDraft,
    ProgrammeFilter,
    ProgrammeView,
    TrainingDecision,
    Year,
)
from api.development.training.service import CeilingOf
from api.foundation import spreadsheets
from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.file_answers import download
from api.foundation.paging import Page
from api.foundation.schema import Number
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]
SHEET = {
    "content": {spreadsheets.MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    "description": "A workbook",
}
CHANGES = problems(NotFound, EditedMeanwhile, ProgrammeStepRefused)


async def ceiling_of(agency_id: Number, year: Year) -> CeilingOf:
    """Read whose ceiling is meant."""
    return CeilingOf(agency_id, year)


@router.get(
    "/training-programmes", response_model=Page[ProgrammeView], responses=problems(NotFound)
)
async def list_programmes(
    wanted: Annotated[ProgrammeFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the catalogue in the order of its days, and the proposals that I may see."""
    return await work.read(looking.list_programmes, caller, wanted)


@router.post(
    "/training-programmes",
    status_code=201,
    response_model=ProgrammeView,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def draft_programme(draft: ProgrammeDraft, caller: Writer, work: Work) -> Response:
    """Begin a proposal for the people below a unit."""
    return await work.write(service.draft_programme, caller, draft)


@router.get("/training-plan", response_model=TrainingPlanView, responses=problems(NotFound))
async def get_training_plan(
    wanted: Annotated[PlanChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show what the programmes of a unit and year reach together, for its leaders and HR."""
    return await work.read(plan_page.get_plan, caller, wanted)


@router.get("/training-plan/reach", response_model=ReachView, responses=problems(NotFound))
async def foresee_reach(
    wanted: Annotated[ReachChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Say what a programme would reach that is being written."""
    return await work.read(plan_page.foresee, caller, wanted)


@router.get(
    "/training-plan/workbook", response_class=Response, responses={200: SHEET, **problems(NotFound)}
)
async def download_training_plan(
    wanted: Annotated[PlanChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Download the plan as XLSX, for the budget talk."""
    tables = await work.database.read_as(caller, plan_sheet.plan_tables, wanted)
    content = await asyncio.to_thread(spreadsheets.workbook, *tables)
    return download(content, spreadsheets.MEDIA_TYPE, f"rencana-pelatihan-{wanted.year}.xlsx")


@router.put(
    "/agencies/{agency_id}/training-ceilings/{year}",
    response_model=CeilingView,
    responses=problems(NotFound, EditedMeanwhile),
)
async def set_training_ceiling(
    of: Annotated[CeilingOf, Depends(ceiling_of)],
    draft: CeilingDraft,
    version: Version,
    caller: Writer,
    work: Work,
) -> Response:
    """Note what an agency may spend in a year; `If-Match: "0"` where nothing was noted."""
    return await work.write(service.set_ceiling, caller, of, draft, version)


@router.get(
    "/training-programmes/{programme_id}",
    response_model=ProgrammeView,
    responses=problems(NotFound),
)
async def get_programme(programme_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a programme."""
    return await work.read(looking.get_programme, caller, programme_id)


@router.put("/training-programmes/{programme_id}", response_model=ProgrammeView, responses=CHANGES)
async def change_programme(
    programme_id: UUID, draft: ProgrammeDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Write a proposal anew, before it is proposed or after it was rejected."""
    return await work.write(service.change_programme, caller, programme_id, draft, version)


@router.post(
    "/training-programmes/{programme_id}/proposal",
    response_model=ProgrammeView,
    responses=CHANGES,
    dependencies=[Repeatable],
)
async def propose_programme(
    programme_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Hand a proposal to the agency's head; of the city, to another of its HR."""
    return await work.write(service.propose_programme, caller, programme_id, version)


@router.post(
    "/training-programmes/{programme_id}/decision",
    response_model=ProgrammeView,
    responses=CHANGES,
    dependencies=[Repeatable],
)
async def decide_programme(
    programme_id: UUID, decision: TrainingDecision, version: Version, caller: Writer, work: Work
) -> Response:
    """Approve a proposal, or reject it with a reason."""
    return await work.write(service.decide_programme, caller, programme_id, decision, version)


@router.post(
    "/training-programmes/{programme_id}/cancellation",
    response_model=ProgrammeView,
    responses=CHANGES,
    dependencies=[Repeatable],
)
async def cancel_programme(
    programme_id: UUID, given: Because, version: Version, caller: Writer, work: Work
) -> Response:
    """Say that a programme does not take place; whoever has a seat is told."""
    return await work.write(service.cancel_programme, caller, programme_id, given, version)


@router.get(
    "/training-programmes/{programme_id}/effect",
    response_model=EffectView,
    responses=problems(NotFound),
)
async def get_effect(programme_id: UUID, caller: Reader, work: Work) -> Response:
    """Say whether anything got better, compared with similar people who were not there."""
    return await work.read(effect_page.get_effect, caller, programme_id)
