"""A policy is tried on data that there are, changes nothing, and says what then happens on the same data."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.achievements.models import Receipt
from api.cycles.following import follow_rules
from api.evaluations.models import Evaluation, EvaluationKind, EvaluationState, Predikat, Rating
from api.foundation.clock import now
from api.foundation.daily import Days
from api.foundation.event_tables import EventRecord
from api.organization.models import Assignment, Position
from api.policy.drafting.models import PolicySimulation
from api.rules.models import RuleSetting
from tests.analytics.factories import count_everything
from tests.conftest import Db
from tests.evaluations.factories import Work, make_evaluation, make_plan, set_unit
from tests.evaluations.year_of_moves import done, on
from tests.people import Person, Town, make_employee
from tests.policy.drafting import (
    APRIL,
    DECISION,
    MONTHLY,
    OFFICERS,
    As,
    Drafting,
    change_of,
    drafting,
)

Q1, Q3 = 20270103, 20260709
MONTHS = [(20270000 + month * 101, month) for month in range(4, 13)]
LAST_DAYS = {4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
NINE_MONTHS = {"since": "2026-01-01", "until": "2026-09-30"}
QUARTER = {"since": "2026-07-01", "until": "2026-09-30"}


@pytest.fixture
def policy(town: Town, as_: As) -> Drafting:
    return drafting(town, as_)


def _facts(simulation: Any, key: str) -> dict[str, Any]:
    [change] = [one for one in simulation["changes"] if one["key"] == key]
    return {fact["name"]: (fact["before"], fact["after"]) for fact in change["facts"]}


def _adopt(policy: Drafting) -> None:
    policy.open()
    with on("2026-11-02"):
        policy.close()
    with on("2026-11-24"):
        policy.shown = done(policy.step("post", "/adoption", DECISION))


def _officers(session: Session, town: Town) -> list[Person]:
    """Two officers whom the chief assesses, each with a plan of this year."""
    made = [make_employee(session, town.puskesmas, assessor_id=town.chief.id) for _ in range(2)]
    for person in made:
        _call_officer(session, person)
        make_plan(session, person, town.chief)
    return made


def _call_officer(session: Session, person: Person) -> None:
    post = session.get_one(Assignment, person.assignment_id)
    post.title = f"Petugas Layanan {post.title}"
    session.get_one(Position, post.position_id).title = post.title
    session.flush()


def _periodic(session: Session, people: list[UUID]) -> int:
    wanted = select(func.count(Evaluation.id)).where(
        Evaluation.employee_id.in_(people), Evaluation.kind == EvaluationKind.PERIODIK
    )
    return session.scalar(wanted) or 0


def _to_april(policy: Drafting, town: Town, db: Db, people: list[Person]) -> None:
    with on("2026-11-30"):
        done(policy.hr.post("/cycles", {"year": 2027}))
    with on("2027-01-05"):
        db.write(_plans_of_2027, people, town)
    with on(APRIL):
        db.write(follow_rules, Days(date(2027, 3, 31), date(2027, 4, 1)))


def _plans_of_2027(session: Session, people: list[Person], town: Town) -> None:
    for person in people:
        make_plan(session, person, town.chief, year=2027, cycle=3)


def test_as_often_as_it_foretold_people_are_then_evaluated(
    policy: Drafting, town: Town, as_: As, db: Db
) -> None:
    """Three quarters of 2026 beside nine months; then April to December of 2027."""
    people = db.write(_officers, town)
    db.write(make_plan, town.wayan, town.chief)
    policy.write("periode", OFFICERS, {**MONTHLY, "effective_from": APRIL})
    foretold = done(policy.hr.post(f"{policy.path}/simulations", NINE_MONTHS))
    facts = _facts(foretold, "period_kind")
    assert facts["evaluations"] == (3 * len(people), 9 * len(people))
    assert facts["evaluations_a_person"] == (3, 9)
    assert facts["most_of_one_assessor"] == (6, 18)
    _adopt(policy)
    _to_april(policy, town, db, people)

    for period_id, month in MONTHS:
        with on(f"2027-{month:02}-{LAST_DAYS[month]}"):
            hr = as_(town.hr_city.id)
            done(hr.post(f"/cycles/20273/periods/{period_id}/opening"))
            done(hr.post(f"/cycles/20273/periods/{period_id}/evaluation"))

    keys = [person.id for person in people]
    assert db.read(_periodic, keys) == facts["evaluations"][1]


def _reports(as_: As, person: Person, work: Work, period_id: int, day: str) -> None:
    lines = [{"indicator_id": str(key), "value": "10"} for key in work.indicators]
    with on(day):
        me = as_(person.id)
        done(me.post(f"/plans/{work.plan_id}/periods/{period_id}/report", {"lines": lines}))


def _late(session: Session, period_id: int) -> int:
    wanted = select(func.count(Receipt.id)).where(
        Receipt.period_id == period_id, Receipt.is_on_time.is_(False)
    )
    return session.scalar(wanted) or 0


def _plan_of(session: Session, person: Person, town: Town, year: int) -> Work:
    return make_plan(session, person, town.chief, year=year)


def test_as_many_as_it_foretold_are_then_late(
    policy: Drafting, town: Town, as_: As, db: Db
) -> None:
    """Two report three and eight days after the quarter; with five days instead of nine one is late."""
    for person, day in ((town.wayan, "2026-10-03"), (town.made, "2026-10-08")):
        _reports(as_, person, db.write(_plan_of, person, town, 2026), Q3, day)
    policy.write("batas", change_of("report_due_days", 5))
    with on("2026-10-09"):
        foretold = done(policy.hr.post(f"{policy.path}/simulations", QUARTER))
    facts = _facts(foretold, "report_due_days")
    assert facts == {"done": (2, 2), "late": (0, 1)}
    assert db.read(_late, Q3) == facts["late"][0]
    _adopt(policy)

    with on("2026-11-30"):
        done(policy.hr.post("/cycles", {"year": 2027}))
    with on("2027-01-04"):
        done(policy.hr.post(f"/cycles/20271/periods/{Q1}/opening"))
        works = [db.write(_plan_of, one, town, 2027) for one in (town.wayan, town.made)]
    _reports(as_, town.wayan, works[0], Q1, "2027-04-03")
    _reports(as_, town.made, works[1], Q1, "2027-04-08")

    assert db.read(_late, Q1) == facts["late"][1]


PREDIKATS = [Predikat.BAIK] * 4 + [Predikat.KURANG]


def _staff(session: Session, town: Town) -> list[Person]:
    return [make_employee(session, town.puskesmas, assessor_id=town.chief.id) for _ in PREDIKATS]


def _spread(session: Session, town: Town, people: list[Person], period_id: int) -> None:
    """Four of five people of a unit that is Baik are Baik: eighty of a hundred."""
    set_unit(session, town, town.puskesmas, period_id=period_id)
    for person, predikat in zip(people, PREDIKATS, strict=True):
        work = make_plan(session, person, town.chief, year=period_id // 10_000)
        key = make_evaluation(session, person, town.chief, work, period_id)
        row = session.get_one(Evaluation, (key, person.agency_id))
        row.results_rating = row.behaviour_rating = Rating.SESUAI_EKSPEKTASI
        row.predikat, row.state, row.signed_at = predikat, EvaluationState.SIGNED, now()
        row.content = {}
        session.flush()
    count_everything(session)


def test_how_many_units_would_be_asked_about_their_spread(
    policy: Drafting, town: Town, as_: As, db: Db
) -> None:
    """R42: seventy of a hundred are the most for Baik; with eighty the unit is not asked."""
    staff = db.write(_staff, town)
    db.write(_spread, town, staff, Q3)
    key = "distribution/baik"
    policy.write("sebaran", change_of(key, {"most": {"baik": 80}, "least": {}}))

    facts = _facts(done(policy.hr.post(f"{policy.path}/simulations", QUARTER)), key)

    assert facts == {"units": (1, 1), "units_that_warn": (1, 0)}
    _adopt(policy)
    with on("2026-11-30"):
        done(policy.hr.post("/cycles", {"year": 2027}))
    with on("2027-04-10"):
        done(policy.hr.post(f"/cycles/20271/periods/{Q1}/opening"))
        db.write(_spread, town, staff, Q1)
        assert [_fits(as_, town, period_id) for period_id in (Q3, Q1)] == [False, True]


def _fits(as_: As, town: Town, period_id: int) -> Any:
    """Say what the chief's cockpit says of the spread in a period."""
    shown = as_(town.chief.id).get("/cockpit", unit_id=town.puskesmas, period_id=period_id)
    return shown.json()["guideline"]["fits"]


def _everything(session: Session) -> tuple[int, int]:
    settings = session.scalar(select(func.count(RuleSetting.id))) or 0
    kept = session.scalar(select(func.count(PolicySimulation.id))) or 0
    return settings, kept


def test_it_changes_nothing_and_is_kept_once(policy: Drafting, town: Town, as_: As, db: Db) -> None:
    policy.write("batas", change_of("agree_within_days", 3))
    before = db.read(_everything)

    first, second = (done(policy.hr.post(f"{policy.path}/simulations", QUARTER)) for _ in range(2))

    assert first == second
    assert db.read(_everything) == (before[0], before[1] + 1)
    named = select(EventRecord.name).where(EventRecord.name == "PolicySimulated")
    assert db.read(lambda s: s.scalars(named).all()) == ["PolicySimulated"]
    policy.open()
    [shown] = as_(town.wayan.id).get(f"{policy.path}/simulations").json()["items"]
    assert shown == first
    policy.write("batas", change_of("agree_within_days", 4))
    [old] = policy.hr.get(f"{policy.path}/simulations").json()["items"]
    assert not old["is_current"]


def test_rules_of_which_no_figures_are_kept_say_whom_they_concern(
    policy: Drafting, town: Town, db: Db
) -> None:
    db.write(make_plan, town.wayan, town.chief)
    policy.write("keberatan", change_of("objection_within_days", 20))

    [change] = done(policy.hr.post(f"{policy.path}/simulations", QUARTER))["changes"]

    assert (change["people"], change["facts"]) == (1, [])


def test_it_is_refused_for_others_for_days_to_come_and_for_what_is_over(
    policy: Drafting, town: Town, as_: As
) -> None:
    policy.write("batas")
    path = f"{policy.path}/simulations"
    assert as_(town.wayan.id).post(path, QUARTER).status_code == 404
    later = policy.hr.post(path, {**QUARTER, "until": "2026-12-31"})
    assert later.json()["errors"][0]["pointer"] == "/until"
    wrong = policy.hr.post(path, {"since": "2026-10-01", "until": "2026-09-01"})
    assert wrong.json()["errors"][0]["pointer"] == "/since"
    policy.open()
    assert as_(town.wayan.id).post(path, QUARTER).status_code == 403
    done(policy.step("post", "/withdrawal", {"reason": "Sudah diatur"}))
    over = policy.hr.post(path, QUARTER)
    assert over.json()["type"] == "/problems/policy-step-refused"
