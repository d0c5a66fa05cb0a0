"""Systems that are asked: when it is their turn, only where they may be, and less often while they fail."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.foundation import clock, jobs
from api.foundation.clock import now
from api.foundation.event_tables import EventRecord
from api.measurements.sources import jobs as polling
from api.measurements.sources.addresses import address_fault
from api.measurements.sources.models import MeasurementSource
from tests.conftest import Db
from tests.http import Client
from tests.measurements.factories import As
from tests.measurements.sources import Answer, added, answering, row
from tests.people import Town


def _polled(hr: Client, url: str) -> dict[str, Any]:
    return added(hr, kind="poll", url=url, every_minutes=60)


def _poll(db: Db, *, loopback: bool = True) -> int:
    """Let the turn of whatever is due come, and its jobs be done."""
    queued = db.write(polling.queue_due, loopback)

    async def work() -> None:
        while await jobs.run_next(db.database):
            pass

    db.runner.run(work())
    return queued


def _source(db: Db) -> MeasurementSource:
    return db.read(lambda session: session.scalars(select(MeasurementSource)).one())


def test_a_source_is_asked_when_its_turn_comes(town: Town, as_: As, db: Db) -> None:
    answer = Answer()
    answer.say(row("a", "12"), row("b", "banyak"))
    with answering(answer) as url:
        source = _polled(as_(town.hr_agency.id), url)
        turns = [_poll(db), _poll(db)]
        with clock.moved_to(now() + timedelta(minutes=61)):
            turns.append(_poll(db))
            asked = as_(town.hr_agency.id).post(f"/measurement-sources/{source['id']}/poll")
            turns.append(_poll(db))

    shown = as_(town.hr_agency.id).get(f"/measurement-sources/{source['id']}").json()
    assert turns == [1, 0, 1, 1]
    assert asked.status_code == 204
    assert answer.asked == ["/angka"] * 3
    assert (shown["measurements"], shown["last_error"], shown["failures"]) == (1, None, 0)
    assert shown["last_ok_at"] is not None


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(503), "status_503"),
        (Answer(content=b"<html>"), "not_measurements"),
        (Answer(content=b'{"items": [{"value": "1"}]}'), "not_measurements"),
        (Answer(302, headers={"Location": "http://localhost:9/angka"}), "redirected"),
        (Answer(302, headers={"Location": "/angka"}), "redirected"),
        (Answer(content=b" " * (polling.LARGEST + 1)), "too_large"),
    ],
)
def test_a_wrong_answer_is_noted_and_waited_after(
    town: Town, as_: As, db: Db, answer: Answer, why: str
) -> None:
    with answering(answer) as url:
        _polled(as_(town.hr_agency.id), url)
        _poll(db)

    kept = _source(db)
    assert (kept.last_error, kept.failures) == (why, 1)
    assert kept.next_poll_at is not None
    assert timedelta(minutes=119) < kept.next_poll_at - now() <= timedelta(minutes=120)


def test_a_system_that_stays_away_is_asked_less_and_less_up_to_once_a_day(
    town: Town, as_: As, db: Db
) -> None:
    _polled(as_(town.hr_agency.id), "http://127.0.0.1:9/angka")
    waits = []
    for _turn in range(6):

        def due(session: Session) -> None:
            session.execute(update(MeasurementSource).values(next_poll_at=now()))

        db.write(due)
        _poll(db)
        kept = _source(db)
        assert kept.next_poll_at is not None
        waits.append(round((kept.next_poll_at - now()) / timedelta(hours=1)))

    assert waits == [2, 4, 8, 16, 24, 24]
    assert kept.last_error == "unreachable"
    named = select(func.count()).where(EventRecord.name == "SourceFailed")
    assert db.read(lambda session: session.scalar(named)) == 1


def test_outside_a_demonstration_this_machine_is_not_asked(town: Town, as_: As, db: Db) -> None:
    answer = Answer()
    with answering(answer) as url:
        _polled(as_(town.hr_agency.id), url)
        _poll(db, loopback=False)

    assert (_source(db).last_error, answer.asked) == ("not_https", [])


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://simpus.example.go.id/a?b=c", None),
        ("http://simpus.example.go.id", "not_https"),
        ("ftp://simpus.example.go.id", "not_https"),
        ("https://simpus.example.go.id/#a", "not_an_address"),
        ("https://", "not_an_address"),
        ("https://[::1", "not_an_address"),
        ("https://127.0.0.2/", "not_an_address"),
        ("https://0.0.0.0/", "not_an_address"),
        ("http://localhost:8080/a", None),
    ],
)
def test_addresses_that_may_be_asked(url: str, fault: str | None) -> None:
    assert address_fault(url) == fault


def test_a_source_that_sends_is_not_asked(town: Town, as_: As) -> None:
    source = added(as_(town.hr_agency.id))

    refused = as_(town.hr_agency.id).post(f"/measurement-sources/{source['id']}/poll")

    assert refused.status_code == 422
