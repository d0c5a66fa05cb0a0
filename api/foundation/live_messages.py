"""What live streams say, and the statements by which it is found.

A message names what changed and never how it is now. Its `id` is the position up to which a stream has
been told everything, so that whoever sends it again misses nothing; some of it may come twice then.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.foundation import rows
from api.foundation.event_tables import EventLink
from api.foundation.web import encode

BATCH = 500
MOST_NAMED = 50
"""Things that a message names; of more it says that anything may have changed."""
_COLUMNS = (
    EventLink.position,
    EventLink.name,
    EventLink.subject_kind,
    EventLink.subject_id,
    EventLink.about_id,
    EventLink.counterpart_id,
)
TAIL = (
    select(*_COLUMNS)
    .where(EventLink.position > bindparam("position"))
    .order_by(EventLink.position)
    .limit(BATCH)
)


def _naming(column: InstrumentedAttribute[UUID | None]) -> Select[Any]:
    """Read one batch of what names a person in a column; each column has its index."""
    return select(TAIL.where(column == bindparam("person")).subquery())


_MINE = union(_naming(EventLink.about_id), _naming(EventLink.counterpart_id)).subquery()
MISSED = select(_MINE).order_by(_MINE.c.position).limit(BATCH)
NEWEST = select(func.coalesce(func.max(EventLink.position), 0).label("position"))


def tail(session: Session, position: int) -> list[rows.Row]:
    """Read what was sealed after a position."""
    return rows.fetch(session, TAIL, position=position)


def missed(session: Session, person: UUID, position: int) -> list[rows.Row]:
    """Read what of one person's was sealed after a position."""
    return rows.fetch(session, MISSED, person=person, position=position)


def newest(session: Session) -> int:
    """Tell the last sealed position."""
    found = rows.fetch_one(session, NEWEST)
    return int(found["position"]) if found else 0


Topics = frozenset[str]


@dataclass(frozen=True)
class Found:
    """What a source found: up to which position, and of each topic what changed.

    Nothing in place of the topics: too much changed to be named, whatever the topic.
    """

    reached: int
    changed: Mapping[str, Collection[UUID]] | None

    def touched(self, topics: Topics) -> Topics:
        """Say in which of some topics anything changed."""
        return topics if self.changed is None else topics.intersection(self.changed)


class Source(Protocol):
    """What streams hear of beside events about a person: whoever has a topic hears of what is in it.

    It is asked after a position in the chain and may lag behind the chain, but never skips.
    """

    name: str
    subject_kind: str

    def stands_at(self, session: Session) -> int:
        """Tell up to which position it would find everything now."""
        ...

    def read(self, session: Session, after: int) -> Found:
        """Find what changed after a position."""
        ...


class Said(NamedTuple):
    """One message: `position` is the event's own place in the chain, 0 of what is no event.

    `kind` is the kind of its subject where the event is about the listener.
    """

    id: int
    data: bytes
    position: int = 0
    kind: str = ""

    def on_the_wire(self) -> bytes:
        return b"id: %d\n%s\n\n" % (self.id, self.data)


def here(reached: int) -> Said:
    """Say that the stream stands and up to where; no message for whoever waits for changes."""
    return Said(reached, b"event: here\ndata: {}")


def of_event(event: rows.Row) -> bytes:
    """Say which event happened; a person's name or any value is never in it."""
    shown = rows.pick(event, ("name", "subject_kind", "subject_id", "about_id"))
    return b"data: %s" % encode(shown)


def of_source(source: Source, found: Found, touched: Topics) -> bytes:
    """Say what changed in some topics, by keys alone; `null` where that is too much."""
    changed: list[UUID] | None = None
    if found.changed is not None:
        changed = sorted(set().union(*(found.changed[topic] for topic in touched)), key=str)
    shown = {
        "name": source.name,
        "subject_kind": source.subject_kind,
        "changed": changed if changed is None or len(changed) <= MOST_NAMED else None,
    }
    return b"data: %s" % encode(shown)
