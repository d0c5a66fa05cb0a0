"""A leader hears that figures of units below have changed, once they are counted; nobody else does."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.analytics.counter import count_all
from api.analytics.live_figures import CountedUnits, topics_of
from api.foundation import sealer
from api.foundation.events import SYSTEM, publish, publish_many
from api.foundation.ids import new_id
from api.foundation.live_messages import BATCH, Found, Topics
from api.goals.events import PlanCommented, PlanSubmitted
from api.identity.access import Caller
from api.identity.events import SignedIn
from api.organization.models import Agency
from tests.analytics.happenings import opened
from tests.conftest import Db
from tests.evaluations.factories import Q3
from tests.foundation.listening import World
from tests.people import Person, Town, sign_in_row

CITY, DINKES, PUSKESMAS = "000G/", "000G/000G/", "000G/000G/000G/"
SOURCE = CountedUnits()


def _submitted(person: Person) -> PlanSubmitted:
    return PlanSubmitted(actor=SYSTEM, subject_id=new_id(1), about_id=person.id, cycle_id=20261)


def _submit(session: Session, *people: Person) -> None:
    publish_many(session, [_submitted(person) for person in people])


def _topics(session: Session, person: Person) -> Topics:
    claims = sign_in_row(session, person.id)
    session.flush()
    return topics_of(session, Caller(frozenset(), UUID(claims.session_id)).resolve(session))


def test_who_leads_administers_or_inspects_has_topics_and_nobody_else(town: Town, db: Db) -> None:
    led = {
        "mayor": {CITY},
        "head": {DINKES},
        "chief": {PUSKESMAS},
        "hr_agency": {DINKES},
        "hr_city": {CITY},
        "auditor": {CITY},
        "wayan": set(),
        "stranger": set(),
    }

    def name_root(session: Session) -> None:
        session.get_one(Agency, town.head.agency_id).root_unit_id = town.dinkes

    db.write(name_root)

    assert {who: set(db.write(_topics, getattr(town, who))) for who in led} == led


def test_a_change_is_told_of_each_unit_above_once_it_is_counted(town: Town, db: Db) -> None:
    """Whoever is told asks at once: before it is counted they would get the old figures."""
    db.write(_submit, town.wayan, town.made)
    db.write(sealer.seal)
    assert db.read(SOURCE.read, 0) == Found(0, {})

    db.count()

    both = {town.puskesmas, town.dinkes}
    units = {PUSKESMAS: {town.puskesmas}, DINKES: both, CITY: {town.kota, *both}}
    assert db.read(SOURCE.read, 0) == Found(2, {**units, str(town.chief.id): {town.chief.id}})
    assert db.read(SOURCE.read, 2) == Found(2, {})
    assert db.read(SOURCE.stands_at) == 2


def test_what_changes_no_figure_is_told_of_no_unit(town: Town, db: Db) -> None:
    about: dict[str, Any] = {
        "actor": SYSTEM,
        "subject_id": town.wayan.id,
        "about_id": town.wayan.id,
    }

    def happen(session: Session) -> None:
        publish(session, SignedIn(**about, device="x"))
        publish(session, PlanCommented(**about, cycle_id=20261, comment_id=new_id(1)))

    db.write(happen)
    db.count()

    assert db.read(SOURCE.read, 0) == Found(2, {})


def test_what_concerns_everybody_or_is_very_much_is_told_of_all_units(town: Town, db: Db) -> None:
    db.write(lambda session: publish(session, opened(Q3)))
    db.count()
    assert db.read(SOURCE.read, 0) == Found(1, None)

    db.write(_submit, *[town.wayan] * (BATCH + 10))
    db.count()
    assert db.read(SOURCE.read, 1) == Found(BATCH + 11, None)


def test_only_who_leads_hears_and_nothing_of_the_person(town: Town, db: Db) -> None:
    world = World(db, SOURCE)
    topics = {who: db.write(_topics, getattr(town, who)) for who in ("head", "chief", "stranger")}

    async def story() -> None:
        ears = {who: world.open(*topics[who]) for who in topics}
        for ear in ears.values():
            assert await ear.next() is None
        await db.database.write(_submit, town.wayan)
        await count_all(db.database)
        told = {"name": "UnitsCounted", "subject_kind": "unit_figures"}
        assert await ears["chief"].next() == {**told, "changed": [str(town.puskesmas)]}
        both = sorted(map(str, (town.puskesmas, town.dinkes)))
        assert await ears["head"].next() == {**told, "changed": both}
        assert not await ears["stranger"].hears_more()

    world.play(story)
