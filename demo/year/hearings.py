"""Somebody who does not agree is heard: mostly answered, sometimes corrected, sometimes neither."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.credit.entering import convert_period
from api.development.credit.errors import NothingToConvert
from api.evaluations import hearing_service, service
from api.evaluations.hearing_schemas import AnswerDraft, CorrectionDraft
from api.evaluations.models import Evaluation, Rating, Receipt
from api.evaluations.schemas import Acknowledgement
from api.foundation.clock import WITA
from api.identity.actor import Actor
from demo.acts import Do, Scribe
from demo.content import words
from demo.days import YEAR, at_work
from demo.year.plans import Skp

HEARD_LATE = date(YEAR, 10, 5)
"""When somebody confirms long after the day for it: their assessor's days to answer go on today."""
_ANSWERED, _CORRECTED = 0.5, 0.75
HOUR = timedelta(hours=1)


class Hearing(Scribe):
    """Notes what becomes of disagreements."""

    def hear(self, skp: Skp, period_id: int, confirmed: datetime) -> None:
        day = self.days.step(confirmed.astimezone(WITA).date() + timedelta(days=1))
        if day > HEARD_LATE:
            return
        roll, when = self.chance.random(), at_work(self.chance, day)
        judge = skp.person.assessor_on(day)
        if roll < _ANSWERED:
            text = self.chance.choice(words("hearing", "answered"))
            self.diary.note(when, judge, _answering(skp, period_id, text))
        elif roll < _CORRECTED:
            note = self.chance.choice(words("hearing", "corrected"))
            draft = self._corrected(note)
            self.diary.note(confirmed + HOUR, judge, _converting(skp, period_id))
            self.diary.note(when, judge, _correcting(skp, period_id, draft))
            thanked = at_work(self.chance, self.days.step(day, 2))
            self.diary.note(thanked, skp.person, _accepting(skp, period_id))

    def _corrected(self, note: str) -> CorrectionDraft:
        meets, above = Rating.SESUAI_EKSPEKTASI, Rating.DI_ATAS_EKSPEKTASI
        return CorrectionDraft(
            results_rating=meets,
            results_reason=self.chance.choice(words("results", meets)),
            behaviour_rating=above,
            behaviour_reason=self.chance.choice(words("behaviour", above)),
            note=note,
        )


def of_evaluation(skp: Skp, period_id: int, do: Any) -> Do:
    """Do something with a plan's evaluation, which is there once it is time for it."""

    def doing(session: Session, actor: Actor) -> None:
        wanted = select(Evaluation.id, Evaluation.version).where(
            Evaluation.agency_id == skp.place.agency_id,
            Evaluation.plan_id == skp.key,
            Evaluation.period_id == period_id,
        )
        do(session, actor, session.execute(wanted).one())

    return doing


def _answering(skp: Skp, period_id: int, text: str) -> Do:
    draft = AnswerDraft(text=text)
    return of_evaluation(
        skp, period_id, lambda s, actor, one: hearing_service.answer(s, actor, one.id, draft)
    )


def _correcting(skp: Skp, period_id: int, draft: CorrectionDraft) -> Do:
    return of_evaluation(
        skp,
        period_id,
        lambda s, actor, one: hearing_service.correct(s, actor, one.id, draft, one.version),
    )


def _converting(skp: Skp, period_id: int) -> Do:
    """Convert a period at once, where its months may count: of a functional officer (R76)."""

    def convert(session: Session, actor: Actor, one: Any) -> None:
        with suppress(NothingToConvert):
            convert_period(session, actor, one.id)

    return of_evaluation(skp, period_id, convert)


def _accepting(skp: Skp, period_id: int) -> Do:
    draft = Acknowledgement(receipt=Receipt.AGREE)
    return of_evaluation(
        skp, period_id, lambda s, actor, one: service.acknowledge(s, actor, one.id, draft)
    )
