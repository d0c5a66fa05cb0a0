"""A row of a file as it is understood: what it says cleaned, what is wrong with it, what it leaves open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from api.organization.import_questions import Question
from api.organization.names import name_key

YES = frozenset({"ya", "y", "yes", "1", "true", "x"})
NO = frozenset({"tidak", "t", "n", "no", "0", "false"})
REASONS = {
    "scientific_notation": "a spreadsheet has cut the number's digits; format the column as text",
    "not_digits": "a NIP has digits only",
    "not_18_digits": "a NIP has 18 digits",
    "missing": "this must be filled in",
    "unknown": "this value is not known",
    "date": "write a date as dd-mm-yyyy",
    "acting_since": "an acting official needs the day from which they act",
}


@dataclass
class Checked:
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

    def refuse(self, column: str, code: str, reason: str | None = None) -> None:
        self.problems.append(self._about(column, code, reason))

    def ask(self, column: str, code: str, reason: str, question: Question) -> None:
        """Refuse for as long as nobody says what a text means."""
        self.refuse(column, code, reason)
        self.questions.append(question)
        self.open += 1

    def hint(self, column: str, code: str, reason: str | None = None) -> None:
        self.hints.append(self._about(column, code, reason))

    def _about(self, column: str, code: str, reason: str | None) -> dict[str, Any]:
        place = self.places.get(column)
        return {
            "cell": f"{place}{self.line}" if place else None,
            "column": column,
            "code": code,
            "reason": reason or REASONS.get(code, code.replace("_", " ")),
        }


def keep(row: Checked, column: str, value: Any) -> None:
    """Keep a value that a word was found to mean; refuse a word that means none."""
    if value is None:
        row.refuse(column, "unknown")
    else:
        row.clean[column] = value


def keep_yes_or_no(row: Checked, column: str) -> None:
    word = name_key(row.text(column))
    keep(row, column, True if word in YES else False if word in NO else None)
