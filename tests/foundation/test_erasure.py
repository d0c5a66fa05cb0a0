"""What an event says can be erased lawfully: it verifies, and nothing else passes for it."""

from uuid import UUID

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.foundation import sealer
from api.foundation.anchors import Anchor
from api.foundation.chain_check import Harm, check_chains
from api.foundation.erasure import ERASED, erase_data
from api.foundation.errors import NotFound
from api.foundation.event_tables import EventRecord
from api.foundation.events import SYSTEM
from api.foundation.ids import new_id
from tests.conftest import Db
from tests.foundation.chains import event_at, harms
from tests.tampering import tampering, undone


def _one(session: Session) -> UUID:
    key: UUID = session.scalars(event_at(2)).one()
    return key


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
                found.append(harms(session, anchors))

    tampering(db, tamper)

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
        return harms(session, anchors)

    if engine == "sqlite":
        with pytest.raises(IntegrityError):
            db.write(act)
    else:
        assert db.write(act) & {Harm.ERASED, Harm.CHANGED}
