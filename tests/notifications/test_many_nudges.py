"""Thousands of people are reminded by so many statements for each hundred, and soon."""

import time
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.ids import new_id
from api.identity.models import User
from api.notifications.nudges.limits import SENT, What
from api.notifications.nudges.models import NudgeSubject
from api.notifications.nudges.service import remind
from api.organization.models import Employee, EmployeeKind
from tests.conftest import Db
from tests.evaluations.factories import Q3
from tests.notifications.factories import acting_as
from tests.people import Person, Town
from tests.statements import listening, recorded, statements

RULES = 3
"""The limit, the hours, the days off."""
EACH_HUNDRED = {"postgresql": 6, "sqlite": 6}
"""Whom it reaches, what they have got, the reminders, which were kept; then events and outbox."""
SOON = 2.0


def _crowd(session: Session, unit_id: UUID, count: int) -> list[UUID]:
    keys = [new_id(1) for _ in range(count)]
    users: list[dict[str, Any]] = [
        {"id": key, "login_key": key.hex, "leads": [], "agency_id": 1} for key in keys
    ]
    people: list[dict[str, Any]] = [
        {
            "id": key,
            "kind": EmployeeKind.PNS,
            "name": "Ni Made Banyak",
            "sort_name": "ni made banyak",
            "search_name": "ni made banyak",
            "birth_date": date(1980, 1, 1),
            "agency_id": 1,
            "unit_id": unit_id,
        }
        for key in keys
    ]
    session.execute(insert(User), users)
    session.execute(insert(Employee), people)
    return keys


def _remind(session: Session, leader: Person, people: list[UUID]) -> int:
    what = What(NudgeSubject.UNREPORTED, Q3)
    done = remind(session, acting_as(leader), what, dict.fromkeys(people, 1))
    return sum(one.outcome in SENT for one in done)


@pytest.fixture
def _listening() -> Iterator[None]:
    with recorded():
        yield


@pytest.mark.usefixtures("_listening")
def test_each_hundred_takes_the_same_statements(town: Town, db: Db) -> None:
    many = rows.MOST_KEYS
    people = db.write(_crowd, town.puskesmas, 4 * many)
    asked = []
    for some in (people[:many], people[many:]):
        with listening() as found:
            assert db.write(_remind, town.head, some) == len(some)
        asked.append(len(statements(found)))

    each = EACH_HUNDRED[db.database.engine]
    assert asked == [RULES + each, RULES + 3 * each]


def test_five_thousand_people_are_reminded_soon(town: Town, db: Db) -> None:
    people = db.write(_crowd, town.puskesmas, 5000)
    started = time.process_time()

    assert db.write(_remind, town.head, people) == 5000

    assert time.process_time() - started < SOON
