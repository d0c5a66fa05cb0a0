"""Writes what people agree on: goals and indicators by profession, or by performance agreement."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from api.achievements.progress import WHOLE, Measure, progress_bp, year_value
from api.goals.models import Accumulation, Approach, Aspect, Direction, GoalKind, Perspective
from api.goals.schemas import GoalDraft, IndicatorDraft
from demo.content import INDICATORS, SHARES, WORK, IndicatorLine, as_draft
from demo.people import STUDYING, Person
from demo.places import INDEPENDENT, Place

_AS_PERSPECTIVE = {
    Aspect.KUANTITAS: Perspective.PROSES_BISNIS,
    Aspect.KUALITAS: Perspective.PENERIMA_LAYANAN,
    Aspect.WAKTU: Perspective.PROSES_BISNIS,
    Aspect.BIAYA: Perspective.ANGGARAN,
}
_SMALL_TARGET = 40
"""Sums up to this are the same for everyone of a profession."""
_MEASURES = ("direction", "accumulation", "target", "target_low", "target_high")


@dataclass(eq=False)
class OneIndicator:
    """An indicator as it is written, and what is reported on it."""

    draft: IndicatorDraft
    id: UUID | None = None
    values: dict[int, Decimal] = field(default_factory=dict)
    """By period, in the order of time."""

    @property
    def in_figures(self) -> bool:
        return self.draft.target is not None or self.draft.direction is Direction.RANGE

    @property
    def is_yearly(self) -> bool:
        """Say whether the figure comes once a year only (indices, verdicts)."""
        unit = self.draft.unit_of_measure or ""
        return not self.in_figures or unit.startswith(("indeks", "level"))

    def standing(self, period_id: int) -> float | None:
        """Say how much of what is expected by the end of a period is reached; 1 is all of it."""
        values = [value for key, value in self.values.items() if key <= period_id]
        measure: Measure = {name: getattr(self.draft, name) for name in _MEASURES}  # type: ignore[assignment]  # its own keys
        accumulation = self.draft.accumulation
        expected = expected_of(accumulation, period_id)
        reached = progress_bp(measure, year_value(accumulation, values), expected)
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


def approach_of(chance: Random, person: Person) -> Approach:
    """R12: some prefer words to figures; the named people have figures. Verdicts are words."""
    if person.work == "kepala" and any(line.target_text for line in lines_of(person.place.agency)):
        return Approach.KUALITATIF
    share = 0.3 if is_leading(person, person.place) else 0.05
    wordy = chance.random() < share and not person.is_referenced
    return Approach.KUALITATIF if wordy else Approach.KUANTITATIF


def goals_of(chance: Random, person: Person, place: Place, approach: Approach) -> list[OneGoal]:
    """Write somebody's goals in a post."""
    work = person.work if place is person.place else "kabid"
    if person.service == STUDYING:  # II.B.2
        work = "tugas_belajar"
    is_of_agency = work == "kepala"
    goals = list(_of_agency(place) if is_of_agency else _of_work(chance, work, place, person))
    if approach is Approach.KUALITATIF:
        for one in (one for goal in goals for one in goal.indicators):
            one.draft = _in_words(one.draft)
    return goals


def _of_work(chance: Random, work: str, place: Place, person: Person) -> Iterator[OneGoal]:
    goals: list[OneGoal] = []
    for line in (line for line in WORK if line.work == work):
        if line.goal_text:
            text = line.goal_text.replace("{unit}", place.name)
            group = {"result_group": line.result_group, "practice_code": line.practice_code}
            goals.append(OneGoal(GoalDraft(kind=line.kind, text=text, **group), []))
        change: dict[str, Any] = {"text": line.text.replace("{unit}", place.name)}
        if line.aspect and is_leading(person, place):  # R14, R15: in the form of JPT
            change |= {"aspect": None, "perspective": _AS_PERSPECTIVE[line.aspect]}
        one = as_draft(IndicatorDraft, line, **change)
        if not person.is_referenced:
            one = one.model_copy(update={"target": _own(chance, one)})
        goals[-1].indicators.append(OneIndicator(one))
    yield from goals


def _own(chance: Random, one: IndicatorDraft) -> Decimal | None:
    """Choose somebody's own target: a small one, or one that is no sum, is everyone's."""
    if (
        one.target is None
        or one.accumulation is not Accumulation.SUM
        or one.target <= _SMALL_TARGET
    ):
        return one.target
    return (one.target * chance.choice(SHARES.factors) / 4).quantize(Decimal(1)) * 4


def lines_of(agency: str) -> list[IndicatorLine]:
    """List the lines of an agency's performance agreement."""
    return [line for line in INDICATORS if line.agency == agency]


def _of_agency(place: Place) -> Iterator[OneGoal]:
    for line in (*lines_of(place.agency), *lines_of("*")):
        goal = GoalDraft(kind=GoalKind.UTAMA, text=line.objective)
        code = line.code if line.agency == place.agency else ""
        yield OneGoal(goal, [OneIndicator(as_draft(IndicatorDraft, line))], code)


def _in_words(one: IndicatorDraft) -> IndicatorDraft:
    """Put a target into words, as the qualitative approach has it (R12)."""
    if one.target_text:
        return one
    said = f"antara {one.target_low} dan {one.target_high}"
    if one.target is not None:
        least = "paling banyak" if one.direction is Direction.LOWER else "paling sedikit"
        said = f"{least} {one.target.normalize():f}".replace(".", ",")
    return IndicatorDraft(
        text=one.text,
        direction=Direction.LOWER if one.direction is Direction.LOWER else Direction.HIGHER,
        perspective=one.perspective,
        target_text=f"{said} {one.unit_of_measure}",
        data_source=one.data_source,
    )
