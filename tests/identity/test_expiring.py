"""Owners hear of tokens that end soon, once; what ended long ago is forgotten."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.foundation import clock
from api.foundation.clock import now
from api.foundation.daily import Days, do_for_today, queue_due
from api.foundation.event_tables import EventRecord
from api.foundation.ids import new_id
from api.identity.expiring import forget_ended
from api.identity.models import CodePurpose, LoginAttempts, OneTimeCode, UserSession
from tests.conftest import TODAY, Db
from tests.http import Client
from tests.people import Town, sign_in_row

WARN = "identity.warn_of_expiring_tokens"
DRAFT = {"name": "rekap", "scopes": ["goals:read"], "expires_on": "2026-10-30"}


def _warnings(session: Session) -> int:
    named = select(func.count()).where(EventRecord.name == "TokenExpiring")
    return session.scalar(named) or 0


def _day(db: Db, later: int) -> int:
    with clock.moved_to(TODAY + timedelta(days=later)):
        db.write(queue_due)
        done: Any = db.write(do_for_today, WARN)
    return int(done[1])


def test_the_owner_hears_of_an_ending_token_once(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    me = as_(town.wayan.id)
    me.post("/tokens", DRAFT)
    revoked = me.post("/tokens", {**DRAFT, "name": "lama"}).json()["id"]
    me.delete(f"/tokens/{revoked}")

    assert [_day(db, later) for later in (0, 7, 9, 10)] == [0, 0, 1, 0]
    with clock.moved_to(TODAY + timedelta(days=10)):
        tasks = as_(town.wayan.id).get("/tasks").json()["items"]
    assert [(t["kind"], t["due_on"], t["facts"]["title"]) for t in tasks] == [
        ("renew_token", "2026-10-30", "rekap")
    ]
    assert db.read(_warnings) == 1


def _leave_traces(session: Session, town: Town) -> None:
    for age in (1, 31):
        sign_in_row(session, town.wayan.id, lasting=timedelta(days=-age))
        session.add(
            OneTimeCode(
                id=new_id(), user_id=town.wayan.id, purpose=CodePurpose.RESET, code_hash=b"-",
                expires_at=now() - timedelta(days=age),
            )
        )  # fmt: skip
        session.add(
            LoginAttempts(
                login_hash=bytes([age]), device_key="-", failures=5,
                last_failed_at=now() - timedelta(days=age, seconds=-60),
            )
        )  # fmt: skip
    gone = sign_in_row(session, town.wayan.id)
    session.flush()
    for one in session.scalars(select(UserSession)):
        if str(one.id) == gone.session_id:
            one.revoked_at = now() - timedelta(days=40)
    sign_in_row(session, town.wayan.id)


def _left(session: Session) -> list[int]:
    return [
        session.scalar(select(func.count()).select_from(model)) or 0
        for model in (UserSession, OneTimeCode, LoginAttempts)
    ]


def test_what_ended_a_month_ago_is_forgotten(town: Town, db: Db) -> None:
    """One that ended yesterday can still be looked up; a running one stays."""
    db.write(_leave_traces, town)

    assert db.write(forget_ended, Days(TODAY.date(), TODAY.date())) == 4
    assert db.read(_left) == [2, 1, 1]
