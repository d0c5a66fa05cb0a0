"""How services and their cases are reached: registered, delivered to, looked at, reminded of."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api.foundation.bodies import KB, UPLOAD, Bodies, takes
from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, TooLarge, problems
from api.foundation.paging import Page
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.measurements.services import (
    case_queries,
    delivering,
    files,
    listing,
    own_page,
    reminding,
    service,
    team_page,
)
from api.measurements.services.errors import (
    CaseNotRunning,
    CasesNotTaken,
    NobodyToRemind,
    RemindedToday,
    StandardInThePast,
)
from api.measurements.services.files import TableUnreadable
from api.measurements.services.page_schemas import (
    CaseFilter,
    CaseLine,
    CaseView,
    OwnChoice,
    PeriodChoice,
    Reminded,
    ServiceMine,
    ServiceTeam,
)
from api.measurements.services.schemas import (
    CaseDelivery,
    DeliveryResult,
    FileWanted,
    ServiceChange,
    ServiceDraft,
    ServiceList,
    ServiceView,
    StandardDraft,
)

router = APIRouter(prefix="/services", tags=["measurements"])

Reader = Annotated[Caller, requires(Scope.MEASUREMENTS_READ)]
Writer = Annotated[Caller, requires(Scope.MEASUREMENTS_WRITE)]
DELIVERY = Bodies(12 * 1024 * KB, 60)
"""10,000 cases with their steps."""
RAW = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("", response_model=ServiceList, responses=problems())
async def list_services(caller: Reader, work: Work) -> Response:
    """List the services that the caller has to do with: own cases, a team's, the agency's."""
    return await work.read(listing.list_services, caller)


@router.post(
    "",
    status_code=201,
    response_model=ServiceView,
    responses=problems(AlreadyThere),
    dependencies=[Repeatable],
)
async def register_service(draft: ServiceDraft, caller: Writer, work: Work) -> Response:
    """Register a service with its standard and steps, to be tried before it counts."""
    return await work.write(service.register_service, caller, draft)


@router.get("/{service_id}", response_model=ServiceView, responses=problems(NotFound))
async def get_service(service_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a service with its standards and steps."""
    return await work.read(listing.get_service, caller, service_id)


@router.patch(
    "/{service_id}",
    response_model=ServiceView,
    responses=problems(NotFound, EditedMeanwhile, AlreadyThere),
)
async def change_service(
    service_id: UUID, change: ServiceChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Change a service, let it count, or end it; another working week counts all cases anew."""
    return await work.write(service.change_service, caller, service_id, change, version)


@router.post(
    "/{service_id}/standards",
    status_code=201,
    response_model=ServiceView,
    responses=problems(NotFound, StandardInThePast),
    dependencies=[Repeatable],
)
async def set_standard(
    service_id: UUID, draft: StandardDraft, caller: Writer, work: Work
) -> Response:
    """Give a service another standard, for files complete from a day on."""
    return await work.write(service.set_standard, caller, service_id, draft)


@router.post(
    "/{service_id}/cases",
    response_model=DeliveryResult,
    responses=problems(NotFound, CasesNotTaken, TooLarge),
    dependencies=[Repeatable],
)
@takes(DELIVERY)
async def deliver_cases(
    service_id: UUID, delivery: CaseDelivery, caller: Writer, work: Work
) -> Response:
    """Deliver up to 10,000 cases as they stand in the other system, in any order, as often as one likes."""
    return await work.write(delivering.deliver_cases, caller, service_id, delivery)


@router.post(
    "/{service_id}/cases/file",
    response_model=DeliveryResult,
    responses=problems(NotFound, CasesNotTaken, TooLarge, TableUnreadable),
    openapi_extra=RAW,
    dependencies=[Repeatable],
)
@takes(UPLOAD)
async def deliver_file(
    service_id: UUID,
    wanted: Annotated[FileWanted, Query()],
    request: Request,
    caller: Writer,
    work: Work,
) -> Response:
    """Deliver cases as CSV or XLSX, with the columns of the licensing system; others are left out."""
    codes = await work.database.read_as(caller, files.begin_file, service_id)
    folder: Path = request.app.state.settings.data_folder.resolve() / "imports"
    async with work.incoming(service_id, folder) as part:
        table = await files.read_file(part.path, codes)
        return await work.write(files.deliver_table, caller, service_id, table, wanted.dry_run)


@router.get("/{service_id}/cases", response_model=Page[CaseLine], responses=problems(NotFound))
async def list_cases(
    service_id: UUID, wanted: Annotated[CaseFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the cases of a service that the caller sees."""
    return await work.read(case_queries.list_cases, caller, service_id, wanted)


@router.get("/{service_id}/cases/{case_id}", response_model=CaseView, responses=problems(NotFound))
async def get_case(service_id: UUID, case_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a case with its way through the steps."""
    return await work.read(case_queries.get_case, caller, service_id, case_id)


@router.post(
    "/{service_id}/cases/{case_id}/remind",
    response_model=Reminded,
    responses=problems(NotFound, CaseNotRunning, RemindedToday, NobodyToRemind),
    dependencies=[Repeatable],
)
async def remind_of_case(service_id: UUID, case_id: UUID, caller: Writer, work: Work) -> Response:
    """Remind whoever has to act on a case, once a day."""
    return await work.write(reminding.remind_of_case, caller, service_id, case_id)


@router.get("/{service_id}/team", response_model=ServiceTeam, responses=problems(NotFound))
async def get_team_page(
    service_id: UUID, wanted: Annotated[PeriodChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show how it stands with a service and its team: today's cases, steps, figures, officers."""
    return await work.read(team_page.get_team, caller, service_id, wanted)


@router.get("/{service_id}/mine", response_model=ServiceMine, responses=problems(NotFound))
async def get_own_page(
    service_id: UUID, wanted: Annotated[OwnChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show an officer's own cases of a service with their figures."""
    return await work.read(own_page.get_mine, caller, service_id, wanted)
