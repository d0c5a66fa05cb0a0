"""Lays out agencies and units: which of them a city of some size has, and how many people."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.demo.keys import NEW_YEAR, Keys, moment
from api.demo.sources import lines
from api.demo.tables import Row, Tables, registry
from api.organization.models import Agency, Unit, UnitKind
from api.organization.names import name_key
from api.organization.units.paths import below

WHOLE_CITY = 2_000
"""From this many people on all agencies are there; below, five of them."""
FEWEST = 190
BEGUN = NEW_YEAR.replace(year=2020)
INDEPENDENT = frozenset({UnitKind.OPD, UnitKind.PUSKESMAS, UnitKind.SEKOLAH})
"""Units whose heads use the form of a JPT (R12: pimpinan unit kerja mandiri)."""
VACANT = "DPMPTSP-B4"
"""Its head retired on 1 July; a neighbour acts for him (Plt)."""
ACTING = "DPMPTSP-B3"


@dataclass(eq=False)
class Place:
    """A unit of the demo city."""

    id: UUID
    code: str
    agency_id: int
    agency_code: str
    kind: UnitKind
    name: str
    head_title: str
    head_kind: str
    team: str
    weight: int
    parent: "Place | None"
    path: str
    staff: int = 0
    head: Any = None

    @property
    def is_independent(self) -> bool:
        return self.kind in INDEPENDENT

    def leader(self) -> Any:
        """Find who leads the people of this unit: its head, or the next above."""
        place: Place | None = self
        while place is not None and place.head is None:
            place = place.parent
        return place.head if place else None


def lay_out(keys: Keys, employees: int, fixed: int) -> list[Place]:
    """Choose units and share out `employees`, of whom `fixed` are named elsewhere."""
    if employees < FEWEST:
        raise ValueError(f"the demo city has at least {FEWEST} people")
    whole = employees >= WHOLE_CITY
    places = _places(keys, "staff" if whole else "small")
    heads = sum(bool(place.head_title) for place in places)
    _share(places, employees - heads - fixed)
    return places


def _places(keys: Keys, column: str) -> list[Place]:
    numbers: dict[str, int] = {}
    ranks: dict[str, int] = {}
    found: dict[str, Place] = {}
    for line in lines("units"):
        number = numbers.setdefault(line["agency"], len(numbers))
        rank = ranks[line["parent"]] = ranks.get(line["parent"], 0) + 1
        if line[column]:
            parent = found.get(line["parent"])
            path = below(parent.path if parent else "", rank)
            found[line["code"]] = Place(
                id=keys.registry(),
                code=line["code"],
                agency_id=number,
                agency_code=line["agency"],
                kind=UnitKind(line["kind"]),
                name=line["name"],
                head_title=line["head"],
                head_kind=line["head_kind"],
                team=line["team"],
                weight=int(line[column]),
                parent=parent,
                path=path,
            )
    return list(found.values())


def _share(places: list[Place], staff: int) -> None:
    """Share people out by weight; what rounding leaves goes to the largest remainders."""
    total = sum(place.weight for place in places)
    exact = [(staff * place.weight / total, place) for place in places]
    for share, place in exact:
        place.staff = int(share)
    left = staff - sum(place.staff for place in places)
    for _, place in sorted(exact, key=lambda one: one[1].staff - one[0])[:left]:
        place.staff += 1


def keep_places(tables: Tables, places: list[Place]) -> None:
    """Make the rows of agencies and units."""
    when = moment(BEGUN)
    for place in places:
        if place.code == place.agency_code:
            tables.add(Agency, _agency(place, registry(place.id, when)))
        tables.add(Unit, _unit(place, registry(place.id, when)))


def _agency(place: Place, row: Row) -> Row:
    kind = place.name.split()[0].casefold() if place.agency_id else "kota"
    return {
        **row,
        "id": place.agency_id,
        "code": place.code,
        "name": place.name,
        "kind": kind,
        "root_unit_id": place.id,
        "valid_from": BEGUN,
    }


def _unit(place: Place, row: Row) -> Row:
    own = place.code == place.agency_code
    return {
        **row,
        "agency_id": place.agency_id,
        "parent_id": place.parent.id if place.parent else None,
        "kind": place.kind,
        "code": place.code,
        "name": place.name,
        "name_key": name_key(place.name),
        "short_name": place.code if own else None,
        "path": place.path,
        "depth": place.path.count("/") - 1,
        "is_independent": place.is_independent,
        "valid_from": BEGUN,
        "version": 1,
    }
