"""Facts are recomputed, never added to: from scratch they come out the same (D10)."""

import contextlib
import random
from collections.abc import Callable
from datetime import date
from typing import Any
from unittest import mock
from uuid import UUID

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.analytics import counter
from api.analytics.models import PersonPeriodFacts
from api.analytics.recounting import NAME
from api.analytics.service import wrong_facts
from api.foundation import following, sealer
from api.foundation.events import SYSTEM, publish
from api.foundation.work import Database
from api.goals.models import Plan
from api.organization.events import AssignmentEnded, EmployeeChanged
from api.organization.models import Assignment, Employee, EmployeeState
from tests.analytics.factories import count_everything
from tests.analytics.happenings import Happenings, opened
from tests.conftest import Db
from tests.evaluations.factories import (
    CYCLE,
    EARLY,
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


def _from_scratch(session: Session) -> None:
    session.execute(delete(PersonPeriodFacts))
    count_everything(session)


PERIODS = (Q1, Q2, Q3, YEAR)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_recomputation_proves_the_facts(town: Town, db: Db, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    happenings = Happenings(town, chance)
    for period_id in PERIODS:
        db.write(publish, opened(period_id))
    for _ in range(40):
        db.write(happenings.next)
        if chance.random() < 0.2:
            db.count()
    db.count()
    kept = db.read(facts)

    assert db.read(wrong_facts) == []
    db.write(_from_scratch)
    assert db.read(facts) == kept
    assert any(row["reported"] for row in kept.values())


class Killed(Exception):
    """The process is gone."""


async def _killed_somewhere(database: Database, chance: random.Random) -> None:
    """Count, and die before or after any of the transactions that this takes."""
    write = database.write

    async def may_die(*given: Any) -> Any:
        if chance.random() < 0.5:
            raise Killed
        done = await write(*given)
        if chance.random() < 0.5:
            raise Killed
        return done

    with mock.patch.object(database, "write", may_die), contextlib.suppress(Killed):
        await counter.count_next(database)


@pytest.mark.parametrize("seed", range(5))
def test_a_counter_that_is_killed_leaves_nothing_uncounted(
    town: Town, db: Db, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counter, "AT_ONCE", 1)
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    happenings = Happenings(town, chance)
    db.write(publish, opened(Q3))
    for _ in range(30):
        db.write(happenings.next)
        db.write(sealer.seal)
        db.runner.run(_killed_somewhere(db.database, chance))

    db.count()

    assert db.read(wrong_facts) == []
    assert any(row["reported"] for row in db.read(facts).values())


def test_two_counters_do_not_undo_each_other(town: Town, db: Db) -> None:
    """One has read what there is to do; another does it first, and more happens and is counted."""
    happenings = Happenings(town, random.Random(4))  # noqa: S311 - a test's dice
    db.write(publish, opened(Q3))
    db.write(happenings.next)
    db.write(sealer.seal)
    position, events = db.read(following.news, NAME)
    parts = db.read(counter.parts_of, events)
    db.count()
    for _ in range(10):
        db.write(happenings.next)
    db.count()
    reached, _none = db.read(following.news, NAME)

    counted = db.write(counter.count_part, position, parts, events[-1]["position"])

    assert not counted
    assert db.read(following.news, NAME)[0] == reached > position
    assert db.read(wrong_facts) == []


def test_many_events_of_one_plan_are_counted_once(town: Town, db: Db) -> None:
    happenings = Happenings(town, random.Random(5))  # noqa: S311 - a test's dice
    db.write(happenings.draft, town.wayan)
    db.count()
    work = db.read(_plan_of, town.wayan)
    for _ in range(7):
        db.write(happenings.edit, town.wayan, work)
    db.write(sealer.seal)

    events = db.read(following.news, NAME)[1]
    parts = db.read(counter.parts_of, events)

    assert len(events) == 7
    assert [(cycle_id, len(posts)) for cycle_id, posts in parts] == [(CYCLE, 1)]


def _plan_of(session: Session, person: Person) -> Work:
    key = session.scalars(select(Plan.id).where(Plan.employee_id == person.id)).one()
    return Work(plan_id=key, goal_id=key, indicators=[])


def test_what_is_not_counted_yet_is_shown_all_the_same(town: Town, as_: As, db: Db) -> None:
    """Nobody misses what they have just sent, and no leader what they have just been sent."""
    work = db.write(_whole, town)
    lines = [{"indicator_id": str(work.indicators[1]), "value": "75"}]

    sent = as_(town.wayan.id).post(f"/plans/{work.plan_id}/periods/{Q3}/report", {"lines": lines})

    assert sent.status_code == 201, sent.text
    kept = [row for row in db.read(facts).values() if row["plan_id"] and row["period_id"] == Q3]
    assert [row["reported"] for row in kept] == [1]
    pages = (
        as_(town.wayan.id).get("/facts/me", period_id=Q3).json()["items"],
        as_(town.chief.id).get("/team", period_id=Q3).json()["items"],
    )
    for items in pages:
        line = next(i for i in items if i["plan_id"] == str(work.plan_id))
        assert (line["reported"], line["evaluation_state"]) == (2, "open")
        assert "uncounted" not in line
    db.count()
    assert as_(town.wayan.id).get("/facts/me", period_id=Q3).json()["items"] == pages[0]


def test_facts_follow_posts_that_end_and_people_who_rest(town: Town, db: Db) -> None:
    """R24, R45: a post that ended owes nothing afterwards, nor does who rests from duty."""
    db.write(publish, opened(Q3))
    db.count()
    before = {key[1] for key in db.read(facts)}

    for changed in (_end_post, _rest):
        gone = db.write(changed, town)
        db.count()
        after = {key[1] for key in db.read(facts)}
        assert gone in before
        assert gone not in after
    assert db.read(wrong_facts) == []


def _end_post(session: Session, town: Town) -> UUID:
    post = session.scalars(select(Assignment).where(Assignment.employee_id == town.made.id)).one()
    post.valid_until = date(2026, 1, 1)
    ended = AssignmentEnded(
        actor=SYSTEM, subject_id=post.id, about_id=town.made.id, on=post.valid_until
    )
    publish(session, ended)
    return post.id


def _rest(session: Session, town: Town) -> UUID:
    person = session.get_one(Employee, town.wayan.id)
    person.state = EmployeeState.CLTN
    publish(
        session, EmployeeChanged(actor=SYSTEM, subject_id=person.id, about_id=person.id, changes={})
    )
    return session.scalars(select(Assignment.id).where(Assignment.employee_id == person.id)).one()


def _whole(session: Session, town: Town) -> Work:
    work = make_plan(session, town.wayan, town.chief)
    set_unit(session, town, town.puskesmas)
    report(session, town.wayan, work, 80)
    make_evidence(session, town.wayan, work)
    give_feedback(session, town.made, town.wayan, work, "Baik.")
    make_evaluation(session, town.wayan, town.chief, work)
    count_everything(session)
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
    assert (line["track"], line["measured"], line["behind"]) == ("ahead", 1, 0)


def test_without_a_plan_everything_is_nought(town: Town, as_: As, db: Db) -> None:
    db.write(_whole, town)

    line = as_(town.made.id).get("/facts/me").json()["items"][0]

    assert (line["plan_id"], line["indicators"], line["measured"]) == (None, 0, 0)
    assert line["track"] == "not_reported"


def _predikats(session: Session) -> list[str | None]:
    wanted = select(PersonPeriodFacts.predikat).where(PersonPeriodFacts.evaluation_id.is_not(None))
    return list(session.scalars(wanted))


def test_the_predikat_is_in_the_facts_from_the_signature_on(town: Town, as_: As, db: Db) -> None:
    db.write(_whole, town)
    chief = as_(town.chief.id)
    key = as_(town.wayan.id).get("/facts/me").json()["items"][0]["evaluation_id"]

    chief.put(f"/evaluations/{key}/ratings", MEETS, version=1)
    db.count()
    assert db.read(_predikats) == [None]
    chief.post(f"/evaluations/{key}/signature", EARLY, version=2)
    db.count()
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
