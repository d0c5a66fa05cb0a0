"""A new case is seen by its officer and their leader at once, by what a server does beside requests."""

import asyncio
import time
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI

from api.background import of_a_server
from tests.conftest import Db
from tests.goals.factories import Q3
from tests.measurements.factories import case, delivered
from tests.measurements.mapping import DONE_IN, SHARE, Measured

PATIENCE = 10.0
"""Seconds. How long it takes is told (`--junitxml`), not held against a clock of a machine that is shared."""


@pytest.fixture
def running(app: FastAPI, db: Db) -> Iterator[None]:
    """Run beside the requests of a test what runs beside those of a server."""

    async def start() -> list[asyncio.Task[None]]:
        beside = of_a_server(db.database, app.state.streams, app.state.settings)
        return [asyncio.create_task(work) for work in beside]

    async def stop(tasks: list[asyncio.Task[None]]) -> None:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    tasks = db.runner.run(start())
    yield
    db.runner.run(stop(tasks))


def _seconds(holds: Callable[[], bool]) -> float:
    """Wait until something holds; say how long it took."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < PATIENCE
    return time.monotonic() - begun


def test_a_new_case_is_seen_at_once(
    measured: Measured, running: None, record_testsuite_property: Callable[[str, object], None]
) -> None:
    measured.started()
    me, chief = measured.me, measured.as_(measured.town.chief.id)
    report = f"{measured.address}/report"

    def officer_sees() -> bool:
        line = me.get(report).json()["indicators"][SHARE]["achievement"]
        return line is not None and line["value"] == "100"

    def leader_sees() -> bool:
        team = chief.get("/team", period_id=Q3).json()["items"]
        mine = [one for one in team if one["employee"]["id"] == str(measured.town.wayan.id)]
        return [one["reported"] for one in mine] == [1]

    assert not officer_sees()
    assert not leader_sees()
    delivered(measured.system, measured.service, case("a", measured.nip, *DONE_IN[1]))

    officer = _seconds(officer_sees)
    record_testsuite_property("officer_sees_after_seconds", officer)
    record_testsuite_property("leader_sees_after_seconds", officer + _seconds(leader_sees))
