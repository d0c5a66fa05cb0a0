"""Carries out what matching found for units: those above before those below, agencies with them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from api.foundation.database import FOREVER
from api.foundation.ids import CITY
from api.foundation.rows import Row
from api.organization import paths
from api.organization.import_models import RowAction
from api.organization.import_unit_matching import UnitVerdict
from api.organization.import_writes import Writes
from api.organization.models import Agency, Unit, UnitKind
from api.organization.names import name_key


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


def plan_unit_writes(verdicts: list[UnitVerdict], tree: Tree, today: date) -> Writes:
    """Turn verdicts into writes; refused and unchanged rows write nothing."""
    writes = Writes()
    for verdict in sorted(verdicts, key=_depth):
        if verdict.action is RowAction.ADD:
            _add(writes, verdict, tree, today)
        elif verdict.action is RowAction.CHANGE:
            _change(writes, verdict)
    return writes


def _depth(verdict: UnitVerdict) -> int:
    depth, above = 0, verdict.parent
    while isinstance(above, UnitVerdict):
        depth, above = depth + 1, above.parent
    return depth


def _add(writes: Writes, verdict: UnitVerdict, tree: Tree, today: date) -> None:
    clean = verdict.clean
    path, depth = tree.below(verdict.parent_id)
    unit: dict[str, Any] = {
        "id": verdict.unit_id,
        "agency_id": _agency(writes, verdict, tree, today),
        "parent_id": verdict.parent_id,
        "kind": clean["kind"],
        "code": clean.get("code"),
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


def _agency(writes: Writes, verdict: UnitVerdict, tree: Tree, today: date) -> int:
    """Give the agency of a new unit: its own for a perangkat daerah, else that of the unit above."""
    kind, code = verdict.clean["kind"], verdict.clean.get("code")
    if kind is UnitKind.KOTA and CITY in tree.agencies.values():
        return CITY
    if kind not in (UnitKind.OPD, UnitKind.KOTA):
        parent: int = tree.units[verdict.parent_id]["agency_id"] if verdict.parent_id else CITY
        return parent
    if code in tree.agencies:
        return tree.agencies[code]
    number = CITY if kind is UnitKind.KOTA else max(tree.agencies.values(), default=CITY) + 1
    tree.agencies[code or "KOTA"] = number
    values = {"id": number, "code": code or "KOTA", "name": verdict.clean["name"]}
    writes.make(Agency, **values, kind=kind, valid_from=today, valid_until=FOREVER)
    return number


def _change(writes: Writes, verdict: UnitVerdict) -> None:
    known: Row = verdict.known or {}
    new = {name: pair[1] for name, pair in verdict.changes.items()}
    if "name" in new:
        new["name_key"] = name_key(new["name"])
    before = {**known, "name_key": name_key(known["name"])}
    del before["version"]
    writes.change(Unit, known["id"], before, **new, version=known["version"] + 1)
