"""Two quarters are evaluated: organizations first (R35, R39), then people, by what was reported."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from api.evaluations import service
from api.evaluations.models import EvaluationState, Rating, Receipt
from api.evaluations.reopening import reopen
from api.evaluations.schemas import Acknowledgement, RatingsDraft, Reopening, Signature
from api.evaluations.takeover import take_over
from api.evaluations.unit_achievements.models import UnitGrade
from api.evaluations.unit_achievements.schemas import UnitAchievementDraft
from api.evaluations.unit_achievements.service import set_unit_achievement
from api.foundation.clock import WITA
from api.identity.actor import Actor
from demo.acts import Diary, Do, Scribe
from demo.content import SHARES, words
from demo.days import BEGINS, Q2, YEAR, WorkingDays, at_work, moment, span_of
from demo.people import Cast, Person, weighed
from demo.places import Place, known
from demo.year.hearings import HEARD_LATE, Hearing, of_evaluation
from demo.year.plans import Skp

_RATINGS = (Rating.DI_BAWAH_EKSPEKTASI, Rating.SESUAI_EKSPEKTASI, Rating.DI_ATAS_EKSPEKTASI)
TAKEN_OVER, REOPENED = date(YEAR, 7, 23), date(YEAR, 10, 5)
"""Three days after the second quarter's evaluations were due; when one of them is reopened."""
_WELL, _POORLY = 1.06, 0.85
_STEPS = (EvaluationState.OPEN, EvaluationState.RATED, EvaluationState.SIGNED)


class Judging(Scribe):
    """Notes the evaluations of one plan after the other."""

    def __init__(self, diary: Diary, days: WorkingDays) -> None:
        super().__init__(diary, days)
        self.hearing = Hearing(diary, days)

    def grade_units(self, cast: Cast) -> None:
        """R39: the leader one level above says how an organization did; of the city, its HR."""
        for place in cast.places.values():
            if place.seats is not None:
                by = place.above.leader() if place.above else cast.of_role("hr_city")
                for period_id, day in BEGINS.items():
                    when = at_work(self.chance, self.days.step(day, self.chance.randint(0, 1)))
                    self.diary.note(when, by, self._grading(place, period_id))

    def _grading(self, place: Place, period_id: int) -> Do:
        grade = list(UnitGrade)[int(weighed(self.chance, SHARES.grades))]
        draft = UnitAchievementDraft(grade=grade, basis=self.chance.choice(words("unit", "basis")))
        return lambda session, actor: set_unit_achievement(
            session, actor, (known(place.id), period_id), draft, 0
        )

    def judge(self, skp: Skp) -> None:
        """Note the evaluations of the quarters that have ended; of who teaches there are none (R101)."""
        if skp.teaches:
            return
        for period_id in BEGINS:
            if skp.reaches(*span_of(period_id)):
                self._evaluate(skp, period_id)
        if skp.reaches(*span_of(Q2)) and not skp.person.left_on:
            self._step_in(skp)

    def _step_in(self, skp: Skp) -> None:
        """The assessor's superior evaluates what is late (IV.A.11), or lets it be judged again."""
        superior = skp.person.assessor_on(TAKEN_OVER).assessor
        if superior is None:
            return
        if skp.part.is_taken_over:
            ratings, answer = self._ratings(skp, Q2), Acknowledgement(receipt=Receipt.AGREE)
            steps: list[tuple[datetime, Person, Any]] = [
                (moment(TAKEN_OVER, 9), superior, lambda s, a, o: take_over(s, a, o.id, o.version)),
                (
                    moment(TAKEN_OVER, 9, 40),
                    superior,
                    lambda s, a, o: service.rate(s, a, o.id, ratings, o.version),
                ),
                (moment(TAKEN_OVER, 10), superior, _sign),
                (
                    moment(TAKEN_OVER + timedelta(days=4), 9),
                    skp.person,
                    lambda s, a, o: service.acknowledge(s, a, o.id, answer),
                ),
            ]
            for when, who, do in steps:
                self.diary.note(when, who, of_evaluation(skp, Q2, do))
        if skp.part.is_reopened:
            again = Reopening(reason=self.chance.choice(words("reopening", "superior")))
            do = of_evaluation(skp, Q2, lambda s, a, o: reopen(s, a, o.id, again, o.version))
            self.diary.note(moment(REOPENED, 10), superior, do)

    def _evaluate(self, skp: Skp, period_id: int) -> None:
        state = skp.part.judged if period_id == Q2 else EvaluationState.ACKNOWLEDGED
        rated, signed = self._times(period_id)
        judge = skp.person.assessor_on(rated.astimezone(WITA).date())
        ratings, answer = self._ratings(skp, period_id), self._answer(skp, period_id)
        confirmed = self._answered(skp, signed, period_id)
        steps: list[tuple[datetime, Person, Any]] = [
            (rated, judge, lambda s, a, one: service.rate(s, a, one.id, ratings, one.version)),
            (signed, judge, _sign),
            (
                confirmed,
                skp.person,
                lambda s, a, one: service.acknowledge(s, a, one.id, answer),
            ),
        ]
        done = _STEPS.index(state) if state in _STEPS else len(steps)
        for when, who, do in steps[: min(done, 2) if skp.person.left_on else done]:
            self.diary.note(when, who, of_evaluation(skp, period_id, do))
        if answer.receipt is Receipt.DISAGREE and done == len(steps) and not skp.person.left_on:
            self.hearing.hear(skp, period_id, confirmed)

    def _times(self, period_id: int) -> tuple[datetime, datetime]:
        """Choose when it is rated and signed: in time."""
        last = span_of(period_id)[1] + timedelta(days=20)
        inside = self.days.within(self.days.step(BEGINS[period_id], 4), last)
        day = self.chance.choice(inside[:-1])
        rated = at_work(self.chance, day, (8, 14))
        after = self.days.step(day, 1) if self.chance.random() < 0.3 else day
        return rated, at_work(self.chance, after, (14, 16))

    def _ratings(self, skp: Skp, period_id: int) -> RatingsDraft:
        """Judge by the figures; behaviour by the dice."""
        stands = [one.standing(period_id) for one in skp.indicators]
        known_ones = [one for one in stands if one is not None]
        results, choose = _results(known_ones), self.chance.choice
        weak = results is Rating.DI_BAWAH_EKSPEKTASI
        weights = SHARES.behaviour_of_the_weak if weak else SHARES.behaviour
        behaviour = _RATINGS[int(weighed(self.chance, weights))]
        mixed = results is Rating.SESUAI_EKSPEKTASI and min(known_ones, default=1) < 0.9
        wish = choose(words("recommendation", results))
        return RatingsDraft(
            results_rating=results,
            results_reason=choose(words("results", "sebagian" if mixed else results)),
            behaviour_rating=behaviour,
            behaviour_reason=choose(words("behaviour", behaviour)),
            recommendation=wish if weak or self.chance.random() < 0.4 else None,
        )

    def _answered(self, skp: Skp, signed: datetime, period_id: int) -> datetime:
        if skp.part.confirms_late and period_id == Q2:
            return at_work(self.chance, HEARD_LATE)
        day = signed.astimezone(WITA).date() + timedelta(days=1)
        return at_work(self.chance, self.days.step(day, self.chance.randint(0, 6)))

    def _answer(self, skp: Skp, period_id: int) -> Acknowledgement:
        if skp.part.disagrees and period_id == Q2:
            note = self.chance.choice(words("answer", "disagree"))
            return Acknowledgement(receipt=Receipt.DISAGREE, note=note)
        thanks = (
            self.chance.choice(words("answer", "agree")) if self.chance.random() < 0.3 else None
        )
        return Acknowledgement(receipt=Receipt.AGREE, note=thanks)


def _sign(session: Session, actor: Actor, one: Any) -> None:
    service.sign(session, actor, one.id, Signature(), one.version)


def _results(stands: list[float]) -> Rating:
    """Rate by what share of the expected was reached; above only where most lines are above."""
    mean = sum(stands) / len(stands) if stands else 1.0
    if mean < _POORLY:
        return Rating.DI_BAWAH_EKSPEKTASI
    above = sum(one > 1 for one in stands) * 2 > len(stands)
    return Rating.DI_ATAS_EKSPEKTASI if mean > _WELL and above else Rating.SESUAI_EKSPEKTASI
