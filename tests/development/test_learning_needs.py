"""Needs follow the facts of a year, for everybody at once and right after something happened."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.development.competence import follower
from api.development.competence.models import DevelopmentNeed, NeedOrigin
from api.development.competence.reaching import needs_of
from api.development.competence.recounting import recount_everybody
from tests.conftest import Db
from tests.development.learning import (
    BECAUSE,
    As,
    add_technical,
    advise,
    look,
    name_indicator,
    needs_in,
    say,
    word,
)
from tests.evaluations.factories import Q1, Q2, Q3, Work, make_evaluation, make_plan, report
from tests.people import Town, make_employee

ABOUT = "Balita gizi buruk tertangani"
WEAK = {"gizi": "indicator"}


@pytest.fixture
def work(town: Town, db: Db, as_: As) -> Work:
    """Give Wayan a plan whose second indicator tells of a technical competence."""
    city = as_(town.hr_city.id)
    add_technical(city)
    word(city, "gizi buruk", "gizi")
    word(city, "mendengarkan", "komunikasi")

    def make(session: Session) -> Work:
        made = make_plan(session, town.wayan, town.chief)
        name_indicator(session, made.indicators[1], ABOUT)
        return made

    made: Work = db.write(make)
    return made


def _late(session: Session, town: Town, work: Work, periods: tuple[int, ...] = (Q2, Q3)) -> None:
    for period in periods:
        report(session, town.wayan, work, 30, at=1, period_id=period)


def test_an_indicator_behind_for_two_quarters_is_a_need(town: Town, db: Db, work: Work) -> None:
    db.write(_late, town, work, (Q2,))
    assert look(db) == {}

    db.write(_late, town, work, (Q3,))
    assert look(db) == {(town.wayan.id, "gizi"): ("proposed", 2)}
    assert look(db) == {(town.wayan.id, "gizi"): ("proposed", 2)}
    assert db.write(recount_everybody) == 0, "what has not changed is not written"
    facts: Any = db.read(lambda s: s.scalars(select(NeedOrigin.facts)).one())
    assert (facts["text"], facts["value"], facts["target"]) == (ABOUT, "30", "40")
    assert facts["period_ids"] == [Q2, Q3]


def _better(session: Session) -> None:
    session.execute(
        update(Achievement).where(Achievement.period_id == Q3).values(value=Decimal(40))
    )


def test_a_proposed_need_goes_with_its_facts(town: Town, db: Db, work: Work) -> None:
    db.write(_late, town, work)
    assert look(db)
    db.write(_better)

    assert look(db) == {}
    assert db.read(lambda s: s.scalars(select(NeedOrigin.kind)).all()) == []


def _feedback(session: Session, town: Town, work: Work) -> None:
    for giver in (town.made, town.chief, town.head):
        say(session, giver, town.wayan, work, 4)


def _advice(session: Session, town: Town, work: Work, words: str) -> UUID:
    key = make_evaluation(session, town.wayan, town.chief, work, Q2)
    advise(session, key, words)
    return key


def test_two_kinds_of_facts_make_a_need_and_one_makes_none(
    town: Town, db: Db, as_: As, work: Work
) -> None:
    db.write(_feedback, town, work)
    assert look(db) == {}

    db.write(_advice, town, work, "Coba lebih banyak mendengarkan ibu balita.")
    assert look(db) == {(town.wayan.id, "komunikasi"): ("proposed", 2)}

    level = {"competence_code": "komunikasi", "level": 2, "reason": BECAUSE}
    as_(town.chief.id).post(f"/employees/{town.wayan.id}/competence-levels", level)
    assert db.read(needs_in) == {(town.wayan.id, "komunikasi"): ("proposed", 3)}, "at once"


def test_a_competence_that_has_ended_is_needed_no_more(
    town: Town, db: Db, as_: As, work: Work
) -> None:
    db.write(_late, town, work)
    assert look(db)
    city = as_(town.hr_city.id)
    [gizi] = [one for one in city.get("/competences").json()["items"] if one["code"] == "gizi"]
    ended = city.patch(f"/competences/{gizi['id']}", {"valid_until": "2026-10-08"}, version=1)

    assert ended.status_code == 200
    assert look(db) == {}


def test_needs_follow_right_after_a_report(town: Town, db: Db, as_: As, work: Work) -> None:
    db.write(_late, town, work, (Q2,))
    db.runner.run(follower.find_all(db.database))
    line = {"indicator_id": str(work.indicators[1]), "value": "30", "version": 0}
    sent = as_(town.wayan.id).post(f"/plans/{work.plan_id}/periods/{Q3}/report", {"lines": [line]})
    assert sent.status_code == 201, sent.text
    assert db.read(needs_in) == {}

    db.runner.run(follower.find_all(db.database))

    assert db.read(needs_in) == {(town.wayan.id, "gizi"): ("proposed", 2)}
    assert db.runner.run(follower.find_next(db.database)) == 0


def test_a_city_of_long_ago_is_looked_at_once_and_then_followed(
    town: Town, db: Db, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is thousands of events behind looks at everybody instead."""
    db.write(_late, town, work)
    monkeypatch.setattr("api.foundation.following.FAR_BEHIND", 1)
    db.runner.run(follower.find_all(db.database))

    assert db.read(needs_in) == {(town.wayan.id, "gizi"): ("proposed", 2)}
    assert db.runner.run(follower.find_next(db.database)) == 0


def test_of_many_people_those_are_found_in_whom_it_was_planted(
    town: Town, db: Db, work: Work
) -> None:
    def make(session: Session) -> dict[UUID, bool]:
        found = {}
        for at in range(30):
            person = make_employee(
                session, town.puskesmas, f"Orang {at}", assessor_id=town.chief.id
            )
            plan = make_plan(session, person, town.chief)
            name_indicator(session, plan.indicators[1], f"{ABOUT} di banjar {at}")
            weak = at % 5 == 0
            for period, value in ((Q1, 40), (Q2, 28 if weak else 39), (Q3, 31 if weak else 41)):
                report(session, person, plan, value, at=1, period_id=period)
            found[person.id] = weak
        return found

    planted: dict[UUID, bool] = db.write(make)
    found = look(db)

    assert found == {(who, "gizi"): ("proposed", 2) for who, weak in planted.items() if weak}
    reached = db.read(needs_of, ["gizi", "komunikasi"], 1, [town.puskesmas], 2026)
    assert {one.employee_id for one in reached} == {who for who, _ in found}
    [first, *_] = reached
    assert (first.origins, first.strength) == (("indicator",), 2)
    assert (first.unit_id, first.since) == (town.puskesmas, date(2026, 6, 30))
    assert db.read(needs_of, ["komunikasi"], None, None, 2026) == []
    assert db.read(needs_of, ["gizi"], 2, None, 2026) == []
    assert len(db.read(lambda s: s.scalars(select(DevelopmentNeed.id)).all())) == 6
