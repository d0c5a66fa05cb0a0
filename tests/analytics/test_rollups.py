"""Units' figures equal a slow computation that walks the people, whatever has happened to them."""

import random
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.achievements.progress import Track
from api.analytics import counter
from api.analytics.models import PersonPeriodFacts, PersonWeek, UnitPeriodFacts
from api.analytics.service import wrong_facts
from api.analytics.tallies import NAMES
from api.analytics.weeks import keep_week
from api.cycles.models import Period
from api.foundation import clock
from api.foundation.clock import today
from api.foundation.daily import Days
from api.foundation.events import SYSTEM, publish
from api.goals.models import Plan
from api.organization.events import EmployeeChanged
from api.organization.models import Assignment, Employee, EmployeeState, Unit
from tests.analytics.happenings import Happenings, opened
from tests.conftest import Db
from tests.evaluations.factories import Q1, Q2, Q3, YEAR
from tests.people import Town

Place = tuple[str, int]
SENT = ("agreed", "closed")
UNSENT = (None, "draft", "returned")
"""The words once more, so that a slip in the conditions shows."""
PREDIKATS = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
TRACKS = ("ahead", "on_track", "slightly_behind", "far_behind")
Holds = Callable[[Any], bool]


def _is(name: str, word: str) -> Holds:
    return lambda one: bool(getattr(one, name) == word)


def _is_on_track(word: str) -> Holds:
    return lambda one: bool(one.on_duty and one.track == word)


SLOWLY: Mapping[str, Holds] = {
    "posts": bool,
    "on_duty": lambda one: one.on_duty,
    "plan_missing": lambda one: one.on_duty and one.plan_state in UNSENT,
    "plan_to_agree": lambda one: one.plan_state == "submitted",
    "unreported": lambda one: (
        one.on_duty and one.plan_state in SENT and one.reported < one.indicators
    ),
    "complete": lambda one: one.plan_state in SENT and 0 < one.indicators <= one.reported,
    "evidence_waiting": lambda one: one.evidence_waiting > 0,
    "evidence_returned": lambda one: one.evidence_returned > 0,
    "feedback_missing": lambda one: (
        one.on_duty and one.plan_state in SENT and not one.feedback_given
    ),
    "unsigned": lambda one: one.on_duty and one.plan_state in SENT and one.predikat is None,
    **{word: _is("predikat", word) for word in PREDIKATS},
    **{word: _is_on_track(word) for word in TRACKS},
}
SUMS = tuple(name for name in NAMES if name not in SLOWLY)


def slowly(session: Session) -> dict[Place, dict[str, int]]:
    """Add everybody to every unit above them, one by one."""
    paths = {unit.id: unit.path for unit in session.scalars(select(Unit))}
    found: dict[Place, Counter[str]] = {}
    for one in session.scalars(select(PersonPeriodFacts)):
        for path in paths.values():
            if paths[one.unit_id].startswith(path):
                figures = found.setdefault((path, one.period_id), Counter())
                figures.update({name: int(holds(one)) for name, holds in SLOWLY.items()})
                figures.update({name: getattr(one, name) for name in SUMS})
    return {place: {name: figures[name] for name in NAMES} for place, figures in found.items()}


def kept(session: Session) -> dict[Place, dict[str, int]]:
    found = session.execute(
        select(UnitPeriodFacts, Unit.path).join(Unit, Unit.id == UnitPeriodFacts.unit_id)
    )
    return {
        (path, row.period_id): {name: getattr(row, name) for name in NAMES}
        for row, path in found
        if row.posts
    }


def _move(session: Session, town: Town, chance: random.Random) -> None:
    """Somebody moves to another unit, rests from duty or comes back."""
    person = session.get_one(Employee, chance.choice([town.wayan.id, town.made.id]))
    person.state = chance.choice([EmployeeState.AKTIF, EmployeeState.CLTN])
    units = list(session.scalars(select(Unit.id).where(Unit.agency_id == person.agency_id)))
    there = chance.choice(units)
    for model in (Assignment, Plan):
        session.execute(update(model).where(model.employee_id == person.id).values(unit_id=there))
    session.flush()
    publish(
        session, EmployeeChanged(actor=SYSTEM, subject_id=person.id, about_id=person.id, changes={})
    )


@pytest.mark.parametrize("seed", range(6))
def test_units_equal_a_slow_computation_after_a_year_of_random_acts(
    town: Town, db: Db, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    happenings = Happenings(town, chance)
    for period_id in (Q1, Q2, Q3, YEAR):
        db.write(publish, opened(period_id))
    for _ in range(40):
        db.write(happenings.next)
        if chance.random() < 0.3:
            db.write(_move, town, chance)
        if chance.random() < 0.2:
            db.count()
    db.count()

    found = db.read(kept)

    assert found == db.read(slowly)
    assert db.read(wrong_facts) == []
    assert any(figures["reported"] for figures in found.values())
    assert len({path for path, _ in found}) > 2


def test_what_was_spoilt_is_named_and_repaired(town: Town, db: Db) -> None:
    happenings = Happenings(town, random.Random(1))  # noqa: S311 - a test's dice
    db.write(publish, opened(Q3))
    for _ in range(10):
        db.write(happenings.next)
    db.count()
    right = db.read(kept)

    def spoil(session: Session) -> str:
        one = session.scalars(select(UnitPeriodFacts)).first()
        assert one is not None
        one.posts += 3
        unit_id = one.unit_id
        gone = select(UnitPeriodFacts.unit_id).where(UnitPeriodFacts.unit_id != unit_id).limit(1)
        session.execute(
            delete(UnitPeriodFacts).where(UnitPeriodFacts.unit_id == gone.scalar_subquery())
        )
        return f"{one.period_id} {unit_id}"

    spoilt = db.write(spoil)

    assert spoilt in db.read(wrong_facts)
    assert db.runner.run(counter.repair(db.database)) >= 2
    assert db.read(kept) == right
    assert db.read(wrong_facts) == []


def test_a_week_is_kept_once_as_it_began(town: Town, db: Db) -> None:
    happenings = Happenings(town, random.Random(2))  # noqa: S311 - a test's dice
    db.write(publish, opened(Q3))
    for _ in range(20):
        db.write(happenings.next)
    db.count()
    monday = date(2026, 9, 28)
    days = Days(date(2026, 9, 27), monday)

    def weeks(session: Session) -> list[tuple[date, str, int]]:
        found = select(PersonWeek.week, PersonWeek.track, PersonWeek.reported)
        return [
            (row.week, row.track, row.reported)
            for row in session.execute(found.order_by(PersonWeek.employee_id))
        ]

    def facts(session: Session) -> list[tuple[str, int]]:
        found = select(PersonPeriodFacts.track, PersonPeriodFacts.reported).where(
            PersonPeriodFacts.period_id.in_(select(Period.id).where(Period.id == Q3))
        )
        return [
            (row.track, row.reported)
            for row in session.execute(found.order_by(PersonPeriodFacts.employee_id))
        ]

    with clock.moved_to(clock.now().replace(year=2026, month=9, day=29)):
        assert today() > monday
        kept_now = db.write(keep_week, days)
        again = db.write(keep_week, days)

    assert [(track, reported) for _, track, reported in db.read(weeks)] == db.read(facts)
    assert {week for week, _, _ in db.read(weeks)} == {monday}
    assert (kept_now > 0, again) == (True, 0)
    assert Track.NOT_REPORTED in {track for _, track, _ in db.read(weeks)}
