"""How needs, wishes, development plans and their actions are reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from api.development.competence import deciding, development, planning, telling
from api.development.competence.errors import (
    DevelopmentStepRefused,
    NeedDecided,
    NothingAdvised,
)
from api.development.competence.need_schemas import (
    ActionChange,
    ActionDraft,
    ActionStep,
    AdviceDraft,
    AdviceView,
    DevelopmentView,
    RejectionDraft,
    WishDraft,
)
from api.development.competence.schemas import OfYear
from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]
CompetenceCode = Annotated[str, Path(max_length=60)]


@router.get(
    "/employees/{employee_id}/development",
    response_model=DevelopmentView,
    responses=problems(NotFound),
)
async def get_development(
    employee_id: UUID, wanted: Annotated[OfYear, Query()], caller: Reader, work: Work
) -> Response:
    """Show what somebody needs to learn in a year, by which facts, what is agreed and done, and the hours."""
    return await work.read(development.get_development, caller, employee_id, wanted)


@router.post(
    "/employees/{employee_id}/development/reading",
    status_code=204,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def read_needs(employee_id: UUID, caller: Writer, work: Work) -> Response:
    """Note that I have read which needs were found."""
    return await work.write(telling.read_needs, caller, employee_id)


@router.put(
    "/employees/{employee_id}/wishes/{competence_code}",
    response_model=DevelopmentView,
    responses=problems(NotFound),
)
async def set_wish(
    employee_id: UUID, competence_code: CompetenceCode, draft: WishDraft, caller: Writer, work: Work
) -> Response:
    """Say what one wishes to learn this year."""
    return await work.write(deciding.set_wish, caller, employee_id, competence_code, draft)


@router.delete(
    "/employees/{employee_id}/wishes/{competence_code}",
    response_model=DevelopmentView,
    responses=problems(NotFound),
)
async def drop_wish(
    employee_id: UUID, competence_code: CompetenceCode, caller: Writer, work: Work
) -> Response:
    """Wish it no more."""
    return await work.write(deciding.drop_wish, caller, employee_id, competence_code)


@router.post(
    "/development-needs/{need_id}/agreement",
    response_model=DevelopmentView,
    responses=problems(NotFound, EditedMeanwhile, NeedDecided),
    dependencies=[Repeatable],
)
async def agree_need(need_id: UUID, version: Version, caller: Writer, work: Work) -> Response:
    """Agree, as the assessor, that somebody needs to learn it."""
    return await work.write(deciding.agree_need, caller, need_id, version)


@router.post(
    "/development-needs/{need_id}/rejection",
    response_model=DevelopmentView,
    responses=problems(NotFound, EditedMeanwhile, NeedDecided),
    dependencies=[Repeatable],
)
async def reject_need(
    need_id: UUID, draft: RejectionDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Say that it is no need, and why ("Keliru? Beri tahu")."""
    return await work.write(deciding.reject_need, caller, need_id, draft, version)


@router.put(
    "/evaluations/{evaluation_id}/advised-competences",
    response_model=AdviceView,
    responses=problems(NotFound, NothingAdvised),
)
async def assign_advice(
    evaluation_id: UUID, draft: AdviceDraft, caller: Writer, work: Work
) -> Response:
    """Say, as the assessor, of which competences the advice of a signed evaluation speaks."""
    return await work.write(deciding.assign_advice, caller, evaluation_id, draft)


@router.post(
    "/employees/{employee_id}/development-actions",
    status_code=201,
    response_model=DevelopmentView,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def add_development_action(
    employee_id: UUID, draft: ActionDraft, caller: Writer, work: Work
) -> Response:
    """Plan something to do for learning."""
    return await work.write(planning.add_action, caller, employee_id, draft)


@router.patch(
    "/development-actions/{action_id}",
    response_model=DevelopmentView,
    responses=problems(NotFound, EditedMeanwhile, DevelopmentStepRefused),
)
async def change_development_action(
    action_id: UUID, change: ActionChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Change what is planned and not agreed yet."""
    return await work.write(planning.change_action, caller, action_id, change, version)


@router.post(
    "/development-actions/{action_id}/steps",
    response_model=DevelopmentView,
    responses=problems(NotFound, EditedMeanwhile, DevelopmentStepRefused),
    dependencies=[Repeatable],
)
async def step_development_action(
    action_id: UUID, given: ActionStep, version: Version, caller: Writer, work: Work
) -> Response:
    """Say that it was done, accept it, give it back, or drop it."""
    return await work.write(planning.step_action, caller, action_id, given, version)


@router.post(
    "/development-plans/{development_plan_id}/proposal",
    response_model=DevelopmentView,
    responses=problems(NotFound, EditedMeanwhile, DevelopmentStepRefused),
    dependencies=[Repeatable],
)
async def propose_development_plan(
    development_plan_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Propose the plan to the assessor."""
    return await work.write(planning.propose_plan, caller, development_plan_id, version)


@router.post(
    "/development-plans/{development_plan_id}/agreement",
    response_model=DevelopmentView,
    responses=problems(NotFound, EditedMeanwhile, DevelopmentStepRefused),
    dependencies=[Repeatable],
)
async def agree_development_plan(
    development_plan_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Agree the plan in the dialogue, as the assessor."""
    return await work.write(planning.agree_plan, caller, development_plan_id, version)
