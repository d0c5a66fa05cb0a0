"""What each row of units would do: found by code, then by name under the same unit above."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.foundation.rows import Row
from api.imports.matching.matches import UnitMatch
from api.imports.matching.rows import FileRow
from api.imports.matching.unit_finder import Finder, UnitIndex, unit_key
from api.imports.models import RowAction
from api.organization.models import UnitKind
from api.organization.names import name_key

COMPARED = ("name", "kind", "code", "short_name", "is_independent")


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
    if len(found) != 1:
        return UnitMatch(row)
    return UnitMatch(row, found[0], unit_id=found[0]["id"])


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
