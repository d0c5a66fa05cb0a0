"""How plans are reached: lists, a plan whole, its steps, versions and comments."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, problems
from api.foundation.paging import Page
from api.foundation.schema import Number
from api.foundation.web import Repeatable, Version, Work
from api.goals import cascade, history, listing, plan_views, service
from api.goals.cascade_schemas import ParentsView
from api.goals.errors import (
    NoAssessor,
    NoPlanOwed,
    PlanIncomplete,
    PlanStepRefused,
    YearOfOthers,
    YearOver,
)
from api.goals.schemas import (
    CommentDraft,
    CommentList,
    Note,
    PlanDraft,
    PlanFilter,
    PlanRow,
    PlanView,
    VersionList,
    VersionView,
)
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.organization.errors import AssessorUnfit

router = APIRouter(tags=["goals"])

Reader = Annotated[Caller, requires(Scope.GOALS_READ)]
Writer = Annotated[Caller, requires(Scope.GOALS_WRITE)]
STEP = problems(NotFound, PlanStepRefused, EditedMeanwhile)


@router.get("/plans", response_model=Page[PlanRow], responses=problems(NotFound))
async def list_plans(
    wanted: Annotated[PlanFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the plans that the caller may see; `assessor=me` those of the caller's staff."""
    return await work.read(listing.list_plans, caller, wanted)


@router.post(
    "/plans",
    status_code=201,
    response_model=PlanView,
    responses=problems(
        NotFound, NoPlanOwed, NoAssessor, AssessorUnfit, YearOfOthers, YearOver, AlreadyThere
    ),
    dependencies=[Repeatable],
)
async def draft_plan(draft: PlanDraft, caller: Writer, work: Work) -> Response:
    """Begin one's plan for a year."""
    return await work.write(service.draft_plan, caller, draft)


@router.get("/plans/{plan_id}", response_model=PlanView, responses=problems(NotFound))
async def get_plan(plan_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a plan whole."""
    return await work.read(plan_views.get_plan, caller, plan_id)


@router.delete("/plans/{plan_id}", status_code=204, responses=STEP)
async def cancel_plan(plan_id: UUID, version: Version, caller: Writer, work: Work) -> Response:
    """Give up a draft."""
    return await work.write(service.cancel_plan, caller, plan_id, version)


@router.get("/plans/{plan_id}/parents", response_model=ParentsView, responses=problems(NotFound))
async def list_parents(plan_id: UUID, caller: Reader, work: Work) -> Response:
    """Show what the plan's goals may serve."""
    return await work.read(cascade.list_parents, caller, plan_id)


@router.post(
    "/plans/{plan_id}/submission",
    response_model=PlanView,
    responses=problems(NotFound, PlanStepRefused, PlanIncomplete, EditedMeanwhile),
    dependencies=[Repeatable],
)
async def submit_plan(plan_id: UUID, version: Version, caller: Writer, work: Work) -> Response:
    """Ask the assessor to agree."""
    return await work.write(service.submit_plan, caller, plan_id, version)


@router.post(
    "/plans/{plan_id}/withdrawal",
    response_model=PlanView,
    responses=STEP,
    dependencies=[Repeatable],
)
async def withdraw_plan(plan_id: UUID, version: Version, caller: Writer, work: Work) -> Response:
    """Take a submitted plan back."""
    return await work.write(service.withdraw_plan, caller, plan_id, version)


@router.post(
    "/plans/{plan_id}/return", response_model=PlanView, responses=STEP, dependencies=[Repeatable]
)
async def return_plan(
    plan_id: UUID, note: Note, version: Version, caller: Writer, work: Work
) -> Response:
    """Give a plan back with a note."""
    return await work.write(service.return_plan, caller, plan_id, note, version)


@router.post(
    "/plans/{plan_id}/agreement",
    response_model=PlanView,
    responses=problems(NotFound, EditedMeanwhile, PlanStepRefused, AssessorUnfit),
    dependencies=[Repeatable],
)
async def agree_plan(plan_id: UUID, version: Version, caller: Writer, work: Work) -> Response:
    """Agree to a plan as it was read."""
    return await work.write(service.agree_plan, caller, plan_id, version)


@router.get("/plans/{plan_id}/versions", response_model=VersionList, responses=problems(NotFound))
async def list_versions(plan_id: UUID, caller: Reader, work: Work) -> Response:
    """List what was agreed."""
    return await work.read(history.list_versions, caller, plan_id)


@router.get(
    "/plans/{plan_id}/versions/{number}", response_model=VersionView, responses=problems(NotFound)
)
async def get_version(plan_id: UUID, number: Number, caller: Reader, work: Work) -> Response:
    """Show a plan as it was agreed."""
    return await work.read(history.get_version, caller, plan_id, number)


@router.get("/plans/{plan_id}/comments", response_model=CommentList, responses=problems(NotFound))
async def list_comments(plan_id: UUID, caller: Reader, work: Work) -> Response:
    """List what the two sides wrote to each other."""
    return await work.read(history.list_comments, caller, plan_id)


@router.post(
    "/plans/{plan_id}/comments",
    status_code=201,
    response_model=CommentList,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def comment_plan(plan_id: UUID, draft: CommentDraft, caller: Writer, work: Work) -> Response:
    """Write to the other side."""
    return await work.write(service.comment_plan, caller, plan_id, draft)
