"""How the text of policies is reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.paging import Page
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.policy.drafting import changing, queries, service
from api.policy.drafting.schemas import (
    Anchor,
    ChangeableList,
    DifferenceChoice,
    DifferenceList,
    Opening,
    ParagraphDraft,
    ParagraphPlaceView,
    PolicyDraft,
    PolicyEdit,
    PolicyFilter,
    PolicyLine,
    PolicyView,
    VersionChoice,
)
from api.policy.errors import (
    NothingToAdopt,
    PolicyContradicts,
    PolicyLooksBack,
    PolicyOutOfLaw,
    PolicyStepRefused,
)

router = APIRouter(prefix="/policies", tags=["policy"])

Reader = Annotated[Caller, requires(Scope.POLICY_READ)]
Writer = Annotated[Caller, requires(Scope.POLICY_WRITE)]


async def place_of(policy_id: UUID, anchor: Annotated[Anchor, Path()]) -> tuple[UUID, str]:
    """Read which paragraph of which policy is meant."""
    return policy_id, anchor


Place = Annotated[tuple[UUID, str], Depends(place_of)]
STEP = problems(NotFound, EditedMeanwhile, PolicyStepRefused)
GUARDED = (PolicyOutOfLaw, PolicyContradicts, PolicyLooksBack)
TEXT = problems(NotFound, EditedMeanwhile, PolicyStepRefused, NothingToAdopt, *GUARDED)


@router.get("", response_model=Page[PolicyLine], responses=problems())
async def list_policies(
    wanted: Annotated[PolicyFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List policies, newest first."""
    return await work.read(queries.list_policies, caller, wanted)


@router.get("/rules", response_model=ChangeableList, responses=problems(NotFound))
async def list_policy_rules(caller: Reader, work: Work) -> Response:
    """List the rules that a policy may change, with their bounds, for city HR."""
    return await work.read(changing.list_rules, caller)


@router.get(
    "/paragraphs/{paragraph_id}", response_model=ParagraphPlaceView, responses=problems(NotFound)
)
async def get_policy_paragraph(paragraph_id: UUID, caller: Reader, work: Work) -> Response:
    """Show of which policy a paragraph is; settings name the paragraph that made them."""
    return await work.read(queries.get_paragraph, caller, paragraph_id)


@router.get("/{policy_id}", response_model=PolicyView, responses=problems(NotFound))
async def get_policy(
    policy_id: UUID, wanted: Annotated[VersionChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show a policy, paragraph by paragraph, and the rules that it changes."""
    return await work.read(queries.get_policy, caller, policy_id, wanted)


@router.get("/{policy_id}/differences", response_model=DifferenceList, responses=problems(NotFound))
async def list_policy_differences(
    policy_id: UUID, wanted: Annotated[DifferenceChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show which paragraphs differ between two versions."""
    return await work.read(queries.list_differences, caller, policy_id, wanted)


@router.post(
    "",
    status_code=201,
    response_model=PolicyView,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def draft_policy(draft: PolicyDraft, caller: Writer, work: Work) -> Response:
    """Begin a policy, for city HR."""
    return await work.write(service.draft_policy, caller, draft)


@router.patch("/{policy_id}", response_model=PolicyView, responses=STEP)
async def change_policy(
    policy_id: UUID, draft: PolicyEdit, version: Version, caller: Writer, work: Work
) -> Response:
    """Change the question, its summary, or who is asked."""
    return await work.write(service.change_policy, caller, policy_id, draft, version)


@router.put("/{policy_id}/paragraphs/{anchor}", response_model=PolicyView, responses=TEXT)
async def set_policy_paragraph(
    place: Place, draft: ParagraphDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Write a paragraph of the draft, and the rules that it changes."""
    return await work.write(service.set_paragraph, caller, place, draft, version)


@router.delete("/{policy_id}/paragraphs/{anchor}", response_model=PolicyView, responses=STEP)
async def remove_policy_paragraph(
    place: Place, version: Version, caller: Writer, work: Work
) -> Response:
    """Take a paragraph out of the draft."""
    return await work.write(service.remove_paragraph, caller, place, version)


@router.post(
    "/{policy_id}/opening", response_model=PolicyView, responses=TEXT, dependencies=[Repeatable]
)
async def open_policy(
    policy_id: UUID, draft: Opening, version: Version, caller: Writer, work: Work
) -> Response:
    """Open the draft to whom it concerns, until a day."""
    return await work.write(service.open_policy, caller, policy_id, draft, version)


@router.post(
    "/{policy_id}/publication", response_model=PolicyView, responses=TEXT, dependencies=[Repeatable]
)
async def publish_policy_version(
    policy_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Let everybody read the later version that was written."""
    return await work.write(service.publish_version, caller, policy_id, version)


@router.post(
    "/{policy_id}/closing", response_model=PolicyView, responses=STEP, dependencies=[Repeatable]
)
async def close_policy(policy_id: UUID, version: Version, caller: Writer, work: Work) -> Response:
    """End the consultation before its last day is over."""
    return await work.write(service.close_policy, caller, policy_id, version)
