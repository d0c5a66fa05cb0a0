"""How talent is reached: the nine boxes and their people for HR, what is recorded for the person too."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.development.talent import service
from api.development.talent.schemas import (
    AssessmentDraft,
    AssessmentList,
    TalentFilter,
    TalentPeopleFilter,
    TalentPerson,
    TalentView,
)
from api.foundation.errors import NotFound, problems
from api.foundation.paging import Page
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]


@router.get("/development/talent", response_model=TalentView, responses=problems(NotFound))
async def get_talent(
    wanted: Annotated[TalentFilter, Query()], caller: Reader, work: Work
) -> Response:
    """Count who stands where in performance and potential below a unit, with the method and its limits."""
    return await work.read(service.get_talent, caller, wanted)


@router.get(
    "/development/talent/people", response_model=Page[TalentPerson], responses=problems(NotFound)
)
async def list_talent(
    wanted: Annotated[TalentPeopleFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List people with where they stand and what from; that I looked is written down."""
    return await work.write(service.list_talent, caller, wanted)


@router.get(
    "/employees/{employee_id}/talent-assessments",
    response_model=AssessmentList,
    responses=problems(NotFound),
)
async def list_talent_assessments(employee_id: UUID, caller: Reader, work: Work) -> Response:
    """Show what is recorded of somebody's potential; that HR looked is written down."""
    return await work.write(service.list_assessments, caller, employee_id)


@router.post(
    "/employees/{employee_id}/talent-assessments",
    status_code=201,
    response_model=AssessmentList,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def record_talent_assessment(
    employee_id: UUID, draft: AssessmentDraft, caller: Writer, work: Work
) -> Response:
    """Record what an assessment of somebody's potential found."""
    return await work.write(service.record_assessment, caller, employee_id, draft)
