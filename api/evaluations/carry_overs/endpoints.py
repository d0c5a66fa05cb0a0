"""How taking over an earlier result is reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.evaluations.carry_overs import queries, service
from api.evaluations.carry_overs.errors import NoCarryOverProposed, NothingToCarryOver
from api.evaluations.carry_overs.schemas import CarryOverView
from api.evaluations.errors import EvaluationStepRefused
from api.foundation.errors import AlreadyThere, NotFound, problems
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["evaluations"])

Reader = Annotated[Caller, requires(Scope.EVALUATIONS_READ)]
Writer = Annotated[Caller, requires(Scope.EVALUATIONS_WRITE)]
ADDRESS = "/evaluations/{evaluation_id}/carry-over"


@router.get(ADDRESS, response_model=CarryOverView, responses=problems(NotFound))
async def get_carry_over(evaluation_id: UUID, caller: Reader, work: Work) -> Response:
    """Show which earlier result could stand for the period, and whether it does (IV.A.13a)."""
    return await work.read(queries.get_carry_over, caller, evaluation_id)


@router.post(
    ADDRESS,
    response_model=CarryOverView,
    responses=problems(NotFound, EvaluationStepRefused, NothingToCarryOver, AlreadyThere),
    dependencies=[Repeatable],
)
async def propose_carry_over(evaluation_id: UUID, caller: Writer, work: Work) -> Response:
    """Propose to the other side that the result of the former place stands for this period."""
    return await work.write(service.propose_carry_over, caller, evaluation_id)


@router.post(
    f"{ADDRESS}/agreement",
    response_model=CarryOverView,
    responses=problems(NotFound, EvaluationStepRefused, NothingToCarryOver, NoCarryOverProposed),
    dependencies=[Repeatable],
)
async def agree_carry_over(evaluation_id: UUID, caller: Writer, work: Work) -> Response:
    """Agree to what the other side proposed: the earlier result is signed and received with it."""
    return await work.write(service.agree_carry_over, caller, evaluation_id)


@router.delete(
    ADDRESS,
    response_model=CarryOverView,
    responses=problems(NotFound, EvaluationStepRefused, NoCarryOverProposed),
)
async def end_carry_over(evaluation_id: UUID, caller: Writer, work: Work) -> Response:
    """Withdraw a proposal, or decline it; the period is evaluated as usual."""
    return await work.write(service.end_carry_over, caller, evaluation_id)
