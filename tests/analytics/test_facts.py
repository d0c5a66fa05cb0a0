"""Facts are recomputed, never added to: from scratch they come out the same (D10)."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.achievements.events import AchievementsReported, EvidenceSubmitted
from api.achievements.models import Achievement
from api.analytics.models import PersonPeriodFacts
from api.analytics.service import cover
from api.cycles.events import PeriodOpened
from api.evaluations.events import EvaluationOpened
from api.evaluations.models import Evaluation
from api.feedback.events import FeedbackGiven
from api.foundation.events import SYSTEM, publish
from api.foundation.fingerprints import Fingerprint
from api.foundation.ids import new_id
from api.goals.events import PlanAgreed, PlanCancelled, PlanDrafted, PlanEdited
from api.goals.models import Plan, PlanState
from tests.conftest import Db
from tests.evaluations.factories import (
    CYCLE,
    DUE,
    MEETS,
    Q1,
    Q2,
    Q3,
    YEAR,
    Work,
    give_feedback,
    make_evaluation,
    make_evidence,
    make_plan,
    report,
    set_unit,
)
from tests.http import Client, problem_of
from tests.people import Person, Town

As = Callable[..., Client]
TIME = ("updated_at",)


def facts(session: Session) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Read all facts but the moment of their computing."""
    found = session.execute(select(PersonPeriodFacts.__table__)).mappings()
    return {
        (row["period_id"], row["assignment_id"]): {
            name: value for name, value in row.items() if name not in TIME
        }
        for row in found
    }


def _from_scratch(session: Session, periods: tuple[int, ...]) -> None:
    session.execute(delete(PersonPeriodFacts))
    for period_id in periods:
        cover(session, CYCLE, period_id)


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
            content_hash="-",
            receipt="-",
            record=Fingerprint(work.plan_id, "-"),
            **about,
        )
        publish(session, event)

    def prove(self, session: Session, person: Person, work: Work) -> None:
        key = make_evidence(session, person, work)
        about = self._about(person, key)
        publish(
            session, EvidenceSubmitted(plan_id=work.plan_id, period_id=Q3, kind="link", **about)
        )

    def praise(self, session: Session, person: Person, work: Work) -> None:
        key = give_feedback(session, self.town.chief, person, work, "Bagus.")
        about = self._about(person, key)
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


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_recomputation_proves_the_facts(town: Town, db: Db, seed: int) -> None:
    happenings = Happenings(town, random.Random(seed))  # noqa: S311 - a test's dice
    periods = (Q1, Q2, Q3, YEAR)
    for period_id in periods:
        db.write(publish, opened(period_id))
    for _ in range(40):
        db.write(happenings.next)
    kept = db.read(facts)

    db.write(_from_scratch, periods)

    assert db.read(facts) == kept
    assert any(row["reported"] for row in kept.values())


def _whole(session: Session, town: Town) -> Work:
    work = make_plan(session, town.wayan, town.chief)
    set_unit(session, town, town.puskesmas)
    report(session, town.wayan, work, 80)
    make_evidence(session, town.wayan, work)
    give_feedback(session, town.made, town.wayan, work, "Baik.")
    make_evaluation(session, town.wayan, town.chief, work)
    cover(session, CYCLE, Q3)
    return work


def test_a_person_reads_how_they_stand(town: Town, as_: As, db: Db) -> None:
    work = db.write(_whole, town)

    mine = as_(town.wayan.id).get("/facts/me", period_id=Q3).json()

    assert mine["period_id"] == Q3
    line = mine["items"][0]
    assert (line["plan_id"], line["plan_state"]) == (str(work.plan_id), "agreed")
    assert (line["indicators"], line["reported"]) == (2, 1)
    assert (line["evidence_waiting"], line["evidence_returned"]) == (1, 0)
    assert (line["feedback_given"], line["evaluation_state"]) == (1, "open")
    assert (line["progress_bp"], line["expected_bp"]) == (8000, 7500)


def test_without_a_plan_everything_is_nought(town: Town, as_: As, db: Db) -> None:
    db.write(_whole, town)

    line = as_(town.made.id).get("/facts/me").json()["items"][0]

    assert (line["plan_id"], line["indicators"], line["progress_bp"]) == (None, 0, 0)


def _predikats(session: Session) -> list[str | None]:
    wanted = select(PersonPeriodFacts.predikat).where(PersonPeriodFacts.evaluation_id.is_not(None))
    return list(session.scalars(wanted))


def test_the_predikat_is_in_the_facts_from_the_signature_on(town: Town, as_: As, db: Db) -> None:
    db.write(_whole, town)
    chief = as_(town.chief.id)
    key = as_(town.wayan.id).get("/facts/me").json()["items"][0]["evaluation_id"]

    chief.put(f"/evaluations/{key}/ratings", MEETS, version=1)
    assert db.read(_predikats) == [None]
    chief.post(f"/evaluations/{key}/signature")
    assert db.read(_predikats) == ["baik"]


def test_a_token_without_the_scope_reads_no_figures(town: Town, with_token: As) -> None:
    script = with_token(town.wayan.id, "goals:read")

    for path in ("/facts/me", "/team"):
        refused = script.get(path)
        assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def test_a_period_that_is_not_there_is_refused(town: Town, as_: As) -> None:
    assert as_(town.wayan.id).get("/facts/me", period_id=5).status_code == 404
    assert as_(town.chief.id).get("/team", period_id=5).status_code == 404
    refused = as_(town.chief.id).get("/team", period_id="jan")
    assert refused.json()["errors"][0]["pointer"] == "query/period_id"
