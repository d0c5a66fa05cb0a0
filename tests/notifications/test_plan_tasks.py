"""Tasks about plans, tokens and people: whose turn it is, for what, until when."""

from datetime import date, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.achievements.events import EvidenceSubmitted
from api.cycles.events import PeriodOpened
from api.foundation.clock import moved_to, now, today
from api.foundation.events import SYSTEM, publish, publish_many
from api.foundation.ids import new_id
from api.goals.events import (
    PlanCancelled,
    PlanDrafted,
    PlanReturned,
    PlansHandedOver,
    PlanSubmitted,
    PlanWithdrawn,
)
from api.goals.models import PlanState
from api.identity.events import TokenExpiring
from api.identity.models import ApiToken
from api.notifications.models import ClosedBy, Task
from api.organization.events import ServiceEnded
from api.rules.queries import days_off, working_days_between
from tests.conftest import TODAY, Db
from tests.evaluations.factories import CYCLE, Q3, make_case
from tests.http import problem_of
from tests.notifications.factories import (
    EVALUATE_DUE,
    As,
    closed,
    evidence,
    happened,
    kinds,
    period,
    plan,
    tasks_of,
)
from tests.people import Town


def test_a_plan_goes_from_its_writer_to_the_assessor_and_back(town: Town, as_: As, db: Db) -> None:
    work = plan(db, town, PlanState.RETURNED)
    happened(db, PlanDrafted, town, work)
    assert kinds(as_, town.wayan) == ["write_plan"]

    happened(db, PlanSubmitted, town, work)
    assert kinds(as_, town.wayan) == []
    assert kinds(as_, town.chief) == ["agree_plan"]
    waiting = tasks_of(as_, town.wayan, "waiting")
    assert [(t["kind"], t["about"]["name"]) for t in waiting] == [("agree_plan", town.chief.name)]
    assert waiting[0]["waits_on"] == "other"

    happened(db, PlanReturned, town, work)
    assert kinds(as_, town.chief) == []
    again = tasks_of(as_, town.wayan)
    assert [(t["kind"], t["facts"]["reason"]) for t in again] == [("write_plan", "lengkapi")]


def test_agreeing_is_due_five_working_days_after_a_late_submission(
    town: Town, as_: As, db: Db
) -> None:
    """Planning was due in January; from Thursday 8 October the fifth working day is the 15th."""
    happened(db, PlanSubmitted, town, plan(db, town, PlanState.SUBMITTED))

    task = tasks_of(as_, town.chief)[0]

    assert (task["due_on"], task["working_days_left"]) == ("2026-10-15", 5)
    assert task["about"] == {"id": str(town.wayan.id), "name": town.wayan.name}


def _move_due_day(session: Session, day: date) -> None:
    session.execute(update(Task).values(due_on=day))


def test_days_off_do_not_count_on_either_side_of_today(town: Town, as_: As, db: Db) -> None:
    """The seventeenth of August lies behind, Christmas ahead."""
    happened(db, PlanDrafted, town, plan(db, town, PlanState.DRAFT))
    late, coming = date(2026, 8, 14), date(2026, 12, 28)
    left = []
    for due in (late, coming):
        db.write(_move_due_day, due)
        left.append(tasks_of(as_, town.wayan)[0]["working_days_left"])

    assert left == [
        -db.read(working_days_between, late, today()),
        db.read(working_days_between, today(), coming),
    ]
    assert db.read(days_off, late, today())
    assert db.read(days_off, today(), coming)


def test_withdrawn_gives_it_back_and_cancelled_ends_it(town: Town, as_: As, db: Db) -> None:
    work = plan(db, town, PlanState.SUBMITTED)
    happened(db, PlanSubmitted, town, work)

    happened(db, PlanWithdrawn, town, work)
    assert (kinds(as_, town.chief), kinds(as_, town.wayan)) == ([], ["write_plan"])
    assert ClosedBy.VOID in db.read(closed)

    happened(db, PlanCancelled, town, work)
    assert kinds(as_, town.wayan) == []


def test_what_waits_for_an_assessor_moves_to_the_next(town: Town, as_: As, db: Db) -> None:
    """R45."""
    work = plan(db, town)
    evidence(db, town, work, EvidenceSubmitted)
    happened(db, PlanSubmitted, town, work)
    as_(town.hr_city.id).post(f"/cycles/{CYCLE}/periods/{Q3}/evaluation")
    before = tasks_of(as_, town.chief)

    happened(
        db, PlansHandedOver, town, work, counterpart_id=town.head.id, previous_id=town.chief.id
    )

    assert tasks_of(as_, town.chief) == []
    after = tasks_of(as_, town.head)
    assert sorted(t["kind"] for t in after) == ["agree_plan", "judge_evidence", "rate"]
    assert sorted(t["due_on"] for t in after) == sorted(t["due_on"] for t in before)
    assert ClosedBy.MOVED in db.read(closed)


def test_who_comes_after_has_days_enough(town: Town, as_: As, db: Db) -> None:
    """From Wednesday 14 October the fifth working day is the 21st; an evaluation keeps its day (R45)."""
    work = plan(db, town)
    evidence(db, town, work, EvidenceSubmitted)
    happened(db, PlanSubmitted, town, work)
    as_(town.hr_city.id).post(f"/cycles/{CYCLE}/periods/{Q3}/evaluation")

    with moved_to(TODAY + timedelta(days=6)):
        happened(
            db, PlansHandedOver, town, work, counterpart_id=town.head.id, previous_id=town.chief.id
        )
        due = {task["kind"]: task["due_on"] for task in tasks_of(as_, town.head)}

    assert due == {
        "agree_plan": "2026-10-21",
        "judge_evidence": "2026-10-21",
        "rate": EVALUATE_DUE,
    }


def test_a_token_that_ends_soon_asks_its_owner_until_there_is_a_new_one(
    town: Town, as_: As, db: Db
) -> None:
    def ending(session: Session) -> None:
        key = new_id()
        ends = now() + timedelta(days=7)
        session.add(
            ApiToken(
                id=key, user_id=town.wayan.id, name="rekap", hint="abcd", secret_hash=b"-",
                scopes=["goals:read"], expires_at=ends,
            )
        )  # fmt: skip
        session.flush()
        event = TokenExpiring(
            actor=SYSTEM,
            subject_id=town.wayan.id,
            about_id=town.wayan.id,
            token_id=key,
            name="rekap",
            expires_on=(today() + timedelta(days=7)).isoformat(),
        )
        publish_many(session, [event])

    db.write(ending)
    task = tasks_of(as_, town.wayan)[0]
    assert (task["kind"], task["facts"]["title"]) == ("renew_token", "rekap")
    assert task["due_on"] == "2026-10-15"

    draft = {"name": "rekap", "scopes": ["goals:read"], "expires_on": "2027-01-31"}
    as_(town.wayan.id).post("/tokens", draft)

    assert kinds(as_, town.wayan) == []


def test_whoever_has_left_has_nothing_to_do(town: Town, as_: As, db: Db) -> None:
    plan(db, town)
    db.write(publish, period(PeriodOpened))
    event = ServiceEnded(
        actor=SYSTEM,
        subject_id=town.wayan.id,
        about_id=town.wayan.id,
        state="pensiun",
        on=today(),
    )

    db.write(publish, event)

    assert kinds(as_, town.wayan) == []


def test_nobody_reads_the_tasks_of_others_and_a_token_needs_the_scope(
    town: Town, as_: As, with_token: As, db: Db
) -> None:
    db.write(make_case, town)

    refused = with_token(town.wayan.id, "goals:read").get("/tasks")

    assert kinds(as_, town.stranger) == []
    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert with_token(town.wayan.id, "tasks:read").get("/tasks").status_code == 200
