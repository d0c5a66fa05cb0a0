"""Heads of agencies remind whoever has to act, in the week before reports are due."""

from datetime import date

from sqlalchemy.orm import Session

from api.analytics.nudges.queries import list_missing
from api.analytics.nudges.schemas import ChaseFilter, NudgeDraft
from api.analytics.nudges.service import nudge
from api.foundation.paging import LARGEST_PAGE
from api.identity.actor import Actor
from api.notifications.nudges.models import NudgeSubject
from demo.acts import Do, Scribe
from demo.days import Q3, YEAR, at_work
from demo.people import Cast
from demo.places import Place, known

FIRST, SECOND = date(YEAR, 10, 6), date(YEAR, 10, 7)
ON = {
    NudgeSubject.PLAN_TO_AGREE: FIRST,
    NudgeSubject.UNREPORTED: FIRST,
    NudgeSubject.PLAN_MISSING: SECOND,
    NudgeSubject.EVIDENCE_WAITING: SECOND,
    NudgeSubject.EVIDENCE_RETURNED: SECOND,
    NudgeSubject.FEEDBACK_MISSING: SECOND,
}
"""Nobody is evaluated in these days."""


class Reminding(Scribe):
    """Notes what heads remind of: every other line of a list, as one does who knows the others act anyway."""

    def remind(self, cast: Cast) -> None:
        for place in cast.places.values():
            if place.kind == "opd" and place.leads:
                for subject, day in ON.items():
                    when = at_work(self.chance, day)
                    self.diary.note(when, place.leads, _reminding(place, subject))


def _reminding(place: Place, subject: NudgeSubject) -> Do:
    def remind(session: Session, actor: Actor) -> None:
        unit_id = known(place.id)
        wanted = ChaseFilter(unit_id=unit_id, period_id=Q3, tally=subject, size=LARGEST_PAGE)
        lines = list_missing(session, actor, wanted).items[::2]
        if lines:
            chosen = [line["employee"]["id"] for line in lines]
            draft = NudgeDraft(unit_id=unit_id, period_id=Q3, tally=subject, people=chosen)
            nudge(session, actor, draft)

    return remind
