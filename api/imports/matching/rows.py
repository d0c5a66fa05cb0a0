"""A row of a file as it is understood: what it says cleaned, what is wrong with it, what it leaves open.

A text that may mean several things is asked once for all rows that have it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from api.foundation.types import plain
from api.imports.models import Asked
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
