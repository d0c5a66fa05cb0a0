"""Forgets what imports leave behind: staged rows after 30 days, undo notes after their time, lost uploads."""

import asyncio
import time
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.work import Database
from api.imports.models import Import, ImportRow, ImportState
from api.imports.queries import UNDO_WITHIN

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
    return set(session.scalars(select(Import.id).where(Import.state == ImportState.READING)))


def _sweep(folder: Path, waiting: Iterable[UUID]) -> None:
    known = {str(key) for key in waiting}
    before = time.time() - LOST
    for file in folder.glob("*"):
        if file.name not in known and file.stat().st_mtime < before:
            file.unlink(missing_ok=True)
