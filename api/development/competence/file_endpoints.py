"""How files of the competence model come in and go out."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api.development.competence import files, undoing
from api.development.competence.errors import ModelFileNotUndone, ModelFileUnreadable
from api.development.competence.file_schemas import (
    ModelFile,
    ModelFileResult,
    ModelFileUndone,
    ModelFileWanted,
)
from api.foundation.bodies import UPLOAD, takes
from api.foundation.errors import NotFound, TooLarge, problems
from api.foundation.file_answers import download
from api.foundation.spreadsheets import MEDIA_TYPE
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]
RAW = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
SHEET = {"description": "The sheet", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}


@router.get("/competences/file", response_class=Response, responses={200: SHEET, **problems()})
async def get_model_file(
    wanted: Annotated[ModelFile, Query()], caller: Reader, work: Work
) -> Response:
    """Download the model as it stands, as a sheet to fill in or change."""
    content = await work.database.read_as(caller, files.write_file, wanted.kind)
    return download(content, MEDIA_TYPE, f"{wanted.kind.value}.xlsx")


@router.post(
    "/competences/file",
    response_model=ModelFileResult,
    responses=problems(TooLarge, ModelFileUnreadable),
    openapi_extra=RAW,
    dependencies=[Repeatable],
)
@takes(UPLOAD)
async def take_model_file(
    wanted: Annotated[ModelFileWanted, Query()], request: Request, caller: Writer, work: Work
) -> Response:
    """Take in a CSV or XLSX of competences or of the levels that posts require; look first by `dry_run`."""
    actor = await work.database.read_as(caller, files.begin_file, wanted)
    folder: Path = request.app.state.settings.data_folder.resolve() / "imports"
    async with work.incoming(actor.id, folder) as part:
        lines = await files.read_file(part.path, wanted.kind)
        return await work.write(files.take_file, caller, lines, wanted)


@router.post(
    "/competences/files/{model_file_id}/undo",
    response_model=ModelFileUndone,
    responses=problems(NotFound, ModelFileNotUndone),
    dependencies=[Repeatable],
)
async def undo_model_file(model_file_id: UUID, caller: Writer, work: Work) -> Response:
    """Put back what stood before a file, as long as there is time and nobody has built upon it."""
    return await work.write(undoing.undo_file, caller, model_file_id)
