"""Follows the sealed events: what comes after a change and need not be in its transaction.

Whoever follows keeps the position up to which its work is done and commits it with that work, so that
a kill repeats work and leaves none out. The work is such that repeating it does no harm.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select, text, update
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import now
from api.foundation.event_tables import Consumer, EventLink, EventOutbox, EventRecord
from api.foundation.upsert import upsert

BATCH = 500
FAR_BEHIND = 5_000
"""Events."""


_SAME = and_(EventRecord.id == EventOutbox.event_id, EventRecord.agency_id == EventOutbox.agency_id)


def position_of(name: str) -> Any:
    """Select how far somebody has come, in a statement that compares positions with it."""
    return (
        select(func.coalesce(func.max(Consumer.position), 0))
        .where(Consumer.name == name)
        .scalar_subquery()
    )


def uncounted(name: str) -> Any:
    """Select the people about whom something happened that somebody has not come to yet.

    The few that wait for their place come first: an outer join keeps SQLite from reading all events. An
    upper end keeps PostgreSQL from taking a third of all events for new; who is further behind catches up.
    """
    position = position_of(name)
    place = EventLink.position
    sealed = select(EventLink.about_id).where(place > position, place <= position + FAR_BEHIND)
    waiting = select(EventRecord.about_id).select_from(EventOutbox).outerjoin(EventRecord, _SAME)
    return sealed.union(waiting)


def news(session: Session, name: str) -> tuple[int, list[rows.Row]]:
    """Read how far somebody has come, and the next events from there on."""
    position = reached(session, name)
    return position, rows.fetch(session, _NEXT, position=position)


def reached(session: Session, name: str) -> int:
    """Tell how far somebody has come."""
    found = rows.fetch_one(session, _POSITION, name=name)
    return int(found["position"]) if found else 0


_NEXT = (
    select(
        EventLink.position,
        EventLink.name,
        EventLink.subject_kind,
        EventLink.subject_id,
        EventLink.about_id,
        EventRecord.data,
    )
    .join(
        EventRecord,
        and_(
            EventRecord.id == EventLink.event_id,
            EventRecord.agency_id == EventLink.agency_id,
        ),
    )
    .where(EventLink.position > bindparam("position"))
    .order_by(EventLink.position)
    .limit(BATCH)
)
_POSITION = select(Consumer.position).where(Consumer.name == bindparam("name"))
_MOVE = (
    update(Consumer)
    .where(Consumer.name == bindparam("who"), Consumer.position == bindparam("known"))
    .values(position=bindparam("reached"))
)


def lock(session: Session, number: int) -> None:
    """Be the only one who does this work, until the transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def stands_at(session: Session, name: str, position: int) -> bool:
    """Say whether the work still stands where it was read; nobody else has done it meanwhile."""
    return reached(session, name) == position


def move(session: Session, name: str, known: int, reached: int) -> None:
    """Note up to which position the work is done."""
    if not rows.change(session, _MOVE, who=name, known=known, reached=reached):
        first = {"name": name, "position": reached, "updated_at": now()}
        upsert(session, Consumer, [first], ["name"])


def plan_of(event: rows.Row) -> UUID:
    """Give the plan that an event names in its data."""
    return UUID(event["data"]["plan_id"])
