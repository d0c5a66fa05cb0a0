"""Reads an uploaded file beside the requests: bytes to rows, rows to verdicts, verdicts to the table."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from api.foundation.jobs import Progress, work
from api.foundation.upsert import chunks
from api.foundation.work import Database
from api.organization import import_knowing, import_service
from api.organization.import_checking import Checked
from api.organization.import_matching import match_people
from api.organization.import_models import ImportKind
from api.organization.import_reading import Sheet, Unreadable, read_sheet
from api.organization.import_unit_matching import match_units

STEP = 2_500
"""Rows between two reports of progress."""


@work(import_service.READ)
async def read_import(database: Database, payload: Any, progress: Progress) -> None:
    """Stage a file; again from the start when it was interrupted."""
    import_id, path = UUID(payload["import_id"]), Path(payload["path"])
    wanted = await database.read(import_service.find_reading, import_id)
    if wanted is None:
        return
    try:
        sheet, rows = await asyncio.to_thread(_read, path, wanted["kind"])
    except Unreadable as error:
        await database.write(import_service.fail, import_id, error.code)
    else:
        await progress.tell(0, len(rows))
        matched = await _match(database, wanted, rows)
        await _stage(database, import_id, matched, progress)
        mapping = {f: {"column": c, "title": t} for f, (c, t) in sheet.columns.items()}
        counts = import_service.counts_of(matched)
        await database.write(import_service.preview, import_id, mapping, counts)
    await asyncio.to_thread(path.unlink, True)


def _read(path: Path, kind: ImportKind) -> tuple[Sheet, list[Checked]]:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("lost") from error
    sheet = read_sheet(content, kind)
    places = sheet.places
    rows = [Checked(line.number, line.cells, places) for line in sheet.lines]
    return sheet, import_service.check(kind, rows)


async def _match(database: Database, wanted: dict[str, Any], rows: list[Checked]) -> Any:
    only = wanted["agency_id"]
    if wanted["kind"] is ImportKind.UNITS:
        units = await database.read(import_knowing.know_units)
        return await asyncio.to_thread(match_units, rows, units, only)
    city = await database.read(import_service.know, rows)
    return await asyncio.to_thread(match_people, rows, city, only)


async def _stage(database: Database, import_id: UUID, matched: Any, progress: Progress) -> None:
    await database.write(import_service.clear, import_id)
    staged = await asyncio.to_thread(
        lambda: list(map(partial(import_service.as_staged, import_id), matched))
    )
    done = 0
    for chunk in chunks(staged, STEP):
        await database.write(import_service.stage, chunk)
        done += len(chunk)
        await progress.tell(done, len(staged))
