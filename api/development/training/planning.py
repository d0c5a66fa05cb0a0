"""What programmes reach together: who would sit where, which needs that answers, what nobody answers. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from api.development.competence.reaching import NeedOfPerson

Pair = tuple[UUID, str]
"""Somebody's need: the person and the competence."""


@dataclass(frozen=True)
class Offer:
    """A programme in a plan; `taken`: who has a seat already, where its queue has been made."""

    id: UUID
    competences: frozenset[str]
    seats: int
    unit_path: str
    taken: frozenset[UUID] | None


@dataclass(frozen=True)
class Reach:
    """What one programme reaches: needs in its reach, of whom, and who sits in it."""

    id: UUID
    needs: int
    strength: int
    people: frozenset[UUID]
    reached: frozenset[UUID]
    answered: frozenset[Pair]


@dataclass(frozen=True)
class Together:
    """Programmes by priority, and what they reach together."""

    reaches: Sequence[Reach]
    reached: frozenset[UUID]
    twice: int
    answered: frozenset[Pair]
    missing: Sequence[tuple[str, int, Sequence[UUID]]]
    """Competences that no programme answers: needs, and units with most of them first."""


MOST_UNITS = 3


def plan(
    needs: Sequence[NeedOfPerson], offers: Sequence[Offer], paths: Mapping[UUID, str]
) -> Together:
    """Put programmes in order, most reached people first, then most needed; fill their seats by need."""
    reaches = [reach(needs, offer, paths) for offer in offers]
    reaches.sort(key=lambda one: (-len(one.reached), -one.strength, one.id))
    seats = Counter(who for one in reaches for who in one.reached)
    answered = frozenset(pair for one in reaches for pair in one.answered)
    return Together(
        reaches,
        frozenset(seats),
        sum(count > 1 for count in seats.values()),
        answered,
        _missing(needs, frozenset(code for one in offers for code in one.competences)),
    )


def reach(needs: Sequence[NeedOfPerson], offer: Offer, paths: Mapping[UUID, str]) -> Reach:
    """Say whom a programme reaches: who has a seat already, else who needs it most."""
    within = [
        need
        for need in needs
        if need.competence_code in offer.competences
        and paths[need.unit_id].startswith(offer.unit_path)
    ]
    strength: Counter[UUID] = Counter()
    for need in within:
        strength[need.employee_id] += need.strength
    by_need = sorted(strength, key=lambda who: (-strength[who], who))
    seated = frozenset(by_need[: offer.seats]) if offer.taken is None else offer.taken
    reached = seated & strength.keys()
    answered = {
        (need.employee_id, need.competence_code) for need in within if need.employee_id in reached
    }
    return Reach(
        offer.id,
        len(within),
        strength.total(),
        frozenset(strength),
        frozenset(reached),
        frozenset(answered),
    )


def _missing(
    needs: Sequence[NeedOfPerson], offered: frozenset[str]
) -> list[tuple[str, int, Sequence[UUID]]]:
    units: dict[str, Counter[UUID]] = defaultdict(Counter)
    for need in needs:
        if need.competence_code not in offered:
            units[need.competence_code][need.unit_id] += 1
    found = [
        (
            code,
            counted.total(),
            sorted(counted, key=lambda unit: (-counted[unit], unit))[:MOST_UNITS],
        )
        for code, counted in units.items()
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))
