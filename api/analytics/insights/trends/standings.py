"""How all units stand in one period: sums over what lies below each, and what of it may be shown. Pure."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from statistics import median
from typing import Any
from uuid import UUID

from api.analytics.insights.trends.records import COUNTS, UnitRow
from api.analytics.insights.trends.suppression import Tree, is_safe, shown
from api.evaluations.models import Predikat


class Measure(StrEnum):
    """A share of people, each among others: with figures, with an agreed plan, with a predikat."""

    ON_TRACK = "on_track"
    ON_TIME = "on_time"
    GOOD = "good"
    """Baik or Sangat Baik."""


PREDIKAT = tuple(word.value for word in Predikat)
PARTS: Mapping[Measure, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Measure.ON_TRACK: (("on_track",), ("measured",)),
    Measure.ON_TIME: (("early", "last_day"), ("agreed",)),
    Measure.GOOD: (PREDIKAT[:2], PREDIKAT),
}
"""What is counted, and among whom."""
FEWEST_ALIKE = 5
"""Of fewer units of a kind there is no median: it would be one of theirs."""
Share = tuple[int, int]


class Standings:
    """One period of the whole city; who reports on time is not said while reports still come in time."""

    def __init__(
        self,
        units: Sequence[UnitRow],
        own: Mapping[UUID, Mapping[str, int]],
        least: int,
        *,
        is_due: bool,
    ) -> None:
        self.units = {unit["id"]: unit for unit in units}
        self.least = least
        self.measures = [one for one in Measure if is_due or one is not Measure.ON_TIME]
        self._own = own

    @cached_property
    def tree(self) -> Tree[UUID]:
        return Tree({key: unit["parent_id"] for key, unit in self.units.items()})

    @cached_property
    def totals(self) -> dict[UUID, dict[str, int]]:
        """Add up each unit with all below it."""
        nobody = dict.fromkeys(COUNTS, 0)
        totals = {key: dict(self._own.get(key, nobody)) for key in self.units}
        for key in reversed(self.tree.order):
            above = totals.get(self.units[key]["parent_id"] or key)
            if above is not None and above is not totals[key]:
                for name, count in totals[key].items():
                    above[name] += count
        return totals

    @cached_property
    def visible(self) -> dict[Measure, set[UUID]]:
        return {one: shown(self.tree, self._sizes(one), self.least) for one in Measure}

    def _sizes(self, measure: Measure) -> dict[UUID, int]:
        return {key: self.share(key, measure)[1] for key in self.units}

    def share(self, unit: UUID, measure: Measure) -> Share:
        """Count, whether it may be shown or not."""
        counted, among = PARTS[measure]
        totals = self.totals[unit]
        return sum(totals[name] for name in counted), sum(totals[name] for name in among)

    def figures(self, unit: UUID, *, own: bool = False) -> dict[str, Any]:
        """Give what may be shown of a unit; `own`: to those who lead it, who see its people by name."""
        hidden = [
            one
            for one in self.measures
            if not (own or unit in self.visible[one]) and self.share(unit, one)[1]
        ]
        return self._figures(unit, hidden)

    def _figures(self, unit: UUID, hidden: Sequence[Measure]) -> dict[str, Any]:
        said = {
            str(one): _said(self.share(unit, one)) if one in self.measures else None
            for one in Measure
        }
        predikat = {word: self.totals[unit][word] for word in PREDIKAT}
        return {
            **said,
            **{str(one): None for one in hidden},
            "people": self.totals[unit]["people"],
            "predikat": None if Measure.GOOD in hidden else predikat,
            "hidden": hidden,
        }

    def figures_beside(self, unit: UUID, known: UUID) -> dict[str, Any]:
        """Give what may be shown of a unit to those who know everybody of another one inside it."""
        hidden = [
            one
            for one in self.measures
            if unit not in self.visible[one]
            or not is_safe(
                self.tree, self._sizes(one), self.visible[one] | {known}, unit, self.least
            )
        ]
        return self._figures(unit, [one for one in hidden if self.share(unit, one)[1]])

    def median_alike(self, unit: UUID) -> dict[str, Any]:
        """Give the median of other units of the same kind, of those that may be shown."""
        kind = self.units[unit]["kind"]
        alike = [key for key, row in self.units.items() if row["kind"] is kind and key != unit]
        medians = {one: self._median(alike, one) for one in self.measures}
        return {str(one): medians.get(one) for one in Measure}

    def _median(self, alike: Sequence[UUID], measure: Measure) -> dict[str, Any] | None:
        shares = [self.share(key, measure) for key in alike if key in self.visible[measure]]
        if len(shares) < FEWEST_ALIKE:
            return None
        return {"units": len(shares), "share": median(count / total for count, total in shares)}


def _said(share: Share) -> dict[str, int] | None:
    return {"count": share[0], "total": share[1]} if share[1] else None
