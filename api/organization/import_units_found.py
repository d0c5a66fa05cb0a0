"""Finds the unit that a row means: by code, then by name however it is spelt, then by the unit above."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from uuid import UUID

from api.foundation.rows import Row
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


class UnitRefused(ValueError):
    """`code` says why a row names no unit; `candidates` may be meant."""

    def __init__(self, code: str, reason: str, candidates: list[Row]) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
        self.candidates = candidates


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

    def find(self, code: str | None, name: str | None, upper: str | None, only: int | None) -> Row:
        """Find the one unit that is meant, or say why there is none; `only` narrows to an agency."""
        coded = self.by_code.get(name_key(code), []) if code else []
        found = coded or (self.by_key.get(unit_key(name), []) if name else [])
        if len(found) > 1 and upper:
            found = [unit for unit in found if self._is_below(unit, unit_key(upper))] or found
        if len(found) > 1 and only is not None:
            found = [unit for unit in found if unit["agency_id"] == only] or found
        if len(found) == 1:
            return found[0]
        if found:
            reason = "several units are called so; choose one, or give the code"
            raise UnitRefused("unit_ambiguous", reason, found)
        near = [unit for unit in self._nearest(unit_key(name or "")) if self._may(unit, only)]
        names = "; near: " + ", ".join(unit["name"] for unit in near) if near else ""
        raise UnitRefused("unit_unknown", f"no such unit{names}", near)

    @staticmethod
    def _may(unit: Row, only: int | None) -> bool:
        return only is None or unit["agency_id"] == only

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
