"""Evaluates two quarters: organizations first (R35), then people, by the quadrant (R37)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from orjson import Fragment

from api.demo.contents import Contents
from api.demo.frame import ENDED, Q2, Frame, Span
from api.demo.keys import Keys, moment
from api.demo.parts import weighed
from api.demo.people import Person
from api.demo.places import Place
from api.demo.plans import SkpDraft
from api.demo.sources import texts
from api.demo.tables import Row, Tables, owned
from api.evaluations.explanation import reasons
from api.evaluations.models import (
    Evaluation,
    EvaluationKind,
    EvaluationState,
    Rating,
    Receipt,
)
from api.evaluations.scoring import quadrant
from api.evaluations.unit_achievements.models import UnitAchievement, UnitGrade
from api.foundation.types import canonical

_GRADES = ((0, 12), (1, 70), (2, 14), (3, 3), (4, 1))
_BEHAVIOURS = ((2, 24), (1, 71), (0, 5))
_OF_THE_WEAK = ((2, 15), (1, 55), (0, 30))
_RATINGS = (Rating.DI_BAWAH_EKSPEKTASI, Rating.SESUAI_EKSPEKTASI, Rating.DI_ATAS_EKSPEKTASI)
_LAST_IS_UNSIGNED = (EvaluationState.OPEN, EvaluationState.RATED)


@dataclass(frozen=True)
class UnitFigure:
    """The achievement of a unit in a period."""

    id: UUID
    place: Place
    grade: UnitGrade
    basis: str


class Judging:
    """Makes the evaluations of one plan after the other."""

    def __init__(self, tables: Tables, keys: Keys, frame: Frame, chance: Random) -> None:
        self.tables, self.keys, self.frame, self.chance = tables, keys, frame, chance
        self.contents = Contents(tables, frame)
        self.figures: dict[tuple[Place, int], UnitFigure] = {}

    def grade_units(self, places: Iterable[Place], city_hr: Person) -> None:
        """R39: the leader one level above says how an organization did; of the city, its HR."""
        for place in places:
            for period_id in ENDED:
                by = place.parent.leader() if place.parent else city_hr
                self._grade(place, self.frame.spans[period_id], by)

    def _grade(self, place: Place, span: Span, by: Person) -> None:
        grade = list(UnitGrade)[int(weighed(self.chance, _GRADES))]
        basis = self.chance.choice(texts()["unit_basis"])
        when = moment(span.ends_on + timedelta(days=4), 10)
        key = self.keys.at(when, place.agency_id)
        self.figures[place, span.id] = UnitFigure(key, place, grade, basis)
        row = {
            **owned(key, place.agency_id, when),
            "unit_id": place.id,
            "period_id": span.id,
            "grade": grade,
            "basis": basis,
            "set_by": by.id,
            "set_at": when,
        }
        self.tables.add(UnitAchievement, row)

    def judge(self, plan: SkpDraft) -> Iterable[Row]:
        """Make the evaluations of the quarters that have ended."""
        for period_id in ENDED:
            span = self.frame.spans[period_id]
            if plan.starts_on <= span.ends_on and plan.ends_on >= span.ends_on:
                yield self._evaluation(plan, span)

    def _evaluation(self, plan: SkpDraft, span: Span) -> Row:
        last = span.id == Q2
        state = plan.part.judged if last else EvaluationState.ACKNOWLEDGED
        opened = moment(span.report_due_on + timedelta(days=1), 7)
        judge = plan.assessor_on(span.evaluate_due_on)
        row = {
            **owned(self.keys.at(opened, plan.agency_id), plan.agency_id, opened),
            **_BLANK,
            "plan_id": plan.id,
            "employee_id": plan.person.id,
            "unit_id": plan.place.id,
            "period_id": span.id,
            "kind": EvaluationKind.PERIODIK,
            "assessor_id": judge.id,
            "state": state,
            "due_on": span.evaluate_due_on,
        }
        if state is not EvaluationState.OPEN:
            self._rate(plan, span, row, judge)
        if state not in _LAST_IS_UNSIGNED:
            self._sign(plan, span, row, judge)
        if state is EvaluationState.ACKNOWLEDGED:
            self._acknowledge(plan, row, span)
        self.tables.add(Evaluation, row)
        return row

    def _rate(self, plan: SkpDraft, span: Span, row: Row, judge: Person) -> None:
        said = texts()
        results = _results(plan.part.quality)
        weak = results is Rating.DI_BAWAH_EKSPEKTASI
        behaviour = _RATINGS[int(weighed(self.chance, _OF_THE_WEAK if weak else _BEHAVIOURS))]
        when = moment(span.evaluate_due_on - timedelta(days=self.chance.randint(1, 6)), 10)
        choice = self.chance.choice
        row.update(
            results_rating=results,
            results_reason=choice(said["results_reasons"][results.value]),
            behaviour_rating=behaviour,
            behaviour_reason=choice(said["behaviour_reasons"][behaviour.value]),
            recommendation=choice(said["recommendations"]) if self.chance.random() < 0.4 else None,
            predikat=quadrant(self.frame.quadrant, results, behaviour),
            version=2,
            updated_at=when,
        )
        figure = self._figure(plan, judge, span)
        row["unit_achievement_id"] = figure.id
        row["why"] = Fragment(canonical(self._why(row, figure, judge, when)))

    def _figure(self, plan: SkpDraft, judge: Person, span: Span) -> UnitFigure:
        """IV.B.1.g: the achievement of the unit that the rater leads."""
        led = judge.place
        if judge.acts_at is plan.place and judge is plan.assessor:
            led = judge.acts_at
        return self.figures[led, span.id]

    def _why(self, row: Row, figure: UnitFigure, judge: Person, when: datetime) -> Any:
        unit: Any = {
            "unit_id": figure.place.id,
            "unit_name": figure.place.name,
            "period_id": row["period_id"],
            "grade": figure.grade,
            "stands_in": False,
        }
        ratings: Any = row
        why: Any = reasons(row["predikat"], self.frame.quadrant, unit, ratings, [])
        why["rule"] = self.frame.rule
        why["decided"] = {"id": judge.id, "name": judge.name, "position": judge.title, "at": when}
        return why

    def _sign(self, plan: SkpDraft, span: Span, row: Row, judge: Person) -> None:
        when = row["updated_at"] + timedelta(hours=self.chance.randint(1, 20))
        figure = self._figure(plan, judge, span)
        content = {
            "context": self.contents.of(plan, span, judge, figure),
            "ratings": {name: row[name] for name in _RATED},
            "predikat": row["predikat"],
            "acknowledge_due_on": self.frame.acknowledge_due_on[when.date()],
        }
        row.update(content=Fragment(canonical(content)), signed_at=when, updated_at=when, version=3)

    def _acknowledge(self, plan: SkpDraft, row: Row, span: Span) -> None:
        said = texts()
        agrees = not (plan.part.disagrees and span.id == Q2)
        when = row["signed_at"] + timedelta(days=self.chance.randint(1, 9), hours=1)
        note = None
        if not agrees:
            note = self.chance.choice(said["disagree_notes"])
        elif self.chance.random() < 0.3:
            note = self.chance.choice(said["agree_notes"])
        row.update(
            receipt=Receipt.AGREE if agrees else Receipt.DISAGREE,
            receipt_note=note,
            received_at=when,
            updated_at=when,
            version=4,
        )


_RATED = (
    "results_rating",
    "results_reason",
    "behaviour_rating",
    "behaviour_reason",
    "recommendation",
)
_BLANK: Row = {
    **dict.fromkeys(_RATED),
    "unit_achievement_id": None,
    "predikat": None,
    "why": None,
    "content": None,
    "signed_at": None,
    "receipt": None,
    "receipt_note": None,
    "received_at": None,
}
WELL, POORLY = 1.12, 0.8


def _results(quality: float) -> Rating:
    if quality < POORLY:
        return Rating.DI_BAWAH_EKSPEKTASI
    return Rating.DI_ATAS_EKSPEKTASI if quality > WELL else Rating.SESUAI_EKSPEKTASI
