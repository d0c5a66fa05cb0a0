"""How the cockpit is reached: a unit's figures, the units below, its people, its kinds of posts."""

import asyncio
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.analytics.cockpit import comparing, exporting, people, service, services, units
from api.analytics.cockpit.schemas import (
    Cockpit,
    CockpitChoice,
    CockpitService,
    PeopleFilter,
    PersonLine,
    Positions,
    ServicesFilter,
    UnitFilter,
    UnitLine,
)
from api.foundation import documents, spreadsheets
from api.foundation.errors import NotFound, problems
from api.foundation.file_answers import download
from api.foundation.paging import Page
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(prefix="/cockpit", tags=["analytics"])

BRIEF = Path(__file__).parent / "brief.typ"
CSV_TYPE = "text/csv; charset=utf-8"
SHEET, CSV, PDF = (
    {"content": {kind: {"schema": {"type": "string", "format": "binary"}}}, "description": said}
    for kind, said in (
        (spreadsheets.MEDIA_TYPE, "A workbook"),
        ("text/csv", "A table"),
        (documents.MEDIA_TYPE, "A document of two pages"),
    )
)
Reader = Annotated[Caller, requires(Scope.ANALYTICS_READ)]


@router.get("", response_model=Cockpit, responses=problems(NotFound))
async def get_cockpit(
    wanted: Annotated[CockpitChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Show how a unit and everything below it stand, and what needs a decision."""
    return await work.read(service.get_cockpit, caller, wanted)


@router.get("/units", response_model=Page[UnitLine], responses=problems(NotFound))
async def list_cockpit_units(
    wanted: Annotated[UnitFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the units right below, who needs most first."""
    return await work.read(units.list_units, caller, wanted)


@router.get("/people", response_model=Page[PersonLine], responses=problems(NotFound))
async def list_cockpit_people(
    wanted: Annotated[PeopleFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List people below a unit: those of one count, those who need help, or everybody."""
    return await work.read(people.list_people, caller, wanted)


@router.get("/positions", response_model=Positions, responses=problems(NotFound))
async def compare_positions(
    wanted: Annotated[CockpitChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Compare posts of the same kind."""
    return await work.read(comparing.compare_positions, caller, wanted)


@router.get("/services", response_model=Page[CockpitService], responses=problems(NotFound))
async def list_cockpit_services(
    wanted: Annotated[ServicesFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List services with their standard beside the goals that they serve, the most late cases first."""
    return await work.read(services.list_services, caller, wanted)


@router.get("/workbook", response_class=Response, responses={200: SHEET, **problems(NotFound)})
async def download_workbook(
    wanted: Annotated[CockpitChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Download the cockpit's tables as XLSX."""
    tables = await work.database.read_as(caller, exporting.list_tables, wanted)
    content = await asyncio.to_thread(exporting.as_workbook, tables)
    return download(content, spreadsheets.MEDIA_TYPE, "pantauan.xlsx")


@router.get("/tables/{table}", response_class=Response, responses={200: CSV, **problems(NotFound)})
async def download_table(
    table: exporting.TableName,
    wanted: Annotated[CockpitChoice, Query()],
    caller: Reader,
    work: Work,
) -> Response:
    """Download one of the cockpit's tables as CSV, its columns parted by semicolons."""
    found = await work.database.read_as(caller, exporting.get_table, wanted, table)
    return download(exporting.as_csv(found), CSV_TYPE, f"pantauan-{table}.csv")


@router.get("/brief", response_class=Response, responses={200: PDF, **problems(NotFound)})
async def download_brief(
    wanted: Annotated[CockpitChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Download a brief of two pages for the weekly meeting, as PDF."""
    shown = await work.database.read_as(caller, exporting.brief, wanted)
    return download(await documents.set_pdf(BRIEF, shown), documents.MEDIA_TYPE, "ringkasan.pdf")
