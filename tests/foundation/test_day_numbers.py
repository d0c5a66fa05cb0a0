"""Days are the same whole numbers on both engines, and lie where the office's midnight puts them."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import WITA
from api.foundation.day_numbers import day_number, day_of, latest, moment_number, number_of
from api.foundation.ids import new_id
from api.notifications.models import Task, TaskKind
from tests.conftest import Db
from tests.found import found
from tests.people import Town

MIDNIGHT = datetime(2026, 10, 7, 16, 0, tzinfo=UTC)
"""When 8 October begins in Bali."""


def _numbers(session: Session, town: Town, moments: list[datetime]) -> dict[Any, list[int]]:
    for moment in moments:
        session.add(
            Task(
                id=new_id(1),
                agency_id=1,
                assignee_id=town.chief.id,
                kind=TaskKind.RATE,
                subject_kind="evaluation",
                subject_id=new_id(1),
                due_on=moment.date(),
                closed_at=moment,
            )
        )
    session.flush()
    due, closed = day_number(Task.due_on), moment_number(Task.closed_at)
    numbered = session.execute(select(Task.closed_at, due, closed, latest(due, closed, 3)))
    return {row[0]: list(row[1:]) for row in numbered}


def test_columns_are_numbered_as_python_does(town: Town, db: Db) -> None:
    chance = Random(7)  # noqa: S311 - repeatable on purpose
    moments = [MIDNIGHT, MIDNIGHT - timedelta(microseconds=1)]
    moments += [MIDNIGHT + timedelta(seconds=chance.randrange(-(10**9), 10**9)) for _ in range(40)]

    numbers = db.write(_numbers, town, moments)

    assert len(numbers) == len(moments)
    for moment, (day, of_moment, last) in found(numbers.items()):
        assert day_of(day) == moment.date()
        assert day_of(of_moment) == moment.astimezone(WITA).date()
        assert last == max(day, of_moment)


def test_numbers_go_there_and_back() -> None:
    assert number_of(date(1970, 1, 1)) == 0
    assert day_of(number_of(date(2026, 10, 8))) == date(2026, 10, 8)
