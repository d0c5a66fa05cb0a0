"""The demo city: the same everywhere, whole, in every state, and true to its own figures."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from api.achievements.models import FrozenPeriod
from api.achievements.models import Receipt as ReportReceipt
from api.analytics.models import PersonPeriodFacts
from api.analytics.service import wrong_facts
from api.evaluations.models import Evaluation
from api.foundation.anchors import chain_heads
from api.foundation.chain_check import check_chains
from api.foundation.event_tables import EventLink, EventRecord
from api.foundation.soft_references import referring_columns
from api.goals.models import Goal, Plan, PlanState
from api.identity.demo_people import DemoPeopleFound, refuse_demo_people
from api.identity.models import User
from api.notifications import report_queries
from api.notifications.models import Task, TaskKind
from api.organization.models import (
    ENDED,
    Assessor,
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeKind,
    EmployeeState,
)
from api.organization.people.obligation import BOUND
from api.record_check import Mismatch, Wanted, check_records
from demo.days import CYCLE, CYCLES, Q3, TEACHERS, WHOLE_YEAR
from demo.load import USUAL, DemoRefused, load_city
from tests.conftest import TODAY
from tests.databases import ENGINES
from tests.demo.content import content
from tests.demo.town import Loaded, copy_of_city
from tests.found import found


def _all(city: Loaded, statement: Any) -> Sequence[Any]:
    found: Sequence[Any] = city.read(lambda session: session.execute(statement).all())
    return found


@pytest.mark.timeout(900)  # it waits for both engines, and loads once more
def test_it_is_the_same_city_each_time_and_on_each_engine(tmp_path: Path) -> None:
    told = []
    with asyncio.Runner() as runner:
        for engine in ENGINES:
            loaded = Loaded(copy_of_city(engine, tmp_path, runner), tmp_path, runner)
            told.append(loaded.read(content))
            loaded.close()

    for first, second in found(zip(*told, strict=True)):
        assert len(first) > 80
        assert first == second


def test_as_many_people_come_as_were_asked_for(city: Loaded) -> None:
    assert _all(city, select(func.count(Employee.id))) == [(USUAL,)]
    assert _all(city, select(User.login_key).where(User.is_demo.is_(False))) == []


def test_somebody_on_duty_has_no_plan_yet(city: Loaded) -> None:
    without = select(Employee.name).where(
        Employee.state == EmployeeState.AKTIF,
        Employee.kind != EmployeeKind.PEJABAT_NEGARA,
        ~select(Plan.id).where(Plan.employee_id == Employee.id).exists(),
    )

    assert _all(city, without)


def test_who_rests_from_duty_has_no_plan(city: Loaded) -> None:
    """II.C.8."""
    resting = set(EmployeeState) - ENDED - set(BOUND)
    people = select(Employee.id).where(Employee.state.in_(resting))

    assert len(_all(city, people)) == len(resting)
    assert _all(city, select(Plan.id).where(Plan.employee_id.in_(people))) == []


def test_who_studies_has_a_plan_of_the_study_and_is_evaluated(city: Loaded) -> None:
    """II.B.2, IV.A.16."""
    studying = select(Employee.id).where(Employee.state == EmployeeState.TUGAS_BELAJAR)
    goals = select(Goal.text).join(Plan, Plan.id == Goal.plan_id)
    judged = select(Evaluation.predikat).where(Evaluation.employee_id.in_(studying))

    assert ("Hasil evaluasi akademik sesuai ekspektasi",) in _all(
        city, goals.where(Plan.employee_id.in_(studying), Plan.state == PlanState.AGREED)
    )
    assert [one for (one,) in _all(city, judged) if one is not None]


def test_nobody_is_above_oneself(city: Loaded) -> None:
    above: dict[UUID, set[UUID]] = {}
    for employee, assessor in _all(city, select(Assessor.employee_id, Assessor.assessor_id)):
        above.setdefault(employee, set()).add(assessor)

    assert len(above) == USUAL - 1
    for person in above:
        seen, left = set[UUID](), set(above[person])
        while left:
            seen |= left
            left = {up for one in left for up in above.get(one, set())} - seen
        assert person not in seen


def test_everything_that_is_referred_to_is_there(city: Loaded) -> None:
    if city.engine == "sqlite":
        assert _all(city, text("PRAGMA foreign_key_check")) == []
    people = {row[0] for row in _all(city, select(User.id))}
    columns = referring_columns("users")

    assert len(columns) > 5
    for column in columns:
        named = {row[0] for row in _all(city, select(column).where(column.is_not(None)))}
        assert named <= people, column


def test_facts_are_what_counting_anew_gives(city: Loaded) -> None:
    assert len(_all(city, select(PersonPeriodFacts.assignment_id))) > 2 * USUAL
    assert city.read(wrong_facts) == []


def test_whoever_has_not_reported_all_has_the_task(city: Loaded) -> None:
    found = city.read(report_queries.reports_of_period, CYCLE, Q3)
    found += city.read(report_queries.reports_of_period, CYCLES[TEACHERS], WHOLE_YEAR)
    due = {row["plan_id"] for row in found if row["reported"] < row["indicators"]}
    open_ones = select(Task.subject_id).where(
        Task.kind == TaskKind.REPORT, Task.closed_at.is_(None)
    )

    assert due
    assert {row[0] for row in _all(city, open_ones)} == due


def test_what_is_signed_is_frozen_and_nothing_else(city: Loaded) -> None:
    signed = select(Evaluation.plan_id, Evaluation.period_id).where(
        Evaluation.signed_at.is_not(None)
    )
    frozen = set(_all(city, select(FrozenPeriod.plan_id, FrozenPeriod.period_id)))

    assert len(frozen) > USUAL
    assert frozen == set(_all(city, signed))


def test_nobody_is_asked_to_replace_what_is_frozen(city: Loaded) -> None:
    asked = select(Task.period_id).where(
        Task.kind == TaskKind.REPLACE_EVIDENCE, Task.closed_at.is_(None)
    )

    assert set(_all(city, asked)) == {(Q3,)}


def test_all_that_happened_is_in_order(city: Loaded) -> None:
    assert len(city.read(chain_heads)[1]) == 6
    assert city.read(check_chains, []).findings == []
    sealed = select(EventLink.event_id).where(EventLink.event_id == EventRecord.id)
    before = select(EventRecord.name).where(EventRecord.occurred_at < TODAY)
    assert len(_all(city, before)) > 5_000
    assert _all(city, before.where(~sealed.exists())) == []


def test_every_record_is_what_its_event_says(city: Loaded) -> None:
    async def check() -> list[Mismatch]:
        return [one async for one in check_records(city.app.state.database, Wanted())]

    assert len(_all(city, select(ReportReceipt.id))) > USUAL
    found = city.runner.run(check())
    given = {one.id for one in found if one.kind == "password" and one.event_id is None}
    assert given == {
        key for (key,) in _all(city, select(User.id).where(User.password_hash.is_not(None)))
    }
    assert {one.id for one in found} == given


def test_whoever_acts_has_two_plans(city: Loaded) -> None:
    """Design 9.20."""
    acting = select(Assignment.employee_id).where(Assignment.kind == AssignmentKind.PLT)
    states = _all(city, select(Plan.state).where(Plan.employee_id.in_(acting)))

    assert [state for (state,) in states] == [PlanState.AGREED] * 2


def test_it_never_joins_people_who_are_there_already(city: Loaded, tmp_path: Path) -> None:
    with pytest.raises(DemoRefused):
        city.runner.run(load_city(city.app.state.database, tmp_path))


def test_a_production_server_refuses_to_start_beside_it(city: Loaded) -> None:
    """Design 9.15."""
    with pytest.raises(DemoPeopleFound):
        city.read(refuse_demo_people)
