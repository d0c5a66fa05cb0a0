"""Many writes of one import, gathered, run in an order that every rule of the database allows, undone.

They keep what undoes them: made rows to delete, and columns as they were.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, bindparam, delete, text
from sqlalchemy.orm import Session

from api.foundation.bulk import SIZE, Changes, Row, insert_many, table_of
from api.foundation.database import Model
from api.foundation.types import Key
from api.foundation.upsert import chunks
from api.identity.models import User
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
