"""Nobody gets more reminders than the limits, whatever leaders do and however many do it at once."""

import asyncio
import random
from collections import Counter
from datetime import UTC, date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.foundation import clock
from api.foundation.clock import WITA
from api.notifications.nudges.limits import Outcome, What
from api.notifications.nudges.models import Nudge, NudgeSubject
from api.notifications.nudges.service import remind
from api.rules.models import RuleSetting
from tests.conftest import TODAY, Db
from tests.evaluations.factories import Q2, Q3
from tests.notifications.factories import acting_as
from tests.people import Person, Town

DAY = timedelta(days=1)


def _remind(session: Session, leader: Person, what: What, people: list[UUID]) -> list[Outcome]:
    done = remind(session, acting_as(leader), what, dict.fromkeys(people, 1))
    return [one.outcome for one in done]


def _kept(session: Session) -> list[Any]:
    wanted = select(Nudge.to_id, Nudge.week, Nudge.subject, Nudge.period_id, Nudge.on_day)
    return list(session.execute(wanted.add_columns(Nudge.deliver_at)))


@pytest.mark.parametrize("seed", range(4))
def test_nobody_gets_more_than_the_limits_whatever_leaders_do(
    town: Town, db: Db, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    people = [town.wayan.id, town.made.id, town.chief.id, town.stranger.id]
    outcomes: Counter[Outcome] = Counter()
    for hour in sorted(chance.randrange(21 * 24) for _ in range(60)):
        with clock.moved_to(TODAY + timedelta(hours=hour)):
            leader = chance.choice([town.head, town.mayor, town.chief])
            what = What(chance.choice(list(NudgeSubject)), chance.choice([Q2, Q3]))
            chosen = chance.sample(people, chance.randrange(1, len(people)))
            outcomes.update(db.write(_remind, leader, what, chosen))

    kept = db.read(_kept)

    assert max(Counter((row.to_id, row.week) for row in kept).values()) == 3
    days = Counter((row.to_id, row.subject, row.period_id, row.on_day) for row in kept)
    assert max(days.values()) == 1
    assert len(kept) == outcomes[Outcome.NOW] + outcomes[Outcome.LATER] > 20
    assert outcomes[Outcome.ENOUGH] > 0
    hours = {row.deliver_at.astimezone(WITA).hour for row in kept}
    assert min(hours) >= 7
    assert max(hours) < 18
    assert {row.on_day.weekday() for row in kept} <= {0, 1, 2, 3, 4, 5}


def test_the_fourth_of_a_week_is_not_sent_and_the_next_week_begins_anew(town: Town, db: Db) -> None:
    monday = TODAY - 3 * DAY
    subjects = list(NudgeSubject)[:4]
    found = []
    for number, subject in enumerate(subjects):
        with clock.moved_to(monday + number * DAY):
            found += db.write(_remind, town.head, What(subject, Q3), [town.stranger.id])
    with clock.moved_to(monday + 7 * DAY):
        found += db.write(_remind, town.head, What(subjects[0], Q3), [town.stranger.id])

    assert found == [*[Outcome.NOW] * 3, Outcome.ENOUGH, Outcome.NOW]


def test_what_waits_over_the_weekend_counts_for_the_week_in_which_it_appears(
    town: Town, db: Db
) -> None:
    saturday = TODAY + 2 * DAY
    with clock.moved_to(saturday):
        first = db.write(_remind, town.head, What(NudgeSubject.UNREPORTED, Q3), [town.stranger.id])
    with clock.moved_to(saturday + DAY):
        again = db.write(_remind, town.mayor, What(NudgeSubject.UNREPORTED, Q3), [town.stranger.id])

    assert (first, again) == ([Outcome.LATER], [Outcome.ALREADY])
    [row] = db.read(_kept)
    assert (row.week, row.on_day) == (date(2026, 10, 12), date(2026, 10, 12))
    assert row.deliver_at.astimezone(UTC).isoformat() == "2026-10-11T23:00:00+00:00"


def test_the_limit_is_a_setting(town: Town, db: Db) -> None:
    def only_one(session: Session) -> None:
        setting = RuleSetting.key == "nudge_per_week"
        session.execute(update(RuleSetting).where(setting).values(value=1))

    db.write(only_one)

    first = db.write(_remind, town.head, What(NudgeSubject.UNREPORTED, Q3), [town.wayan.id])
    second = db.write(_remind, town.head, What(NudgeSubject.UNSIGNED, Q3), [town.wayan.id])

    assert (first, second) == ([Outcome.NOW], [Outcome.ENOUGH])


def test_leaders_who_remind_in_the_same_moment_do_not_pass_the_limits_together(
    town: Town, db: Db
) -> None:
    leaders = [town.head, town.mayor, town.chief, town.hr_city]
    subjects = [NudgeSubject.UNREPORTED, NudgeSubject.UNSIGNED, NudgeSubject.PLAN_MISSING]
    every = [(leader, What(subject, Q3)) for leader in leaders for subject in subjects]

    async def at_once() -> list[list[Outcome]]:
        asked = [
            db.database.write(_remind, leader, what, [town.wayan.id]) for leader, what in every
        ]
        return list(await asyncio.gather(*asked))

    outcomes = [one for found in db.runner.run(at_once()) for one in found]

    kept = db.read(_kept)
    assert 1 <= len(kept) <= 3
    assert outcomes.count(Outcome.NOW) == len(kept)
    assert len({row.subject for row in kept}) == len(kept)
