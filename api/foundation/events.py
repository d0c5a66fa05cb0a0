"""What happened: one row per change, written with the change; audit trail, webhook and stream source.

`publish` runs the reactions of upper modules in the same transaction. Reactions only write rows and
never refuse. A row is never changed; its link covers a salted digest of `data`, so that a lawful
erasure (`foundation/erasure.py`) leaves the chain verifiable.
"""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import now
from api.foundation.event_tables import EventOutbox, EventRecord
from api.foundation.ids import agency_of, new_id
from api.foundation.types import canonical, plain


class EventActor(Protocol):
    """Whoever causes an event: a person, a service account, the system."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> UUID | None: ...
    @property
    def credential_kind(self) -> str: ...
    @property
    def credential_id(self) -> UUID | None: ...
    @property
    def acting_for_id(self) -> UUID | None: ...


@dataclass(frozen=True)
class System:
    """The program itself, for what time or a command causes."""

    kind: str = "system"
    id: UUID | None = None
    credential_kind: str = "none"
    credential_id: UUID | None = None
    acting_for_id: UUID | None = None


SYSTEM = System()


@dataclass(frozen=True)
class Origin:
    """The request that a transaction belongs to."""

    request_id: UUID = field(default_factory=new_id)
    address: str | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened; subclasses are named noun + past participle.

    Fields beyond these go into `data`. `about_id` is the person it concerns, `counterpart_id` the
    other side that may hear of it live.
    """

    payload_version: ClassVar[int] = 1
    is_confidential: ClassVar[bool] = False
    """Whether the trail keeps from its readers whom it is about."""
    subject_kind: ClassVar[str]
    actor: EventActor
    subject_id: UUID
    about_id: UUID | None = None
    counterpart_id: UUID | None = None
    reason: str | None = None

    def data(self) -> dict[str, Any]:
        """Give the facts of this kind of event."""
        own = {f.name for f in fields(Event)}
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in own}


SALT = 16
"""Bytes of salt, so that nobody finds erased data by trying what it may have been."""
PUBLISHED = "published"
"""The mark of a session that leaves an event."""
Reaction = Callable[[Session, Sequence[Any]], None]
_reactions: dict[type[Event], list[Reaction]] = {}


def subscribe(kind: type[Event], reaction: Reaction) -> None:
    """Join a reaction to a kind of event; it gets all events of one publication at once."""
    known = _reactions.setdefault(kind, [])
    if reaction not in known:
        known.append(reaction)


def publish(session: Session, event: Event) -> None:
    """Record one event and let the upper modules react."""
    publish_many(session, [event])


def publish_many(session: Session, events: Sequence[Event]) -> None:
    """Record events of one kind in two statements, and react once to all of them."""
    if not events:
        return
    origin: Origin = session.info.get("origin") or Origin()
    made = [_row(event, origin) for event in events]
    rows.add(session, EventRecord, made)
    waiting = [{"event_id": row["id"], "agency_id": row["agency_id"]} for row in made]
    rows.add(session, EventOutbox, waiting)
    session.info[PUBLISHED] = True
    for reaction in _reactions.get(type(events[0]), ()):
        reaction(session, events)


def _row(event: Event, origin: Origin) -> dict[str, Any]:
    agency = agency_of(event.subject_id)
    data = plain(event.data())
    salt = secrets.token_bytes(SALT)
    return {
        "id": new_id(agency),
        "agency_id": agency,
        "name": type(event).__name__,
        "payload_version": event.payload_version,
        "actor_kind": event.actor.kind,
        "actor_id": event.actor.id,
        "acting_for_id": event.actor.acting_for_id,
        "credential_kind": event.actor.credential_kind,
        "credential_id": event.actor.credential_id,
        "subject_kind": event.subject_kind,
        "subject_id": event.subject_id,
        "about_id": event.about_id,
        "counterpart_id": event.counterpart_id,
        "data": data,
        "salt": salt,
        "data_hash": data_hash(salt, data),
        "reason": event.reason,
        "request_id": origin.request_id,
        "address": origin.address,
        "occurred_at": now(),
    }


def data_hash(salt: bytes, data: Any) -> bytes:
    """Give the digest that stays in the chain when the data goes."""
    return hashlib.sha256(salt + canonical(data)).digest()
