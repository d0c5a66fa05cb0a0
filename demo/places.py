"""Lays out the units of a city; no database."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.organization.models import UnitKind
from demo.content import UNITS, UnitLine

INDEPENDENT = frozenset({UnitKind.OPD, UnitKind.PUSKESMAS, UnitKind.SEKOLAH})
"""Units whose heads use the form of a JPT (R12: pimpinan unit kerja mandiri)."""


@dataclass(eq=False, kw_only=True)
class Place(UnitLine):
    """A unit kerja; which key it has is known once it has been entered."""

    above: "Place | None"
    seats: int | None
    """How many are made up and entered besides the head; None where all of them are copies."""
    leads: Any = None
    """Its head, a `people.Person`."""
    id: UUID | None = None
    agency_id: int = 0
    path: str = ""

    def leader(self) -> Any:
        """Find who leads the people of this unit: its head, or the next above."""
        place: Place | None = self
        while place is not None and place.leads is None:
            place = place.above
        return place.leads if place else None


def known(key: UUID | None) -> UUID:
    """Give a key that is there once the act before has been done."""
    if key is None:
        raise LookupError("an act comes before what it builds on")
    return key


def lay_out(rounds: int, *, whole: bool) -> list[Place]:
    """Choose the units: those of the small city or all that the city has; from a second round on again,
    numbered, but for the agencies themselves."""
    kept = [line for line in UNITS if whole or line.small is not None]
    found: dict[str, Place] = {}
    for line in kept:
        seats = line.large if line.small is None else line.small
        found[line.code] = Place(**vars(line), above=found.get(line.parent), seats=seats)
    for number in range(2, rounds + 1):
        for line in kept:
            if line.kind not in (UnitKind.KOTA, UnitKind.OPD):
                above = found.get(f"{line.parent}-{number}") or found[line.parent]
                numbered = {"name": f"{line.name} {number}", "head": f"{line.head} {number}"}
                known = vars(line) | numbered | {"code": f"{line.code}-{number}"}
                found[known["code"]] = Place(**known, above=above, seats=None)
    return list(found.values())
