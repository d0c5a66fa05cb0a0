"""How careers are reached: somebody's record, what is entered into it, the posts that an agency needs."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.development.career import needs, service
from api.development.career.errors import RecordReversed
from api.development.career.schemas import (
    CareerView,
    NeedDraft,
    NeedList,
    NeedsFilter,
    RecordDraft,
    RecordReversal,
)
from api.foundation.errors import AlreadyThere, NotFound, problems
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]


@router.get(
    "/employees/{employee_id}/career-records",
    response_model=CareerView,
    responses=problems(NotFound),
)
async def list_career_records(employee_id: UUID, caller: Reader, work: Work) -> Response:
    """List what is on record of somebody's career; what was taken back stays beside its reversal."""
    return await work.read(service.list_records, caller, employee_id)


@router.post(
    "/employees/{employee_id}/career-records",
    status_code=201,
    response_model=CareerView,
    responses=problems(NotFound, AlreadyThere),
    dependencies=[Repeatable],
)
async def enter_career_record(
    employee_id: UUID, draft: RecordDraft, caller: Writer, work: Work
) -> Response:
    """Enter what a document says: golongan with its TMT, degree, predikat, sanction, test, exam, merit."""
    return await work.write(service.enter, caller, employee_id, draft)


@router.post(
    "/career-records/{record_id}/reversal",
    status_code=201,
    response_model=CareerView,
    responses=problems(NotFound, RecordReversed),
    dependencies=[Repeatable],
)
async def reverse_career_record(
    record_id: UUID, given: RecordReversal, caller: Writer, work: Work
) -> Response:
    """Take a record back by one of its own; both stay to be seen."""
    return await work.write(service.reverse, caller, record_id, given)


@router.get("/position-needs", response_model=NeedList, responses=problems(NotFound))
async def list_position_needs(
    wanted: Annotated[NeedsFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List how many posts of each jenjang an agency needs and has; for its HR and the city's."""
    return await work.read(needs.list_needs, caller, wanted)


@router.put("/position-needs", response_model=NeedList, responses=problems(NotFound))
async def set_position_need(draft: NeedDraft, caller: Writer, work: Work) -> Response:
    """Say how many posts of a jenjang an agency needs from a day on (R83)."""
    return await work.write(needs.set_need, caller, draft)
