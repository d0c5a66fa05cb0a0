"""Lawful erasure: what an event says goes, that it happened stays, and who had it erased is recorded.

The data becomes nothing and the salt zeros; their digest stays, so that the chain verifies. An event
without data is only right where an `EventDataErased` names it (docs/decisions/0003): the guard of the
table lets no other change pass on SQLite, and `foundation/chain_check.py` finds one on either engine.
"""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy import null, select, update
from sqlalchemy.orm import Session

from api.foundation.errors import NotFound
from api.foundation.event_tables import EventRecord
from api.foundation.events import SALT, Event, EventActor, publish

ERASED = bytes(SALT)
"""The salt of what was erased."""


@dataclass(frozen=True, kw_only=True)
class EventDataErased(Event):
    """`subject_id` is the event that lost its data; `reason` says by which right."""

    subject_kind: ClassVar[str] = "event"
    name: str


def erase_data(session: Session, actor: EventActor, event_id: UUID, reason: str) -> None:
    """Erase what one event says; on PostgreSQL only the owner of the table may."""
    found = select(EventRecord.name).where(EventRecord.at(event_id), EventRecord.salt != ERASED)
    name = session.scalar(found)
    if name is None:
        raise NotFound(event_id=event_id)
    publish(session, EventDataErased(actor=actor, subject_id=event_id, reason=reason, name=name))
    session.execute(
        update(EventRecord)
        .where(EventRecord.at(event_id))
        .values(data=null(), salt=ERASED)
        .execution_options(synchronize_session=False)
    )
