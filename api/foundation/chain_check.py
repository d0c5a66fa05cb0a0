"""Looks whether the event log is what was sealed: nothing changed, put in, taken out or cut off.

Every link is computed anew from its event, its place and the link before it. That all are there is
known by their numbers, city-wide and in each agency; that none is missing at the end, by the anchors.
Events that wait for their place (`waiting`) are not chained yet: who takes an event *and* its row of
the outbox away before the sealer comes, a second later at most, leaves no trace.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.anchors import Anchor
from api.foundation.erasure import ERASED, EventDataErased
from api.foundation.event_tables import EventLink, EventOutbox, EventRecord
from api.foundation.events import SALT, data_hash
from api.foundation.sealer import COPIED, HASHED, START, link_hash
from api.foundation.work import snapshot

PAGE = 500
MOST = 100
"""How many findings of a kind or an agency are named; one is as bad as a thousand."""


class Harm(StrEnum):
    CHANGED = "changed"
    """An event, its data or its link is not what was sealed."""
    GONE = "gone"
    """A link without its event."""
    ERASED = "erased"
    """The data is gone, and no recorded erasure says why."""
    GAP = "gap"
    """A number is missing, or two are in the wrong order."""
    CUT = "cut"
    """An anchor knows a link that is not there."""
    REPLACED = "replaced"
    """An anchor knows another hash: the chain was made anew."""
    UNLINKED = "unlinked"
    """An event that neither has a place nor waits for one."""
    ASTRAY = "astray"
    """Something waits that is no event, or that has its place already."""


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was sealed."""

    harm: Harm
    agency_id: int | None
    place: str
    """The number in the agency, the city-wide position, or the event's key."""
    after: date | None = None
    """The last day whose anchor still fits: what is wrong was sealed after it."""
    anchor: date | None = None
    """The day whose anchor does not fit: it was tampered with after that day began."""


@dataclass
class Checked:
    """What was found, and how much was looked at."""

    findings: list[Finding] = field(default_factory=list)
    position: int = 0
    waiting: int = 0
    waiting_since: datetime | None = None


_PLACED = and_(EventLink.event_id == EventRecord.id, EventLink.agency_id == EventRecord.agency_id)
_LINK = ("seq", "position", "sealed_at", "hash", *COPIED)
_CHAIN = (
    select(
        *HASHED,
        EventRecord.data,
        EventRecord.salt,
        *(getattr(EventLink, name).label(f"link_{name}") for name in _LINK),
    )
    .select_from(EventLink)
    .outerjoin(EventRecord, _PLACED)
    .where(EventLink.agency_id == bindparam("agency"), EventLink.seq > bindparam("seq"))
    .order_by(EventLink.seq)
    .limit(PAGE)
)
_EVENT = [column.key for column in HASHED]
_WAITS = and_(
    EventOutbox.event_id == EventRecord.id, EventOutbox.agency_id == EventRecord.agency_id
)
_IS_PLACED = exists().where(
    EventLink.event_id == EventOutbox.event_id, EventLink.agency_id == EventOutbox.agency_id
)


@snapshot
def check_chains(session: Session, anchors: Sequence[Anchor]) -> Checked:
    """Compute all chains anew and compare; everything as it stands at one moment."""
    checked = Checked()
    known = {agency for anchor in anchors for agency in anchor.heads}
    there = session.scalars(select(EventLink.agency_id).distinct())
    for agency in sorted(known.union(there)):
        checked.findings += islice(_walk(session, agency, anchors), MOST)
    checked.position = session.scalar(select(func.coalesce(func.max(EventLink.position), 0))) or 0
    checked.findings += _missing_position(session, checked.position)
    checked.findings += _outside(session)
    waits = select(func.count(), func.min(EventRecord.occurred_at)).where(~_IS_PLACED)
    checked.waiting, checked.waiting_since = session.execute(waits.join(EventOutbox, _WAITS)).one()
    return checked


def _walk(session: Session, agency: int, anchors: Sequence[Anchor]) -> Iterator[Finding]:
    """Go along an agency's chain, from link to link and from anchor to anchor."""
    marks = _marks(agency, anchors)
    intact: date | None = None
    before: tuple[int, int, bytes] = (0, 0, START)
    for row in _links(session, agency):
        seq, place = row["link_seq"], str(row["link_seq"])
        for harm in _harms(row, before):
            yield Finding(harm, agency, place, intact)
        before = (seq, row["link_position"], row["link_hash"])
        fitting, other = _compare(marks.pop(seq, ()), row["link_hash"].hex())
        intact = fitting or intact
        if other is not None:
            yield Finding(Harm.REPLACED, agency, place, intact, other)
    if marks:
        first = min(marks)
        yield Finding(Harm.CUT, agency, str(first), intact, marks[first][0][0])


Mark = tuple[date, str]
"""The day of an anchor, and the hash that it knows."""


def _marks(agency: int, anchors: Sequence[Anchor]) -> dict[int, list[Mark]]:
    """Sort what anchors know of an agency by the number of its link."""
    marks: dict[int, list[Mark]] = {}
    for anchor in anchors:
        if agency in anchor.heads:
            seq, digest = anchor.heads[agency]
            marks.setdefault(seq, []).append((anchor.day, digest))
    return marks


def _compare(marks: Sequence[Mark], digest: str) -> tuple[date | None, date | None]:
    """Give the last day whose anchor fits, and the first one whose does not."""
    fitting = [day for day, known in marks if known == digest]
    others = [day for day, known in marks if known != digest]
    return max(fitting, default=None), min(others, default=None)


def _links(session: Session, agency: int) -> Iterator[rows.Row]:
    """Give an agency's links with their events, a page at a time."""
    seq = -1
    while page := rows.fetch(session, _CHAIN, agency=agency, seq=seq):
        seq = page[-1]["link_seq"]
        erased = _recorded_erasures(session, page)
        for row in page:
            yield {**row, "is_erased": row["id"] in erased}


def _recorded_erasures(session: Session, page: Sequence[rows.Row]) -> set[UUID]:
    without = [row["id"] for row in page if row["id"] is not None and row["data"] is None]
    if not without:
        return set()
    recorded = select(EventRecord.subject_id).where(
        EventRecord.name == EventDataErased.__name__, EventRecord.subject_id.in_(without)
    )
    return set(session.scalars(recorded))


def _harms(row: rows.Row, before: tuple[int, int, bytes]) -> Iterator[Harm]:
    seq, position, previous = before
    if row["link_seq"] != seq + 1 or row["link_position"] <= position:
        yield Harm.GAP
    if row["id"] is None:
        yield Harm.GONE
    elif not _is_as_sealed(row, previous):
        yield Harm.CHANGED
    else:
        yield from _harms_of_data(row)


def _harms_of_data(row: rows.Row) -> Iterator[Harm]:
    """Hold the data against its digest, or its absence against what was recorded."""
    salt: bytes = row["salt"]
    if row["data"] is None and salt == ERASED:
        if not row["is_erased"]:
            yield Harm.ERASED
    elif len(salt) != SALT or data_hash(salt, row["data"]) != row["data_hash"]:
        yield Harm.CHANGED


def _is_as_sealed(row: rows.Row, previous: bytes) -> bool:
    event = [row[name] for name in _EVENT]
    place = (row["link_seq"], row["link_position"], row["link_sealed_at"])
    copied = all(row[f"link_{name}"] == row[name] for name in COPIED)
    return copied and link_hash(previous, event, place) == row["link_hash"]


def _missing_position(session: Session, last: int) -> Iterator[Finding]:
    """Find the first city-wide position that nobody has: an agency's whole chain may be gone."""
    after = select(EventLink.position).where(EventLink.position == bindparam("one"))
    if last and session.scalar(after, {"one": 1}) is None:
        yield Finding(Harm.GAP, None, "1")
        return
    following = EventLink.__table__.alias()
    ends = select(func.min(EventLink.position)).where(
        ~exists().where(following.c.position == EventLink.position + 1)
    )
    end = session.scalar(ends) or 0
    if end != last:
        yield Finding(Harm.GAP, None, str(end + 1))


def _outside(session: Session) -> Iterator[Finding]:
    """Find events that are in no chain and in no queue, and what waits without being an event."""
    unlinked: Any = select(EventRecord.id, EventRecord.agency_id).where(
        ~exists().where(_PLACED), ~exists().where(_WAITS)
    )
    for row in session.execute(unlinked.limit(MOST)):
        yield Finding(Harm.UNLINKED, row.agency_id, str(row.id))
    no_event: ColumnElement[bool] = ~exists().where(_WAITS)
    astray = select(EventOutbox.event_id, EventOutbox.agency_id).where(no_event | _IS_PLACED)
    for row in session.execute(astray.limit(MOST)):
        yield Finding(Harm.ASTRAY, row.agency_id, str(row.event_id))
