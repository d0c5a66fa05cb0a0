"""How often something happens in the city, by what it depends on: what a rater is compared with. Pure.

A rater is compared with all the others: their own ratings are taken out first.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Rates(Generic[Thing]):
    """Shares of an answer among things of one kind: of those who are far behind, how many got Baik."""

    def __init__(
        self,
        everything: Iterable[Thing],
        kind: Callable[[Thing], Hashable],
        answer: Callable[[Thing], Hashable],
    ) -> None:
        self._kind, self._answer = kind, answer
        self._all: Counter[Hashable] = Counter()
        self._answered: Counter[tuple[Hashable, Hashable]] = Counter()
        for one in everything:
            self._all[kind(one)] += 1
            self._answered[kind(one), answer(one)] += 1

    def among_others(self, own: Sequence[Thing], answer: Hashable) -> list[float]:
        """Give for each of a rater's own the share of `answer` among others of its kind.

        Half a case is added on both sides, so that nothing is held to be impossible or certain.
        """
        mine = Counter(self._kind(one) for one in own)
        answered = Counter(self._kind(one) for one in own if self._answer(one) == answer)
        return [
            (self._answered[kind, answer] - answered[kind] + 0.5)
            / (self._all[kind] - mine[kind] + 1)
            for kind in map(self._kind, own)
        ]
