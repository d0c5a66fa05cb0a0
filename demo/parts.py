"""Casts people for their parts in the year: how far the plan is, how well it goes, what is late."""

from dataclasses import dataclass, replace
from random import Random

from api.evaluations.models import EvaluationState
from api.goals.models import PlanState
from demo.people import Person

ALL = 99
_QUALITIES = ((1.18, 14), (1.04, 26), (1.0, 26), (0.94, 21), (0.76, 8), (0.52, 5))
_OPEN = ((0, 48), (1, 14), (2, 10), (ALL, 28))


@dataclass(frozen=True)
class Part:
    """One person's year."""

    plan: PlanState | None = PlanState.AGREED
    quality: float = 1.0
    still_open: int = 0
    """Indicators that Triwulan III has no report of yet."""
    judged: EvaluationState = EvaluationState.ACKNOWLEDGED
    """How far the evaluation of Triwulan II is."""
    disagrees: bool = False
    is_late: bool = False
    is_unseen: bool = False
    """Whether the evidence of Triwulan III waits for the assessor; the others' by dice."""
    is_prompt: bool = False
    """Whether nothing about the person waits for anybody: heads of agencies, and the named ones."""


_FIXED = {
    "on_time": Part(),
    "ahead": Part(quality=1.2),
    "almost": Part(still_open=1, quality=0.97),
    "one_open": Part(still_open=1, quality=1.03),
    "behind": Part(still_open=2, quality=0.52),
    "kadek_ayu": Part(still_open=2),
    "submitted": Part(plan=PlanState.SUBMITTED),
    "unrated": Part(judged=EvaluationState.OPEN),
    "rated": Part(judged=EvaluationState.RATED, quality=1.18),
    "signed": Part(still_open=1, judged=EvaluationState.SIGNED),
    "unseen": Part(is_unseen=True),
    "disagrees": Part(quality=0.94, disagrees=True),
}
_LATE_PLANS = {
    7: PlanState.SUBMITTED,
    17: PlanState.DRAFT,
    27: PlanState.RETURNED,
    37: None,
    47: PlanState.CANCELLED,
}
_EVERY = 50
_LATE_RATERS = {23: EvaluationState.OPEN, 49: EvaluationState.RATED, 75: EvaluationState.SIGNED}
_ROUND = 80


class Casting:
    """Gives parts: the named people theirs, every so many others a rare one, the rest by dice."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.seen = 0

    def part_of(self, person: Person) -> Part:
        if person.part:
            return replace(_FIXED[person.part], is_prompt=True)
        part = self._by_dice()
        if person.work == "kepala":
            return Part(quality=max(part.quality, 0.94), is_prompt=True)
        if person.is_head:
            return replace(part, quality=max(part.quality, 0.76))
        self.seen += 1
        judged = _LATE_RATERS.get(self.seen % _ROUND, part.judged)
        plan = _LATE_PLANS.get(self.seen % _EVERY, PlanState.AGREED)
        return replace(part, plan=plan, judged=judged)

    def _by_dice(self) -> Part:
        roll = self.chance.random
        signed = roll() < 0.03
        return Part(
            quality=weighed(self.chance, _QUALITIES),
            still_open=int(weighed(self.chance, _OPEN)),
            judged=EvaluationState.SIGNED if signed else EvaluationState.ACKNOWLEDGED,
            disagrees=roll() < 0.05,
            is_late=roll() < 0.06,
        )


def weighed(chance: Random, table: tuple[tuple[float, int], ...]) -> float:
    """Draw one of the first by the weights that stand second."""
    return chance.choices([one for one, _ in table], [weight for _, weight in table])[0]
