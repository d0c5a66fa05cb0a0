"""What people do, each act on its date: noted in any order, done in the order of time.

The clock is moved to every act. The acts of a day are one transaction; before them comes what the
server does every day.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.analytics.counter import count_all
from api.foundation import clock, daily
from api.foundation.clock import WITA, monday_of
from api.foundation.errors import Problem
from api.foundation.ids import new_id
from api.foundation.work import Database
from api.identity.actor import Actor
from api.identity.queries import find_roles, get_user
from api.measurements.figures.follower import measure_all
from demo.days import YEAR, WorkingDays, dice, moment
from demo.people import Person
from demo.places import known

WEEKS_FROM = date(YEAR, 9, 7)
"""From this week on it is kept how everybody stood as a week began, as a server keeps it."""
MEASURED_FROM = date(YEAR, 8, 3)
"""From this day on figures of services are measured after each day, as a server measures them at once."""
EVERY_MORNING_FROM = date(YEAR, 10, 5)
"""From this day on it is counted each morning: leaders look at it before they remind anybody."""
Do = Callable[[Session, Actor], Any]
CODE_SECRET = secrets.token_bytes(32)
"""By which the demonstration's one-time codes are kept: nobody was told one, and nobody can try them."""


@dataclass(frozen=True)
class Act:
    """Somebody does something at a moment."""

    when: datetime
    who: Person
    do: Do


class Diary:
    """The acts of a year."""

    def __init__(self) -> None:
        self._acts: list[Act] = []

    def note(self, when: datetime, who: Person, do: Do) -> None:
        """Note an act; of two at the same moment, the one noted first comes first."""
        self._acts.append(Act(when, who, do))

    async def live(self, database: Database) -> None:
        """Do everything that was noted, day by day."""
        self._acts.sort(key=attrgetter("when"))
        last = None
        for day, acts in groupby(self._acts, key=lambda act: act.when.astimezone(WITA).date()):
            with clock.moved_to(moment(day, 0, 1)):
                if day >= EVERY_MORNING_FROM or (day >= WEEKS_FROM and monday_of(day) != last):
                    await count_all(database)
                await database.write(every_day)
            await database.write(_do_all, list(acts))
            if day >= MEASURED_FROM:
                with clock.moved_to(moment(day, 17, 30)):
                    await measure_all(database)
            last = monday_of(day)


class Scribe:
    """Notes one subject of the year in the diary, by dice of its own."""

    def __init__(self, diary: Diary, days: WorkingDays) -> None:
        self.diary, self.days, self.chance = diary, days, dice(type(self).__name__)


def every_day(session: Session) -> None:
    """Do what the server does as a day begins; without its jobs, which say only that it was done."""
    for kind in daily.days_behind(session):
        daily.do_for_today(session, kind)


def _do_all(session: Session, acts: Iterable[Act]) -> None:
    """Do the acts of a day; who has acted once that day acts again as the same."""
    actors: dict[Person, Actor] = {}
    for act in acts:
        with clock.moved_to(act.when):
            if act.who not in actors:
                actors[act.who] = actor_of(session, known(act.who.id))
            try:
                act.do(session, actors[act.who])
            except Problem as refused:
                refused.add_note(f"{act.who.name}, {act.who.title}, {act.when}")
                raise


def actor_of(session: Session, user_id: UUID) -> Actor:
    """Make the actor that somebody signed in would be today."""
    user = get_user(session, user_id)
    return Actor(
        kind="person",
        id=user.id,
        agency_id=user.agency_id,
        credential_kind="session",
        credential_id=new_id(),
        roles=frozenset((one.role, one.for_agency_id) for one in find_roles(session, user_id)),
        leads=tuple(user.leads),
        language=user.language,
    )
