"""How files of people and units come in: uploaded, previewed row by row, applied, undone."""

import asyncio
from pathlib import Path
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api.foundation.bodies import UPLOAD, takes
from api.foundation.errors import NotFound, TooLarge, problems
from api.foundation.file_answers import download
from api.foundation.paging import Page
from api.foundation.spreadsheets import MEDIA_TYPE
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.actor import Actor
from api.identity.scopes import Scope
from api.imports import permissions, queries, service
from api.imports.models import ImportKind
from api.imports.reading import columns, sheets
from api.imports.schemas import (
    ImportApplication,
    ImportChoices,
    ImportFilter,
    ImportRowFilter,
    ImportRowView,
    ImportView,
    ImportWanted,
    QuestionList,
)
from api.imports.service import FileUnreadable, ImportHasRefusedRows, ImportNotReady

NAMES = {
    ImportKind.EMPLOYEES: "pegawai",
    ImportKind.UNITS: "unit-kerja",
    ImportKind.DAPODIK: "guru-dapodik",
}
SHEET = {"description": "The sheet", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}

router = APIRouter(tags=["imports"])

Reader = Annotated[Caller, requires(Scope.ORGANIZATION_READ)]
Writer = Annotated[Caller, requires(Scope.ORGANIZATION_WRITE)]
RAW = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post(
    "/imports",
    status_code=201,
    response_model=ImportView,
    responses=problems(FileUnreadable, TooLarge),
    openapi_extra=RAW,
    dependencies=[Repeatable],
)
@takes(UPLOAD)
async def start_import(
    wanted: Annotated[ImportWanted, Query()], request: Request, caller: Writer, work: Work
) -> Response:
    """Upload a CSV or XLSX of people or units, or Dapodik's teachers; it is read and changes nothing yet."""
    actor: Actor = await work.database.read_as(caller, _permit, wanted)
    folder: Path = request.app.state.settings.data_folder.resolve() / "imports"
    async with work.incoming(actor.id, folder) as part:
        if not await asyncio.to_thread(sheets.looks_readable, part.path):
            raise FileUnreadable
        return await work.write(service.start_import, caller, wanted, part)


def _permit(_session: object, actor: Actor, wanted: ImportWanted) -> Actor:
    permissions.agency_for(actor, wanted.agency_id)
    return actor


@router.get("/imports", response_model=Page[ImportView], responses=problems())
async def list_imports(
    wanted: Annotated[ImportFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List imports, the newest first."""
    return await work.read(queries.list_imports, caller, wanted)


@router.get(
    "/imports/template",
    response_class=Response,
    responses={200: SHEET, **problems(NotFound)},
)
async def get_import_template(
    kind: Annotated[ImportKind, Query()], caller: Reader, work: Work
) -> Response:
    """Download an empty sheet to fill in, with an explanation and the city's codes; Dapodik has none."""
    if kind not in columns.TEMPLATES:
        raise NotFound(kind=kind)
    units = await work.database.read_as(caller, queries.list_template_units)
    content = await asyncio.to_thread(columns.template, kind, units)
    return _sheet(content, f"templat-{NAMES[kind]}.xlsx")


def _sheet(content: bytes, name: str) -> Response:
    return download(content, MEDIA_TYPE, name)


@router.get("/imports/{import_id}", response_model=ImportView, responses=problems(NotFound))
async def get_import(import_id: UUID, caller: Reader, work: Work) -> Response:
    """Show an import and how far it is."""
    return await work.read(queries.get_import, caller, import_id)


@router.get(
    "/imports/{import_id}/rows", response_model=Page[ImportRowView], responses=problems(NotFound)
)
async def list_import_rows(
    import_id: UUID, wanted: Annotated[ImportRowFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List the rows of a file with what each would do."""
    return await work.read(queries.list_rows, caller, import_id, wanted)


@router.get(
    "/imports/{import_id}/questions", response_model=QuestionList, responses=problems(NotFound)
)
async def list_import_questions(import_id: UUID, caller: Reader, work: Work) -> Response:
    """List the texts of a file that may mean several units or kinds of post."""
    return await work.read(queries.list_questions, caller, import_id)


@router.get(
    "/imports/{import_id}/left-out",
    response_class=Response,
    responses={200: SHEET, **problems(NotFound)},
)
async def get_left_out_rows(import_id: UUID, caller: Reader, work: Work) -> Response:
    """Download the rows that are not acceptable, with reasons; mended, the file can be imported."""
    shown = await work.database.read_as(caller, queries.list_left_out, import_id)
    content = await asyncio.to_thread(columns.left_out, shown, shown["language"])
    return _sheet(content, f"perbaikan-{NAMES[shown['kind']]}.xlsx")


@router.post(
    "/imports/{import_id}/choices",
    status_code=202,
    response_model=ImportView,
    responses=problems(NotFound, ImportNotReady),
    dependencies=[Repeatable],
)
async def choose_for_import(
    import_id: UUID, wanted: ImportChoices, caller: Writer, work: Work
) -> Response:
    """Say what texts mean, for all rows that have them; the file is matched anew in the background."""
    return await work.write(service.choose, caller, import_id, wanted)


@router.post(
    "/imports/{import_id}/application",
    status_code=202,
    response_model=ImportView,
    responses=problems(NotFound, ImportNotReady, ImportHasRefusedRows),
    dependencies=[Repeatable],
)
async def apply_import(
    import_id: UUID, wanted: ImportApplication, caller: Writer, work: Work
) -> Response:
    """Begin to apply an import, in the background: all that was previewed, or nothing."""
    return await work.write(service.apply_import, caller, import_id, wanted)


@router.post(
    "/imports/{import_id}/undo",
    status_code=202,
    response_model=ImportView,
    responses=problems(NotFound, ImportNotReady),
    dependencies=[Repeatable],
)
async def undo_import(import_id: UUID, caller: Writer, work: Work) -> Response:
    """Begin to put back what an import has changed, within 15 minutes after it."""
    return await work.write(service.undo_import, caller, import_id)
