"""Tasks about the year's work: reports, evidence, evaluations."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.events import EvidenceJudged, EvidenceRemoved, EvidenceSubmitted
from api.achievements.models import Evidence, Verdict
from api.cycles.events import PeriodClosed, PeriodOpened
from api.foundation.events import publish
from api.goals.events import PlanAgreed
from api.notifications.models import ClosedBy
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, EARLY, MEETS, Q3
from tests.notifications.factories import (
    BAIK,
    EVALUATE_DUE,
    REPORT_DUE,
    As,
    closed,
    evidence,
    happened,
    kinds,
    period,
    plan,
    reported,
    tasks_of,
)
from tests.people import Town

FIVE_DAYS_ON = "2026-10-15"
"""Five working days from Thursday 8 October."""


def test_an_agreed_plan_is_reported_while_the_period_is_open(town: Town, as_: As, db: Db) -> None:
    work = plan(db, town)
    happened(db, PlanAgreed, town, work)

    task = tasks_of(as_, town.wayan)[0]

    assert (task["kind"], task["period_id"], task["due_on"]) == ("report", Q3, REPORT_DUE)
    assert (task["facts"]["reported"], task["facts"]["indicators"]) == (0, 2)
    assert task["facts"]["plan_id"] == str(work.plan_id)


def test_a_period_asks_everybody_with_an_agreed_plan_once(town: Town, as_: As, db: Db) -> None:
    plan(db, town)

    db.write(publish, period(PeriodOpened))
    db.write(publish, period(PeriodOpened))

    assert kinds(as_, town.wayan) == ["report"]
    assert kinds(as_, town.made) == []


def test_a_closed_period_asks_nobody_any_more(town: Town, as_: As, db: Db) -> None:
    plan(db, town)
    db.write(publish, period(PeriodOpened))

    db.write(publish, period(PeriodClosed))

    assert kinds(as_, town.wayan) == []
    assert db.read(closed) == [ClosedBy.VOID]


def test_the_report_is_done_when_every_indicator_is(town: Town, as_: As, db: Db) -> None:
    work = plan(db, town)
    db.write(publish, period(PeriodOpened))

    reported(db, town, work, 0)
    assert tasks_of(as_, town.wayan)[0]["facts"]["reported"] == 1

    reported(db, town, work, 1, is_last=True)
    assert kinds(as_, town.wayan) == []
    assert db.read(closed) == [ClosedBy.DONE]


def _return(session: Session, key: UUID) -> None:
    row = session.get_one(Evidence, (key, 1))
    row.verdict, row.verdict_reason = Verdict.RETURNED, "belum ditandatangani"


def test_evidence_goes_to_the_assessor_and_back_with_its_reason(
    town: Town, as_: As, db: Db
) -> None:
    work = plan(db, town)
    key = evidence(db, town, work, EvidenceSubmitted)
    asked = tasks_of(as_, town.chief)[0]
    assert (asked["kind"], asked["facts"]["title"]) == ("judge_evidence", "Rekap kunjungan")
    assert (asked["due_on"], asked["facts"]["plan_id"]) == (FIVE_DAYS_ON, str(work.plan_id))
    assert kinds(as_, town.wayan, "waiting") == ["judge_evidence"]

    db.write(_return, key)
    evidence(db, town, work, EvidenceJudged, key, verdict=Verdict.RETURNED.value)
    assert kinds(as_, town.chief) == []
    back = tasks_of(as_, town.wayan)[0]
    assert (back["kind"], back["facts"]["reason"]) == ("replace_evidence", "belum ditandatangani")

    evidence(db, town, work, EvidenceSubmitted, columns={"replaces_id": key})
    assert kinds(as_, town.wayan) == []
    assert kinds(as_, town.chief) == ["judge_evidence"]


def test_accepted_or_removed_evidence_asks_nobody(town: Town, as_: As, db: Db) -> None:
    work = plan(db, town)
    first, second = (evidence(db, town, work, EvidenceSubmitted) for _ in range(2))

    evidence(db, town, work, EvidenceJudged, first, verdict=Verdict.ACCEPTED.value)
    evidence(db, town, work, EvidenceRemoved, second)

    assert (kinds(as_, town.chief), kinds(as_, town.wayan)) == ([], [])


def test_an_evaluation_is_rated_then_acknowledged(town: Town, as_: As, db: Db) -> None:
    """R47: fourteen working days to acknowledge."""
    work = plan(db, town)
    hr, chief = as_(town.hr_city.id), as_(town.chief.id)
    hr.put(f"/unit-achievements/{town.puskesmas}/{Q3}", BAIK, version=0)
    hr.post(f"/cycles/{CYCLE}/periods/{Q3}/evaluation")
    asked = tasks_of(as_, town.chief)[0]
    assert (asked["kind"], asked["due_on"]) == ("rate", EVALUATE_DUE)
    assert kinds(as_, town.wayan, "waiting") == ["rate"]

    path = f"/evaluations/{asked['facts']['evaluation_id']}"
    assert chief.put(f"{path}/ratings", MEETS, version=1).status_code == 200
    chief.post(f"{path}/signature", EARLY, version=2)
    assert kinds(as_, town.chief) == []
    assert kinds(as_, town.chief, "waiting") == ["acknowledge"]
    mine = tasks_of(as_, town.wayan)[0]
    assert (mine["kind"], mine["about"]["name"]) == ("acknowledge", town.chief.name)
    assert mine["working_days_left"] == 14
    assert mine["facts"]["plan_id"] == str(work.plan_id)

    as_(town.wayan.id).post(f"{path}/acknowledgement", {"receipt": "agree"})
    assert kinds(as_, town.wayan) == []
    assert kinds(as_, town.chief, "waiting") == []
