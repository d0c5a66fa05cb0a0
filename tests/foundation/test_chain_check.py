"""Whoever gets past the guards of the event log still cannot hide what they did."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from api.foundation import clock, sealer
from api.foundation.anchors import Anchor, append_anchor, chain_heads, read_anchors
from api.foundation.chain_check import Finding, Harm, check_chains
from api.foundation.erasure import ERASED, erase_data
from api.foundation.errors import AlreadyThere, NotFound
from api.foundation.event_tables import EventLink, EventOutbox, EventRecord
from api.foundation.events import SYSTEM
from api.foundation.ids import new_id
from tests.conftest import TODAY, Db
from tests.foundation.factories import publish_example
from tests.tampering import columns_not_found, take_guards_away, undone

FIRST_DAY, SECOND_DAY = date(2026, 10, 8), date(2026, 10, 9)


class Rolled(Exception):
    """Ends a transaction that tampered."""


def _sealed(session: Session, folder: Path) -> None:
    """Seal eight events of two agencies, anchored after six and after eight; one more waits."""
    for number in range(6):
        publish_example(session, 1 + number % 2, f"catatan {number}")
    sealer.seal(session)
    append_anchor(folder, *chain_heads(session))
    for agency in (1, 2):
        publish_example(session, agency, "esok")
    sealer.seal(session)
    with clock.moved_to(TODAY + timedelta(days=1)):
        append_anchor(folder, *chain_heads(session))
    publish_example(session, 1, "menunggu")


@pytest.fixture
def anchors(db: Db, tmp_path: Path) -> list[Anchor]:
    db.write(_sealed, tmp_path / "anchors")
    found, faults = read_anchors(tmp_path / "anchors")
    assert (len(found), faults) == (2, [])
    return found


def _tampering(db: Db, act: Callable[[Session], Any]) -> None:
    """Run something without guards in a transaction that never was."""

    def run(session: Session) -> None:
        take_guards_away(session)
        act(session)
        raise Rolled

    with pytest.raises(Rolled):
        db.write(run)


def _harms(session: Session, anchors: Sequence[Anchor]) -> set[Harm]:
    return {finding.harm for finding in check_chains(session, anchors).findings}


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
            key = session.scalars(_event_at(seq)).one()
            for model, place in ((EventRecord, EventRecord.id), (EventLink, EventLink.event_id)):
                missed[model, seq] = columns_not_found(session, model, place == key, is_found)
        waits = EventOutbox.event_id == session.scalars(select(EventOutbox.event_id)).one()
        missed[EventOutbox, 0] = columns_not_found(session, EventOutbox, waits, is_found)

    _tampering(db, change)

    assert len(missed) == 5
    assert {where: names for where, names in missed.items() if names} == {}


def _event_at(seq: int) -> Any:
    return select(EventLink.event_id).where(EventLink.agency_id == 1, EventLink.seq == seq)


def _delete_event(session: Session) -> None:
    session.execute(delete(EventRecord).where(EventRecord.id.in_(_event_at(2))))


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
        insert(EventRecord).values(_copy_of(session, session.scalars(_event_at(2)).one()))
    )


def _insert_in_between(session: Session) -> None:
    """Put a link in the place of another, and that one behind all others."""
    made = _copy_of(session, session.scalars(_event_at(2)).one())
    session.execute(insert(EventRecord).values(made))
    table: Any = EventLink.__table__
    place = EventLink.agency_id == 1, EventLink.seq == 2
    link = dict(session.execute(select(table).where(*place)).mappings().one())
    session.execute(update(EventLink).where(*place).values(seq=9, position=99))
    session.execute(insert(EventLink).values({**link, "event_id": made["id"]}))


def _insert_waiting_twice(session: Session) -> None:
    session.execute(
        insert(EventOutbox).values(event_id=session.scalars(_event_at(2)).one(), agency_id=1)
    )


def _insert_waiting_nothing(session: Session) -> None:
    session.execute(insert(EventOutbox).values(event_id=new_id(1), agency_id=1))


def _swap_events(session: Session) -> None:
    """Let two events of an agency be each other."""
    first, second = (session.scalars(_event_at(seq)).one() for seq in (1, 2))
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
        update(EventRecord).where(EventRecord.id.in_(_event_at(2))).values(reason="lain")
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
                found[act] = _harms(session, anchors)

    _tampering(db, tamper)

    wrong = {act.__name__: found[act] for act, harms in ACTS.items() if not harms <= found[act]}
    assert wrong == {}
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

    _tampering(db, tamper)

    assert found == [
        Finding(Harm.CUT, agency, "4", after=FIRST_DAY, anchor=SECOND_DAY) for agency in (1, 2)
    ]


def _one(session: Session) -> UUID:
    return session.scalars(_event_at(2)).one()


def test_lawful_erasure_leaves_the_chain_whole(db: Db, anchors: list[Anchor]) -> None:
    """Data and salt go, the digest stays, and who had it erased is in the chain (design 9.8)."""
    key = db.read(_one)
    db.write(erase_data, SYSTEM, key, "Putusan 12/2026")
    db.write(sealer.seal)

    assert db.read(check_chains, anchors).findings == []
    kept = select(EventRecord.data, EventRecord.salt).where(EventRecord.id == key)
    assert db.read(lambda s: tuple(s.execute(kept).one())) == (None, ERASED)
    told = select(EventRecord.reason).where(EventRecord.subject_id == key)
    assert db.read(lambda s: s.scalars(told).all()) == ["Putusan 12/2026"]


def test_what_is_erased_is_erased_once(db: Db, anchors: list[Anchor]) -> None:
    key = db.read(_one)
    db.write(erase_data, SYSTEM, key, "Putusan 12/2026")

    for gone in (key, new_id(1)):
        with pytest.raises(NotFound):
            db.write(erase_data, SYSTEM, gone, "Putusan 12/2026")


def test_a_recorded_erasure_hides_no_other_change(db: Db, anchors: list[Anchor]) -> None:
    key = db.read(_one)
    db.write(erase_data, SYSTEM, key, "Putusan 12/2026")
    db.write(sealer.seal)
    found = []

    def tamper(session: Session) -> None:
        one = update(EventRecord).where(EventRecord.id == key)
        for values in ({"data": {"note": "lain"}}, {"salt": b"x" * 16}, {"reason": "lain"}):
            with undone(session):
                session.execute(one.values(values))
                found.append(_harms(session, anchors))

    _tampering(db, tamper)

    assert found == [{Harm.CHANGED}] * 3


UNLAWFUL = {
    "not recorded": "data = NULL, salt = :zeros",
    "with something else": "data = NULL, salt = :zeros, reason = 'lain'",
    "data alone": "data = NULL",
}


@pytest.mark.parametrize("how", UNLAWFUL)
def test_no_other_change_passes_for_an_erasure(
    how: str, engine: str, db: Db, anchors: list[Anchor]
) -> None:
    """SQLite's guard refuses it; on PostgreSQL, where the tests own the tables, it is found."""
    change = text(f"UPDATE events SET {UNLAWFUL[how]} WHERE subject_kind = 'example'")  # noqa: S608 - our own text
    given = {"zeros": ERASED} if ":zeros" in change.text else {}

    def act(session: Session) -> set[Harm]:
        if how != "not recorded":
            erase_data(session, SYSTEM, _one(session), "Putusan 12/2026")
        session.execute(change, given)
        return _harms(session, anchors)

    if engine == "sqlite":
        with pytest.raises(AlreadyThere):
            db.write(act)
    else:
        assert db.write(act) & {Harm.ERASED, Harm.CHANGED}
