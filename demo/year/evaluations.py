"""Two quarters are evaluated: organizations first (R35, R39), then people, by what was reported."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.evaluations import service
from api.evaluations.models import Evaluation, EvaluationState, Rating, Receipt
from api.evaluations.schemas import Acknowledgement, RatingsDraft
from api.evaluations.unit_achievements.models import UnitGrade
from api.evaluations.unit_achievements.schemas import UnitAchievementDraft
from api.evaluations.unit_achievements.service import set_unit_achievement
from api.foundation.clock import WITA
from api.identity.actor import Actor
from demo.acts import Diary
from demo.days import ENDED, Q2, WorkingDays, at_work, dice
from demo.parts import weighed
from demo.people import Cast, Person
from demo.places import Place, known
from demo.sources import texts
from demo.year.periods import BEGINS
from demo.year.plans import Skp
from demo.year.reports import span_of

_GRADES = ((0, 12), (1, 70), (2, 14), (3, 3), (4, 1))
_BEHAVIOURS = ((2, 24), (1, 71), (0, 5))
_OF_THE_WEAK = ((2, 15), (1, 55), (0, 30))
_RATINGS = (Rating.DI_BAWAH_EKSPEKTASI, Rating.SESUAI_EKSPEKTASI, Rating.DI_ATAS_EKSPEKTASI)
_WELL, _POORLY = 1.06, 0.85
_STEPS = (EvaluationState.OPEN, EvaluationState.RATED, EvaluationState.SIGNED)


class Judging:
    """Notes the evaluations of one plan after the other."""

    def __init__(self, diary: Diary, days: WorkingDays) -> None:
        self.diary, self.days, self.chance = diary, days, dice("evaluations")

    def grade_units(self, cast: Cast) -> None:
        """R39: the leader one level above says how an organization did; of the city, its HR."""
        for place in cast.places.values():
            if place.seats is not None:
                by = place.parent.leader() if place.parent else cast.of_role("hr_city")
                for period_id in ENDED:
                    self._grade(place, period_id, by)

    def _grade(self, place: Place, period_id: int, by: Person | None) -> None:
        if by is None:
            raise LookupError(place.name)
        grade = list(UnitGrade)[int(weighed(self.chance, _GRADES))]
        draft = UnitAchievementDraft(grade=grade, basis=self.chance.choice(texts()["unit_basis"]))
        when = at_work(self.chance, self.days.step(BEGINS[period_id], self.chance.randint(0, 1)))
        self.diary.note(
            when,
            by,
            lambda session, actor: set_unit_achievement(
                session, actor, (known(place.id), period_id), draft, 0
            ),
        )

    def judge(self, skp: Skp) -> None:
        """Note the evaluations of the quarters that have ended."""
        for period_id in ENDED:
            if skp.reaches(*span_of(period_id)):
                self._evaluate(skp, period_id)

    def _evaluate(self, skp: Skp, period_id: int) -> None:
        state = skp.part.judged if period_id == Q2 else EvaluationState.ACKNOWLEDGED
        rated, signed = self._times(period_id)
        judge = skp.person.assessor_on(rated.astimezone(WITA).date())
        ratings = self._ratings(skp, period_id)
        steps = [
            (rated, judge, lambda *given: _rate(skp, period_id, ratings, *given)),
            (signed, judge, lambda *given: _sign(skp, period_id, *given)),
            (self._answered(signed), skp.person, self._answering(skp, period_id)),
        ]
        done = _STEPS.index(state) if state in _STEPS else len(steps)
        if skp.person.left_on:
            done = min(done, 2)
        for step in steps[:done]:
            self.diary.note(*step)

    def _times(self, period_id: int) -> tuple[datetime, datetime]:
        """Choose when it is rated and signed: in time."""
        begins = BEGINS[period_id]
        last = span_of(period_id)[1] + timedelta(days=20)
        inside = self.days.within(self.days.step(begins, 4), last)
        day = self.chance.choice(inside[:-1])
        rated = at_work(self.chance, day, (8, 14))
        later = self.chance.random() < 0.3
        after = self.days.step(day, 1) if later else day
        return rated, at_work(self.chance, after, (14, 16))

    def _ratings(self, skp: Skp, period_id: int) -> RatingsDraft:
        """Judge by the figures; behaviour by the dice."""
        stands = [one.standing(period_id) for one in skp.indicators]
        known_ones = [one for one in stands if one is not None]
        results = _results(known_ones)
        weak = results is Rating.DI_BAWAH_EKSPEKTASI
        behaviour = _RATINGS[int(weighed(self.chance, _OF_THE_WEAK if weak else _BEHAVIOURS))]
        said, choose = texts(), self.chance.choice
        mixed = results is Rating.SESUAI_EKSPEKTASI and min(known_ones, default=1) < 0.9
        wish = choose(said["recommendations"][results.value])
        return RatingsDraft(
            results_rating=results,
            results_reason=choose(said["results_reasons"]["sebagian" if mixed else results.value]),
            behaviour_rating=behaviour,
            behaviour_reason=choose(said["behaviour_reasons"][behaviour.value]),
            recommendation=wish if weak or self.chance.random() < 0.4 else None,
        )

    def _answered(self, signed: datetime) -> datetime:
        day = signed.astimezone(WITA).date() + timedelta(days=1)
        return at_work(self.chance, self.days.step(day, self.chance.randint(0, 6)))

    def _answering(self, skp: Skp, period_id: int) -> Any:
        agrees = not (skp.part.disagrees and period_id == Q2)
        said = texts()["agree_notes" if agrees else "disagree_notes"]
        note = self.chance.choice(said) if not agrees or self.chance.random() < 0.3 else None
        draft = Acknowledgement(receipt=Receipt.AGREE if agrees else Receipt.DISAGREE, note=note)

        def answer(session: Session, actor: Actor) -> None:
            row = _of(session, skp, period_id)
            service.acknowledge(session, actor, row.id, draft)

        return answer


def _of(session: Session, skp: Skp, period_id: int) -> Any:
    wanted = select(Evaluation.id, Evaluation.version).where(
        Evaluation.plan_id == known(skp.id),
        Evaluation.period_id == period_id,
        Evaluation.agency_id == skp.place.agency_id,
    )
    return session.execute(wanted).one()


def _rate(skp: Skp, period_id: int, ratings: RatingsDraft, session: Session, actor: Actor) -> None:
    row = _of(session, skp, period_id)
    service.rate(session, actor, row.id, ratings, row.version)


def _sign(skp: Skp, period_id: int, session: Session, actor: Actor) -> None:
    row = _of(session, skp, period_id)
    service.sign(session, actor, row.id, row.version)


def _results(stands: list[float]) -> Rating:
    """Rate by what share of the expected was reached; above only where most lines are above."""
    mean = sum(stands) / len(stands) if stands else 1.0
    if mean < _POORLY:
        return Rating.DI_BAWAH_EKSPEKTASI
    above = sum(one > 1 for one in stands) * 2 > len(stands)
    return Rating.DI_ATAS_EKSPEKTASI if mean > _WELL and above else Rating.SESUAI_EKSPEKTASI
