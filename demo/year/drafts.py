"""Writes what people agree on: goals and indicators by profession, or by performance agreement."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from random import Random
from typing import Any
from uuid import UUID

from api.achievements.progress import WHOLE, Measure, progress_bp, year_value
from api.goals.models import Accumulation, Approach, Aspect, Direction, GoalKind, Perspective
from api.goals.schemas import GoalDraft, IndicatorDraft
from demo.people import Person
from demo.places import INDEPENDENT, Place
from demo.sources import Line, grouped

_AS_PERSPECTIVE = {
    Aspect.KUANTITAS: Perspective.PROSES_BISNIS,
    Aspect.KUALITAS: Perspective.PENERIMA_LAYANAN,
    Aspect.WAKTU: Perspective.PROSES_BISNIS,
    Aspect.BIAYA: Perspective.ANGGARAN,
}
_PERSPECTIVES = frozenset(word.value for word in Perspective)
_FACTORS = ("0.8", "0.9", "1", "1", "1.1", "1.2")
_SMALL_TARGET = 40
"""Sums up to this are the same for everyone of a profession."""
OF_ALL = {
    "code": "",
    "objective": "Terkelolanya anggaran dan kinerja perangkat daerah secara akuntabel",
    "indicator": "Serapan anggaran perangkat daerah",
    "unit": "persen",
    "direction": "higher",
    "baseline": "",
    "target": "94",
    "perspective": "anggaran",
}
"""What every head of an agency answers for besides its performance agreement."""


@dataclass(eq=False)
class OneIndicator:
    """An indicator as it is written, and what is reported on it."""

    draft: IndicatorDraft
    id: UUID | None = None
    values: dict[int, Decimal] = field(default_factory=dict)
    """By period, in the order of time."""

    @property
    def is_yearly(self) -> bool:
        """Say whether the figure comes once a year only (indices, verdicts)."""
        unit = self.draft.unit_of_measure or ""
        return self.draft.target is None or unit.startswith(("indeks", "level"))

    def standing(self, period_id: int) -> float | None:
        """Say how much of what is expected by the end of a period is reached; 1 is all of it."""
        values = [value for key, value in self.values.items() if key <= period_id]
        one = self.draft
        measure: Measure = {
            "direction": one.direction,
            "accumulation": one.accumulation,
            "target": one.target,
            "target_low": one.target_low,
            "target_high": one.target_high,
        }
        expected = expected_of(one.accumulation, period_id)
        reached = progress_bp(measure, year_value(one.accumulation, values), expected)
        return None if reached is None else reached / expected


def expected_of(accumulation: Accumulation, period_id: int) -> int:
    """Say what is expected by the end of a period of a whole year, in basis points."""
    return WHOLE * (period_id % 100) // 12 if accumulation is Accumulation.SUM else WHOLE


@dataclass(eq=False)
class OneGoal:
    """A goal as it is written."""

    draft: GoalDraft
    indicators: list[OneIndicator]
    code: str = ""
    """Of the line of the performance agreement that it serves."""
    id: UUID | None = None


def is_leading(person: Person, place: Place) -> bool:
    """R12: JPT and heads of independent units have a form of their own."""
    return person.kind.startswith("jpt") or (person.is_head and place.kind in INDEPENDENT)


class Writer:
    """Writes the goals of one plan after the other."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def approach_of(self, person: Person) -> Approach:
        """R12: some prefer words to figures; the named people have figures. Verdicts are words."""
        if person.work == "kepala" and _has_verdicts(person.place.agency):
            return Approach.KUALITATIF
        share = 0.3 if is_leading(person, person.place) else 0.05
        wordy = self.chance.random() < share and not person.is_referenced
        return Approach.KUALITATIF if wordy else Approach.KUANTITATIF

    def goals_of(self, person: Person, place: Place, approach: Approach) -> list[OneGoal]:
        """Write somebody's goals in a post."""
        work = person.work if place is person.place else "kabid"
        goals = list(_of_agency(place) if work == "kepala" else self._of_work(work, place, person))
        if approach is Approach.KUALITATIF:
            for one in (one for goal in goals for one in goal.indicators):
                one.draft = _in_words(one.draft)
        return goals

    def _of_work(self, work: str, place: Place, person: Person) -> Iterator[OneGoal]:
        goal: OneGoal | None = None
        for line in grouped("work", "work")[work]:
            if line["goal_text"]:
                if goal:
                    yield goal
                text = line["goal_text"].replace("{unit}", place.name)
                goal = OneGoal(GoalDraft(kind=GoalKind(line["kind"]), text=text), [])
            if goal:
                goal.indicators.append(OneIndicator(self._indicator(line, place, person)))
        if goal:
            yield goal

    def _indicator(self, line: Line, place: Place, person: Person) -> IndicatorDraft:
        target = Decimal(line["target"])
        accumulation = Accumulation(line["accumulation"])
        if accumulation is Accumulation.SUM and target > _SMALL_TARGET and not person.is_referenced:
            target = (target * Decimal(self.chance.choice(_FACTORS)) / 4).quantize(Decimal(1)) * 4
        return IndicatorDraft(
            text=line["indicator"].replace("{unit}", place.name),
            unit_of_measure=line["unit"],
            direction=Direction(line["direction"]),
            accumulation=accumulation,
            target=target,
            data_source=line["evidence"],
            **_measure(line["measure"], leading=is_leading(person, place)),
        )


def _measure(word: str, *, leading: bool) -> dict[str, Any]:
    """R14, R15: aspects in the form of JA/JF, perspectives in that of JPT."""
    if word in _PERSPECTIVES:
        return {"perspective": Perspective(word)}
    aspect = Aspect(word)
    return {"perspective": _AS_PERSPECTIVE[aspect]} if leading else {"aspect": aspect}


def _of_agency(place: Place) -> Iterator[OneGoal]:
    for line in (*grouped("indicators", "agency").get(place.agency, ()), OF_ALL):
        target = number(line["target"])
        draft = IndicatorDraft(
            text=line["indicator"],
            unit_of_measure=line["unit"],
            direction=Direction(line["direction"]),
            target=target,
            target_text=line["target"] if target is None else None,
            baseline=number(line["baseline"]),
            perspective=Perspective(line["perspective"]),
            data_source="Laporan kinerja perangkat daerah",
        )
        goal = GoalDraft(kind=GoalKind.UTAMA, text=line["objective"])
        yield OneGoal(goal, [OneIndicator(draft)], line["code"])


def _has_verdicts(agency: str) -> bool:
    return any(number(line["target"]) is None for line in grouped("indicators", "agency")[agency])


def number(text: str) -> Decimal | None:
    """Read a figure; a verdict such as WTP is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _in_words(one: IndicatorDraft) -> IndicatorDraft:
    """Put a target into words, as the qualitative approach has it (R12)."""
    if one.target is None:
        return one
    least = "paling banyak" if one.direction is Direction.LOWER else "paling sedikit"
    figure = f"{one.target.normalize():f}".replace(".", ",")
    words = f"{least} {figure} {one.unit_of_measure}"
    plain = {"target": None, "unit_of_measure": None, "baseline": None, "aspect": None}
    latest = Accumulation.LATEST
    return one.model_copy(update={**plain, "target_text": words, "accumulation": latest})
