"""A change set: all that an import writes, worked out beforehand, applied or undone in one transaction."""

import zlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from api.foundation.bulk import table_of
from api.foundation.clock import now
from api.foundation.database import Model
from api.foundation.errors import AlreadyThere
from api.foundation.events import EventActor, publish
from api.foundation.soft_references import is_referenced
from api.foundation.types import canonical
from api.identity.models import User
from api.identity.open_codes import end_open_codes
from api.imports.changes.notices import STORED, Notices
from api.imports.changes.writes import Undo, Writes
from api.imports.events import ImportApplied, ImportUndone
from api.imports.matching.city import versions_of
from api.imports.models import Import, ImportState
from api.organization.models import Agency, Assessor, Assignment, Employee, Position, Unit

WATCHED: tuple[type[Model], ...] = (Agency, Unit, Position, Employee, Assignment, Assessor)
Stamp = tuple[Any, ...]


class CannotUndo(ValueError):
    """Somebody has built upon what the import did."""


@dataclass
class ChangeSet:
    """What to write and whom to notify, for the city as it stood at the stamp."""

    stamp: Stamp
    counts: dict[str, int]
    writes: Writes
    notices: Notices
    undo: bytes
    """What it takes to undo the writes, packed."""


def stamp_of(session: Session) -> Stamp:
    """Say how the city stands, so that a change set is not applied to another one."""
    found: list[Any] = []
    for model in WATCHED:
        seen: list[Any] = [func.count()]
        columns = table_of(model).c
        seen.append(func.max(columns.updated_at))
        if "version" in columns:
            seen.append(func.sum(columns.version))
        found += session.execute(select(*seen).select_from(model)).one()
    return tuple(found)


def pack_undo(writes: Writes, notices: Notices) -> bytes:
    """Keep what undoes the writes."""
    return zlib.compress(canonical({"notes": writes.notes, "notices": notices.undone()}), 1)


def apply_changes(session: Session, actor: EventActor, import_id: UUID, changes: ChangeSet) -> bool:
    """Write a change set whole; not at all when the city has changed since it was made."""
    found = session.get(Import, import_id, with_for_update=True)
    if found is None or found.state is not ImportState.APPLYING:
        return True
    _keep_others_out(session)
    if stamp_of(session) != changes.stamp:
        return False
    changes.writes.run(session)
    changes.notices.notify(session, actor)
    end_open_codes(session, {begun.employee_id for begun in changes.notices.begun})
    found.state, found.applied_at, found.counts = ImportState.APPLIED, now(), changes.counts
    found.undo, found.problem = changes.undo, None
    found.version += 1
    publish(session, ImportApplied(actor=actor, subject_id=import_id, counts=changes.counts))
    return True


def _keep_others_out(session: Session) -> None:
    """Let nobody else change what the change set was made from; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        names = ", ".join(model.__tablename__ for model in WATCHED)
        session.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))


def packed_undo(session: Session, import_id: UUID) -> bytes | None:
    """Read what undoes an import, as long as it is being undone."""
    wanted = select(Import.undo).where(Import.id == import_id, Import.state == ImportState.UNDOING)
    return session.scalar(wanted)


def unpack_undo(packed: bytes) -> tuple[Undo, Notices]:
    """Give what undoes an import, and whom to notify of it."""
    kept = orjson.loads(zlib.decompress(packed))
    return Undo(kept["notes"]), STORED.validate_python(kept["notices"])


def undo_changes(
    session: Session, actor: EventActor, import_id: UUID, given: tuple[Undo, Notices]
) -> None:
    """Put everything back as it was, unless somebody has changed it or built upon it since."""
    found = session.get(Import, import_id, with_for_update=True)
    if found is None or found.state is not ImportState.UNDOING:
        return
    undo, notices = given
    for model, left in undo.versions.items():
        there = versions_of(session, model, set(left))
        if any(there.get(key) != version for key, version in left.items()):
            raise CannotUndo
    if any(is_referenced(session, m.__tablename__, undo.made(m)) for m in (User, Assignment)):
        raise AlreadyThere
    undo.run(session)
    notices.notify(session, actor)
    found.state, found.undo, found.problem = ImportState.UNDONE, None, None
    found.version += 1
    publish(session, ImportUndone(actor=actor, subject_id=import_id, counts=found.counts))


def keep_applied(session: Session, import_id: UUID, problem: str) -> None:
    """Say why an import stays as it was applied."""
    found = session.get_one(Import, import_id)
    found.state, found.problem = ImportState.APPLIED, problem
    found.version += 1
