"""Finds the unit that a row means, and says what each row of units would do.

By code, by name however it is spelt, by the unit above; what only a person can tell is asked for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any
from uuid import UUID

from api.foundation.rows import Row
from api.imports.matching.rows import Candidate, FileRow, Question, UnitMatch, key_of
from api.imports.models import Asked, RowAction
from api.organization.models import UnitKind
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
NEAREST, MOST_CANDIDATES = 5, 12
MOST_SOUGHT = 500
COMPARED = ("name", "kind", "code", "npsn", "short_name", "is_independent")
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
        for code in {unit["code"], unit["npsn"]} - {None}:
            self.by_code[name_key(code)].append(unit)
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

    def all_above(self, unit: Row) -> Iterator[Row]:
        above = self.above(unit)
        while above is not None:
            yield above
            above = self.above(above)

    def _is_below(self, unit: Row, upper: str) -> bool:
        return any(unit_key(above["name"]) == upper for above in self.all_above(unit))

    def _nearest(self, key: str) -> list[Row]:
        if key not in self._near:
            known = self.by_key if key and len(self._near) < MOST_SOUGHT else {}
            near = get_close_matches(key, known, n=NEAREST, cutoff=0.7)
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
        shown = tuple(self._candidate(value, unit) for value, unit in unlike.items())
        key, text = key_of(Asked.UNIT, *place), name or code or ""
        return Question(Asked.UNIT, key, text, upper, shown, chosen)

    def _candidate(self, value: str, unit: Row) -> Candidate:
        """Name a unit with all above it but the city: several may be called the same (`Sekretariat`)."""
        above = self.index.all_above(unit)
        names = [one["name"] for one in above if one["parent_id"] is not None]
        return Candidate(value, unit["name"], ", ".join(names) or None)


def match_units(
    rows: list[FileRow], units: list[Row], only: int | None, choices: Mapping[str, str]
) -> list[UnitMatch]:
    """Say what each row would do; `only` is the one agency that the file may touch."""
    index = UnitIndex.of(units)
    finder = Finder(index, choices, only)
    matches = [_recognize(row, index, only) for row in rows]
    _refuse_doubles(matches)
    _find_parents(matches, finder)
    for match in matches:
        _refuse_foreign(match, only)
        _refuse_moved(match)
    _refuse_loops(matches)
    _follow_refused(matches)
    for match in matches:
        _compare(match)
    return matches


def _recognize(row: FileRow, index: UnitIndex, only: int | None) -> UnitMatch:
    code, name = row.clean.get("code"), row.clean.get("name")
    coded = index.by_code.get(name_key(code), []) if code else []
    found = coded or _named(row, index, name)
    if len(found) > 1 and only is not None:
        found = [unit for unit in found if unit["agency_id"] == only]
    if len(found) > 1:
        row.refuse("name", "unit_ambiguous")
    one = found[0] if len(found) == 1 else None
    return UnitMatch(row, one, unit_id=one["id"]) if one else UnitMatch(row)


def _named(row: FileRow, index: UnitIndex, name: str | None) -> list[Row]:
    """Find units of that name which have no other code, under the unit above that is named."""
    if not name:
        return []
    code = row.clean.get("code")
    alike = [u for u in index.by_key.get(unit_key(name), []) if not (code and u["code"])]
    parent_code, parent_name = row.clean.get("parent_code"), row.clean.get("parent_name")
    if not parent_code and not parent_name:
        return alike
    codes = {name_key(parent_code or ""), unit_key(parent_name or "")} - {""}
    return [unit for unit in alike if _keys_of(index.above(unit)) & codes]


def _keys_of(unit: Row | None) -> set[str]:
    if unit is None:
        return set()
    return {name_key(unit["code"] or ""), unit_key(unit["name"])} - {""}


def _refuse_doubles(matches: list[UnitMatch]) -> None:
    first: dict[Any, int] = {}
    for match in matches:
        clean = match.clean
        above = name_key(clean.get("parent_code") or clean.get("parent_name") or "")
        name = name_key(clean.get("code") or "") or (unit_key(clean.get("name", "")), above)
        key = match.known["id"] if match.known else name
        line = first.setdefault(key, match.row.line)
        if line != match.row.line:
            match.row.refuse("name", "duplicate", lines=str(line))


def _find_parents(matches: list[UnitMatch], finder: Finder) -> None:
    by_code = {name_key(m.clean["code"]): m for m in matches if m.clean.get("code")}
    by_name = {unit_key(m.clean["name"]): m for m in matches if m.clean.get("name")}
    for match in matches:
        code, name = match.clean.get("parent_code"), match.clean.get("parent_name")
        if code or name:
            inside = by_code.get(name_key(code)) if code else by_name.get(unit_key(name or ""))
            if inside is None:
                column = "parent_code" if code else "parent_name"
                match.parent = finder.find(match.row, column, (code, name, None))
            else:
                match.parent = inside.known if inside.known and inside.good else inside
        elif match.known:
            match.parent = finder.index.above(match.known)
        elif match.clean.get("kind") is not UnitKind.KOTA:
            match.row.refuse("parent_code", "missing")


def _refuse_foreign(match: UnitMatch, only: int | None) -> None:
    if only is None or match.row.open:
        return
    place = match.known or match.parent
    while isinstance(place, UnitMatch):
        if place.clean.get("kind") in (UnitKind.OPD, UnitKind.KOTA):
            break
        place = place.known or place.parent
    own = isinstance(place, dict) and place["agency_id"] == only
    if not own or (match.known is None and match.clean.get("kind") is UnitKind.OPD):
        match.row.refuse("name", "other_agency")


def _refuse_moved(match: UnitMatch) -> None:
    if match.known and match.good and match.parent_id != match.known["parent_id"]:
        match.row.refuse("parent_code", "moved")
    is_new_agency = match.known is None and match.clean.get("kind") is UnitKind.OPD
    if is_new_agency and not match.clean.get("code"):
        match.row.refuse("code", "missing")


def _refuse_loops(matches: Iterable[UnitMatch]) -> None:
    for match in matches:
        seen = {match.unit_id}
        above = match.parent
        while isinstance(above, UnitMatch):
            if above.unit_id in seen:
                match.row.refuse("parent_code", "loop")
                break
            seen.add(above.unit_id)
            above = above.parent


def _follow_refused(matches: list[UnitMatch]) -> None:
    """Refuse what would lie below a unit that is refused and not there yet."""
    waiting = True
    while waiting:
        waiting = False
        for match in matches:
            above = match.parent
            if match.good and isinstance(above, UnitMatch) and not above.good:
                match.row.refuse("parent_code", "parent_refused")
                waiting = True


def _compare(match: UnitMatch) -> None:
    if not match.good:
        match.refuse()
    elif match.known is None:
        match.action = RowAction.ADD
    else:
        match.compare(COMPARED)
        match.action = RowAction.CHANGE if match.changes else RowAction.SAME
