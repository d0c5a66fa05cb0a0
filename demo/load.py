"""Loads the demonstration into an empty database, by explicit choice only (design 9.15)."""

import asyncio
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Table, delete, func, literal_column, select
from sqlalchemy.orm import Session

from api import subscriptions
from api.analytics.counter import count_all
from api.analytics.insights.trends.counting import count_now
from api.database_role import APPEND_ONLY
from api.development.competence.follower import find_all
from api.development.promotion.follower import check_all, recheck_all
from api.foundation import clock
from api.foundation.events import SYSTEM, Event, publish
from api.foundation.pools import sqlite_engine
from api.foundation.storage import Storage
from api.foundation.work import Database
from api.identity.models import User
from api.organization.models import Employee, Unit
from api.seed import seed
from api.settings import Settings
from api.tables import metadata
from api.upgrade import upgrade
from demo import town
from demo.acts import every_day
from demo.days import YEAR, WorkingDays, moment, this_hour
from demo.filling import fill
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
    """Make the small city in a database of its own and carry it over; multiply it for a larger one.

    The services work on a file of SQLite, whichever engine the city is for: there is no round trip in
    each of their hundred thousand statements, and what is cut short leaves nothing behind.
    """
    if people < USUAL:
        raise DemoRefused(f"Kota contoh berisi paling sedikit {USUAL} pegawai")
    await database.read(refuse_peopled)
    cast = cast_for(people)
    with tempfile.TemporaryDirectory(prefix="simkinerja-demo-") as apart:
        draft = Database(f"sqlite:///{apart}/draft.sqlite3", size=2)
        try:
            await upgrade(draft.url)
            await draft.write(seed)
            await make_city(draft, cast, folder, people, tell)
        finally:
            await draft.close()
        await database.write(carry_over, draft.url)
    if people > USUAL:
        with clock.moved_to(this_hour()):
            await grow(database, cast, people, tell)
    tell(f"Kota contoh siap: {people} pegawai.")


async def make_city(database: Database, cast: Cast, folder: Path, people: int, tell: Tell) -> None:
    """Make the small city as people would, in the order of time."""
    tell("Perangkat daerah, unit kerja, dan pegawai …")
    with clock.moved_to(moment(date(YEAR - 1, 12, 31), 12)):
        await database.write(begin_year)
    await town.enter(database, cast)
    tell("Satu tahun kinerja …")
    days, storage = await database.read(WorkingDays), Storage(folder / "files")
    await write_diary(cast, days, storage).live(database)
    with clock.moved_to(this_hour()):
        await town.bring_files(database, folder)
        await database.write(finish_year, people)
        await count_all(database)
        await recheck_all(database)
        await check_all(database)
        await find_all(database)
        if people == USUAL:
            await count_now(database)


def carry_over(session: Session, draft_url: str) -> None:
    """Put the rows of a draft in the place of the seed, in the order in which they came.

    Nobody may delete from the log of events; it is empty where nobody has been.
    """
    refuse_peopled(session)
    for table in reversed(metadata.sorted_tables):
        if table.name not in APPEND_ONLY:
            session.execute(delete(table))
    engine = sqlite_engine(draft_url, reading=True)
    with engine.connect() as draft:
        for table in metadata.sorted_tables:
            rows = draft.execute(select(table).order_by(*_order_of(table)))
            fill(session, table, rows.mappings())
    engine.dispose()
    analyze(session)


def _order_of(table: Table) -> Iterable[ColumnElement[Any]]:
    """The order in which rows came; of a table that keeps none, the order of its keys."""
    keeps_none = table.dialect_options["sqlite"]["with_rowid"] is False
    return table.primary_key if keeps_none else [literal_column("rowid")]


def cast_for(people: int) -> Cast:
    """Cast whom the services enter: the small city, or more agencies with a unit of every kind."""
    whole = people >= ALL_AGENCIES
    rounds = max(1, round(people / (WHOLE if whole else 300)))
    return Cast(lay_out(rounds, whole=whole))


def refuse_peopled(session: Session) -> None:
    """Refuse where anybody is: an employee, or the administrator of a new database."""
    if session.scalar(select(User.id).limit(1)) is not None:
        raise DemoRefused("Basis data sudah berisi pegawai: kota contoh hanya untuk yang kosong")


def demo_people(session: Session) -> int:
    """Count the people of a demonstration who are in the database."""
    wanted = select(func.count()).select_from(Employee).join(User, User.id == Employee.id)
    return session.scalar(wanted.where(User.is_demo.is_(True))) or 0


def finish_year(session: Session, people: int) -> None:
    """Begin today as the server would, with all events of the year in order."""
    every_day(session)
    root = session.scalars(select(Unit.id).where(Unit.parent_id.is_(None))).one()
    publish(session, DemoCityLoaded(actor=SYSTEM, subject_id=root, people=people))
