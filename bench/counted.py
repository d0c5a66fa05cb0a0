"""Waits until everything that happened has been put in order and counted."""

import asyncio

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.analytics.recounting import NAME
from api.foundation.event_tables import EventLink, EventOutbox
from api.foundation.following import reached
from api.foundation.rows import fetch
from api.foundation.work import Database

WAITING = select(EventOutbox.event_id).limit(1)
NEWEST = select(func.max(EventLink.position).label("position"))


def all_counted(session: Session) -> bool:
    """Say whether all events are in their place and the counter has come to the last of them."""
    newest = fetch(session, NEWEST)[0]["position"]
    return not fetch(session, WAITING) and reached(session, NAME) == newest


async def until_counted(store: Database) -> None:
    """Wait for the server that runs beside."""
    while not await store.read(all_counted):
        await asyncio.sleep(0.01)
