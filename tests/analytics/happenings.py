"""What can happen to people's plans in a year, drawn by lot."""

import random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.events import AchievementsReported, EvidenceSubmitted
from api.achievements.models import Achievement
from api.cycles.events import PeriodOpened
from api.evaluations.events import EvaluationOpened
from api.evaluations.models import Evaluation
from api.feedback.events import FeedbackGiven
from api.foundation.events import SYSTEM, publish
from api.foundation.fingerprints import Fingerprint
from api.foundation.ids import new_id
from api.goals.events import PlanAgreed, PlanCancelled, PlanDrafted, PlanEdited
from api.goals.models import Plan, PlanState
from tests.evaluations.factories import (
    CYCLE,
    DUE,
    Q1,
    Q2,
    Q3,
    Work,
    give_feedback,
    make_evaluation,
    make_evidence,
    make_plan,
    report,
)
from tests.people import Person, Town


class Happenings:
    """Things that can happen to people's plans, each with its event, as the modules publish them."""

    def __init__(self, town: Town, chance: random.Random) -> None:
        self.town = town
        self.chance = chance
        self.works: dict[str, Work] = {}

    def next(self, session: Session) -> None:
        who = self.chance.choice(("wayan", "made"))
        person: Person = getattr(self.town, who)
        work = self.works.get(who)
        if work is None:
            self.works[who] = self.draft(session, person)
            return
        step = self.chance.choice((self.report, self.prove, self.praise, self.edit, self.judge))
        step(session, person, work)
        if self.chance.random() < 0.08:
            self.cancel(session, person, self.works.pop(who))

    def _about(self, person: Person, subject: Any) -> dict[str, Any]:
        return {
            "actor": SYSTEM,
            "subject_id": subject,
            "about_id": person.id,
            "counterpart_id": self.town.chief.id,
        }

    def draft(self, session: Session, person: Person) -> Work:
        work = make_plan(session, person, self.town.chief)
        about = self._about(person, work.plan_id)
        publish(session, PlanDrafted(cycle_id=CYCLE, **about))
        record = Fingerprint(work.plan_id, "-")
        publish(session, PlanAgreed(cycle_id=CYCLE, revision=1, record=record, **about))
        return work

    def edit(self, session: Session, person: Person, work: Work) -> None:
        about = self._about(person, work.plan_id)
        publish(session, PlanEdited(cycle_id=CYCLE, what="goal", **about))

    def report(self, session: Session, person: Person, work: Work) -> None:
        period_id = self.chance.choice((Q1, Q2, Q3))
        at = self.chance.randrange(2)
        if not session.scalar(_exists(work, period_id, at)):
            value = self.chance.randrange(200)
            report(session, person, work, value, period_id=period_id, at=at)
        about = self._about(person, work.plan_id)
        event = AchievementsReported(
            period_id=period_id,
            lines=1,
            corrected=0,
            is_complete=False,
            content_hash="-",
            receipt="-",
            record=Fingerprint(work.plan_id, "-"),
            **about,
        )
        publish(session, event)

    def prove(self, session: Session, person: Person, work: Work) -> None:
        key = make_evidence(session, person, work)
        about = self._about(person, key) | {"record": Fingerprint(key, "-")}
        publish(
            session, EvidenceSubmitted(plan_id=work.plan_id, period_id=Q3, kind="link", **about)
        )

    def praise(self, session: Session, person: Person, work: Work) -> None:
        key = give_feedback(session, self.town.chief, person, work, "Bagus.")
        about = self._about(person, key) | {"record": Fingerprint(key, "-")}
        event = FeedbackGiven(plan_id=work.plan_id, period_id=Q3, giver_role="pimpinan", **about)
        publish(session, event)

    def judge(self, session: Session, person: Person, work: Work) -> None:
        if session.scalar(select(Evaluation.id).where(Evaluation.plan_id == work.plan_id)):
            return
        key = make_evaluation(session, person, self.town.chief, work)
        about = self._about(person, key)
        event = EvaluationOpened(
            plan_id=work.plan_id, period_id=Q3, state="open", kind="periodik", due_on=DUE, **about
        )
        publish(session, event)

    def cancel(self, session: Session, person: Person, work: Work) -> None:
        plan = session.get_one(Plan, (work.plan_id, person.agency_id))
        plan.state = PlanState.CANCELLED
        session.flush()
        about = self._about(person, work.plan_id)
        publish(session, PlanCancelled(cycle_id=CYCLE, **about))


def _exists(work: Work, period_id: int, at: int) -> Any:
    return select(Achievement.id).where(
        Achievement.indicator_id == work.indicators[at], Achievement.period_id == period_id
    )


def opened(period_id: int) -> PeriodOpened:
    return PeriodOpened(
        actor=SYSTEM,
        subject_id=new_id(),
        cycle_id=CYCLE,
        period_id=period_id,
        report_due_on=DUE,
        evaluate_due_on=DUE,
    )
