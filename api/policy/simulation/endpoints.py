"""How trials of policies are reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.foundation.errors import NotFound, problems
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.policy.errors import PolicyStepRefused
from api.policy.simulation import service
from api.policy.simulation.schemas import SimulationDraft, SimulationList, SimulationView

router = APIRouter(prefix="/policies", tags=["policy"])


@router.get("/{policy_id}/simulations", response_model=SimulationList, responses=problems(NotFound))
async def list_policy_simulations(
    policy_id: UUID, caller: Annotated[Caller, requires(Scope.POLICY_READ)], work: Work
) -> Response:
    """Show what past data would have looked like under the policy, the latest trial first."""
    return await work.read(service.list_simulations, caller, policy_id)


@router.post(
    "/{policy_id}/simulations",
    response_model=SimulationView,
    responses=problems(NotFound, PolicyStepRefused),
    dependencies=[Repeatable],
)
async def simulate_policy(
    policy_id: UUID,
    draft: SimulationDraft,
    caller: Annotated[Caller, requires(Scope.POLICY_WRITE)],
    work: Work,
) -> Response:
    """Try the rule changes on the data of some days, for city HR; nothing is changed by it."""
    return await work.write(service.simulate_policy, caller, policy_id, draft)
