"""A measured figure: it follows the cases, takes a report over, is overridden, given back and undone."""

import asyncio
from decimal import Decimal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.achievements.service import freeze
from api.analytics.counter import find_wrong
from api.cycles.models import CyclePeriod, PeriodState
from api.foundation.event_tables import Consumer, EventRecord
from api.measurements.figures import follower
from tests.conftest import Db
from tests.goals.factories import Q3
from tests.measurements.factories import case, delivered, nip_of
from tests.measurements.mapping import COUNT, Measured, lines_of, revisions_of


def test_a_figure_follows_the_cases_from_the_day_on_which_its_mapping_counts(
    measured: Measured, db: Db
) -> None:
    measured.deliver(a=6, b=1)
    mapping = measured.tried()
    before = measured.shown()
    measured.ended(mapping, take_back=False)

    measured.started()
    first = measured.said()
    measured.deliver(c=1)

    assert before is None
    assert first == ("50", "service_standard", "50", 2)
    assert measured.said() == ("66.67", "service_standard", "66.67", 3)
    assert measured.mismatches() == []


def test_its_birth_certificate_says_where_it_comes_from(measured: Measured) -> None:
    measured.deliver(a=6, b=1)

    measured.started()

    (born,) = measured.born()
    assert (born["value"], born["cases"], born["state"]) == ("50", 2, "reported")
    assert born["mapping"]["mapped_by"]["id"] == str(measured.town.hr_agency.id)
    assert born["mapping"]["tried_cases"] == 2
    assert born["mapping"]["origin"]["system"] == "SIM Perijinan, DPMPTSP"
    assert born["mapping"]["origin"]["last_received_at"] is not None
    months = {one["starts_on"]: (one["value"], one["cases"]) for one in born["months"]}
    assert months["2026-07-01"] == ("0", 1)
    assert months["2026-08-01"] == ("100", 1)
    assert months["2026-09-01"] == (None, 0)
    assert len(months) == 10
    assert born["may"] == ["contest"]


def test_every_metric_is_taken_over_the_period(measured: Measured) -> None:
    measured.deliver(a=6, b=1, c=1)
    found = {}
    for metric in ("median_days", "p90_days", "on_time_share", "cases_done"):
        mapping = measured.started(COUNT, metric=metric)
        found[metric] = measured.shown(COUNT)["value"]
        measured.ended(mapping, take_back=True)

    assert found == {
        "median_days": "1",
        "p90_days": "6",
        "on_time_share": "66.67",
        "cases_done": "3",
    }


def test_a_unit_is_measured_by_the_cases_of_all_its_officers(measured: Measured, db: Db) -> None:
    measured.deliver(a=6)
    measured.nip = nip_of(db, measured.town.made)
    measured.deliver(b=1)

    measured.started(COUNT, scope="unit")
    unit = measured.shown(COUNT)["value"]

    assert unit == "2"


def test_measuring_again_leaves_no_revision(measured: Measured, db: Db) -> None:
    measured.started()
    measured.deliver(a=6)
    version = measured.shown()["version"]

    measured.deliver(b=1, c=1)

    assert db.read(revisions_of) == []
    assert measured.shown()["version"] == version


def test_a_mapping_that_only_ends_leaves_its_last_figure(measured: Measured) -> None:
    measured.deliver(a=6, b=1)
    mapping = measured.started()

    measured.ended(mapping, take_back=False)
    measured.deliver(c=1)

    assert measured.said()[:2] == ("50", "service_standard")


def test_a_case_that_leaves_takes_its_part_along(measured: Measured, db: Db) -> None:
    measured.deliver(a=6)
    measured.started()
    there = measured.said()[0]

    measured.nip = nip_of(db, measured.town.made)
    measured.deliver(a=1)

    assert there == "0"
    assert measured.shown() is None


def test_a_signed_period_stays_as_it_was_signed(measured: Measured, db: Db) -> None:
    measured.deliver(a=6, b=1)
    measured.started()
    db.write(freeze, measured.plan.id, Q3)

    measured.deliver(c=1)

    assert measured.shown()["value"] == "50"


def test_a_period_that_opens_later_has_its_figures_at_once(measured: Measured, db: Db) -> None:
    measured.deliver(a=6, b=1)

    def turn(session: Session, state: PeriodState) -> None:
        session.execute(update(CyclePeriod).where(CyclePeriod.period_id == Q3).values(state=state))

    db.write(turn, PeriodState.PLANNED)
    measured.started()
    closed = db.read(lines_of, measured.plan.id)
    hr = measured.as_(measured.town.hr_city.id)
    opened = hr.post(f"/cycles/20261/periods/{Q3}/opening", version=_version(db))
    db.count()

    assert closed == []
    assert opened.status_code == 200, opened.text
    assert measured.shown()["value"] == "50"


def _version(db: Db) -> int:
    wanted = select(CyclePeriod.version).where(CyclePeriod.period_id == Q3)
    return int(db.read(lambda session: session.scalars(wanted).one()))


def test_events_that_are_followed_again_change_nothing(measured: Measured, db: Db) -> None:
    """After a kill the position is behind the work: it is done again."""
    measured.deliver(a=6, b=1)
    measured.started()
    before = db.read(lines_of, measured.plan.id)
    events = db.read(_count_events)

    def forget(session: Session) -> None:
        session.execute(update(Consumer).where(Consumer.name == "measured").values(position=0))

    db.write(forget)
    db.runner.run(follower.measure_all(db.database))

    assert db.read(lines_of, measured.plan.id) == before
    assert db.read(_count_events) == events


def _count_events(session: Session) -> int:
    return len(list(session.scalars(select(EventRecord.id))))


def test_two_followers_at_once_write_once(measured: Measured, db: Db) -> None:
    measured.started()
    delivered(
        measured.system, measured.service, case("a", measured.nip, "2026-08-03", "2026-08-04")
    )

    async def both() -> None:
        await asyncio.gather(*(follower.measure_all(db.database) for _ in range(2)))

    db.runner.run(both())

    names = select(EventRecord.name).where(EventRecord.name == "AchievementsMeasured")
    assert len(db.read(lambda session: list(session.scalars(names)))) == 1


def test_a_figure_that_somebody_changes_is_found_and_repaired(measured: Measured, db: Db) -> None:
    """It has no receipt: its record is the cases, by which it is measured again."""
    measured.deliver(a=6, b=1)
    measured.started()

    def change(session: Session) -> None:
        session.execute(update(Achievement).values(value=Decimal(90)))

    clean = db.runner.run(follower.find_wrong(db.database))
    db.write(change)
    wrong = db.runner.run(follower.find_wrong(db.database))
    repaired = db.runner.run(follower.repair(db.database))

    assert (clean, wrong, repaired) == ([], [f"{measured.plan.id} {Q3}"], 1)
    assert measured.shown()["value"] == "50"


def test_facts_count_what_is_measured(measured: Measured, db: Db) -> None:
    measured.deliver(a=6, b=1)
    measured.started()

    wrong = db.runner.run(find_wrong(db.database))

    assert str(measured.town.wayan.assignment_id) not in " ".join(wrong)
