"""A change set: the many writes of one import, worked out beforehand, applied or undone in one transaction.

They run in an order that every rule of the database allows, and keep what undoes them: made rows to
delete, and columns as they were. What changed in detail are the events of `organization`.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

import orjson
from sqlalchemy import Date, bindparam, delete, func, select, text
from sqlalchemy.orm import Session

from api.foundation.bulk import SIZE, Changes, Row, insert_many, table_of
from api.foundation.clock import now
from api.foundation.database import Model
from api.foundation.errors import AlreadyThere
from api.foundation.events import Event, EventActor, publish
from api.foundation.soft_references import is_referenced
from api.foundation.types import Key, canonical
from api.foundation.upsert import chunks
from api.identity.models import User
from api.identity.open_codes import end_open_codes
from api.imports.changes.notices import STORED, Notices
from api.imports.matching.city import versions_of
from api.imports.models import Import, ImportState
from api.organization.models import (
    Agency,
    Assessor,
    Assignment,
    Employee,
    EmployeeNumber,
    Position,
    Unit,
)

MANY = 500
"""From so many changes on, the planner's figures are worth counting anew."""
KEYS: dict[type[Model], str] = {
    Agency: "id",
    Unit: "id",
    Position: "id",
    User: "id",
    Employee: "id",
    EmployeeNumber: "number",
    Assignment: "id",
    Assessor: "id",
}
"""In the order of making: nothing refers to what comes later."""
Models = tuple[type[Model], ...]
FIRST: Models = (Agency, Unit, Position)
FREEING: Models = (Position, Assignment, Assessor)
"""Changed before new rows come, so that dates do not overlap."""
THEN: Models = (User, Employee, EmployeeNumber, Assignment, Assessor)
LAST: Models = (Unit, Employee, User)
DATED: Models = (Assessor, Assignment)
"""Undone before old dates return."""
BY_NAME = {model.__tablename__: model for model in KEYS}
VERSIONED: Models = (Employee, Unit)
WATCHED: Models = (Agency, Unit, Position, Employee, Assignment, Assessor)
"""No one else changes these while a change set is applied or undone."""
Stamp = tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class ImportEvent(Event):
    subject_kind: ClassVar[str] = "import"
    counts: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class ImportApplied(ImportEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ImportUndone(ImportEvent):
    pass


class Writes:
    """What an import is about to write, with what undoes it."""

    def __init__(self) -> None:
        self._made: dict[type[Model], list[Row]] = defaultdict(list)
        self._changed: dict[type[Model], Changes] = defaultdict(Changes)
        self.notes: list[dict[str, Any]] = []

    def make(self, model: type[Model], **values: Any) -> Any:
        """Insert a row; gives its key."""
        key = values[KEYS[model]]
        self._made[model].append(values)
        self.notes.append({"table": model.__tablename__, "key": key})
        return key

    def change(self, model: type[Model], key: Any, old: Row, **new: Any) -> None:
        """Change columns of a row; `old` tells how they were."""
        self._changed[model].add(key, new)
        before = {name: old[name] for name in new if name in old}
        note = {"table": model.__tablename__, "key": key, "old": before}
        self.notes.append(note | ({"version": new["version"]} if "version" in new else {}))

    def run(self, session: Session) -> None:
        """Write everything in chunks: posts, what frees dates, what is new, the rest."""
        for model in FIRST:
            insert_many(session, model, self._made[model])
        for model in FREEING:
            self._changed[model].run(session, model)
        for model in THEN:
            insert_many(session, model, self._made[model])
        for model in LAST:
            self._changed[model].run(session, model)
        if len(self.notes) > MANY:
            _count_anew(session)


def _count_anew(session: Session) -> None:
    """Let the planner know of a city that has grown at once."""
    for model in KEYS:
        session.execute(text(f"ANALYZE {model.__tablename__}"))


class Undo:
    """What undoes an import: made rows to delete, and columns as they were."""

    def __init__(self, notes: Iterable[dict[str, Any]]) -> None:
        self._made: dict[type[Model], list[Any]] = defaultdict(list)
        self._changed: dict[type[Model], Changes] = defaultdict(Changes)
        self.versions: dict[type[Model], dict[UUID, int]] = defaultdict(dict)
        """As the import left them."""
        for note in notes:
            model = BY_NAME[note["table"]]
            self._keep(model, _value(model, KEYS[model], note["key"]), note)

    def _keep(self, model: type[Model], key: Any, note: dict[str, Any]) -> None:
        if "old" in note:
            self._changed[model].add(key, _before(model, note))
        else:
            self._made[model].append(key)
        if model in VERSIONED:
            self.versions[model][key] = note.get("version", 1)

    def made(self, model: type[Model]) -> list[Any]:
        """Give the keys of what was made."""
        return self._made[model]

    def run(self, session: Session) -> None:
        """Delete new dated rows first, then columns as they were, then everything that was made."""
        for model in DATED:
            _delete(session, model, self._made[model])
        for model in reversed(KEYS):
            self._changed[model].run(session, model)
        for model in reversed(KEYS):
            if model not in DATED:
                _delete(session, model, self._made[model])


def _before(model: type[Model], note: dict[str, Any]) -> Row:
    old = {name: _value(model, name, value) for name, value in note["old"].items()}
    return {**old, "version": note["version"] + 1} if "version" in note else old


def _value(model: type[Model], column: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    kind = table_of(model).c[column].type
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return UUID(value) if isinstance(kind, Key) else value


def _delete(session: Session, model: type[Model], keys: Sequence[Any]) -> None:
    table = table_of(model)
    gone = delete(table).where(table.c[KEYS[model]] == bindparam("this"))
    for chunk in chunks(reversed(keys), SIZE):
        session.execute(gone, [{"this": key} for key in chunk])


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
    """Let nobody else change what is applied or undone from now on; SQLite has one writer anyway."""
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
    _keep_others_out(session)
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
