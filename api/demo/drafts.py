"""Writes what people agree on: goals and indicators by profession, or by performance agreement."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from random import Random
from uuid import UUID

from api.demo.people import Person
from api.demo.places import Place
from api.demo.sources import Line, grouped
from api.goals.models import (
    Accumulation,
    Approach,
    Aspect,
    Cascade,
    Direction,
    GoalKind,
    Perspective,
    PlanForm,
)

_AS_PERSPECTIVE = {
    Aspect.KUANTITAS: Perspective.PROSES_BISNIS,
    Aspect.KUALITAS: Perspective.PENERIMA_LAYANAN,
    Aspect.WAKTU: Perspective.PROSES_BISNIS,
    Aspect.BIAYA: Perspective.ANGGARAN,
}
_PERSPECTIVES = frozenset(word.value for word in Perspective)
_FACTORS = ("0.8", "0.9", "1", "1", "1.1", "1.2")
SMALL_TARGET = 40
"""Sums up to this are the same for everyone of a profession."""
_OF_ALL = {
    "objective": "Terkelolanya anggaran dan kinerja perangkat daerah secara akuntabel",
    "indicator": "Serapan anggaran perangkat daerah",
    "unit": "persen",
    "direction": "higher",
    "baseline": "",
    "target": "94",
    "perspective": "anggaran",
}


@dataclass(eq=False)
class IndicatorDraft:
    text: str
    unit: str | None
    direction: Direction
    accumulation: Accumulation
    target: Decimal | None
    target_text: str | None
    baseline: Decimal | None
    measure: Aspect | Perspective | None
    source: str
    id: UUID | None = None
    values: dict[int, Decimal] = field(default_factory=dict)
    """What was reported, by period."""

    @property
    def is_yearly(self) -> bool:
        """Say whether the figure comes once a year only (indices, verdicts)."""
        return self.target is None or bool(self.unit and self.unit.startswith(("indeks", "level")))


@dataclass(eq=False)
class GoalDraft:
    text: str
    kind: GoalKind
    indicators: list[IndicatorDraft]
    code: str = ""
    """Of the line of the performance agreement that it serves."""
    id: UUID | None = None
    cascade: Cascade = Cascade.NONE
    parent: "GoalDraft | None" = None
    outside: "GoalDraft | None" = None
    assigned_by: str | None = None


def form_of(person: Person, place: Place) -> PlanForm:
    """R12: JPT and heads of independent units have a form of their own."""
    independent = person.is_head and place.is_independent
    return PlanForm.JPT if person.kind.startswith("jpt") or independent else PlanForm.JA_JF


def approach_of(person: Person, form: PlanForm, chance: Random) -> Approach:
    """R12: some prefer words to figures; the personas have figures."""
    share = 0.3 if form is PlanForm.JPT else 0.05
    wordy = not person.part and not person.login and chance.random() < share
    return Approach.KUALITATIF if wordy else Approach.KUANTITATIF


class Writer:
    """Writes the goals of one plan after the other."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def goals_of(self, person: Person, place: Place, approach: Approach) -> list[GoalDraft]:
        """Write somebody's goals in a post."""
        work = "kabid" if place is not person.place else person.work
        by_agreement = work == "kepala"
        found = self._of_agency(place) if by_agreement else self._of_work(work, place, person)
        goals = list(found)
        if approach is Approach.KUALITATIF:
            for goal in goals:
                goal.indicators = [in_words(one) for one in goal.indicators]
        return goals

    def _of_agency(self, place: Place) -> Iterator[GoalDraft]:
        for line in grouped("indicators", "agency")[place.agency_code]:
            yield GoalDraft(
                text=line["objective"],
                kind=GoalKind.UTAMA,
                indicators=[_of_agreement(line)],
                code=line["code"],
                cascade=Cascade.DIRECT,
            )
        yield GoalDraft(_OF_ALL["objective"], GoalKind.UTAMA, [_of_agreement(_OF_ALL)])

    def _of_work(self, work: str, place: Place, person: Person) -> Iterator[GoalDraft]:
        form = form_of(person, place)
        goal: GoalDraft | None = None
        for line in grouped("work", "work")[work]:
            if line["goal_text"]:
                if goal:
                    yield goal
                text = line["goal_text"].replace("{unit}", place.name)
                goal = GoalDraft(text, GoalKind(line["kind"]), [])
            if goal:
                goal.indicators.append(self._indicator(line, place, form, person))
        if goal:
            yield goal

    def _indicator(
        self, line: Line, place: Place, form: PlanForm, person: Person
    ) -> IndicatorDraft:
        target = Decimal(line["target"])
        accumulation = Accumulation(line["accumulation"])
        varies = accumulation is Accumulation.SUM and target > SMALL_TARGET
        if varies and not (person.login or person.part):
            target = (target * Decimal(self.chance.choice(_FACTORS)) / 4).quantize(Decimal(1)) * 4
        return IndicatorDraft(
            text=line["indicator"].replace("{unit}", place.name),
            unit=line["unit"],
            direction=Direction(line["direction"]),
            accumulation=accumulation,
            target=target,
            target_text=None,
            baseline=None,
            measure=_measure(line["measure"], form),
            source=line["evidence"],
        )


def _measure(word: str, form: PlanForm) -> Aspect | Perspective:
    """R14, R15: aspects in the form of JA/JF, perspectives in that of JPT."""
    if word in _PERSPECTIVES:
        return Perspective(word)
    aspect = Aspect(word)
    return _AS_PERSPECTIVE[aspect] if form is PlanForm.JPT else aspect


def _of_agreement(line: Line) -> IndicatorDraft:
    target = number(line["target"])
    return IndicatorDraft(
        text=line["indicator"],
        unit=line["unit"],
        direction=Direction(line["direction"]),
        accumulation=Accumulation.LATEST,
        target=target,
        target_text=line["target"] if target is None else None,
        baseline=number(line["baseline"]),
        measure=Perspective(line["perspective"]),
        source="Laporan kinerja perangkat daerah",
    )


def number(text: str) -> Decimal | None:
    """Read a figure; a verdict such as WTP is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def in_words(one: IndicatorDraft) -> IndicatorDraft:
    """Put a target into words, as the qualitative approach has it (R12)."""
    if one.target is None:
        return one
    least = "paling banyak" if one.direction is Direction.LOWER else "paling sedikit"
    figure = str(one.target.normalize() if one.target % 1 else one.target.quantize(Decimal(1)))
    one.target_text = f"{least} {figure.replace('.', ',')} {one.unit}"
    one.target, one.unit, one.baseline = None, None, None
    one.measure = one.measure if isinstance(one.measure, Perspective) else None
    one.accumulation = Accumulation.LATEST
    return one
