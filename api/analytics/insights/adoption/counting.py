"""Adds the minutes that are over to the sums of their day, each person's once, whichever processes saw it."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, case, delete, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from api.analytics.insights.adoption.models import UseDay, UseMark, UseMonth
from api.foundation import rows
from api.foundation.clock import WITA, now, today
from api.foundation.daily import Days
from api.foundation.upsert import chunks, upsert
from api.foundation.work import Database
from api.identity import presence
from api.identity.models import RoleGrant, User, UserSession
from api.identity.presence import Presence, UseRole
from api.organization.models import Assignment, Position

PAUSE = 60.0
MARKS_KEPT = timedelta(minutes=5)
"""So long another process may still have the same minute."""
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
_FORGET = delete(UseMark).where(UseMark.minute < bindparam("before"))
_ADD = (
    update(UseDay)
    .where(
        UseDay.day == bindparam("of_day"),
        UseDay.role == bindparam("of_role"),
        UseDay.client == bindparam("of_client"),
    )
    .values(
        minutes=UseDay.minutes + bindparam("more_minutes"),
        sending=UseDay.sending + bindparam("more_sending"),
    )
)
Place = tuple[date, str, str]


async def keep_counting(database: Database) -> None:
    """Count every minute, until cancelled."""
    while True:
        await asyncio.sleep(PAUSE)
        await count_minutes(database)


async def count_minutes(database: Database) -> None:
    """Count the minutes that are over; what could not be counted waits for the next time."""
    taken = presence.take(now().replace(second=0, microsecond=0))
    if not taken:
        return
    try:
        await database.write(add, taken)
    except BaseException:
        presence.give_back(taken)
        raise


def add(session: Session, seen: Sequence[Presence]) -> None:
    """Add to the sums what no other process has counted."""
    marks = {_mark(one, "there"): one for one in seen}
    sent = {_mark(one, "sending"): one for one in seen if one.sending}
    fresh = _fresh(session, marks | sent)
    minutes = Counter(_place(one) for mark, one in marks.items() if mark in fresh)
    sending = Counter(_place(one) for mark, one in sent.items() if mark in fresh)
    places = sorted(minutes.keys() | sending.keys())
    empty = [
        {"day": day, "role": role, "client": client, "minutes": 0, "sending": 0}
        for day, role, client in places
    ]
    upsert(session, UseDay, empty, ("day", "role", "client"))
    for place in places:
        where = dict(zip(("of_day", "of_role", "of_client"), place, strict=True))
        more = {"more_minutes": minutes[place], "more_sending": sending[place]}
        rows.change(session, _ADD, **where, **more)
    rows.change(session, _FORGET, before=now() - MARKS_KEPT)


def _place(one: Presence) -> Place:
    return one.minute.astimezone(WITA).date(), one.role.value, one.client.value


def _mark(one: Presence, what: str) -> bytes:
    text = f"{what} {one.minute.isoformat()} {one.person_id}"
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _fresh(session: Session, marks: dict[bytes, Presence]) -> set[bytes]:
    """Set marks and say which were not there."""
    insert: Any = _INSERT[session.get_bind().dialect.name]
    fresh: set[bytes] = set()
    for chunk in chunks(sorted(marks.items(), key=lambda one: one[0])):
        values = [{"minute": one.minute, "mark": mark} for mark, one in chunk]
        statement = insert(UseMark).values(values).on_conflict_do_nothing()
        fresh |= set(session.scalars(statement.returning(UseMark.mark)))
    return fresh


_has_role = exists(
    select(RoleGrant.id).where(
        RoleGrant.user_id == User.id,
        RoleGrant.valid_from <= bindparam("today"),
        RoleGrant.valid_until > bindparam("today"),
    )
)
_leads = exists(
    select(Assignment.id)
    .join(Position, Position.id == Assignment.position_id)
    .where(
        Assignment.employee_id == User.id,
        Position.is_head.is_(True),
        Assignment.valid_from <= bindparam("today"),
        Assignment.valid_until > bindparam("today"),
    )
)
_was_there = or_(
    and_(User.last_sign_in_on.is_not(None), User.last_sign_in_on >= bindparam("month")),
    exists(
        select(UserSession.id).where(
            UserSession.user_id == User.id, UserSession.last_seen_at >= bindparam("since")
        )
    ),
)
_role = case(
    (_has_role, UseRole.HR.value), (_leads, UseRole.LEADER.value), else_=UseRole.STAFF.value
)
_there = select(_role.label("role")).select_from(User).where(_was_there).subquery()
_PEOPLE = select(_there.c.role, func.count().label("people")).group_by(_there.c.role)


def count_people(session: Session, _days: Days) -> int:
    """Count who was there in the month of the day that is over: nobody is kept, only how many."""
    yesterday = today() - timedelta(days=1)
    month = yesterday.replace(day=1)
    since = datetime.combine(month, time.min, WITA)
    found = rows.fetch(session, _PEOPLE, today=today(), month=month, since=since)
    made = [{"month": month, **row} for row in found]
    upsert(session, UseMonth, made, ("month", "role"), ("people",))
    return sum(row["people"] for row in found)
