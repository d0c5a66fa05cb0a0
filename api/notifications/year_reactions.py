"""What opens and closes tasks at the turn of the year: the next one is made in time, the last one ends."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.cycles.calendar import LAST_MONTH, period_id
from api.cycles.events import CycleClosed, CycleMade
from api.cycles.queries import is_there
from api.foundation.clock import today
from api.foundation.daily import Days
from api.identity.models import Role
from api.identity.queries import people_with
from api.notifications.models import Task, TaskKind
from api.notifications.service import Wanted, close_tasks, open_tasks
from api.notifications.service import close_year as close_what_is_over
from api.rules.queries import setting

FROM = "next_year_from"


def ask_for_next_year(session: Session, _days: Days) -> int:
    """Ask city HR to make the next year from November on, and this one where it is missing."""
    year = _missing_year(session, today())
    if year is None:
        return 0
    people = people_with(session, Role.HR_CITY)
    due_on = max(date(year - 1, 12, 31), today())
    wanted = [
        Wanted(person, TaskKind.MAKE_YEAR, ("cycle", person), due_on, _whole(year))
        for person in people
    ]
    open_tasks(session, wanted)
    return len(people)


def _missing_year(session: Session, day: date) -> int | None:
    if not is_there(session, day.year):
        return day.year
    begins = setting(session, FROM, day)
    if day >= date(day.year, begins["month"], begins["day"]) and not is_there(
        session, day.year + 1
    ):
        return day.year + 1
    return None


def _whole(year: int) -> int:
    return period_id(year, 1, LAST_MONTH)


def settle_year(session: Session, made: Sequence[CycleMade]) -> None:
    """The year is there: nobody is asked for it any more."""
    for event in made:
        asked = select(Task.subject_id).where(
            Task.kind == TaskKind.MAKE_YEAR,
            Task.period_id == _whole(event.year),
            Task.closed_at.is_(None),
        )
        people: list[UUID] = list(session.scalars(asked))
        close_tasks(session, (TaskKind.MAKE_YEAR,), people, period_id=_whole(event.year))


def close_year(session: Session, closed: Sequence[CycleClosed]) -> None:
    """Nobody writes or agrees to a plan of a year that is over."""
    for event in closed:
        close_what_is_over(session, event.cycle_id)
