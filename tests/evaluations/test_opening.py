"""Evaluations open with the period, move to a new rater, and stand in the lists of their people."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.evaluations import reactions
from api.evaluations.models import Evaluation
from api.foundation import clock
from api.foundation.events import SYSTEM
from api.foundation.fingerprints import Fingerprint
from api.foundation.ids import new_id
from api.goals.events import PlanAgreed, PlansHandedOver
from api.goals.models import PlanState
from api.organization.models import Assessor, AssessorKind
from tests.conftest import Db
from tests.evaluations.factories import (
    ABOVE,
    CYCLE,
    MEETS,
    Q1,
    Q2,
    Q3,
    YEAR,
    Work,
    event_names,
    make_case,
    make_evaluation,
    make_plan,
    set_unit,
)
from tests.http import Client, problem_of
from tests.people import Town, make_employee

As = Callable[..., Client]
BEGIN = f"/cycles/{CYCLE}/periods/{Q3}/evaluation"


def _found(session: Session) -> list[dict[str, Any]]:
    wanted = select(
        Evaluation.employee_id, Evaluation.assessor_id, Evaluation.period_id, Evaluation.due_on
    )
    return [dict(row) for row in session.execute(wanted).mappings()]


def test_every_agreed_plan_is_evaluated_and_no_other(town: Town, as_: As, db: Db) -> None:
    """R33."""

    def prepare(session: Session) -> None:
        make_plan(session, town.wayan, town.chief)
        make_plan(session, town.made, town.chief, state=PlanState.SUBMITTED)

    db.write(prepare)
    answer = as_(town.hr_city.id).post(BEGIN)

    assert answer.status_code in (200, 201), answer.text
    people = {"employee_id": town.wayan.id, "assessor_id": town.chief.id}
    assert db.read(_found) == [{**people, "period_id": Q3, "due_on": date(2026, 10, 20)}]
    assert db.read(event_names)[-1] == "EvaluationOpened"


def test_more_plans_than_one_statement_takes(town: Town, as_: As, db: Db) -> None:
    def prepare(session: Session) -> None:
        for number in range(25):
            person = make_employee(session, town.puskesmas, f"Pegawai {number}")
            make_plan(session, person, town.chief, targets=(10,))

    db.write(prepare)
    as_(town.hr_city.id).post(BEGIN)

    assert len(db.read(_found)) == 25
    assert db.read(event_names).count("EvaluationOpened") == 25


def _agree(session: Session, work: Work, town: Town) -> None:
    event = PlanAgreed(
        actor=SYSTEM,
        subject_id=work.plan_id,
        about_id=town.wayan.id,
        cycle_id=CYCLE,
        revision=1,
        record=Fingerprint(work.plan_id, "-"),
    )
    reactions.settle_people(session, [event])


def test_a_plan_that_is_agreed_late_joins_what_is_being_evaluated(
    town: Town, as_: As, db: Db
) -> None:
    as_(town.hr_city.id).post(BEGIN)

    def late(session: Session) -> None:
        work = make_plan(session, town.wayan, town.chief)
        _agree(session, work, town)
        _agree(session, work, town)

    db.write(late)

    assert [row["period_id"] for row in db.read(_found)] == [Q3]


@pytest.fixture
def case(town: Town, db: Db) -> tuple[UUID, Work]:
    made: tuple[UUID, Work] = db.write(make_case, town)
    return made


def _hand_over(session: Session, work: Work, town: Town) -> None:
    of_wayan = Assessor.assignment_id == town.wayan.assignment_id
    session.execute(update(Assessor).where(of_wayan).values(assessor_id=town.head.id))
    event = PlansHandedOver(
        actor=SYSTEM,
        subject_id=work.plan_id,
        about_id=town.wayan.id,
        counterpart_id=town.head.id,
        cycle_id=CYCLE,
        previous_id=town.chief.id,
    )
    reactions.hand_over(session, [event])


def test_a_new_rater_takes_over_what_is_not_signed_and_rates_anew(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    """R45, IV.A.13–14."""
    path = f"/evaluations/{case[0]}"
    as_(town.chief.id).put(f"{path}/ratings", ABOVE, version=1)

    db.write(_hand_over, case[1], town)
    new = as_(town.head.id).get(path).json()
    old = as_(town.chief.id).get(path).json()

    assert (new["state"], new["ratings"], new["predikat"]) == ("open", None, None)
    assert new["may"] == ["rate"]
    assert (old["may"], old["ratings"]) == ([], None)
    assert [d["step"] for d in old["decisions"]] == ["rated", "handed_over"]
    assert [d["step"] for d in new["decisions"]] == ["handed_over"]
    assert new["decisions"][0]["old"] is None
    assert db.read(event_names)[-1] == "EvaluationHandedOver"


def test_what_is_signed_stays_with_who_signed_it(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    path = f"/evaluations/{case[0]}"
    as_(town.chief.id).put(f"{path}/ratings", MEETS, version=1)
    as_(town.chief.id).post(f"{path}/signature", version=2)

    db.write(_hand_over, case[1], town)

    assert as_(town.chief.id).get(path).json()["assessor"]["id"] == str(town.chief.id)


def test_the_year_shows_its_periods(town: Town, as_: As, db: Db) -> None:
    """R33: a periodic predikat that is not signed shows to its rater alone."""

    def prepare(session: Session) -> tuple[UUID, UUID]:
        work = make_plan(session, town.wayan, town.chief)
        for period_id in (Q1, Q2, YEAR):
            set_unit(session, town, town.puskesmas, period_id=period_id)
        first = make_evaluation(session, town.wayan, town.chief, work, Q1)
        second = make_evaluation(session, town.wayan, town.chief, work, Q2)
        as_signed[:] = [first, second]
        return first, make_evaluation(session, town.wayan, town.chief, work, YEAR)

    as_signed: list[UUID] = []
    _, year = db.write(prepare)
    chief = as_(town.chief.id)
    for key in as_signed:
        chief.put(f"/evaluations/{key}/ratings", MEETS, version=1)
    chief.post(f"/evaluations/{as_signed[0]}/signature", version=2)

    mine = chief.get(f"/evaluations/{year}").json()["periodic"]
    theirs = as_(town.wayan.id).get(f"/evaluations/{year}").json()["periodic"]

    assert [(p["period_id"], p["predikat"]) for p in mine] == [(Q1, "baik"), (Q2, "baik")]
    assert [(p["period_id"], p["predikat"]) for p in theirs] == [(Q1, "baik"), (Q2, None)]
    with clock.moved_to(datetime(2026, 12, 28, 2, tzinfo=UTC)):
        rated = as_(town.chief.id).put(f"/evaluations/{year}/ratings", MEETS, version=1)
    assert rated.json()["why"]["unit"]["period_id"] == YEAR


def test_the_rater_goes_from_one_to_the_next_by_name(town: Town, as_: As, db: Db) -> None:
    def prepare(session: Session) -> list[UUID]:
        people = (town.made, town.wayan)
        plans = [make_plan(session, person, town.chief) for person in people]
        pairs = zip(people, plans, strict=True)
        return [make_evaluation(session, one, town.chief, plan) for one, plan in pairs]

    made, wayan = (str(key) for key in db.write(prepare))
    chief = as_(town.chief.id)
    listed = chief.get("/evaluations", mine="assessor", period_id=Q3).json()
    queue = chief.get(f"/evaluations/{made}").json()["queue"]

    assert [line["id"] for line in listed["items"]] == [made, wayan]
    assert listed["total"] == 2
    assert queue == {
        "previous_id": None,
        "next_id": wayan,
        "position": 1,
        "total": 2,
        "unsigned": 2,
    }
    assert as_(town.wayan.id).get(f"/evaluations/{wayan}").json()["queue"] is None


@pytest.mark.parametrize(
    ("who", "wanted", "count"),
    [
        ("wayan", {}, 1),
        ("wayan", {"mine": "employee"}, 1),
        ("wayan", {"mine": "assessor"}, 0),
        ("chief", {"mine": "assessor", "state": "open"}, 1),
        ("chief", {"mine": "assessor", "state": "signed"}, 0),
        ("head", {}, 1),
        ("hr_agency", {}, 1),
        ("hr_city", {"sort": "due_on"}, 1),
        ("hr_city", {"period_id": Q1}, 0),
        ("auditor", {"updated_since": "2026-10-01T00:00:00Z"}, 1),
        ("made", {}, 0),
        ("stranger", {}, 0),
    ],
)
def test_everyone_lists_what_they_may_see(
    town: Town,
    as_: As,
    case: tuple[UUID, Work],
    who: str,
    wanted: dict[str, str | int],
    count: int,
) -> None:
    listed = as_(getattr(town, who).id).get("/evaluations", **wanted).json()

    assert (len(listed["items"]), listed["total"]) == (count, count)


def test_a_filter_that_is_no_state_is_refused(town: Town, as_: As) -> None:
    refused = as_(town.chief.id).get("/evaluations", state="selesai")

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "query/state"


def test_an_unknown_evaluation_is_not_there(town: Town, as_: As) -> None:
    refused = as_(town.hr_city.id).get(f"/evaluations/{new_id(1)}")

    assert (refused.status_code, problem_of(refused)) == (404, "not-found")


def _acting(session: Session, town: Town) -> None:
    session.add(
        Assessor(
            id=new_id(),
            agency_id=1,
            employee_id=town.wayan.id,
            assignment_id=town.wayan.assignment_id,
            assessor_id=town.made.id,
            kind=AssessorKind.PLH,
            valid_from=date(2026, 10, 1),
            valid_until=date(2026, 11, 1),
        )
    )
    session.flush()


def test_whoever_acts_today_rates_in_their_place(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    """R6: plh before the definitive assessor."""
    db.write(_acting, town)

    rated = as_(town.made.id).put(f"/evaluations/{case[0]}/ratings", MEETS, version=1)

    assert rated.status_code == 200, rated.text
    assert rated.json()["why"]["decided"]["id"] == str(town.made.id)


def _count(session: Session) -> int:
    return session.scalar(select(func.count(Evaluation.id))) or 0


def test_beginning_twice_opens_nothing_twice(town: Town, as_: As, db: Db) -> None:
    def prepare(session: Session) -> None:
        make_plan(session, town.wayan, town.chief)

    db.write(prepare)
    hr = as_(town.hr_city.id)
    hr.post(BEGIN)
    hr.post(BEGIN)

    assert db.read(_count) == 1
