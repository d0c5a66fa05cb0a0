"""What programmes reach together: who would sit where, which needs that answers, what nobody answers. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
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


Gathered = Mapping[str, Mapping[UUID, Sequence[NeedOfPerson]]]
"""Needs by competence and unit."""


def plan(
    needs: Sequence[NeedOfPerson], offers: Sequence[Offer], paths: Mapping[UUID, str]
) -> Together:
    """Put programmes in order, most reached people first, then most needed; fill their seats by need.

    What was answered otherwise counts as answered, and takes no seat.
    """
    gathered = _gathered(needs)
    reaches = [_reach(gathered, offer, paths) for offer in offers]
    reaches.sort(key=lambda one: (-len(one.reached), -one.strength, one.id))
    seats = Counter(who for one in reaches for who in one.reached)
    answered = {pair for one in reaches for pair in one.answered}
    answered.update((one.employee_id, one.competence_code) for one in needs if not one.is_open)
    return Together(
        reaches,
        frozenset(seats),
        sum(count > 1 for count in seats.values()),
        frozenset(answered),
        _missing(gathered, frozenset(code for one in offers for code in one.competences)),
    )


def reach(needs: Sequence[NeedOfPerson], offer: Offer, paths: Mapping[UUID, str]) -> Reach:
    """Say whom a programme reaches: who has a seat already, else who needs it most."""
    return _reach(_gathered(needs), offer, paths)


def _gathered(needs: Sequence[NeedOfPerson]) -> Gathered:
    found: dict[str, dict[UUID, list[NeedOfPerson]]] = defaultdict(lambda: defaultdict(list))
    for need in needs:
        found[need.competence_code][need.unit_id].append(need)
    return found


def _reach(gathered: Gathered, offer: Offer, paths: Mapping[UUID, str]) -> Reach:
    taken = offer.taken or frozenset()
    within = [
        need
        for code in offer.competences
        for unit_id, some in gathered.get(code, {}).items()
        if paths[unit_id].startswith(offer.unit_path)
        for need in some
        if need.is_open or need.employee_id in taken
    ]
    strength: Counter[UUID] = Counter()
    for need in within:
        strength[need.employee_id] += need.strength
    if offer.taken is None:
        ordered = nsmallest(offer.seats, strength, key=lambda who: (-strength[who], who))
        reached = frozenset(ordered)
    else:
        reached = taken & strength.keys()
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


def _missing(gathered: Gathered, offered: frozenset[str]) -> list[tuple[str, int, Sequence[UUID]]]:
    """List what is open and offered nowhere, what most need first."""
    found = []
    for code in gathered.keys() - offered:
        counted = Counter(
            {unit: sum(need.is_open for need in some) for unit, some in gathered[code].items()}
        )
        most = sorted(counted, key=lambda unit: (-counted[unit], unit))[:MOST_UNITS]
        if counted.total():
            found.append((code, counted.total(), [unit for unit in most if counted[unit]]))
    return sorted(found, key=lambda one: (-one[1], one[0]))
