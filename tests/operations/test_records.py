"""Plans, evaluations, reports, evidence, feedback, roles and passwords are what their events say."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.orm import Session

from api import record_check
from api.achievements import fingerprint as reports
from api.achievements.models import (
    Achievement,
    AchievementRevision,
    Evidence,
    EvidenceLink,
    Receipt,
)
from api.evaluations.models import Evaluation, EvaluationDecision
from api.feedback.models import Feedback
from api.foundation.bulk import table_of
from api.foundation.database import Model
from api.foundation.erasure import erase_data
from api.foundation.event_tables import EventRecord
from api.foundation.events import SYSTEM
from api.foundation.fingerprints import fingerprint
from api.foundation.ids import new_id
from api.goals import fingerprint as plans
from api.goals.models import Plan
from api.identity.fingerprint import OF_PASSWORD
from api.identity.models import RoleGrant, User
from api.record_check import ALL, KINDS, Mismatch, Wanted, check_records
from tests.conftest import Db
from tests.evaluations.factories import Work, make_evaluation, set_unit
from tests.goals.factories import Q3
from tests.http import Client
from tests.operations import acts
from tests.people import Town
from tests.tampering import columns_not_found, tampering, undone

As = Callable[[UUID], Client]
EXEMPT: Mapping[type[Model], Mapping[str, str]] = {
    Plan: {name: why for name, why in plans.LATER.items() if name != "state"},
    Achievement: reports.LATER,
    User: dict.fromkeys(
        {column.name for column in table_of(User).c} - {column.name for column in OF_PASSWORD},
        "is no part of the password",
    ),
}
"""What may lawfully change later, each with its reason; all else is found."""


@pytest.fixture
def plan_id(town: Town, as_: As, nobody: Client, db: Db) -> UUID:
    """Live a year as people do: agree, report, prove, speak, evaluate; and give somebody power."""
    db.write(_without_event)
    key = acts.agree_and_report(as_(town.wayan.id), as_(town.chief.id))
    said = {
        "plan_id": key,
        "period_id": Q3,
        "value_code": 1,
        "text": "Ramah",
        "audience": "receiver",
    }
    acts.ok(as_(town.made.id).post("/feedback", said))
    acts.empower(as_(town.admin.id), as_(town.hr_agency.id), nobody, town)
    evaluation = db.write(_open_evaluation, town, UUID(key))
    acts.sign(as_(town.wayan.id), as_(town.chief.id), evaluation)
    return UUID(key)


def _without_event(session: Session) -> None:
    """Date the roles that the town's officials have by no act of anybody before all that is looked at."""
    session.execute(update(RoleGrant).values(created_at=datetime(1970, 1, 1, tzinfo=UTC)))


def _open_evaluation(session: Session, town: Town, plan_id: UUID) -> UUID:
    set_unit(session, town, town.puskesmas)
    return make_evaluation(session, town.wayan, town.chief, Work(plan_id, plan_id, []))


def _check(db: Db, wanted: Wanted = Wanted()) -> list[Mismatch]:  # noqa: B008 - frozen
    async def check() -> list[Mismatch]:
        return [found async for found in check_records(db.database, wanted)]

    return db.runner.run(check())


def _found(session: Session) -> set[str]:
    """Name the kinds of records that do not match, in a transaction that has not ended."""
    names = {event.__name__ for kind in KINDS for event in kind.events}
    page = record_check._events(session, Wanted(), names, UUID(int=0))
    found = {one.kind for kind in KINDS for one in record_check._changed(session, kind, page)}
    for kind in KINDS:
        records = record_check._records(session, kind, Wanted(), UUID(int=0))
        if record_check._without_event(session, kind, records):
            found.add(f"{kind.name} alone")
    return found


def test_what_people_did_matches(db: Db, plan_id: UUID) -> None:
    """Decimals with idle zeros and a negative nothing are the same in hand and in the database."""
    assert _check(db) == []
    there = {
        kind.name: len(db.read(record_check._records, kind, Wanted(), UUID(int=0)))
        for kind in KINDS
    }
    assert there == {
        "plan": 1,
        "evaluation": 1,
        "receipt": 2,
        "evidence": 1,
        "feedback": 1,
        "observation": 0,
        "role": 1,
        "password": 1,
        "achievement": 0,
    }


TABLES = (
    *(Plan, *plans.PARTS),
    *(Evaluation, EvaluationDecision),
    *(Receipt, Achievement, AchievementRevision),
    *(Evidence, EvidenceLink, Feedback, RoleGrant, User),
)
OF_RECORDS: Mapping[type[Model], tuple[ColumnElement[bool], ...]] = {
    RoleGrant: (RoleGrant.reason == acts.ROLE["reason"],),
    User: (User.password_hash.is_not(None),),
}


def _place(session: Session, model: type[Model]) -> ColumnElement[bool]:
    """Find a row of a table that is a record, or part of one."""
    table = table_of(model)
    keys = [*table.primary_key]
    found = select(*keys).where(*OF_RECORDS.get(model, ())).order_by(*keys).limit(1)
    one = session.execute(found).one()
    return and_(*(column == value for column, value in zip(keys, one, strict=True)))


def test_a_change_of_any_column_is_found_or_is_exempt_by_name(db: Db, plan_id: UUID) -> None:
    missed: dict[type[Model], set[str]] = {}

    def change(session: Session) -> None:
        for model in TABLES:
            missed[model] = columns_not_found(
                session, model, _place(session, model), lambda: bool(_found(session))
            )

    tampering(db, change)

    assert missed == {model: set(EXEMPT.get(model, ())) for model in TABLES}


def test_a_row_that_is_taken_away_is_found(db: Db, plan_id: UUID) -> None:
    found: dict[type[Model], set[str]] = {}

    def take(session: Session) -> None:
        for model in TABLES:
            with undone(session):
                session.execute(delete(table_of(model)).where(_place(session, model)))
                found[model] = _found(session)

    tampering(db, take)

    assert len(found) == len(TABLES)
    assert {model.__tablename__ for model in TABLES if not found[model]} == set()


UNIQUE = {
    "number": "x",
    "period_id": 20260112,
    "value_code": 6,
    "assignment_id": None,
    "revision": 9,
    "login_key": "x",
    "for_agency_key": 99,
}
"""What makes a copy of a row another one, where a unique key asks for it."""


def _own(row: Any) -> dict[str, Any]:
    own = {name: value for name, value in UNIQUE.items() if name in row}
    if isinstance(row.get("number"), int):
        own["number"] = 9
    if "assignment_id" in own:
        own["assignment_id"] = new_id()
    if "indicator_id" in row:
        own["indicator_id"] = new_id(1)
    return {**own, "id": new_id(1)} if "id" in row else own


def test_a_row_that_is_put_in_is_found(db: Db, plan_id: UUID) -> None:
    found: dict[type[Model], set[str]] = {}

    def put(session: Session) -> None:
        for model in TABLES:
            table = table_of(model)
            row = session.execute(select(table).where(_place(session, model))).mappings().one()
            with undone(session):
                session.execute(insert(table).values({**row, **_own(row)}))
                found[model] = _found(session)

    tampering(db, put)

    assert len(found) == len(TABLES)
    assert {model.__tablename__ for model in TABLES if not found[model]} == set()


def test_it_can_be_asked_of_one_agency_and_since_a_day(db: Db, plan_id: UUID, town: Town) -> None:
    def change(session: Session) -> None:
        session.execute(table_of(Receipt).update().values(lines=7))

    db.write(change)

    agency = town.wayan.agency_id
    for wanted, count in (
        (Wanted(), 2),
        (Wanted(agency), 2),
        (Wanted(agency + 1), 0),
        (Wanted(ALL, date(2026, 10, 8)), 2),
        (Wanted(ALL, date(2026, 10, 9)), 0),
    ):
        assert [found.kind for found in _check(db, wanted)] == ["receipt"] * count


def test_what_no_event_carries_is_told_apart(db: Db, plan_id: UUID, town: Town) -> None:
    def add(session: Session) -> None:
        table = table_of(Receipt)
        row = session.execute(select(table)).mappings().first()
        assert row
        session.execute(insert(table).values({**row, **_own(row)}))

    db.write(add)

    (found,) = _check(db)
    assert (found.kind, found.event_id) == ("receipt", None)


def test_a_lawfully_erased_event_carries_nothing_and_is_no_finding(db: Db, plan_id: UUID) -> None:
    agreed = select(EventRecord.id).where(EventRecord.name == "PlanAgreed")
    db.write(erase_data, SYSTEM, db.read(lambda s: s.scalars(agreed).one()), "Putusan 12/2026")

    assert _check(db) == []


def test_the_form_is_the_same_on_both_engines() -> None:
    """A fingerprint that was taken stays what it is: changing the form makes all records wrong."""
    key = UUID(int=7)
    moment = datetime(2026, 10, 8, 2, 0, 0, 5, tzinfo=UTC)
    record = {
        "value": Decimal("70.5000"),
        "none": None,
        "at": moment,
        "on": date(2026, 1, 2),
        "id": key,
    }

    assert fingerprint(key, record).sha256 == (
        "a66ffdf6aee93da2691a609989f175d2156f1a83b156824794c410bd4d13f5c0"
    )
