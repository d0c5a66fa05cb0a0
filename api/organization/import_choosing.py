"""Finds the unit that a row means, and asks where a text may mean several or none that is known."""

from collections.abc import Mapping
from uuid import UUID

from api.foundation.rows import Row
from api.organization.import_checked import Checked
from api.organization.import_questions import Asked, Candidate, Question, key_of
from api.organization.import_units_found import UnitIndex, UnitRefused

Place = tuple[str | None, str | None, str | None]
"""Code, name and the name of a unit above, as the file has them."""


class Finder:
    """All units, what somebody has chosen for texts, and the one agency that the file may touch."""

    def __init__(
        self, index: UnitIndex, choices: Mapping[str, str], only: int | None = None
    ) -> None:
        self.index = index
        self.only = only
        self._choices = choices
        self._found: dict[Place, Row | UnitRefused] = {}

    def find(self, row: Checked, column: str, place: Place) -> Row | None:
        """Find the unit; where nobody can tell, ask for it on the row."""
        key = key_of(Asked.UNIT, *place) if self._choices else ""
        if key in self._choices:
            chosen = self.index.by_id.get(UUID(self._choices[key]))
            if chosen is not None:
                row.questions.append(self._question(place, [chosen], str(chosen["id"])))
                return chosen
        found = self._look(place)
        if isinstance(found, UnitRefused):
            asked = self._question(place, found.candidates, None)
            row.ask(column, found.code, found.reason, asked)
            return None
        return found

    def _look(self, place: Place) -> Row | UnitRefused:
        if place not in self._found:
            try:
                self._found[place] = self.index.find(*place, self.only)
            except UnitRefused as error:
                self._found[place] = error
        return self._found[place]

    def _question(self, place: Place, meant: list[Row], chosen: str | None) -> Question:
        code, name, upper = place
        known = self._look(place)
        meant = [*meant, *(known.candidates if isinstance(known, UnitRefused) else [])]
        unlike = {str(unit["id"]): unit for unit in meant}
        return Question(
            Asked.UNIT,
            key_of(Asked.UNIT, *place),
            name or code or "",
            upper,
            tuple(self._candidate(value, unit) for value, unit in unlike.items()),
            chosen,
        )

    def _candidate(self, value: str, unit: Row) -> Candidate:
        """Name a unit with all above it but the city: several may be called the same (`Sekretariat`)."""
        names, above = [], self.index.above(unit)
        while above is not None and above["parent_id"] is not None:
            names.append(above["name"])
            above = self.index.above(above)
        return Candidate(value, unit["name"], ", ".join(names) or None)
