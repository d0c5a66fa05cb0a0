"""The stream as it is served: from where it is resumed, and who hears of units."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.events import SYSTEM, publish
from api.identity.models import User
from api.organization.events import AssignmentEnded
from tests.conftest import Db
from tests.identity.factories import PASSWORD, give_password
from tests.measurements.factories import case, draft, nip_of
from tests.people import Person, Town
from tests.server import environment, serving

SOON = 5.0
EVENT = {"name", "subject_kind", "subject_id", "about_id"}
UNITS = {"name", "subject_kind", "changed"}


class Stream:
    """An open stream that a thread reads until the test closes its client."""

    def __init__(self, client: httpx.Client, **options: Any) -> None:
        self.said: list[Any] = []
        self.changed = threading.Condition()
        self.stands = threading.Event()
        threading.Thread(target=self._read, args=(client, options), daemon=True).start()
        assert self.stands.wait(20)

    def _read(self, client: httpx.Client, options: Any) -> None:
        reading = client.stream("GET", "/live", **options, timeout=30)
        with suppress(httpx.ReadError), reading as answer:
            for line in answer.iter_lines():
                if line == "event: here":
                    self.stands.set()
                if line.startswith('data: {"'):
                    with self.changed:
                        self.said.append(json.loads(line.removeprefix("data: ")))
                        self.changed.notify_all()

    def hears(self, kind: str, seconds: float = SOON) -> bool:
        """Wait until something of a kind of subject was said."""
        with self.changed:
            return self.changed.wait_for(lambda: bool(self.of(kind)), seconds)

    def of(self, kind: str) -> list[Any]:
        return [one for one in self.said if one["subject_kind"] == kind]


@pytest.fixture
def enter(
    database_url: str, tmp_path: Path, town: Town, db: Db
) -> Iterator[Callable[[Person], httpx.Client]]:
    """Sign somebody in at a server of our own."""
    env = environment(database_url, tmp_path / "data")
    with serving(env, tmp_path / "log") as address, ExitStack() as opened:

        def sign_in(who: Person) -> httpx.Client:
            client = httpx.Client(base_url=f"{address}/api/v1", timeout=20)
            opened.enter_context(client)
            draft = {"login": db.write(give_password, who.id), "password": PASSWORD}
            assert client.post("/session", json=draft).status_code == 201
            return client

        yield sign_in


Enter = Callable[[Person], httpx.Client]


def _draft(client: httpx.Client) -> None:
    draft = {"cycle_id": 20261, "approach": "kuantitatif"}
    assert client.post("/plans", json=draft).status_code == 201


def test_leaders_hear_of_their_units_and_others_of_nothing_but_themselves(
    enter: Enter, town: Town
) -> None:
    chief, stranger = Stream(enter(town.chief)), Stream(enter(town.stranger))
    wayan = enter(town.wayan)
    own = Stream(wayan)

    _draft(wayan)

    assert chief.hears("unit_figures")
    assert chief.of("unit_figures")[-1]["changed"] == [str(town.puskesmas)]
    assert {"plan"} <= {one["subject_kind"] for one in chief.said}
    assert own.hears("plan")
    assert not own.of("unit_figures")
    assert {one["subject_kind"] for one in stranger.said} <= {"user"}
    assert all(set(one) in (EVENT, UNITS) for one in [*chief.said, *own.said])


def test_a_stream_goes_on_after_the_header_and_else_after_the_address(
    enter: Enter, town: Town
) -> None:
    """A browser that connects again has the address that it began with, and a newer header."""
    wayan = enter(town.wayan)
    fresh = Stream(wayan)
    _draft(wayan)
    assert fresh.hears("plan")

    by_address = Stream(wayan, params={"after": 0})
    both = Stream(wayan, params={"after": 0}, headers={"Last-Event-ID": "1000"})

    assert by_address.of("plan") == fresh.of("plan")
    assert both.said == []
    assert wayan.get("/live", params={"after": -1}).status_code == 422


def test_who_no_longer_leads_hears_no_more_of_the_unit(enter: Enter, town: Town, db: Db) -> None:
    chief, head = Stream(enter(town.chief)), Stream(enter(town.head))

    def relieve(session: Session) -> None:
        session.get_one(User, town.chief.id).leads = []
        ended = AssignmentEnded(
            actor=SYSTEM,
            subject_id=town.chief.assignment_id,
            about_id=town.chief.id,
            on=today(),
        )
        publish(session, ended)

    db.write(relieve)
    assert chief.hears("assignment")
    assert head.hears("unit_figures")
    _draft(enter(town.wayan))
    assert chief.hears("plan")
    with head.changed:
        assert head.changed.wait_for(lambda: len(head.of("unit_figures")) == 2, SOON)
    assert len(chief.of("unit_figures")) < 2


def test_whoever_looks_at_a_service_hears_of_its_cases(enter: Enter, town: Town, db: Db) -> None:
    """Officer and leader are told at once, by the service's key: nothing of a case, of nobody."""
    officer, chief, hr = (enter(one) for one in (town.wayan, town.chief, town.hr_agency))
    service = hr.post("/services", json=draft(town)).json()
    streams = [Stream(officer), Stream(chief)]
    place = f"/services/{service['id']}"
    new = case("A", nip_of(db, town.wayan), "2026-10-05", "2026-10-08")

    began = time.monotonic()
    hr.post(f"{place}/cases", json={"cases": [new]})
    heard = [stream.hears("service", 1.0) for stream in streams]
    done = [
        client.get(f"{place}/{page}").json()["figures"]["done"]
        for client, page in ((officer, "mine"), (chief, "team"))
    ]

    assert (heard, done) == ([True, True], [1, 1])
    assert time.monotonic() - began < SOON
    assert {key for one in streams[0].of("service") for key in one} == EVENT
