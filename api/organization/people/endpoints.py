"""How people are reached: oneself, the directory, people and their posts for HR."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.foundation.errors import Conflict, NotFound, NotPermitted, problems
from api.foundation.paging import Page
from api.foundation.schema import Line
from api.foundation.spreadsheets import MEDIA_TYPE, Table, workbook
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, CodeSecret, requires
from api.identity.errors import LastAdmin
from api.identity.schemas import CodeView
from api.identity.scopes import Scope
from api.organization.errors import ServiceAlreadyEnded
from api.organization.people import codes, directory, me, queries, role_holders, service
from api.organization.people.schemas import (
    ActivationCodeList,
    CodesWanted,
    ColleagueList,
    EmployeeChange,
    EmployeeDraft,
    EmployeeFilter,
    EmployeeRow,
    EmployeeView,
    EndOfService,
    MeView,
    NumberPartSearch,
    NumberSearch,
    RoleHolderFilter,
    RoleHolderList,
)
from api.organization.posts.schemas import AssessorDraft, AssignmentDraft, DelegationDraft

router = APIRouter(tags=["organization"])

Reader = Annotated[Caller, requires(Scope.ORGANIZATION_READ)]
EarlyReader = Annotated[Caller, requires(Scope.ORGANIZATION_READ, before_change=True)]
Writer = Annotated[Caller, requires(Scope.ORGANIZATION_WRITE)]
SignedIn = Annotated[Caller, requires(Scope.ORGANIZATION_WRITE, session_only=True)]
RoleReader = Annotated[Caller, requires(Scope.IDENTITY_READ)]
CodeMaker = Annotated[Caller, requires(Scope.IDENTITY_WRITE)]
CHANGES = problems(NotFound, Conflict)
NAMED = {
    "Content-Disposition": "attachment; filename=kode-aktivasi.xlsx",
    "Cache-Control": "private, no-store",
}
SHEET = {"description": "The sheet", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}


@router.get("/me", response_model=MeView, responses=problems(NotFound))
async def get_me(caller: EarlyReader, work: Work) -> Response:
    """Show who is signed in."""
    return await work.read(me.get_me, caller)


@router.get("/employees", response_model=Page[EmployeeRow], responses=problems(NotFound))
async def list_employees(
    wanted: Annotated[EmployeeFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the people whom the caller may see."""
    return await work.read(directory.list_employees, caller, wanted)


@router.get("/employees/{employee_id}", response_model=EmployeeView, responses=problems(NotFound))
async def get_employee(employee_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a person with posts and assessors."""
    return await work.read(queries.get_employee, caller, employee_id)


@router.post(
    "/employees/search-by-number", response_model=EmployeeView, responses=problems(NotFound)
)
async def search_by_number(wanted: NumberSearch, caller: Reader, work: Work) -> Response:
    """Find a person by NIP; a POST, so that no NIP is in an address."""
    return await work.read(queries.search_by_number, caller, wanted.number)


@router.post("/employees/find-by-number", response_model=Page[EmployeeRow], responses=problems())
async def find_by_number(wanted: NumberPartSearch, caller: Reader, work: Work) -> Response:
    """List whoever has these digits in their NIP; a POST, so that no NIP is in an address."""
    return await work.read(directory.find_by_number, caller, wanted)


@router.post(
    "/employees",
    status_code=201,
    response_model=EmployeeView,
    responses=CHANGES,
    dependencies=[Repeatable],
)
async def add_employee(draft: EmployeeDraft, caller: Writer, work: Work) -> Response:
    """Add a person."""
    return await work.write(service.add_employee, caller, draft)


@router.patch("/employees/{employee_id}", response_model=EmployeeView, responses=CHANGES)
async def change_employee(
    employee_id: UUID, change: EmployeeChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Correct what is known of a person."""
    return await work.write(service.change_employee, caller, employee_id, change, version)


@router.post(
    "/employees/{employee_id}/end-of-service",
    response_model=EmployeeView,
    responses=problems(NotFound, ServiceAlreadyEnded, LastAdmin),
    dependencies=[Repeatable],
)
async def end_service(employee_id: UUID, end: EndOfService, caller: Writer, work: Work) -> Response:
    """End somebody's service; sessions and tokens end with it."""
    return await work.write(service.end_service, caller, employee_id, end)


@router.post(
    "/employees/{employee_id}/assignments",
    status_code=201,
    response_model=EmployeeView,
    responses=CHANGES,
    dependencies=[Repeatable],
)
async def begin_assignment(
    employee_id: UUID, draft: AssignmentDraft, caller: Writer, work: Work
) -> Response:
    """Post somebody from a day on."""
    return await work.write(service.begin_assignment, caller, employee_id, draft)


@router.post(
    "/employees/{employee_id}/assessors",
    status_code=201,
    response_model=EmployeeView,
    responses=CHANGES,
    dependencies=[Repeatable],
)
async def name_assessor(
    employee_id: UUID, draft: AssessorDraft, caller: Writer, work: Work
) -> Response:
    """Name who assesses somebody, acting officials included."""
    return await work.write(service.name_assessor, caller, employee_id, draft)


@router.post(
    "/employees/{employee_id}/delegations",
    status_code=201,
    response_model=EmployeeView,
    responses=CHANGES,
    dependencies=[Repeatable],
)
async def delegate_assessing(
    employee_id: UUID, draft: DelegationDraft, caller: Writer, work: Work
) -> Response:
    """Let somebody else assess one's staff for a while (art. 1 no. 9); for their superior."""
    return await work.write(service.delegate_assessing, caller, employee_id, draft)


@router.post(
    "/employees/{employee_id}/delegations/{delegation_id}/end",
    response_model=EmployeeView,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def end_delegation(
    employee_id: UUID, delegation_id: UUID, caller: Writer, work: Work
) -> Response:
    """End a delegation today."""
    return await work.write(service.end_delegation, caller, employee_id, delegation_id)


@router.get("/colleagues", response_model=ColleagueList, responses=problems())
async def list_colleagues(
    caller: Reader, work: Work, q: Annotated[Line | None, Query(max_length=80)] = None
) -> Response:
    """Find colleagues by name; without a name, those of the own unit."""
    return await work.read(directory.list_colleagues, caller, q)


@router.get("/role-grants", response_model=RoleHolderList, responses=problems(NotPermitted))
async def list_role_grants(
    wanted: Annotated[RoleHolderFilter, Query()], caller: RoleReader, work: Work
) -> Response:
    """List who holds which role."""
    return await work.read(role_holders.list_role_grants, caller, wanted)


@router.post(
    "/activation-codes", status_code=201, response_model=ActivationCodeList, responses=CHANGES
)
async def issue_activation_codes(
    wanted: CodesWanted, caller: SignedIn, work: Work, secret: CodeSecret
) -> Response:
    """Make first codes for the people of a unit who have never signed in; shown once."""
    return await work.write(codes.issue_activation_codes, caller, wanted.unit_id, secret)


@router.post(
    "/activation-codes/sheet",
    response_class=Response,
    responses={**CHANGES, 200: SHEET},
)
async def issue_activation_code_sheet(
    wanted: CodesWanted, caller: SignedIn, work: Work, secret: CodeSecret
) -> Response:
    """Make first codes as an XLSX to print; a POST, since earlier unused codes end with it."""
    issue = codes.issue_activation_codes
    made = await work.database.write_as(caller, issue, wanted.unit_id, secret, origin=work.origin)
    slips = Table(list(codes.COLUMNS.values()), codes.as_lines(made["items"]))
    content = await asyncio.to_thread(workbook, slips)
    return Response(content, media_type=MEDIA_TYPE, headers=NAMED)


@router.post(
    "/users/{user_id}/reset-code",
    status_code=201,
    response_model=CodeView,
    responses=problems(NotPermitted, NotFound),
)
async def issue_reset_code(
    user_id: UUID, caller: CodeMaker, work: Work, secret: CodeSecret
) -> Response:
    """Give HR a one-time code for somebody who cannot sign in any more."""
    return await work.write(codes.issue_reset_code, caller, user_id, secret)
