"""Loads the demo city into an empty database, by explicit choice only (design 9.15)."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.analytics.models import PersonPeriodFacts
from api.analytics.queries import plans_of_cycle, posts_of_period
from api.analytics.service import recompute
from api.cycles.models import Cycle, CyclePeriod, CycleState, PeriodState
from api.demo import queries
from api.demo.city import City
from api.demo.events import DemoCityLoaded
from api.demo.frame import CYCLE, Q1, Q2, Q3, REPORTED, read_frame
from api.demo.keys import TODAY, moment
from api.demo.personas import PASSWORD, SIGN_INS
from api.demo.queries import demo_people_exist
from api.demo.steps import STEPS
from api.demo.tables import write
from api.foundation import clock
from api.foundation.events import SYSTEM, publish
from api.foundation.upsert import insert_from
from api.foundation.work import Database
from api.settings import Settings

__all__ = ["DemoRefused", "demo_people_exist", "load", "load_city", "refuse_demo"]
FEWEST, USUAL, WHOLE = 190, 200, 11_000
_STATES = {
    Q1: PeriodState.CLOSED,
    Q2: PeriodState.CLOSED,
    Q3: PeriodState.OPEN,
    Q3 + 303: PeriodState.PLANNED,
}
Tell = Callable[[str], Any]


class DemoRefused(Exception):
    """The demonstration may not be loaded, or a server may not start beside it."""


def refuse_demo(session: Session) -> None:
    """Refuse to go on where demo people are; a production server asks this before it starts."""
    if demo_people_exist(session):
        raise DemoRefused(
            "Basis data ini berisi pegawai contoh dengan kata sandi yang diketahui umum: "
            "tidak boleh dipakai dengan SIMKINERJA_MODE=production"
        )


def load(settings: Settings, employees: int, echo: Tell) -> None:
    """Load the demo city and tell whom one may sign in as; the database has been migrated."""
    if settings.mode == "production":
        raise DemoRefused("Kota contoh tidak dimuat pada mode production")

    async def run() -> None:
        database = Database(settings.database_url, size=2)
        try:
            await load_city(database, employees, echo)
        finally:
            await database.close()

    with clock.moved_to(moment(TODAY, 10)):
        asyncio.run(run())
    _tell_sign_ins(echo)


async def load_city(database: Database, employees: int = USUAL, tell: Tell = str) -> int:
    """Build the city and write it step by step; give the number of rows."""
    city = City(await database.write(_prepare), employees)
    total = 0
    for step in STEPS:
        tell(f"{step.told} …")
        with _without_gc():
            step.build(city)
        total += await database.write(write, city.tables, step.models)
        city.tables.forget(step.models)
    tell("Posisi setiap pegawai …")
    await database.write(queries.analyze)
    await database.write(_count)
    await database.write(_finish, city, total)
    tell(f"Kota contoh siap: {len(city.people)} pegawai, {total} baris.")
    return total


@contextmanager
def _without_gc() -> Iterator[None]:
    """Build without collecting: millions of rows without a cycle, half of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _prepare(session: Session) -> Any:
    """Refuse a database that somebody lives in, and set the periods to the demo day."""
    if queries.somebody_is_there(session):
        raise DemoRefused("Basis data sudah berisi pegawai: kota contoh hanya untuk yang kosong")
    session.execute(update(Cycle).where(Cycle.id == CYCLE).values(state=CycleState.OPEN))
    for period_id, state in _STATES.items():
        period = update(CyclePeriod).where(
            CyclePeriod.cycle_id == CYCLE, CyclePeriod.period_id == period_id
        )
        session.execute(period.values(state=state))
    return read_frame(session)


def _count(session: Session) -> None:
    """Have the facts of everybody, as opening each period would have; counted in one go."""
    for period_id in REPORTED:
        insert_from(session, PersonPeriodFacts, posts_of_period(period_id))
    recompute(session, plans_of_cycle(session, CYCLE))


def _finish(session: Session, city: City, total: int) -> None:
    root = city.places[0]
    loaded = DemoCityLoaded(actor=SYSTEM, subject_id=root.id, people=len(city.people), rows=total)
    publish(session, loaded)


def _tell_sign_ins(echo: Tell) -> None:
    echo("")
    echo(f"Kata sandi semua pegawai contoh: {PASSWORD}")
    for one in SIGN_INS:
        nip = f" (NIP {one.nip})" if one.nip else ""
        echo(f"  {one.login:<10}{one.name}{nip}")
        echo(f"            {one.who}. {one.to_try}")
