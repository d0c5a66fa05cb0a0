"""Whether those whom a file names as superiors may assess (art. 1 no. 9), as it will be once it is applied.

The same as by hand (`organization/posts/entitlement`); who assesses already is left to whoever named them.
"""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from api.imports.matching.city import City
from api.imports.matching.rows import PersonMatch
from api.imports.matching.units import UnitIndex
from api.organization.models import Source
from api.organization.posts.entitlement import LEAST


class Superiors:
    """Who is above whom, definitively, once a file is applied."""

    def __init__(self, matches: Iterable[PersonMatch], city: City) -> None:
        self._above = {key: known["assessor_id"] for key, known in city.people.items()}
        self._above |= {match.person_id: match.assessor_id for match in matches}

    def chain(self, person_id: UUID) -> Iterator[UUID]:
        """Give who assesses somebody, then who assesses those, as far as it is known."""
        seen: set[UUID] = set()
        above = self._above.get(person_id)
        while above is not None and above not in seen:
            yield above
            seen.add(above)
            above = self._above.get(above)


def check_superiors(
    matches: list[PersonMatch], city: City, index: UnitIndex, heads: Mapping[UUID, UUID]
) -> None:
    """Refuse superiors who are named anew and may not assess, each with the rule."""
    superiors = Superiors(matches, city)
    in_file = {match.person_id: match for match in matches}
    acting = {post["employee_id"] for post in city.acting if post["is_head"]}
    leading = acting | set(heads.values())
    for match in matches:
        named, before = match.assessor_id, (match.known or {"assessor_id": None})["assessor_id"]
        if match.assessor_source is not Source.IMPORT or named is None or named == before:
            continue
        chain = list(superiors.chain(named))
        if match.person_id in chain[:1]:
            match.row.refuse("superior_number", "superior_each_other")
        elif match.person_id in chain or _serves_below(match, named, index, (heads, in_file, city)):
            match.row.refuse("superior_number", "superior_is_subordinate")
        elif named not in leading and not _has_rank(named, in_file, city):
            match.row.refuse("superior_number", "superior_below_pengawas")


Known = tuple[Mapping[UUID, UUID], Mapping[UUID, PersonMatch], City]


def _serves_below(match: PersonMatch, named: UUID, index: UnitIndex, known: Known) -> bool:
    """Say whether the superior's unit is one that the person leads, or lies below it."""
    heads, in_file, city = known
    if named in in_file:
        unit = in_file[named].unit
    else:
        unit = index.by_id.get(city.people[named]["unit_id"]) if named in city.people else None
    while unit is not None:
        if heads.get(unit["id"]) == match.person_id:
            return True
        unit = index.above(unit)
    return False


def _has_rank(named: UUID, in_file: Mapping[UUID, PersonMatch], city: City) -> bool:
    """Say whether a post is one of pengawas or above; one that is still asked about is not held up here."""
    if named in in_file:
        kind = in_file[named].clean.get("position_kind")
        return kind is None or kind in LEAST
    return named in city.people and city.people[named]["position_kind"] in LEAST
