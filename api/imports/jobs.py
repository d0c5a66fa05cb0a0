"""Does the work of an import beside the requests: reads, matches, applies, undoes; forgets what is left.

Only reading pages and writing slices happens on the loop; what takes long in between has a thread.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from api.foundation.bounded import Bounds, OutOfBounds, read_apart
from api.foundation.clock import now
from api.foundation.errors import AlreadyThere, Busy
from api.foundation.faults import ReferenceBroken
from api.foundation.jobs import Job, JobState, Lease, job
from api.foundation.memory import uncollected
from api.foundation.rows import Row
from api.foundation.uploads import forget_parts, left_alone
from api.foundation.upsert import chunks
from api.foundation.work import Database
from api.imports import preview, service
from api.imports.changes import change_set
from api.imports.matching.rows import gather_questions
from api.imports.models import Import, ImportKind, ImportRow, ImportState
from api.imports.preview import Lines, MatchedFile, Task, match_file
from api.imports.queries import STEPS, UNDO_WITHIN
from api.imports.reading.columns import wanted
from api.imports.reading.dapodik import read_gtk
from api.imports.reading.sheets import Unreadable, read_table

MIB = 1024 * 1024
STEP = 1_000
"""Rows between two reports of progress."""
ROUNDS = 3
"""How often changes are worked out anew because the city has changed under them."""
BOUNDS = Bounds(memory=300 * MIB, processor_seconds=20, seconds=60, answer=24 * MIB)
"""20,000 rows with text in all columns take 90 MiB of address space and 13 MiB of answer."""


@dataclass(frozen=True)
class Step:
    """An import that a job works on; all that it writes goes through the job's lease."""

    lease: Lease
    import_id: UUID
    rows: int

    async def tell(self, step: int, done: int) -> None:
        """Tell of rows that go through the three steps."""
        await self.lease.tell(step * self.rows + done, len(STEPS) * self.rows)


@job(service.READ)
@uncollected
async def read_import(database: Database, payload: Any, lease: Lease) -> None:
    """Read a file and show what it would do; again from the start when it was interrupted."""
    import_id, path = UUID(payload["import_id"]), Path(payload["path"])
    task = await database.read(preview.find_task, import_id, ImportState.READING)
    if task is not None:
        try:
            mapping, lines = await _read(path, task.kind)
        except Unreadable as error:
            await lease.write(preview.fail, import_id, error.code)
        else:
            task = replace(task, mapping=mapping, rows=len(lines))
            await _match(Step(lease, import_id, task.rows), task, lines)
    await asyncio.to_thread(path.unlink, True)


async def _read(path: Path, kind: ImportKind) -> tuple[dict[str, dict[str, str]], Lines]:
    """Give which field stands in which column, and the rows; in a process that the file may kill."""
    try:
        with path.open("rb") as file:
            reader = read_gtk if kind is ImportKind.DAPODIK else read_table
            read = await read_apart(reader, file, wanted(kind), BOUNDS)
    except FileNotFoundError as error:
        raise Unreadable("lost") from error
    except OutOfBounds as error:
        raise Unreadable("out_of_bounds") from error
    if "problem" in read[-1]:
        raise Unreadable(read[-1]["problem"])
    found = read[0]["mapping"].items()
    mapping = {field: {"column": column, "title": title} for field, (column, title) in found}
    return mapping, [(line, cells) for part in read[1:] for line, cells in part["lines"]]


@job(service.MATCH)
@uncollected
async def match_import(database: Database, payload: Any, lease: Lease) -> None:
    """Match a file anew with what somebody has chosen."""
    import_id = UUID(payload["import_id"])
    task = await database.read(preview.find_task, import_id, ImportState.MATCHING)
    if task is not None:
        step = Step(lease, import_id, task.rows)
        await _match(step, task, _lines(await _kept(step)))


async def _kept(step: Step) -> list[Row]:
    kept: list[Row] = []
    while page := await step.lease.database.read(
        preview.rows_after, step.import_id, kept[-1]["line"] if kept else 0
    ):
        kept += page
        if len(kept) % STEP == 0:
            await step.tell(0, len(kept))
    return kept


def _lines(kept: list[Row]) -> Lines:
    return [(row["line"], row["raw"]) for row in kept]


async def _match(step: Step, task: Task, lines: Lines) -> None:
    await step.tell(1, 0)
    file = await match_file(step.lease.database, task, lines)
    await _show(step, task, file)


async def _show(step: Step, task: Task, file: MatchedFile, problem: str | None = None) -> None:
    """Keep what each row would do, then say that it can be looked at."""
    write = step.lease.write
    await write(preview.clear_rows, step.import_id)
    rows = await asyncio.to_thread(preview.as_rows, step.import_id, file.matches)
    done = 0
    for chunk in chunks(rows, STEP):
        await write(preview.add_rows, chunk)
        done += len(chunk)
        await step.tell(2, done)
    questions = await asyncio.to_thread(gather_questions, (m.row for m in file.matches))
    shown = {"mapping": task.mapping, "counts": file.counts, "questions": questions}
    await write(preview.show, step.import_id, {**shown, "problem": problem})


@job(service.APPLY)
@uncollected
async def apply_import(database: Database, payload: Any, lease: Lease) -> None:
    """Apply what somebody has been shown, in one transaction; show it anew where it differs."""
    for _ in range(ROUNDS):
        if await _apply_once(database, payload, lease):
            return
    raise Busy


async def _apply_once(database: Database, payload: Any, lease: Lease) -> bool:
    import_id = UUID(payload["import_id"])
    task = await database.read(preview.find_task, import_id, ImportState.APPLYING)
    if task is None:
        return True
    stamp = await database.read(change_set.stamp_of)
    step = Step(lease, import_id, task.rows)
    kept = await _kept(step)
    await step.tell(1, 0)
    file = await match_file(database, task, _lines(kept))
    if await asyncio.to_thread(preview.differs, kept, file.matches):
        await _show(step, task, file, "changed_meanwhile")
        return True
    changes = await asyncio.to_thread(_change_set, stamp, file)
    await step.tell(2, 0)
    actor, origin = service.requester_of(payload), service.origin_of(payload)
    apply = change_set.apply_changes
    return bool(await lease.write(apply, actor, import_id, changes, origin=origin))


def _change_set(stamp: change_set.Stamp, file: MatchedFile) -> change_set.ChangeSet:
    writes, notices = file.changes()
    undo = change_set.pack_undo(writes, notices)
    return change_set.ChangeSet(stamp, file.counts, writes, notices, undo)


@job(service.UNDO)
@uncollected
async def undo_import(database: Database, payload: Any, lease: Lease) -> None:
    """Put back what an import has changed, or say why it stays."""
    import_id = UUID(payload["import_id"])
    packed = await database.read(change_set.packed_undo, import_id)
    if packed is None:
        return
    undo = await asyncio.to_thread(change_set.unpack_undo, packed)
    actor, origin = service.requester_of(payload), service.origin_of(payload)
    await lease.tell(0, 0)
    try:
        await lease.write(change_set.undo_changes, actor, import_id, undo, origin=origin)
    except change_set.CannotUndo:
        await lease.write(change_set.keep_applied, import_id, "changed_since")
    except (AlreadyThere, ReferenceBroken):
        await lease.write(change_set.keep_applied, import_id, "in_use")


KEPT = timedelta(days=30)
PAUSE = 3_600.0
LOST = 24 * 3_600.0
"""Seconds after which an upload that no import knows is taken away."""
SLICE = 2_000


async def forget_hourly(database: Database, folder: Path) -> None:
    """Forget every hour, until cancelled."""
    while True:
        await forget(database, folder)
        await asyncio.sleep(PAUSE)


async def forget(database: Database, folder: Path) -> None:
    """Forget once: in slices, so that nobody waits."""
    await database.write(_forget_notes)
    while await database.write(_forget_rows):
        await asyncio.sleep(0)
    waiting = await database.read(_waiting)
    await asyncio.to_thread(_sweep, folder / "imports", waiting)


def _forget_notes(session: Session) -> None:
    """Let go of what would undo an import that cannot be undone any more."""
    over = Import.applied_at < now() - UNDO_WITHIN
    old = Import.state == ImportState.APPLIED, Import.undo.is_not(None), over
    session.execute(update(Import).where(*old).values(undo=None))


def _forget_rows(session: Session) -> int:
    """Drop one slice of the rows of one old import; what was never applied expires with them."""
    day = now() - KEPT
    held = exists().where(ImportRow.import_id == Import.id)
    key = session.scalar(select(Import.id).where(Import.created_at < day, held).limit(1))
    if key is None:
        return 0
    lines = session.scalars(
        select(ImportRow.line)
        .where(ImportRow.import_id == key)
        .order_by(ImportRow.line)
        .limit(SLICE)
    ).all()
    slice_ = ImportRow.import_id == key, ImportRow.line <= lines[-1]
    session.execute(delete(ImportRow).where(*slice_))
    waiting = Import.id == key, Import.state == ImportState.PREVIEWED
    session.execute(update(Import).where(*waiting).values(state=ImportState.EXPIRED, questions=[]))
    return len(lines)


def _waiting(session: Session) -> set[UUID]:
    """Name the imports whose file is still to be read; one that is given up keeps no file."""
    read_later = Import.state == ImportState.READING, Job.state != JobState.FAILED
    return set(
        session.scalars(select(Import.id).join(Job, Job.id == Import.job_id).where(*read_later))
    )


def _sweep(folder: Path, waiting: Iterable[UUID]) -> None:
    known = {str(key) for key in waiting}
    forget_parts(folder)
    for file in left_alone(folder, "*", LOST):
        if file.name not in known:
            file.unlink(missing_ok=True)
