"""What each row of units would do: found by code, then by name under the same unit above."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.organization.import_checked import Checked
from api.organization.import_choosing import Finder
from api.organization.import_models import RowAction
from api.organization.import_units_found import UnitIndex, unit_key
from api.organization.models import UnitKind
from api.organization.names import name_key

COMPARED = ("name", "kind", "code", "short_name", "is_independent")


@dataclass
class UnitVerdict:
    """What a row would do."""

    row: Checked
    known: Row | None = None
    unit_id: UUID = field(default_factory=new_id)
    parent: "UnitVerdict | Row | None" = None
    action: RowAction = RowAction.SAME
    changes: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return not self.row.problems

    @property
    def clean(self) -> dict[str, Any]:
        return self.row.clean

    @property
    def parent_id(self) -> UUID | None:
        if isinstance(self.parent, UnitVerdict):
            return self.parent.unit_id
        return self.parent["id"] if self.parent else None


def match_units(
    rows: list[Checked], units: list[Row], only: int | None, choices: Mapping[str, str]
) -> list[UnitVerdict]:
    """Say what each row would do; `only` is the one agency that the file may touch."""
    index = UnitIndex.of(units)
    finder = Finder(index, choices, only)
    verdicts = [_recognize(row, index, only) for row in rows]
    _refuse_doubles(verdicts)
    _find_parents(verdicts, finder)
    for verdict in verdicts:
        _refuse_foreign(verdict, only)
        _refuse_moved(verdict)
    _refuse_loops(verdicts)
    _follow_refused(verdicts)
    for verdict in verdicts:
        _compare(verdict)
    return verdicts


def _recognize(row: Checked, index: UnitIndex, only: int | None) -> UnitVerdict:
    code, name = row.clean.get("code"), row.clean.get("name")
    coded = index.by_code.get(name_key(code), []) if code else []
    found = coded or _named(row, index, name)
    if len(found) > 1 and only is not None:
        found = [unit for unit in found if unit["agency_id"] == only]
    if len(found) > 1:
        row.refuse("name", "unit_ambiguous", "several units are called so; give the code")
    if len(found) != 1:
        return UnitVerdict(row)
    return UnitVerdict(row, found[0], found[0]["id"])


def _named(row: Checked, index: UnitIndex, name: str | None) -> list[Row]:
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


def _refuse_doubles(verdicts: list[UnitVerdict]) -> None:
    first: dict[Any, int] = {}
    for verdict in verdicts:
        clean = verdict.clean
        above = name_key(clean.get("parent_code") or clean.get("parent_name") or "")
        name = name_key(clean.get("code") or "") or (unit_key(clean.get("name", "")), above)
        key = verdict.known["id"] if verdict.known else name
        line = first.setdefault(key, verdict.row.line)
        if line != verdict.row.line:
            verdict.row.refuse("name", "duplicate", f"the unit is also on line {line}")


def _find_parents(verdicts: list[UnitVerdict], finder: Finder) -> None:
    by_code = {name_key(v.clean["code"]): v for v in verdicts if v.clean.get("code")}
    by_name = {unit_key(v.clean["name"]): v for v in verdicts if v.clean.get("name")}
    for verdict in verdicts:
        code, name = verdict.clean.get("parent_code"), verdict.clean.get("parent_name")
        if code or name:
            inside = by_code.get(name_key(code)) if code else by_name.get(unit_key(name or ""))
            if inside is None:
                column = "parent_code" if code else "parent_name"
                verdict.parent = finder.find(verdict.row, column, (code, name, None))
            else:
                verdict.parent = inside.known if inside.known and inside.good else inside
        elif verdict.known:
            verdict.parent = finder.index.above(verdict.known)
        elif verdict.clean.get("kind") is not UnitKind.KOTA:
            verdict.row.refuse("parent_code", "missing", "name the unit above")


def _refuse_foreign(verdict: UnitVerdict, only: int | None) -> None:
    if only is None or verdict.row.open:
        return
    place = verdict.known or verdict.parent
    while isinstance(place, UnitVerdict):
        if place.clean.get("kind") in (UnitKind.OPD, UnitKind.KOTA):
            break
        place = place.known or place.parent
    own = isinstance(place, dict) and place["agency_id"] == only
    if not own or (verdict.known is None and verdict.clean.get("kind") is UnitKind.OPD):
        verdict.row.refuse("name", "other_agency", "the row belongs to another agency")


def _refuse_moved(verdict: UnitVerdict) -> None:
    if verdict.known and verdict.good and verdict.parent_id != verdict.known["parent_id"]:
        verdict.row.refuse("parent_code", "moved", "the unit lies below another one")
    is_new_agency = verdict.known is None and verdict.clean.get("kind") is UnitKind.OPD
    if is_new_agency and not verdict.clean.get("code"):
        verdict.row.refuse("code", "missing", "a perangkat daerah needs a code")


def _refuse_loops(verdicts: Iterable[UnitVerdict]) -> None:
    for verdict in verdicts:
        seen = {verdict.unit_id}
        above = verdict.parent
        while isinstance(above, UnitVerdict):
            if above.unit_id in seen:
                verdict.row.refuse("parent_code", "loop", "the unit would lie below itself")
                break
            seen.add(above.unit_id)
            above = above.parent


def _follow_refused(verdicts: list[UnitVerdict]) -> None:
    """Refuse what would lie below a unit that is refused and not there yet."""
    waiting = True
    while waiting:
        waiting = False
        for verdict in verdicts:
            above = verdict.parent
            if verdict.good and isinstance(above, UnitVerdict) and not above.good:
                verdict.row.refuse("parent_code", "parent_refused", "the unit above is refused")
                waiting = True


def _compare(verdict: UnitVerdict) -> None:
    if not verdict.good:
        verdict.action = RowAction.CHOOSE if verdict.row.only_asks else RowAction.REFUSE
        return
    if verdict.known is None:
        verdict.action = RowAction.ADD
        return
    known, clean = verdict.known, verdict.clean
    verdict.changes = {
        name: [known[name], clean[name]]
        for name in COMPARED
        if name in clean and known[name] != clean[name]
    }
    verdict.action = RowAction.CHANGE if verdict.changes else RowAction.SAME
