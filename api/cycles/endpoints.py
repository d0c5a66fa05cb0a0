"""How years and periods are reached."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.cycles import queries, service
from api.cycles.errors import EvaluationsLeftOpen, PeriodStepRefused, PeriodTooEarly, YearIsThere
from api.cycles.schemas import (
    Closing,
    CurrentPeriodView,
    CycleDetail,
    CycleDraft,
    CycleList,
    CycleProposal,
)
from api.foundation.errors import AlreadyThere, NotFound, problems
from api.foundation.schema import Number
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["cycles"])

Reader = Annotated[Caller, requires(Scope.CYCLES_READ)]
Writer = Annotated[Caller, requires(Scope.CYCLES_WRITE)]
STEP = problems(NotFound, PeriodStepRefused)


@router.get("/cycles", response_model=CycleList, responses=problems())
async def list_cycles(caller: Reader, work: Work) -> Response:
    """List the years."""
    return await work.read(queries.list_cycles, caller)


@router.post(
    "/cycles",
    status_code=201,
    response_model=CycleDetail,
    responses=problems(YearIsThere, AlreadyThere),
    dependencies=[Repeatable],
)
async def begin_cycle(draft: CycleDraft, caller: Writer, work: Work) -> Response:
    """Make this year or the next one, with periods and deadlines as the rules want them."""
    return await work.write(service.begin_cycle, caller, draft)


@router.get("/cycle-proposals/{year}", response_model=CycleProposal, responses=problems())
async def propose_cycle(year: Number, caller: Reader, work: Work) -> Response:
    """Show a year as the rules would make it, before it is made."""
    return await work.read(service.propose_cycle, caller, year)


@router.get("/cycles/{cycle_id}", response_model=CycleDetail, responses=problems(NotFound))
async def get_cycle(cycle_id: Number, caller: Reader, work: Work) -> Response:
    """Show a year with its periods and deadlines."""
    return await work.read(queries.get_cycle, caller, cycle_id)


@router.get("/periods/current", response_model=CurrentPeriodView, responses=problems(NotFound))
async def get_current_period(caller: Reader, work: Work) -> Response:
    """Show the period that people work in today."""
    return await work.read(queries.get_current_period, caller)


@router.post(
    "/cycles/{cycle_id}/periods/{period_id}/opening",
    response_model=CycleDetail,
    responses=STEP,
    dependencies=[Repeatable],
)
async def open_period(cycle_id: Number, period_id: Number, caller: Writer, work: Work) -> Response:
    """Let achievements of a period be reported."""
    return await work.write(service.open_period, caller, (cycle_id, period_id))


@router.post(
    "/cycles/{cycle_id}/periods/{period_id}/evaluation",
    response_model=CycleDetail,
    responses=problems(NotFound, PeriodStepRefused, PeriodTooEarly),
    dependencies=[Repeatable],
)
async def begin_evaluation(
    cycle_id: Number, period_id: Number, caller: Writer, work: Work
) -> Response:
    """Let assessors evaluate a period that has all but ended (IV.A.8b, IV.A.14)."""
    return await work.write(service.begin_evaluation, caller, (cycle_id, period_id))


@router.post(
    "/cycles/{cycle_id}/periods/{period_id}/closing",
    response_model=CycleDetail,
    responses=problems(NotFound, PeriodStepRefused, EvaluationsLeftOpen),
    dependencies=[Repeatable],
)
async def close_period(
    cycle_id: Number,
    period_id: Number,
    caller: Writer,
    work: Work,
    draft: Annotated[Closing | None, Body()] = None,
) -> Response:
    """Close a period for good; with a reason also where somebody stays without a result."""
    place = (cycle_id, period_id)
    return await work.write(service.close_period, caller, place, draft or Closing())
