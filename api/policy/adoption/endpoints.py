"""How decisions on policies are reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.policy.adoption import queries, service
from api.policy.adoption.schemas import (
    AdoptionDraft,
    AdoptionPreview,
    InForceChoice,
    InForceList,
    Withdrawal,
)
from api.policy.drafting.schemas import PolicyView
from api.policy.errors import (
    NothingToAdopt,
    PolicyAboveCeiling,
    PolicyContradicts,
    PolicyInForce,
    PolicyLooksBack,
    PolicyNotAnswered,
    PolicyOutOfLaw,
    PolicyStepRefused,
)

router = APIRouter(prefix="/policies", tags=["policy"])

Reader = Annotated[Caller, requires(Scope.POLICY_READ)]
Writer = Annotated[Caller, requires(Scope.POLICY_WRITE)]


@router.get("/in-force", response_model=InForceList, responses=problems())
async def list_policies_in_force(
    wanted: Annotated[InForceChoice, Query()], caller: Reader, work: Work
) -> Response:
    """List the policies that hold on a day for people of a population, with the rules that they made."""
    return await work.read(queries.list_in_force, caller, wanted)


@router.get("/{policy_id}/adoption", response_model=AdoptionPreview, responses=problems(NotFound))
async def get_policy_adoption(policy_id: UUID, caller: Reader, work: Work) -> Response:
    """Show what adopting would do, to whom and how many, for city HR."""
    return await work.read(queries.get_adoption, caller, policy_id)


@router.post(
    "/{policy_id}/adoption",
    response_model=PolicyView,
    responses=problems(
        NotFound,
        EditedMeanwhile,
        PolicyStepRefused,
        PolicyNotAnswered,
        PolicyAboveCeiling,
        PolicyOutOfLaw,
        PolicyContradicts,
        PolicyLooksBack,
        PolicyInForce,
        NothingToAdopt,
    ),
    dependencies=[Repeatable],
)
async def adopt_policy(
    policy_id: UUID, draft: AdoptionDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Adopt the newest text: its rules hold, each from its day on."""
    return await work.write(service.adopt_policy, caller, policy_id, draft, version)


@router.post(
    "/{policy_id}/withdrawal",
    response_model=PolicyView,
    responses=problems(NotFound, EditedMeanwhile, PolicyStepRefused, PolicyInForce),
    dependencies=[Repeatable],
)
async def withdraw_policy(
    policy_id: UUID, draft: Withdrawal, version: Version, caller: Writer, work: Work
) -> Response:
    """Take a policy back, with the reason, before any of its rules holds."""
    return await work.write(service.withdraw_policy, caller, policy_id, draft, version)
