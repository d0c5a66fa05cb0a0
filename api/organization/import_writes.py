"""Many writes of one import, gathered, run in an order that every rule of the database allows, undone.

Each line keeps what takes it back: made rows to delete, and columns as they were.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Table, bindparam, delete, insert, text, update
from sqlalchemy.orm import Session

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

SIZE = 500
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
"""Taken back before old dates return."""
BY_NAME = {model.__tablename__: model for model in KEYS}
Row = Mapping[str, Any]


class Writes:
    """What an import is about to write."""

    def __init__(self) -> None:
        self._made: dict[type[Model], list[Row]] = defaultdict(list)
        self._changed: dict[type[Model], list[tuple[Any, Row]]] = defaultdict(list)
        self.undo: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self._turn = count()

    def make(self, line: int, model: type[Model], **values: Any) -> Any:
        """Insert a row; gives its key."""
        key = values[KEYS[model]]
        self._made[model].append(values)
        self.undo[line].append({"table": model.__tablename__, "key": key, "turn": next(self._turn)})
        return key

    def change(self, line: int, model: type[Model], key: Any, old: Row, **new: Any) -> None:
        """Change columns of a row; `old` tells how they were."""
        self._changed[model].append((key, new))
        before = {name: old[name] for name in new if name in old}
        note = {"table": model.__tablename__, "key": key, "old": before}
        self.undo[line].append(note | ({"version": new["version"]} if "version" in new else {}))

    def run(self, session: Session) -> None:
        """Write everything in chunks: posts, what frees dates, what is new, the rest."""
        for model in FIRST:
            _insert(session, model, self._made[model])
        for model in FREEING:
            _update(session, model, self._changed[model])
        for model in THEN:
            _insert(session, model, self._made[model])
        for model in LAST:
            _update(session, model, self._changed[model])
        if len(self.undo) > SIZE:
            _count_anew(session)


def _count_anew(session: Session) -> None:
    """Let the planner know of a city that has grown at once."""
    for model in KEYS:
        session.execute(text(f"ANALYZE {model.__tablename__}"))


def take_back(session: Session, notes: Sequence[dict[str, Any]]) -> None:
    """Undo: new dated rows first, then columns as they were, then everything that was made."""
    made: dict[type[Model], list[Any]] = defaultdict(list)
    changed: dict[type[Model], list[tuple[Any, Row]]] = defaultdict(list)
    for note in sorted(notes, key=lambda note: note.get("turn", 0)):
        model = BY_NAME[note["table"]]
        key = _value(model, KEYS[model], note["key"])
        if "old" in note:
            changed[model].append((key, _before(model, note)))
        else:
            made[model].append(key)
    backwards = tuple(reversed(KEYS))
    for model in DATED:
        _delete(session, model, made.pop(model, []))
    for model in backwards:
        _update(session, model, changed[model])
    for model in backwards:
        _delete(session, model, made[model])


def _before(model: type[Model], note: dict[str, Any]) -> Row:
    old = {name: _value(model, name, value) for name, value in note["old"].items()}
    return {**old, "version": note["version"] + 1} if "version" in note else old


def _value(model: type[Model], column: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    kind = _table(model).c[column].type
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return UUID(value) if isinstance(kind, Key) else value


def _table(model: type[Model]) -> Table:
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is not one table")
    return table


def _insert(session: Session, model: type[Model], rows: Sequence[Row]) -> None:
    for chunk in chunks(rows, SIZE):
        session.execute(insert(_table(model)), chunk)


def _update(session: Session, model: type[Model], rows: Sequence[tuple[Any, Row]]) -> None:
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for key, new in rows:
        if new:
            values = {f"new_{name}": value for name, value in new.items()}
            alike[tuple(sorted(new))].append({"this": key, **values})
    table = _table(model)
    for names, given in alike.items():
        change = update(table).where(table.c[KEYS[model]] == bindparam("this"))
        change = change.values({name: bindparam(f"new_{name}") for name in names})
        for chunk in chunks(given, SIZE):
            session.execute(change, chunk)


def _delete(session: Session, model: type[Model], keys: Sequence[Any]) -> None:
    table = _table(model)
    gone = delete(table).where(table.c[KEYS[model]] == bindparam("this"))
    for chunk in chunks(reversed(keys), SIZE):
        session.execute(gone, [{"this": key} for key in chunk])
