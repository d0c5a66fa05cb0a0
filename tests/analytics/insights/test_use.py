"""Minutes of use are counted once, nobody is kept, and the time stands beside what was promised."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.analytics.insights.adoption.counting import add, count_minutes, count_people
from api.analytics.insights.adoption.models import UseDay, UseMark, UseMonth
from api.foundation import clock
from api.foundation.clock import now
from api.foundation.errors import Unavailable
from api.foundation.work import Database
from api.identity import presence
from api.identity.models import User
from api.identity.presence import Client as Device
from api.identity.presence import Presence, UseRole, client_of
from tests.analytics.insights.factories import DAY
from tests.conftest import TODAY, Db
from tests.http import Client, problem_of
from tests.people import Town, make_user

As = Callable[..., Client]
PATH = "/insights/use"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
DESKTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"
ONE = Presence(TODAY, UUID(int=1), UseRole.STAFF, Device.PHONE, sending=False)


@pytest.fixture(autouse=True)
def _nobody_there() -> Iterator[None]:
    presence.take(datetime.max.replace(tzinfo=UTC))
    yield
    presence.take(datetime.max.replace(tzinfo=UTC))


def later(minutes: int) -> datetime:
    return TODAY + timedelta(minutes=minutes)


def _sums(session: Session) -> dict[tuple[str, str], tuple[int, int]]:
    found = session.execute(select(UseDay.role, UseDay.client, UseDay.minutes, UseDay.sending))
    return {(row.role, row.client): (row.minutes, row.sending) for row in found}


@pytest.mark.parametrize(
    ("headers", "client"),
    [
        ({"user-agent": PHONE}, Device.PHONE),
        ({"user-agent": DESKTOP}, Device.DESKTOP),
        ({"user-agent": "Mozilla/5.0 (iPad; CPU OS 17_0)"}, Device.PHONE),
        ({"user-agent": "curl/8.4"}, Device.OTHER),
        ({}, Device.OTHER),
        ({"user-agent": PHONE, "authorization": "Bearer x"}, Device.PROGRAM),
    ],
)
def test_of_a_browser_only_the_kind_of_device_is_known(
    headers: dict[str, str], client: Device
) -> None:
    assert client_of(headers) is client


def test_requests_of_one_minute_are_one_minute(town: Town, as_: As, db: Db) -> None:
    wayan = as_(town.wayan.id, headers={"User-Agent": PHONE})
    for _ in range(3):
        wayan.get("/me")
    as_(town.chief.id, headers={"User-Agent": DESKTOP}).get("/me")
    as_(town.hr_city.id).get("/me")
    assert db.runner.run(count_minutes(db.database)) is None
    assert db.read(_sums) == {}

    with clock.moved_to(later(1)):
        db.runner.run(count_minutes(db.database))
    assert db.read(_sums) == {
        ("staff", "phone"): (1, 0),
        ("leader", "desktop"): (1, 0),
        ("hr", "other"): (1, 0),
    }


def test_sending_a_report_is_a_minute_of_sending(town: Town, as_: As, db: Db) -> None:
    """Whatever comes of it; and a script is a program, whoever holds its token."""
    wayan = as_(town.wayan.id, headers={"User-Agent": PHONE})
    wayan.get("/me")
    wayan.post(f"/plans/{town.wayan.id}/periods/20260709/report", {"lines": []})

    with clock.moved_to(later(1)):
        taken = presence.take(later(1))
    assert [(one.client, one.sending) for one in taken] == [(Device.PHONE, True)]


def test_two_processes_that_saw_one_minute_count_it_once(db: Db) -> None:
    seen = [ONE, replace(ONE, person_id=UUID(int=2), sending=True)]
    db.write(add, seen)
    db.write(add, [*seen, replace(ONE, person_id=UUID(int=3))])
    db.write(add, [replace(ONE, sending=True)])

    assert db.read(_sums) == {("staff", "phone"): (3, 2)}


def test_minutes_of_one_day_add_up(db: Db) -> None:
    db.write(add, [ONE])
    db.write(add, [replace(ONE, minute=later(1)), replace(ONE, minute=later(24 * 60))])

    per_day = select(UseDay.day, UseDay.minutes).order_by(UseDay.day)
    found = [tuple(row) for row in db.read(lambda s: s.execute(per_day).all())]
    assert found == [(date(2026, 10, 8), 2), (date(2026, 10, 9), 1)]


def test_no_mark_of_anybody_stays(db: Db) -> None:
    db.write(add, [ONE])
    marks = select(func.count()).select_from(UseMark)
    assert db.read(lambda s: s.scalar(marks)) == 1

    with clock.moved_to(later(6)):
        db.write(add, [replace(ONE, minute=later(5))])
    assert db.read(lambda s: s.scalar(marks)) == 1


def test_what_could_not_be_counted_waits(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_(town.wayan.id).get("/me")

    async def away(*_given: Any) -> None:
        raise Unavailable

    with clock.moved_to(later(1)):
        with monkeypatch.context() as patched:
            patched.setattr(Database, "write", away)
            with pytest.raises(Unavailable):
                db.runner.run(count_minutes(db.database))
        db.runner.run(count_minutes(db.database))
    assert db.read(_sums) == {("staff", "other"): (1, 0)}


def _month(session: Session) -> None:
    """Six of the staff signed in in October, one in September; a session counts too."""
    people = [make_user(session) for _ in range(7)]
    session.execute(update(User).values(last_sign_in_on=None))
    for at, key in enumerate(people):
        user = session.get_one(User, key)
        user.last_sign_in_on = date(2026, 10, 1) if at else date(2026, 9, 30)
    session.flush()


def test_people_of_a_month_are_counted_by_their_role(town: Town, as_: As, db: Db) -> None:
    db.write(_month)
    as_(town.chief.id).get("/me")
    as_(town.auditor.id).get("/me")
    db.write(count_people, DAY)

    found = db.read(
        lambda s: s.execute(select(UseMonth.month, UseMonth.role, UseMonth.people)).all()
    )
    assert {row.role: row.people for row in found} == {"staff": 6, "leader": 1, "hr": 1}
    assert {row.month for row in found} == {date(2026, 10, 1)}


def test_time_stands_beside_what_was_promised(town: Town, as_: As, db: Db) -> None:
    """Of fewer than five people nothing is said, and what programs do takes nobody's time."""
    db.write(_used)
    answer = as_(town.head.id).get(PATH).json()

    assert answer["since"] == "2026-10-08"
    assert {
        one["role"]: (one["people"], one["per_person"], one["ceiling"]) for one in answer["times"]
    } == {
        "hr": (None, None, 1200),
        "leader": (None, None, 240),
        "staff": (6, 1.5, 60),
    }
    assert answer["clients"] == [
        {"client": "phone", "minutes": 9, "sending": 1},
        {"client": "desktop", "minutes": 1, "sending": 0},
        {"client": "program", "minutes": 1, "sending": 1},
    ]


def _used(session: Session) -> None:
    minutes = [replace(ONE, minute=later(at), sending=at == 0) for at in range(9)]
    leader = replace(ONE, role=UseRole.LEADER, client=Device.DESKTOP, person_id=UUID(int=2))
    script = replace(ONE, client=Device.PROGRAM, person_id=UUID(int=3), sending=True)
    add(session, [*minutes, leader, script])
    for role, people in (("staff", 6), ("leader", 4)):
        session.add(UseMonth(month=date(2026, 10, 1), role=role, people=people))
    session.flush()


def test_others_are_refused(town: Town, as_: As, with_token: As) -> None:
    for who in (town.wayan, town.stranger):
        assert as_(who.id).get(PATH).status_code == 403
    assert as_(town.chief.id).get(PATH, unit_id=str(town.dinkes)).status_code == 404
    assert problem_of(with_token(town.chief.id, "goals:read").get(PATH)) == "scope-missing"
    refused = as_(town.chief.id).get(PATH, unit_id="semua")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "query/unit_id"


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch, town: Town, as_: As) -> None:
    monkeypatch.setattr(presence, "MOST", 1)
    for who in (town.wayan, town.made, town.chief):
        as_(who.id).get("/me")

    assert len(presence.take(now() + timedelta(minutes=2))) == 1
