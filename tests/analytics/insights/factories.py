"""A period that was evaluated, made row by row: what insights read."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.evaluations.decisions import RATED
from api.evaluations.models import (
    Evaluation,
    EvaluationDecision,
    EvaluationState,
    Predikat,
    Rating,
)
from api.foundation import jobs
from api.foundation.daily import Days
from api.foundation.ids import new_id
from tests.analytics.factories import count_everything
from tests.conftest import TODAY, Db
from tests.evaluations.factories import Q3, make_evaluation, make_plan, report
from tests.people import Person, Town, make_employee

EVENING = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
"""Of the day on which evaluations are due, in Bali."""


def make_team(session: Session, town: Town, size: int) -> list[Person]:
    """Make people of the puskesmas whom its chief assesses."""
    return [
        make_employee(session, town.puskesmas, f"Pegawai {at}", assessor_id=town.chief.id)
        for at in range(size)
    ]


def sign(session: Session, person: Person, rater: Person, **columns: Any) -> UUID:
    """Make a signed evaluation of the third quarter, with a report that keeps pace."""
    work = make_plan(session, person, rater)
    report(session, person, work, columns.pop("value", 75))
    report(session, person, work, 40, at=1)
    key = make_evaluation(session, person, rater, work)
    rated_at = columns.pop("rated_at", EVENING)
    session.add(
        EvaluationDecision(
            id=new_id(person.agency_id),
            agency_id=person.agency_id,
            evaluation_id=key,
            step=RATED,
            new={},
            created_at=rated_at,
        )
    )
    session.flush()
    given = {
        "state": EvaluationState.SIGNED,
        "results_rating": Rating.SESUAI_EKSPEKTASI,
        "behaviour_rating": Rating.SESUAI_EKSPEKTASI,
        "predikat": Predikat.BAIK,
        "content": {},
        "signed_at": EVENING,
    }
    changed = update(Evaluation).where(Evaluation.id == key).values({**given, **columns})
    session.execute(changed)
    return key


def sign_all(session: Session, team: list[Person], rater: Person, **columns: Any) -> list[UUID]:
    """Sign one after the other, twenty seconds each."""
    step = timedelta(seconds=20)
    made = [
        sign(
            session,
            person,
            rater,
            **{"rated_at": EVENING + at * step, "signed_at": EVENING + at * step, **columns},
        )
        for at, person in enumerate(team)
    ]
    count_everything(session)
    return made


def run_jobs(db: Db) -> int:
    """Do what is queued; say how much."""

    async def run() -> int:
        done = 0
        while await jobs.run_next(db.database):
            done += 1
        return done

    return db.runner.run(run())


DAY = Days(TODAY.date() - timedelta(days=1), TODAY.date())
PERIOD = Q3
