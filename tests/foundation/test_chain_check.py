"""Whoever gets past the guards of the event log still cannot hide what they did."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from api.foundation import sealer
from api.foundation.anchors import Anchor
from api.foundation.chain_check import Finding, Harm, check_chains
from api.foundation.erasure import ERASED
from api.foundation.event_tables import EventLink, EventOutbox, EventRecord
from api.foundation.ids import new_id
from tests.conftest import Db
from tests.foundation.chains import event_at, harms
from tests.tampering import columns_not_found, tampering, undone

FIRST_DAY, SECOND_DAY = date(2026, 10, 8), date(2026, 10, 9)


def test_a_whole_log_verifies(db: Db, anchors: list[Anchor]) -> None:
    checked = db.read(check_chains, anchors)

    assert checked.findings == []
    assert (checked.position, checked.waiting) == (8, 1)
    assert checked.waiting_since is not None


def test_a_change_of_any_column_is_found(db: Db, anchors: list[Anchor]) -> None:
    """In the middle of a chain and at its end; what waits is not chained yet."""
    missed: dict[tuple[Any, int], set[str]] = {}

    def change(session: Session) -> None:
        def is_found() -> bool:
            return bool(check_chains(session, []).findings)

        for seq in (2, 4):
            key = session.scalars(event_at(seq)).one()
            for model, place in ((EventRecord, EventRecord.id), (EventLink, EventLink.event_id)):
                missed[model, seq] = columns_not_found(session, model, place == key, is_found)
        waits = EventOutbox.event_id == session.scalars(select(EventOutbox.event_id)).one()
        missed[EventOutbox, 0] = columns_not_found(session, EventOutbox, waits, is_found)

    tampering(db, change)

    assert len(missed) == 5
    assert set().union(*missed.values()) == set()


def _delete_event(session: Session) -> None:
    session.execute(delete(EventRecord).where(EventRecord.id.in_(event_at(2))))


def _delete_link(session: Session) -> None:
    session.execute(delete(EventLink).where(EventLink.agency_id == 1, EventLink.seq == 2))


def _delete_both(session: Session) -> None:
    _delete_event(session)
    _delete_link(session)


def _delete_waiting(session: Session) -> None:
    session.execute(delete(EventOutbox))


def _cut(session: Session) -> None:
    """Take the last two of an agency away, with their events, and the last of the other."""
    for agency, seq in ((1, 2), (2, 3)):
        gone = EventLink.agency_id == agency, EventLink.seq > seq
        keys = select(EventLink.event_id).where(*gone)
        session.execute(delete(EventRecord).where(EventRecord.id.in_(keys)))
        session.execute(delete(EventLink).where(*gone))


def _vanish(session: Session) -> None:
    """Take a whole agency away."""
    for table in (EventRecord, EventLink, EventOutbox):
        session.execute(delete(table).where(table.agency_id == 1))


def _vanish_entirely(session: Session) -> None:
    for table in (EventRecord, EventLink, EventOutbox):
        session.execute(delete(table))


def _copy_of(session: Session, key: UUID) -> dict[str, Any]:
    table: Any = EventRecord.__table__
    row = session.execute(select(table).where(EventRecord.id == key)).mappings().one()
    return {**row, "id": new_id(1)}


def _insert_event(session: Session) -> None:
    session.execute(
        insert(EventRecord).values(_copy_of(session, session.scalars(event_at(2)).one()))
    )


def _insert_in_between(session: Session) -> None:
    """Put a link in the place of another, and that one behind all others."""
    made = _copy_of(session, session.scalars(event_at(2)).one())
    session.execute(insert(EventRecord).values(made))
    table: Any = EventLink.__table__
    place = EventLink.agency_id == 1, EventLink.seq == 2
    link = dict(session.execute(select(table).where(*place)).mappings().one())
    session.execute(update(EventLink).where(*place).values(seq=9, position=99))
    session.execute(insert(EventLink).values({**link, "event_id": made["id"]}))


def _insert_waiting_twice(session: Session) -> None:
    session.execute(
        insert(EventOutbox).values(event_id=session.scalars(event_at(2)).one(), agency_id=1)
    )


def _insert_waiting_nothing(session: Session) -> None:
    session.execute(insert(EventOutbox).values(event_id=new_id(1), agency_id=1))


def _swap_events(session: Session) -> None:
    """Let two events of an agency be each other."""
    first, second = (session.scalars(event_at(seq)).one() for seq in (1, 2))
    for old, new in ((first, new_id(1)), (second, first)):
        session.execute(update(EventRecord).where(EventRecord.id == old).values(id=new))
        first = new if old == first else first
    session.execute(update(EventRecord).where(EventRecord.id == first).values(id=second))


def _swap_links(session: Session) -> None:
    for old, new in ((1, 99), (2, 1), (99, 2)):
        place = EventLink.agency_id == 1, EventLink.seq == old
        session.execute(update(EventLink).where(*place).values(seq=new))


def _seal_anew(session: Session) -> None:
    """Change an event and make all links anew, as the sealer would: the chain fits itself."""
    session.execute(
        update(EventRecord).where(EventRecord.id.in_(event_at(2))).values(reason="lain")
    )
    session.execute(delete(EventLink))
    session.execute(delete(EventOutbox))
    waiting = select(EventRecord.id, EventRecord.agency_id)
    session.execute(insert(EventOutbox).from_select(["event_id", "agency_id"], waiting))
    sealer.seal(session)


def _erase_unlawfully(session: Session) -> None:
    session.execute(text("UPDATE events SET data = NULL, salt = :salt"), {"salt": ERASED})


def _empty_the_data(session: Session) -> None:
    session.execute(text("UPDATE events SET data = NULL"))


ACTS: dict[Callable[[Session], None], set[Harm]] = {
    _delete_event: {Harm.GONE},
    _delete_link: {Harm.GAP, Harm.CHANGED, Harm.UNLINKED},
    _delete_both: {Harm.GAP, Harm.CHANGED},
    _delete_waiting: {Harm.UNLINKED},
    _cut: {Harm.CUT},
    _vanish: {Harm.GAP, Harm.CUT},
    _vanish_entirely: {Harm.CUT},
    _insert_event: {Harm.UNLINKED},
    _insert_in_between: {Harm.GAP, Harm.CHANGED},
    _insert_waiting_twice: {Harm.ASTRAY},
    _insert_waiting_nothing: {Harm.ASTRAY},
    _swap_events: {Harm.CHANGED},
    _swap_links: {Harm.GAP, Harm.CHANGED},
    _seal_anew: {Harm.REPLACED},
    _erase_unlawfully: {Harm.ERASED},
    _empty_the_data: {Harm.CHANGED},
}


def test_every_other_way_to_tamper_is_found(db: Db, anchors: list[Anchor]) -> None:
    found: dict[Callable[[Session], None], set[Harm]] = {}

    def tamper(session: Session) -> None:
        for act in ACTS:
            with undone(session):
                act(session)
                found[act] = harms(session, anchors)

    tampering(db, tamper)

    assert len(found) == len(ACTS)
    assert {act.__name__ for act in ACTS if not ACTS[act] <= found[act]} == set()
    assert found[_seal_anew] == {Harm.REPLACED}


def test_it_is_said_after_which_day_it_lies(db: Db, anchors: list[Anchor]) -> None:
    found: list[Finding] = []

    def tamper(session: Session) -> None:
        for agency in (1, 2):
            gone = EventLink.agency_id == agency, EventLink.seq == 4
            keys = select(EventLink.event_id).where(*gone)
            session.execute(delete(EventRecord).where(EventRecord.id.in_(keys)))
            session.execute(delete(EventLink).where(*gone))
        found.extend(check_chains(session, anchors).findings)

    tampering(db, tamper)

    assert found == [
        Finding(Harm.CUT, agency, "4", after=FIRST_DAY, anchor=SECOND_DAY) for agency in (1, 2)
    ]
