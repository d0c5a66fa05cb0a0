"""Does the work of an import beside the requests: reads, matches, applies, undoes.

Only reading pages and writing slices happens on the loop; what takes long in between has a thread.
"""

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any
from uuid import UUID

from api.foundation.errors import AlreadyThere, Busy
from api.foundation.faults import ReferenceBroken
from api.foundation.jobs import JobFunction, Progress, job
from api.foundation.rows import Row
from api.foundation.upsert import chunks
from api.foundation.work import Database
from api.imports import preview, service
from api.imports.changes import change_set
from api.imports.matched_file import Lines, MatchedFile, match_file
from api.imports.matching.rows import gather_questions
from api.imports.models import ImportKind, ImportState
from api.imports.preview import Task
from api.imports.queries import STEPS
from api.imports.reading.sheets import Sheet, Unreadable, read_sheet

STEP = 1_000
"""Rows between two reports of progress."""
ROUNDS = 3
"""How often changes are worked out anew because the city has changed under them."""
_resting: list[None] = []


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Keep the collector from stopping everybody while a job has a whole city in memory.

    A full collection over some million objects holds the loop for hundreds of milliseconds; rows have
    no cycles, so that nothing is lost. Of several imports at once, the last one wakes it.
    """
    _resting.append(None)
    gc.disable()
    try:
        yield
    finally:
        _resting.pop()
        if not _resting:
            gc.enable()


def uncollected(function: JobFunction) -> JobFunction:
    """Run a job without garbage collection."""

    @wraps(function)
    async def run(database: Database, payload: Any, progress: Progress) -> None:
        with no_garbage_collection():
            await function(database, payload, progress)

    return run


@dataclass
class RowProgress:
    """Tells of rows that go through the three steps."""

    progress: Progress
    rows: int

    async def tell(self, step: int, done: int) -> None:
        await self.progress.tell(step * self.rows + done, len(STEPS) * self.rows)


@job(service.READ)
@uncollected
async def read_import(database: Database, payload: Any, progress: Progress) -> None:
    """Read a file and show what it would do; again from the start when it was interrupted."""
    import_id, path = UUID(payload["import_id"]), Path(payload["path"])
    task = await database.read(preview.find_task, import_id, ImportState.READING)
    if task is not None:
        try:
            sheet = await asyncio.to_thread(_read, path, task.kind)
        except Unreadable as error:
            await database.write(preview.fail, import_id, error.code)
        else:
            task = replace(task, mapping=sheet.mapping, rows=len(sheet.lines))
            await _match(database, import_id, (task, sheet.lines), progress)
    await asyncio.to_thread(path.unlink, True)


def _read(path: Path, kind: ImportKind) -> Sheet:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("lost") from error
    sheet = read_sheet(content, kind)
    if not sheet.lines:
        raise Unreadable("no_rows")
    return sheet


@job(service.MATCH)
@uncollected
async def match_import(database: Database, payload: Any, progress: Progress) -> None:
    """Match a file anew with what somebody has chosen."""
    import_id = UUID(payload["import_id"])
    task = await database.read(preview.find_task, import_id, ImportState.MATCHING)
    if task is not None:
        kept = await _kept(database, import_id, RowProgress(progress, task.rows))
        await _match(database, import_id, (task, _lines(kept)), progress)


async def _kept(database: Database, import_id: UUID, progress: RowProgress) -> list[Row]:
    kept: list[Row] = []
    while page := await database.read(
        preview.rows_after, import_id, kept[-1]["line"] if kept else 0
    ):
        kept += page
        if len(kept) % STEP == 0:
            await progress.tell(0, len(kept))
    return kept


def _lines(kept: list[Row]) -> Lines:
    return [(row["line"], row["raw"]) for row in kept]


async def _match(
    database: Database, import_id: UUID, given: tuple[Task, Lines], progress: Progress
) -> None:
    task, lines = given
    row_progress = RowProgress(progress, task.rows)
    await row_progress.tell(1, 0)
    file = await match_file(database, task, lines)
    await _show(database, import_id, (task, file, None), row_progress)


async def _show(
    database: Database,
    import_id: UUID,
    given: tuple[Task, MatchedFile, str | None],
    progress: RowProgress,
) -> None:
    """Keep what each row would do, then say that it can be looked at."""
    task, file, problem = given
    await database.write(preview.clear_rows, import_id)
    rows = await asyncio.to_thread(preview.as_rows, import_id, file.matches)
    done = 0
    for chunk in chunks(rows, STEP):
        await database.write(preview.add_rows, chunk)
        done += len(chunk)
        await progress.tell(2, done)
    questions = await asyncio.to_thread(gather_questions, (m.row for m in file.matches))
    shown = {"mapping": task.mapping, "counts": file.counts, "questions": questions}
    await database.write(preview.show, import_id, {**shown, "problem": problem})


@job(service.APPLY)
@uncollected
async def apply_import(database: Database, payload: Any, progress: Progress) -> None:
    """Apply what somebody has been shown, in one transaction; show it anew where it differs."""
    for _ in range(ROUNDS):
        if await _apply_once(database, payload, progress):
            return
    raise Busy


async def _apply_once(database: Database, payload: Any, progress: Progress) -> bool:
    import_id = UUID(payload["import_id"])
    task = await database.read(preview.find_task, import_id, ImportState.APPLYING)
    if task is None:
        return True
    stamp = await database.read(change_set.stamp_of)
    row_progress = RowProgress(progress, task.rows)
    kept = await _kept(database, import_id, row_progress)
    await row_progress.tell(1, 0)
    file = await match_file(database, task, _lines(kept))
    if await asyncio.to_thread(preview.differs, kept, file.matches):
        await _show(database, import_id, (task, file, "changed_meanwhile"), row_progress)
        return True
    changes = await asyncio.to_thread(_change_set, stamp, file)
    await row_progress.tell(2, 0)
    actor, origin = service.requester_of(payload), service.origin_of(payload)
    apply = change_set.apply_changes
    return bool(await database.write(apply, actor, import_id, changes, origin=origin))


def _change_set(stamp: change_set.Stamp, file: MatchedFile) -> change_set.ChangeSet:
    writes, notices = file.changes()
    undo = change_set.pack_undo(writes, notices)
    return change_set.ChangeSet(stamp, file.counts, writes, notices, undo)


@job(service.UNDO)
@uncollected
async def undo_import(database: Database, payload: Any, progress: Progress) -> None:
    """Put back what an import has changed, or say why it stays."""
    import_id = UUID(payload["import_id"])
    packed = await database.read(change_set.packed_undo, import_id)
    if packed is None:
        return
    undo = await asyncio.to_thread(change_set.unpack_undo, packed)
    actor, origin = service.requester_of(payload), service.origin_of(payload)
    await progress.tell(0, 0)
    try:
        await database.write(change_set.undo_changes, actor, import_id, undo, origin=origin)
    except change_set.CannotUndo:
        await database.write(change_set.keep_applied, import_id, "changed_since")
    except (AlreadyThere, ReferenceBroken):
        await database.write(change_set.keep_applied, import_id, "in_use")
