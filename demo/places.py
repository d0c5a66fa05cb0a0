"""Lays out the units of a city; no database."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from demo.sources import Line, lines

INDEPENDENT = frozenset({"opd", "puskesmas", "sekolah"})
"""Units whose heads use the form of a JPT (R12: pimpinan unit kerja mandiri)."""
_HEADS_WORK = {
    "opd": "kepala", "kelurahan": "lurah", "sekolah": "kepala_sekolah", "puskesmas": "kepala_puskesmas",
}  # fmt: skip
_MODELS = 4
"""Staff of a unit whose people are copied for other units with the same kind of work."""


@dataclass(eq=False)
class Place:
    """A unit kerja; which key it has is known once it has been entered."""

    code: str
    agency: str
    kind: str
    name: str
    head_title: str
    head_kind: str
    team: str
    parent: "Place | None"
    seats: int | None
    """How many are entered besides the head; None where all of them are copies."""
    whole: int
    """How many serve here in a city of its real size, besides the head."""
    head: Any = None
    """A `people.Person`."""
    id: UUID | None = None
    agency_id: int = 0
    path: str = ""

    def leader(self) -> Any:
        """Find who leads the people of this unit: its head, or the next above."""
        place: Place | None = self
        while place is not None and place.head is None:
            place = place.parent
        return place.head if place else None


def known(key: UUID | None) -> UUID:
    """Give a key that is there once the act before has been done."""
    if key is None:
        raise LookupError("an act comes before what it builds on")
    return key


def work_of_head(kind: str, title: str, level: str) -> str:
    """Say what the head of a unit agrees on, by `data/work.csv`."""
    if kind in _HEADS_WORK:
        return _HEADS_WORK[kind]
    if title.startswith("Sekretaris") and level == "administrator":
        return "sekretaris"
    return "kasubag" if level == "pengawas" else "kabid"


def lay_out(rounds: int, *, whole: bool) -> list[Place]:
    """Choose the units: those of the small city or all that the city has; from a second round on again,
    numbered, but for the agencies themselves."""
    kept = [line for line in lines("units") if whole or line["small"]]
    found: dict[str, Place] = {}
    for line in kept:
        found[line["code"]] = _place(line, found.get(line["parent"]), _seats(line))
    for number in range(2, rounds + 1):
        for line in kept:
            if line["kind"] not in ("kota", "opd"):
                parent = found.get(f"{line['parent']}-{number}") or found[line["parent"]]
                twin = {
                    **line,
                    "code": f"{line['code']}-{number}",
                    "name": f"{line['name']} {number}",
                }
                twin["head"] = f"{line['head']} {number}"
                found[twin["code"]] = _place(twin, parent, None)
    return list(found.values())


def _seats(line: Line) -> int | None:
    """Say how many people of a unit are entered besides its head; None where all of them are copies."""
    if line["small"]:
        return int(line["small"])
    if line["code"] in _models():
        return _MODELS if line["team"] else 0
    return 0 if line["kind"] == "opd" or line["head_kind"].startswith("jpt") else None


def _place(line: Line, parent: Place | None, seats: int | None) -> Place:
    return Place(
        code=line["code"],
        agency=line["agency"],
        kind=line["kind"],
        name=line["name"],
        head_title=line["head"],
        head_kind=line["head_kind"],
        team=line["team"],
        parent=parent,
        seats=seats,
        whole=int(line["staff"]),
    )


@cache
def _models() -> frozenset[str]:
    """Name the first unit of each kind of work that the small city lacks, and those above it."""
    known = {line["team"] for line in lines("units") if line["small"]}
    above = {line["code"]: line["parent"] for line in lines("units")}
    chosen: set[str] = set()
    for line in sorted(lines("units"), key=lambda one: one["kind"] != "kelurahan"):
        if line["team"] not in known:
            known.add(line["team"])
            code = line["code"]
            while code:
                chosen.add(code)
                code = above[code]
    return frozenset(chosen)
