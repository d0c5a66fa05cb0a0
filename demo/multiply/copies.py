"""Gives each copy what is its own: keys, words, how it is shown, and the rows that are written one by one."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from orjson import Fragment

from api.achievements.service import receipt_number
from api.foundation.types import Json, canonical
from api.organization.names import nickname
from api.organization.people import numbers
from api.organization.people.service import named
from api.tables import metadata
from demo.multiply.cut import Cut, Shown, key_of, parties_in
from demo.multiply.models import Model, Row
from demo.people import Person

BY_HAND = (
    "users", "employees", "employee_numbers", "goals", "plan_versions", "evaluations", "receipts",
)  # fmt: skip
"""Tables in whose rows more differs than keys and the name of the unit."""


@dataclass(eq=False)
class Copy:
    """One copy of a model."""

    number: int
    """Counted through the city."""
    model: Model
    person: Person
    position_id: UUID
    keys: dict[UUID, UUID] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    """The words, and the keys as texts have them."""
    cards: dict[Any, Shown | None] = field(default_factory=dict)

    @property
    def agency_id(self) -> int:
        return self.person.place.agency_id


def rows_of(copy: Copy, table: str) -> Iterator[Row]:
    """Write the rows of a copy in a table in which more differs than keys."""
    moulds = copy.model.moulds
    if table not in moulds:
        moulds[table] = [Mould(copy, table, row) for row in copy.model.rows[table]]
    for mould in moulds[table]:
        yield _FINISH.get(table, _as_it_is)(copy, mould.fill(copy))


class Mould:
    """A row of a model, with what its copies have otherwise."""

    def __init__(self, copy: Copy, table: str, row: Row) -> None:
        self._same, self._keys = dict(row), dict[str, UUID]()
        self._texts, self._documents = dict[str, Cut](), dict[str, Cut]()
        for name, value in row.items():
            if isinstance(value, UUID):
                self._keys[name] = value
            elif value is not None and isinstance(metadata.tables[table].c[name].type, Json):
                parties = [one for one in parties_in(value) if key_of(one) in copy.cards]
                self._documents[name] = Cut(canonical(value).decode(), copy.words, parties)
            elif type(value) is str:
                self._texts[name] = Cut(value, copy.words)

    def fill(self, copy: Copy) -> Row:
        row = dict(self._same)
        for name, key in self._keys.items():
            row[name] = copy.keys.get(key, key)
        for name, cut in self._texts.items():
            row[name] = cut.fill(copy.said, copy.cards)
        for name, cut in self._documents.items():
            row[name] = Fragment(cut.fill(copy.said, copy.cards).encode())
        if "agency_id" in row:
            row["agency_id"] = copy.agency_id
        return row


def _user(copy: Copy, row: Row) -> Row:
    leads = [copy.person.place.path] if copy.person.is_head else []
    return {**row, "login_key": copy.person.number, "leads": leads}


def _employee(copy: Copy, row: Row) -> Row:
    person = copy.person
    number = numbers.read(person.number)
    return {
        **row,
        **named(_written(person)),
        "nip": person.number,
        "nickname": nickname(person.name),
        "birth_date": number.born_on,
        "sex": number.sex,
        "unit_id": person.place.id,
        "position_id": copy.position_id,
    }


def _written(person: Person) -> str:
    name = f"{person.front} {person.name}".strip()
    return f"{name}, {person.back}" if person.back else name


def _number(copy: Copy, row: Row) -> Row:
    return {**row, "number": copy.person.number}


def _version(_copy: Copy, row: Row) -> Row:
    return {**row, "sha256": hashlib.sha256(canonical(row["content"])).digest()}


def _receipt(_copy: Copy, row: Row) -> Row:
    return {**row, "number": receipt_number(row["id"])}


def _as_it_is(_copy: Copy, row: Row) -> Row:
    return row


_FINISH = {
    "users": _user,
    "employees": _employee,
    "employee_numbers": _number,
    "plan_versions": _version,
    "receipts": _receipt,
}
