"""`python -m bench.cases`: a year of 100,000 cases of one service, counted anew, and one case more.

A server as in production takes the deliveries; then a working week of six days, and a day off in March,
let everything be counted anew; then single cases come in, each looked for on the officer's page and on the
leader's. What is slower than it should be ends the program with 1.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy.orm import Session

from api.foundation.clock import set_today
from api.foundation.events import SYSTEM
from api.foundation.work import Database
from api.identity.keys import KeyRing
from api.measurements.services.queries import figures_of
from api.measurements.services.recounting import recount
from api.measurements.services.service import lock_service
from api.organization.models import Employee
from api.rules.models import Holiday, HolidayKind
from bench.__main__ import ENGINES, database, tell
from bench.city import TODAY
from tests.measurements.licensing import Desk
from tests.people import Person, Town, make_employee, make_town, sign_in_row
from tests.server import environment, run, served

OFFICERS = 40
BATCH = 10_000
SINGLE = 20
RECOUNTED, SEEN = 5.0, 1.0
"""Seconds: how long all may take to be counted anew, and one new case to be seen."""
YEAR = date(2025, 10, 1), date(2026, 10, 7)
QUARTERS = [(date(2026, month, 1), date(2026, month + 2, 28)) for month in (1, 4, 7)]
DAY_OFF = date(2026, 3, 4)


@dataclass
class Office:
    """The town with the officers of a service, their numbers, and who asks."""

    town: Town
    officers: list[Person]
    numbers: list[str]


def make_office(session: Session) -> Office:
    town = make_town(session)
    officers = [
        make_employee(session, town.puskesmas, f"Petugas {number}") for number in range(OFFICERS)
    ]
    numbers = [session.get_one(Employee, one.id).nip or "" for one in officers]
    return Office(town, officers, numbers)


class Api:
    """The service as somebody sees it who is signed in."""

    def __init__(self, address: str, token: str) -> None:
        self._client = httpx.Client(
            base_url=f"{address}/api/v1", cookies={"simk_session": token}, timeout=300
        )

    def ask(self, method: str, path: str, **options: Any) -> Any:
        answer = self._client.request(method, path, **options)
        if answer.status_code >= 300:
            raise RuntimeError(f"{method} {path}: {answer.text[:500]}")
        return answer.json()


class Bench:
    """One engine's turn."""

    def __init__(self, url: str, folder: Path, cases: int) -> None:
        self.url, self.folder, self.cases = url, folder, cases
        self.too_slow: list[str] = []

    def run(self) -> None:
        env = environment(self.url, self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        run(env, "migrate")
        set_today(TODAY)
        self.office: Office = self._write(make_office)
        with served(env, self.folder / "serve.log", 1) as (address, _pid):
            self._sign_in(address)
            self._register()
            self._deliver()
            self._recount()
            self._figures()
            self._single()

    def _write(self, function: Callable[..., Any], *given: Any) -> Any:
        return asyncio.run(self._with(lambda one: one.write(function, *given)))

    async def _with(self, act: Callable[[Database], Awaitable[Any]]) -> Any:
        opened = Database(self.url, size=2)
        try:
            return await act(opened)
        finally:
            await opened.close()

    def _sign_in(self, address: str) -> None:
        keys, town = KeyRing.load(self.folder / "keys.json"), self.office.town
        people = {"hr": town.hr_agency, "chief": town.chief, "officer": self.office.officers[0]}
        self.as_ = {
            name: Api(address, keys.sign(self._write(sign_in_row, person.id)))
            for name, person in people.items()
        }

    def _register(self) -> None:
        draft = {
            "unit_id": str(self.office.town.dinkes),
            "code": "SIP",
            "name": "Izin praktik tenaga kesehatan",
            "noun": "izin",
            "source_name": "SIM Perijinan",
            "standard": {"working_days": 5, "valid_from": "2025-01-01", "legal_basis": "Perwali"},
            "steps": [
                {"code": code, "name": code} for code in ("periksa", "rekomendasi", "terbit")
            ],
        }
        made = self.as_["hr"].ask("POST", "/services", json=draft)
        self.service_id = UUID(made["id"])
        self.place = f"/services/{made['id']}"
        change = {"json": {"state": "counting"}, "headers": {"If-Match": '"1"'}}
        self.as_["hr"].ask("PATCH", self.place, **change)

    def _deliver(self) -> None:
        dice = random.Random(1)  # noqa: S311 - the same cases each time
        cases = Desk(self.office.numbers, *YEAR, dice).draw(self.cases)
        with self._timed("delivered", self.cases / BATCH, "for each 10,000"):
            for begin in range(0, len(cases), BATCH):
                body = {"cases": cases[begin : begin + BATCH]}
                answer = self.as_["hr"].ask("POST", f"{self.place}/cases", json=body)
                if answer["accepted"] != len(body["cases"]):
                    raise RuntimeError(f"refused: {answer['refused']}")

    @contextmanager
    def _timed(
        self, what: str, parts: float = 1, each: str = "", most: float = 0
    ) -> Iterator[None]:
        began, cpu = time.perf_counter(), time.process_time()
        yield
        took, used = time.perf_counter() - began, time.process_time() - cpu
        tell(f"  {what}: {took / parts:.2f} s (CPU here {used / parts:.2f} s) {each}".rstrip())
        if most and took > most:
            self.too_slow.append(what)

    def _recount(self) -> None:
        """Count everything anew: nothing differs, a day off more, then a working week of six days."""
        with self._timed("counted anew, nothing differs", most=RECOUNTED):
            self._write(self._again, None)
        with self._timed("counted anew after a day off more", most=RECOUNTED):
            differ = self._write(self._again, DAY_OFF)
        tell(f"    {differ} cases differ")
        with self._timed("counted anew with six working days", most=RECOUNTED):
            differ = self._write(self._again_with_six_days)
        tell(f"    {differ} cases differ")

    def _again(self, session: Session, day_off: date | None) -> int:
        if day_off is not None:
            kind = HolidayKind.CUTI_BERSAMA
            named = {"name": "Cuti bersama", "source": "bench", "region": "indonesia"}
            session.add(Holiday(day=day_off, kind=kind, **named))
            session.flush()
        return recount(session, SYSTEM, lock_service(session, self.service_id))

    def _again_with_six_days(self, session: Session) -> int:
        service = lock_service(session, self.service_id)
        service.is_six_day = True
        session.flush()
        return recount(session, SYSTEM, service)

    def _figures(self) -> None:
        asked = [(one.id, span) for one in self.office.officers for span in QUARTERS]
        with self._timed(f"figures of {OFFICERS} officers and three quarters, one by one"):
            self._write(self._every_figure, asked)

    def _every_figure(self, session: Session, asked: Any) -> int:
        done = 0
        for officer, (first, last) in asked:
            done += figures_of(session, self.service_id, first, last, officer).done
        return done

    def _single(self) -> None:
        """Let a case come in and be seen on both pages, some times."""
        took = []
        before = self._done()
        for number in range(SINGLE):
            case = {
                "external_key": f"baru-{number}",
                "officer_nip": self.office.numbers[0],
                "complete_on": "2026-10-05",
                "issued_on": "2026-10-08",
            }
            began = time.perf_counter()
            self.as_["hr"].ask("POST", f"{self.place}/cases", json={"cases": [case]})
            after = self._done()
            took.append(time.perf_counter() - began)
            if after != [one + 1 for one in before]:
                raise RuntimeError(f"not seen: {before}, {after}")
            before = after
        tell(
            f"  one case more, seen on both pages: {median(took):.2f} s, slowest {max(took):.2f} s"
        )
        if max(took) > SEEN:
            self.too_slow.append("one case more")

    def _done(self) -> list[int]:
        pages = (("officer", "mine"), ("chief", "team"))
        asked = {"params": {"period_id": 20261012}}
        found = (self.as_[who].ask("GET", f"{self.place}/{page}", **asked) for who, page in pages)
        return [page["figures"]["done"] for page in found]


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.cases", description=__doc__)
    asked.add_argument("--engine", choices=ENGINES, action="append")
    asked.add_argument("--cases", type=int, default=100_000)
    given = asked.parse_args()
    too_slow: list[str] = []
    for engine in given.engine or ENGINES:
        tell(f"{ENGINES[engine]}, {given.cases} cases")
        with (
            tempfile.TemporaryDirectory(prefix="simkinerja-cases-") as place,
            database(engine, Path(place)) as url,
        ):
            bench = Bench(url, Path(place) / "data", given.cases)
            bench.run()
        too_slow += [f"{engine}: {what}" for what in bench.too_slow]
    if too_slow:
        sys.exit(f"slower than it should be: {', '.join(too_slow)}")


if __name__ == "__main__":
    main()
