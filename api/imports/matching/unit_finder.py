"""Finds the unit that a row means: by code, then by name however it is spelt, then by the unit above.

Where a text may mean several units, or none that is known, it is asked for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from uuid import UUID

from api.foundation.rows import Row
from api.imports.matching.rows import Candidate, FileRow, Question, key_of
from api.imports.models import Asked
from api.organization.names import name_key

SHORT = {
    "kec": "kecamatan",
    "kel": "kelurahan",
    "uptd": "upt",
    "sekda": "sekretariat daerah",
    "setda": "sekretariat daerah",
    "setwan": "sekretariat dprd",
    "pkm": "puskesmas",
    "bid": "bidang",
    "bag": "bagian",
    "subag": "subbagian",
    "sdn": "sd negeri",
    "smpn": "smp negeri",
    "dan": "",
}
NEAREST = 5
MOST_CANDIDATES = 12
_CITY = re.compile(r"( pemerintah)?( kota)? denpasar$")


Place = tuple[str | None, str | None, str | None]
"""Code, name and the name of a unit above, as the file has them."""


@dataclass(frozen=True)
class NoUnit:
    """`code` says why a row names no unit; `candidates` may be meant."""

    code: str
    candidates: list[Row]


def unit_key(name: str) -> str:
    """Compare unit names that are abbreviated or spelt differently."""
    words = (SHORT.get(word, word) for word in name_key(name).split(" "))
    joined = " ".join(word for word in words if word)
    return _CITY.sub("", joined) or joined


@dataclass
class UnitIndex:
    """All units of the city, to be found by code or name."""

    by_id: dict[UUID, Row] = field(default_factory=dict)
    by_code: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _near: dict[str, list[Row]] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Iterable[Row]) -> "UnitIndex":
        index = cls()
        for unit in units:
            index.add(unit)
        return index

    def add(self, unit: Row) -> None:
        self.by_id[unit["id"]] = unit
        if unit["code"]:
            self.by_code[name_key(unit["code"])].append(unit)
        keys = {unit_key(unit["name"]), unit_key(unit["short_name"] or "")} - {""}
        for key in keys:
            self.by_key[key].append(unit)

    def find(self, place: Place, only: int | None) -> Row | NoUnit:
        """Find the one unit that is meant, or say why there is none; `only` narrows to an agency."""
        code, name, upper = place
        coded = self.by_code.get(name_key(code), []) if code else []
        found = coded or (self.by_key.get(unit_key(name), []) if name else [])
        if len(found) > 1 and upper:
            found = [unit for unit in found if self._is_below(unit, unit_key(upper))] or found
        if len(found) > 1 and only is not None:
            found = [unit for unit in found if unit["agency_id"] == only] or found
        if len(found) == 1:
            return found[0]
        if found:
            return NoUnit("unit_ambiguous", found)
        near = self._nearest(unit_key(name or ""))
        return NoUnit("unit_unknown", [u for u in near if only is None or u["agency_id"] == only])

    def above(self, unit: Row) -> Row | None:
        return self.by_id.get(unit["parent_id"])

    def _is_below(self, unit: Row, upper: str) -> bool:
        above = self.above(unit)
        while above is not None:
            if unit_key(above["name"]) == upper:
                return True
            above = self.above(above)
        return False

    def _nearest(self, key: str) -> list[Row]:
        if key not in self._near:
            near = get_close_matches(key, self.by_key, n=NEAREST, cutoff=0.7) if key else []
            self._near[key] = [unit for one in near for unit in self.by_key[one]][:MOST_CANDIDATES]
        return self._near[key]


class Finder:
    """All units, what somebody has chosen for texts, and the one agency that the file may touch."""

    def __init__(
        self, index: UnitIndex, choices: Mapping[str, str], only: int | None = None
    ) -> None:
        self.index = index
        self.only = only
        self._choices = choices
        self._found: dict[Place, Row | NoUnit] = {}

    def find(self, row: FileRow, column: str, place: Place) -> Row | None:
        """Find the unit; where nobody can tell, ask for it on the row."""
        key = key_of(Asked.UNIT, *place) if self._choices else ""
        if key in self._choices:
            chosen = self.index.by_id.get(UUID(self._choices[key]))
            if chosen is not None:
                row.questions.append(self._question(place, [chosen], str(chosen["id"])))
                return chosen
        found = self._look(place)
        if isinstance(found, NoUnit):
            facts = {}
            if found.code == "unit_unknown" and found.candidates:
                facts["names"] = ", ".join(unit["name"] for unit in found.candidates)
            question = self._question(place, found.candidates, None)
            row.ask(column, found.code, question, **facts)
            return None
        return found

    def _look(self, place: Place) -> Row | NoUnit:
        if place not in self._found:
            self._found[place] = self.index.find(place, self.only)
        return self._found[place]

    def _question(self, place: Place, meant: list[Row], chosen: str | None) -> Question:
        code, name, upper = place
        known = self._look(place)
        meant = [*meant, *(known.candidates if isinstance(known, NoUnit) else [])]
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
