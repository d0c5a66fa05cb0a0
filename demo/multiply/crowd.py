"""Says who comes: how many in which unit, and whom each is a copy of."""

from collections.abc import Iterator
from itertools import cycle

from demo.days import dice
from demo.multiply.models import Model
from demo.people import VACANT, Cast, Person, alike
from demo.places import Place, work_of_head

Coming = tuple[Person, Model]


class Crowd:
    """Fills the units of a city one after the other, the same each time."""

    def __init__(self, cast: Cast, models: list[Model]) -> None:
        self.cast, self.chance = cast, dice("crowd")
        self._staff = {
            team: cycle([one for one in models if _is_staff(one, team)])
            for team in {model.person.place.team for model in models}
        }
        heads = [model for model in models if model.person.is_head]
        self._heads = {
            work: cycle([one for one in heads if one.person.work == work])
            for work in {head.person.work for head in heads}
        }

    def fill(self, people: int) -> Iterator[list[Coming]]:
        """Give, unit by unit, who comes so that the city has so many people."""
        heads = [place for place in self.cast.places.values() if place.seats is None]
        shares = self._shares(people - len(self.cast.people) - len(heads))
        for place, share in shares.items():
            coming = []
            if place.seats is None:
                work = work_of_head(place.kind, place.head_title, place.head_kind)
                coming.append(self._like(next(self._heads[work]), place))
                place.head = coming[0][0]
            if share:
                staff = self._staff[place.team]
                coming += [self._like(next(staff), place) for _ in range(share)]
            yield coming

    def _like(self, model: Model, place: Place) -> Coming:
        return alike(self.chance, self.cast.numbers, model.person, place), model

    def _shares(self, staff: int) -> dict[Place, int]:
        """Share people out by the real sizes of units; what rounding leaves goes to the first ones."""
        wanted = {
            place: place.whole if place.team and place.code != VACANT else 0
            for place in self.cast.places.values()
        }
        total = sum(wanted.values())
        shares = {place: staff * size // total for place, size in wanted.items()}
        left = staff - sum(shares.values())
        for place in [place for place, size in wanted.items() if size][:left]:
            shares[place] += 1
        return shares


def _is_staff(model: Model, team: str) -> bool:
    return not model.person.is_head and model.person.place.team == team
