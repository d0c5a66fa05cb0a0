"""Loads the demonstration into an empty database, by explicit choice only (design 9.15)."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from api import subscriptions
from api.analytics.counter import count_all, repair_all_units
from api.analytics.weeks import keep_units_anew
from api.foundation import clock
from api.foundation.events import SYSTEM, Event, publish
from api.foundation.storage import Storage
from api.foundation.work import Database
from api.identity.models import User
from api.organization.models import Employee, Unit
from api.settings import Settings
from demo import town
from demo.acts import every_day
from demo.days import YEAR, WorkingDays, moment, this_hour
from demo.multiply.growing import analyze, grow
from demo.people import Cast
from demo.places import lay_out
from demo.year import write_diary
from demo.year.offices import begin_year

USUAL, WHOLE = 200, 11_000
ALL_AGENCIES = 2_000
"""From so many people on the city has all its agencies; below, five of them."""
Tell = Callable[[str], Any]


@dataclass(frozen=True, kw_only=True)
class DemoCityLoaded(Event):
    """Fictitious people came into an empty database."""

    subject_kind: ClassVar[str] = "demo_city"
    people: int


class DemoRefused(Exception):
    """The demonstration may not be loaded."""


def load(settings: Settings, people: int, tell: Tell) -> None:
    """Load the demonstration; the database has been migrated."""
    if settings.mode == "production":
        raise DemoRefused("Kota contoh tidak dimuat pada mode production")

    async def run() -> None:
        database = Database(settings.database_url, size=2)
        try:
            await load_city(database, settings.data_folder, people, tell)
        finally:
            await database.close()

    subscriptions.connect()
    asyncio.run(run())


async def load_city(
    database: Database, folder: Path, people: int = USUAL, tell: Tell = str
) -> None:
    """Make the small city as people would, in the order of time; multiply it for a larger one."""
    if people < USUAL:
        raise DemoRefused(f"Kota contoh berisi paling sedikit {USUAL} pegawai")
    if await database.read(somebody_is_there):
        raise DemoRefused("Basis data sudah berisi pegawai: kota contoh hanya untuk yang kosong")
    await database.write(wait_for_disk, "off")
    await _make_city(database, folder, people, tell)
    await database.write(wait_for_disk, "on")
    tell(f"Kota contoh siap: {people} pegawai.")


async def _make_city(database: Database, folder: Path, people: int, tell: Tell) -> None:
    cast = cast_for(people)
    tell("Perangkat daerah, unit kerja, dan pegawai …")
    with clock.moved_to(moment(date(YEAR - 1, 12, 31), 12)):
        await database.write(begin_year)
    await town.enter(database, cast)
    tell("Satu tahun kinerja …")
    days, storage = await database.read(WorkingDays), Storage(folder / "files")
    await write_diary(cast, days, storage).live(database)
    with clock.moved_to(this_hour()):
        await town.bring_files(database, cast, folder)
        await database.write(finish_year, people)
        await count_all(database)
        if people > USUAL:
            await grow(database, cast, people, tell)
            await repair_all_units(database)
            await database.write(keep_units_anew)


def wait_for_disk(session: Session, wanted: str) -> None:
    """Say whether commits wait for the disk: a demonstration that a crash cuts short is made again.

    It holds for the one connection that the loading uses; SQLite's waits always.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SET synchronous_commit TO {wanted}"))


def cast_for(people: int) -> Cast:
    """Cast whom the services enter: the small city, or more agencies with a unit of every kind."""
    whole = people >= ALL_AGENCIES
    rounds = max(1, round(people / (WHOLE if whole else 300)))
    return Cast(lay_out(rounds, whole=whole))


def somebody_is_there(session: Session) -> bool:
    """Say whether anybody is in the database: an employee, or the administrator of a new one."""
    return session.scalar(select(User.id).limit(1)) is not None


def demo_people(session: Session) -> int:
    """Count the people of a demonstration who are in the database."""
    wanted = select(func.count()).select_from(Employee).join(User, User.id == Employee.id)
    return session.scalar(wanted.where(User.is_demo.is_(True))) or 0


def finish_year(session: Session, people: int) -> None:
    """Begin today as the server would, with all events of the year in order."""
    every_day(session)
    root = session.scalars(select(Unit.id).where(Unit.parent_id.is_(None))).one()
    publish(session, DemoCityLoaded(actor=SYSTEM, subject_id=root, people=people))
    analyze(session)
