"""What to write for the rows of units: those above before those below, agencies with them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.database import FOREVER
from api.foundation.ids import CITY
from api.foundation.rows import Row
from api.imports.changes.change_set import Writes
from api.imports.matching.rows import UnitMatch
from api.imports.models import RowAction
from api.organization.models import Agency, Unit, UnitKind
from api.organization.names import name_key
from api.organization.units import paths


@dataclass
class Tree:
    """Where units lie, growing as rows are added."""

    agencies: dict[str, int]
    units: dict[UUID, Row] = field(default_factory=dict)
    last_rank: dict[UUID | None, int] = field(default_factory=dict)

    @classmethod
    def of(cls, units: list[Row], agencies: dict[str, int]) -> "Tree":
        tree = cls(dict(agencies))
        for unit in units:
            tree.keep(unit)
        return tree

    def keep(self, unit: Row) -> None:
        self.units[unit["id"]] = unit
        rank = paths.rank_of(unit["path"])
        self.last_rank[unit["parent_id"]] = max(rank, self.last_rank.get(unit["parent_id"], 0))

    def below(self, parent_id: UUID | None) -> tuple[str, int]:
        """Give path and depth of the next child."""
        parent = self.units[parent_id] if parent_id else None
        rank = self.last_rank.get(parent_id, 0) + 1
        path = paths.below(parent["path"] if parent else "", rank)
        return path, parent["depth"] + 1 if parent else 0


def unit_writes(
    matches: list[UnitMatch], units: list[Row], agencies: dict[str, int], today: date
) -> Writes:
    """Turn matches into writes; refused and unchanged rows write nothing."""
    writes, tree = Writes(), Tree.of(units, agencies)
    for match in sorted(matches, key=_depth):
        if match.action is RowAction.ADD:
            _add(writes, match, tree, today)
        elif match.action is RowAction.CHANGE:
            _change(writes, match)
    return writes


def _depth(match: UnitMatch) -> int:
    depth, above = 0, match.parent
    while isinstance(above, UnitMatch):
        depth, above = depth + 1, above.parent
    return depth


def _add(writes: Writes, match: UnitMatch, tree: Tree, today: date) -> None:
    clean = match.clean
    path, depth = tree.below(match.parent_id)
    unit: dict[str, Any] = {
        "id": match.unit_id,
        "agency_id": _agency(writes, match, tree, today),
        "parent_id": match.parent_id,
        "kind": clean["kind"],
        "code": clean.get("code"),
        "npsn": clean.get("npsn"),
        "name": clean["name"],
        "name_key": name_key(clean["name"]),
        "short_name": clean.get("short_name"),
        "path": path,
        "depth": depth,
        "is_independent": clean.get("is_independent", False),
        "valid_from": today,
        "valid_until": FOREVER,
        "version": 1,
    }
    writes.make(Unit, **unit)
    tree.keep(unit)


def _agency(writes: Writes, match: UnitMatch, tree: Tree, today: date) -> int:
    """Give the agency of a new unit: its own for a perangkat daerah, else that of the unit above."""
    kind, code = match.clean["kind"], match.clean.get("code")
    if kind is UnitKind.KOTA and CITY in tree.agencies.values():
        return CITY
    if kind not in (UnitKind.OPD, UnitKind.KOTA):
        parent: int = tree.units[match.parent_id]["agency_id"] if match.parent_id else CITY
        return parent
    if code in tree.agencies:
        return tree.agencies[code]
    number = CITY if kind is UnitKind.KOTA else max(tree.agencies.values(), default=CITY) + 1
    tree.agencies[code or "KOTA"] = number
    values = {"id": number, "code": code or "KOTA", "name": match.clean["name"]}
    writes.make(Agency, **values, kind=kind, valid_from=today, valid_until=FOREVER)
    return number


def _change(writes: Writes, match: UnitMatch) -> None:
    known: Row = match.known or {}
    new = {name: pair[1] for name, pair in match.changes.items()}
    if "name" in new:
        new["name_key"] = name_key(new["name"])
    before = {**known, "name_key": name_key(known["name"])}
    del before["version"]
    writes.change(Unit, known["id"], before, **new, version=known["version"] + 1)
