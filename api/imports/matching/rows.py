"""A row of a file as it is understood: cleaned, what is wrong with it, what it leaves open, what it would do.

A text that may mean several things is asked once for all rows that have it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.foundation.types import plain
from api.imports.models import Asked, RowAction
from api.organization.models import AssignmentKind, Source
from api.organization.names import name_key

YES = frozenset({"ya", "y", "yes", "1", "true", "x"})
NO = frozenset({"tidak", "t", "n", "no", "0", "false"})
MOST_QUESTIONS = 500
"""A file with more of them names another city's units."""


@dataclass(frozen=True)
class Candidate:
    """Something that a text may mean."""

    value: str
    name: str
    under: str | None = None


@dataclass(frozen=True)
class Question:
    """What does this text mean? `chosen` is the answer that somebody has given."""

    what: Asked
    key: str
    text: str
    under: str | None = None
    candidates: tuple[Candidate, ...] = field(default=(), compare=False)
    chosen: str | None = None


def key_of(what: Asked, *texts: str | None) -> str:
    """Name a question by its texts, however they are spelt."""
    said = "|".join((what, *(name_key(text or "") for text in texts)))
    return hashlib.sha256(said.encode()).hexdigest()[:24]


@dataclass
class FileRow:
    """A row as it is understood; `problems` refuse it, `hints` do not."""

    line: int
    cells: Mapping[str, str]
    places: Mapping[str, str]
    clean: dict[str, Any] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    hints: list[dict[str, Any]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    open: int = 0
    """How many of the problems are questions that wait for an answer."""

    @property
    def only_asks(self) -> bool:
        """Whether nothing is wrong once somebody has chosen."""
        return 0 < self.open == len(self.problems)

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def refuse(self, column: str, code: str, **facts: str) -> None:
        """Note what is wrong by its code; `wording` says it, with the facts."""
        self.problems.append(self._about(column, code, facts))

    def ask(self, column: str, code: str, question: Question, **facts: str) -> None:
        """Refuse for as long as nobody says what a text means."""
        self.refuse(column, code, **facts)
        self.questions.append(question)
        self.open += 1

    def hint(self, column: str, code: str, **facts: str) -> None:
        """Note what somebody should look at; the row is taken all the same."""
        self.hints.append(self._about(column, code, facts))

    def keep(self, column: str, value: Any) -> None:
        """Keep a value that a word was found to mean; refuse a word that means none."""
        if value is None:
            self.refuse(column, "unknown")
        else:
            self.clean[column] = value

    def keep_yes_or_no(self, column: str) -> None:
        word = name_key(self.text(column))
        self.keep(column, True if word in YES else False if word in NO else None)

    def _about(self, column: str, code: str, facts: Mapping[str, str]) -> dict[str, Any]:
        place = self.places.get(column)
        cell = f"{place}{self.line}" if place else None
        return {"cell": cell, "column": column, "code": code} | ({"facts": facts} if facts else {})


def gather_questions(rows: Iterable[FileRow]) -> list[dict[str, Any]]:
    """Ask each question once, the most frequent first; count its rows."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        for one in row.questions:
            if one.key not in found:
                found[one.key] = {**vars(one), "line": row.line, "rows": 0}
            found[one.key]["rows"] += 1
    ordered = sorted(found.values(), key=lambda q: (q["chosen"] is not None, -q["rows"]))
    questions: list[dict[str, Any]] = plain(ordered[:MOST_QUESTIONS])
    return questions


@dataclass
class RowMatch:
    """A row beside what is known of the thing that it means, and what would change."""

    row: FileRow
    known: Row | None = None
    action: RowAction = RowAction.SAME
    changes: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return not self.row.problems

    @property
    def clean(self) -> dict[str, Any]:
        return self.row.clean

    @property
    def unit_name(self) -> str | None:
        """The unit to show beside the row: a person's own, the one above a unit."""
        return self.row.text("unit_name") or self.row.text("parent_name") or None

    def refuse(self) -> None:
        """Let a row with problems wait for an answer, or for another file."""
        self.action = RowAction.CHOOSE if self.row.only_asks else RowAction.REFUSE

    def compare(self, names: tuple[str, ...]) -> None:
        """Note which columns say something else than what is known."""
        known, clean = self.known or {}, self.clean
        for name in names:
            if name in clean and known[name] != clean[name]:
                self.changes[name] = [known[name], clean[name]]


@dataclass
class UnitMatch(RowMatch):
    """What a row of a unit would do."""

    unit_id: UUID = field(default_factory=new_id)
    parent: "UnitMatch | Row | None" = None

    @property
    def parent_id(self) -> UUID | None:
        if isinstance(self.parent, UnitMatch):
            return self.parent.unit_id
        return self.parent["id"] if self.parent else None


@dataclass
class PersonMatch(RowMatch):
    """What a row of a person would do."""

    person_id: UUID = field(default_factory=new_id)
    assignment_id: UUID = field(default_factory=new_id)
    """Of the post that the row would begin."""
    has_new_number: bool = False
    unit: Row | None = None
    is_head: bool = False
    assessor_id: UUID | None = None
    assessor_source: Source = Source.DERIVED
    held: Row | None = None
    """The acting post that an acting row is about, where it is there already."""

    @property
    def unit_id(self) -> UUID:
        key: UUID = (self.unit or {})["id"]
        return key

    @property
    def unit_name(self) -> str | None:
        return self.unit["name"] if self.unit else super().unit_name

    @property
    def acting(self) -> AssignmentKind | None:
        """Plt or Plh where the row is about an acting post."""
        return self.clean.get("acting")

    @property
    def moved(self) -> bool:
        """Whether the post is another one, and not only its title."""
        return bool({"unit", "position_kind", "is_head"} & self.changes.keys())

    @property
    def begins(self) -> bool:
        """Whether the row begins a post."""
        if self.action is RowAction.ADD:
            return True
        known = self.known or {"assignment_id": None}
        began = self.moved or known["assignment_id"] is None
        return self.acting is None and self.action is RowAction.CHANGE and began
