"""Attempts are counted before they are checked; an office that shares an address is not one person."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.foundation import clock
from api.foundation.event_tables import EventRecord
from api.identity import attempts, passwords
from api.identity.attempts import Device
from api.identity.models import LoginAttempts
from tests.conftest import TODAY, Db
from tests.http import Client, book_of, problem_of
from tests.identity.factories import PASSWORD, give_password
from tests.people import Town


@pytest.fixture
def login(town: Town, db: Db) -> str:
    made: str = db.write(give_password, town.wayan.id)
    return made


@pytest.fixture
def device(app: FastAPI, runner: asyncio.Runner) -> Callable[[], Client]:
    return lambda: Client(app, runner, book_of(app))


def _try(client: Client, login: str, password: str) -> httpx.Response:
    return client.post("/session", {"login": login, "password": password})


def test_many_guesses_at_once_are_no_more_than_five(
    login: str, app: FastAPI, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = 0

    async def slow(_run: Any, _password: str, _kept: str | None) -> bool:
        nonlocal checked
        checked += 1
        await asyncio.sleep(0.2)
        return False

    monkeypatch.setattr(passwords, "fits", slow)

    async def crowd() -> list[int]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            body = {"login": login, "password": "tebakan"}
            sent = (client.post("/api/v1/session", json=body) for _ in range(12))
            return [answer.status_code for answer in await asyncio.gather(*sent)]

    answers = db.runner.run(crowd())

    assert checked == 5
    assert sorted(answers) == [401] * 4 + [429] * 8


def _from(address: str, *, known: str | None = None) -> Device:
    return Device(known or "f" * 32, known is not None, "test", address)


def _fails(session: Session, login: str, device: Device) -> None:
    failures = attempts.begin(session, login, device)
    attempts.note_failure(session, login, device, None, failures)


def test_a_whole_office_may_mistype_on_one_morning(
    town: Town, db: Db, login: str, device: Callable[[], Client]
) -> None:
    """400 people behind one address each fail and then come in, and 400 are in the queue: nobody is stopped."""

    def morning(session: Session) -> None:
        for number in range(400):
            attempts.begin(session, f"19910101200501{number:04d}", _from("127.0.0.1"))
        for number in range(400):
            name = f"19900101200501{number:04d}"
            _fails(session, name, _from("127.0.0.1"))
            attempts.end_well(session, name, _from("127.0.0.1"))

    db.write(morning)

    assert _try(device(), login, PASSWORD).status_code == 201


def test_one_address_that_tries_everybody_is_stopped_but_no_known_device(
    login: str, db: Db, device: Callable[[], Client]
) -> None:
    person = device()
    assert _try(person, login, PASSWORD).status_code == 201

    def spray(session: Session) -> None:
        for number in range(attempts.MOST_LOGINS):
            _fails(session, f"pegawai {number}", _from("127.0.0.1"))

    db.write(spray)

    stopped = _try(device(), "pegawai lain", "Denpasar2026")
    assert (stopped.status_code, problem_of(stopped)) == (429, "address-blocked")
    assert int(stopped.headers["retry-after"]) == 900
    assert _try(person, login, PASSWORD).status_code == 201
    with clock.moved_to(TODAY + timedelta(minutes=61)):
        assert _try(device(), login, PASSWORD).status_code == 201


def test_one_address_fails_only_so_often(db: Db, device: Callable[[], Client]) -> None:
    def fail(session: Session) -> None:
        row = {
            "last_failed_at": clock.now(),
            "blocked_until": None,
            "device_key": "address:127.0.0.1",
        }
        for number in range(50):
            name = attempts.PASSWORD.counts(str(number))
            session.add(LoginAttempts(login_hash=name, failures=10, **row))

    db.write(fail)

    stopped = _try(device(), "siapa saja", "tebakan")
    assert (stopped.status_code, problem_of(stopped)) == (429, "address-blocked")


def test_a_stopped_address_fills_no_table(db: Db, device: Callable[[], Client]) -> None:
    def spray(session: Session) -> None:
        for number in range(attempts.MOST_LOGINS):
            _fails(session, f"pegawai {number}", _from("127.0.0.1"))

    db.write(spray)

    def rows(session: Session) -> int:
        return session.scalar(select(func.count()).select_from(LoginAttempts)) or 0

    before = db.read(rows)
    assert _try(device(), "pegawai lain", "Denpasar2026").status_code == 429
    assert db.read(rows) == before == 2 * attempts.MOST_LOGINS


def test_a_full_queue_counts_nobody(
    login: str, db: Db, nobody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is told to come back has not failed."""
    monkeypatch.setattr(passwords.THREADS, "_most", 0)

    busy = _try(nobody, login, PASSWORD)

    assert (busy.status_code, problem_of(busy)) == (503, "service-busy")
    assert busy.headers["retry-after"] == "5"
    kept = select(func.count()).select_from(LoginAttempts)
    assert db.read(lambda session: session.scalar(kept)) == 0


def test_a_shared_computer_is_known_to_all_who_use_it(
    town: Town, login: str, db: Db, device: Callable[[], Client]
) -> None:
    other = db.write(give_password, town.made.id)
    shared = device()
    for name in (login, other, login):
        assert _try(shared, name, PASSWORD).status_code == 201
        assert shared.delete("/session").status_code == 204

    def new_devices(session: Session) -> int:
        wanted = select(func.count()).where(EventRecord.name == "NewDeviceSeen")
        return session.scalar(wanted) or 0

    assert db.read(new_devices) == 0


def test_behind_a_proxy_that_is_not_named_nobody_has_an_address(
    login: str, app: FastAPI, db: Db, nobody: Client
) -> None:
    """It would be the proxy's, and the whole city one office."""
    app.state.settings.public_url = "https://kinerja.denpasarkota.go.id"
    assert _try(nobody, login, "tebakan").status_code == 401
    places = select(LoginAttempts.device_key)
    assert db.read(lambda session: list(session.scalars(places))) == ["unknown"]

    app.state.settings.proxies = "10.0.0.2"
    assert _try(nobody, login, "tebakan").status_code == 401
    assert len(db.read(lambda session: list(session.scalars(places)))) == 2


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:DB8:0:1::7", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:ffff:ffff:ffff:ffff", "2001:db8:0:1::/64"),
        ("2001:db8:0:2::7", "2001:db8:0:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("testclient", "testclient"),
    ],
)
def test_an_address_is_counted_as_its_network(address: str, counted: str) -> None:
    assert attempts.network_of(address) == counted


def test_nobody_walks_around_a_limit_within_their_own_network(
    login: str, db: Db, device: Callable[[], Client]
) -> None:
    """A household has 2^64 addresses of IPv6: they are one. What a person reads of a session is whole."""

    def spray(session: Session) -> None:
        for number in range(attempts.MOST_LOGINS):
            _fails(session, f"pegawai {number}", _from(f"2001:db8:0:1::{number:x}"))

    db.write(spray)
    inside, outside = device(), device()
    inside.address, outside.address = "2001:db8:0:1:abcd::1", "2001:db8:0:2::1"

    stopped = _try(inside, login, PASSWORD)

    assert (stopped.status_code, problem_of(stopped)) == (429, "address-blocked")
    assert _try(outside, login, PASSWORD).status_code == 201
    assert outside.get("/sessions").json()["items"][0]["address"] == "2001:db8:0:2::1"
