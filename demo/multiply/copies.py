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
    cards: dict[Any, Shown | None] = field(default_factory=dict)

    @property
    def agency_id(self) -> int:
        return self.person.place.agency_id


class Copier:
    """Writes the rows of copies in which more differs than keys."""

    def __init__(self) -> None:
        self._cuts: dict[tuple[Model, str, int, str], Cut] = {}

    def rows(self, copy: Copy, table: str) -> Iterator[Row]:
        for at, row in enumerate(copy.model.rows[table]):
            made = {name: self._value(copy, (table, at, name), row[name]) for name in row}
            if "agency_id" in made:
                made["agency_id"] = copy.agency_id
            yield _FINISH.get(table, _as_it_is)(copy, made)

    def _value(self, copy: Copy, place: tuple[str, int, str], value: Any) -> Any:
        if isinstance(value, UUID):
            return copy.keys.get(value, value)
        is_document = isinstance(metadata.tables[place[0]].columns[place[2]].type, Json)
        if value is None or not (is_document or type(value) is str):
            return value
        cut = self._cuts.get((copy.model, *place))
        if cut is None:
            cut = self._cuts[copy.model, *place] = _cut(copy, value, is_document=is_document)
        text = cut.fill(copy.words, copy.cards)
        return Fragment(text.encode()) if is_document else text


def _cut(copy: Copy, value: Any, *, is_document: bool) -> Cut:
    if not is_document:
        return Cut(value, copy.words)
    parties = [one for one in parties_in(value) if key_of(one) in copy.cards]
    return Cut(canonical(value).decode(), copy.words, parties)


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
