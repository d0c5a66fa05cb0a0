"""Which rows of people would give more power than whoever asks for the import may give.

The same as by hand (`organization/posts/powers`): nobody makes themselves head or assessor, and HR of an
agency lets its people be led and assessed from within, or by who leads above.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from api.foundation.rows import Row
from api.imports.matching.city import City
from api.imports.matching.rows import PersonMatch
from api.imports.matching.units import UnitIndex
from api.imports.models import RowAction

OWN_POST = {"unit", "title", "position_kind", "is_head", "assessor"}
WRITING = (RowAction.ADD, RowAction.CHANGE)


@dataclass(frozen=True)
class Asker:
    """Who asks for an import, and the one agency that the file may touch; none: any."""

    id: UUID
    only: int | None


class Limits:
    """What an asker may give in the city as it is."""

    def __init__(self, asker: Asker, city: City, index: UnitIndex) -> None:
        self._asker, self._city, self._index = asker, city, index
        self._elsewhere = [
            unit["path"] for unit in city.units if asker.only not in (None, unit["agency_id"])
        ]

    def check_head(self, match: PersonMatch) -> None:
        """Refuse a row that makes its person the head of a unit, where that would be a way up."""
        known, unit = match.known, match.unit or {}
        if known and unit["path"] in known["leads"]:
            return
        if match.person_id == self._asker.id:
            match.row.refuse("position", "head_is_you")
        elif any(path.startswith(unit["path"]) for path in self._elsewhere):
            match.row.refuse("position", "leads_other_agency")

    def check_assessor(self, match: PersonMatch, heads: Mapping[UUID, UUID]) -> None:
        """Refuse a superior whom the file names and who neither leads above nor is of the agency."""
        named, before = match.assessor_id, (match.known or {"assessor_id": None})["assessor_id"]
        if named is None or named == before or named in set(self._leaders(match.unit, heads)):
            return
        person = self._city.people.get(named)
        if named == self._asker.id:
            match.row.refuse("superior_number", "superior_is_you")
        elif person and self._asker.only not in (None, person["agency_id"]):
            match.row.refuse("superior_number", "superior_other_agency")

    def check_asker(self, matches: Iterable[PersonMatch]) -> None:
        """Refuse what posts the asker, or says who assesses them: somebody else does, as by hand."""
        for match in matches:
            posts = match.acting is not None or match.changes.keys() & OWN_POST
            if match.person_id == self._asker.id and match.action in WRITING and posts:
                match.row.refuse("position", "posts_you")
                match.refuse()

    def _leaders(self, unit: Row | None, heads: Mapping[UUID, UUID]) -> Iterable[UUID]:
        """Give who leads a unit and those above it, acting ones too."""
        while unit is not None:
            if unit["id"] in heads:
                yield heads[unit["id"]]
            for post in self._city.acting:
                if post["is_head"] and post["unit_id"] == unit["id"]:
                    yield post["employee_id"]
            unit = self._index.above(unit)
