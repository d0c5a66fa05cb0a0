"""The demo city: the same everywhere, whole, in every state, and true to the modules' own rules."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from api.achievements.models import Evidence, FrozenPeriod, Verdict
from api.achievements.queries import period_of
from api.analytics.models import PersonPeriodFacts
from api.analytics.queries import plans_of_cycle
from api.analytics.service import recompute
from api.demo.city import City
from api.demo.frame import CYCLE, Q3, read_frame
from api.demo.load import DemoRefused, demo_people_exist, load_city, refuse_demo
from api.demo.steps import STEPS
from api.evaluations.context import of_evaluation
from api.evaluations.models import Evaluation, EvaluationState, Predikat, Receipt
from api.evaluations.queries import find
from api.evaluations.unit_achievements.models import UnitAchievement
from api.feedback.models import Feedback, GiverRole
from api.foundation.event_tables import EventRecord
from api.foundation.types import canonical
from api.goals.models import Approach, Cascade, Goal, Plan, PlanForm, PlanState, PlanVersion
from api.goals.plan_views import agreed_content
from api.identity.actor import Actor
from api.identity.models import RoleGrant, User
from api.notifications import report_queries
from api.notifications.models import Task, TaskKind
from api.organization.models import Assessor, Assignment, AssignmentKind, Employee, EmployeeState
from tests.conftest import TODAY
from tests.demo.conftest import EMPLOYEES, Loaded

TABLES = [model for step in STEPS for model in step.models]


def _built(city: Loaded) -> City:
    built = City(city.read(read_frame), EMPLOYEES)
    for step in STEPS:
        step.build(built)
    return built


def _words(city: Loaded, column: Any) -> set[Any]:
    return set(city.read(lambda session: session.scalars(select(column).distinct()).all()))


def _text(rows: list[dict[str, Any]]) -> bytes:
    shown = [{k: v.hex() if isinstance(v, bytes) else v for k, v in row.items()} for row in rows]
    return canonical(shown)


def test_it_is_the_same_city_each_time_and_on_each_engine(city: Loaded) -> None:
    built, again = _built(city), _built(city)

    for model in TABLES:
        rows = built.tables.of(model)
        assert _text(rows) == _text(again.tables.of(model)), model
        kept = city.read(
            lambda session, table=model: session.scalar(select(func.count()).select_from(table))
        )
        assert kept == len(rows), model
    ids = set(city.read(lambda session: session.scalars(select(Goal.id)).all()))
    assert ids == {row["id"] for row in built.tables.of(Goal)}


def test_as_many_people_come_as_were_asked_for(city: Loaded) -> None:
    assert city.read(lambda s: s.scalar(select(func.count()).select_from(Employee))) == EMPLOYEES
    assert city.read(lambda s: s.scalar(select(func.count()).where(User.is_demo.is_(False)))) == 0


OCCURRING: list[tuple[Any, set[Any]]] = [
    (Plan.state, {"draft", "submitted", "returned", "agreed"}),
    (Plan.form, set(PlanForm)),
    (Plan.approach, set(Approach)),
    (Goal.cascade, set(Cascade)),
    (Evaluation.state, set(EvaluationState)),
    (Evaluation.predikat, {None, *Predikat}),
    (Evaluation.receipt, {None, *Receipt}),
    (Evidence.verdict, set(Verdict)),
    (Feedback.giver_role, set(GiverRole)),
    (RoleGrant.role, {"hr_agency", "hr_city", "auditor", "admin"}),
    (Assignment.kind, {"definitif", "plt", "rangkap"}),
    (Employee.state, {"aktif", "cltn", "tugas_belajar", "pensiun"}),
    (Task.kind, set(TaskKind) - {TaskKind.RENEW_TOKEN}),
]


@pytest.mark.parametrize(
    ("column", "wanted"), OCCURRING, ids=[str(column) for column, _ in OCCURRING]
)
def test_every_state_occurs(city: Loaded, column: Any, wanted: set[Any]) -> None:
    assert _words(city, column) == wanted


def test_somebody_on_duty_has_no_plan_yet(city: Loaded) -> None:
    without = select(func.count()).where(
        Employee.state == EmployeeState.AKTIF,
        Employee.nip.is_not(None),
        ~select(Plan.id).where(Plan.employee_id == Employee.id).exists(),
    )

    assert city.read(lambda session: session.scalar(without)) > 0


def test_who_rests_from_duty_has_no_plan(city: Loaded) -> None:
    """R24."""
    resting = select(func.count()).where(
        Employee.state.in_([EmployeeState.CLTN, EmployeeState.TUGAS_BELAJAR]),
        select(Plan.id).where(Plan.employee_id == Employee.id).exists(),
    )

    assert city.read(lambda session: session.scalar(resting)) == 0


def test_nobody_is_above_oneself(city: Loaded) -> None:
    pairs = city.read(lambda s: s.execute(select(Assessor.employee_id, Assessor.assessor_id)).all())
    above: dict[UUID, set[UUID]] = {}
    for employee, assessor in pairs:
        above.setdefault(employee, set()).add(assessor)

    for person in above:
        seen, left = set[UUID](), set(above[person])
        while left:
            seen |= left
            left = {up for one in left for up in above.get(one, set())} - seen
        assert person not in seen


def test_everything_that_is_referred_to_is_there(city: Loaded) -> None:
    if city.app.state.database.engine == "sqlite":
        assert city.read(lambda s: s.execute(text("PRAGMA foreign_key_check")).all()) == []
    lost = select(func.count()).where(
        Evaluation.unit_achievement_id.is_not(None),
        ~select(UnitAchievement.id)
        .where(UnitAchievement.id == Evaluation.unit_achievement_id)
        .exists(),
    )
    outside = select(func.count()).where(
        Goal.outside_parent_id.is_not(None), Goal.parent_text.is_(None)
    )

    assert city.read(lambda session: session.scalar(lost)) == 0
    assert city.read(lambda session: session.scalar(outside)) == 0


def test_facts_are_what_counting_anew_gives(city: Loaded) -> None:
    before = city.read(_facts)
    city.write(lambda session: recompute(session, plans_of_cycle(session, CYCLE)))

    assert city.read(_facts) == before


def _facts(session: Session) -> Sequence[Any]:
    columns = [c for c in PersonPeriodFacts.__table__.columns if c.name != "updated_at"]
    order = (PersonPeriodFacts.period_id, PersonPeriodFacts.assignment_id)
    return session.execute(select(*columns).order_by(*order)).all()


def test_whoever_has_not_reported_all_has_the_task(city: Loaded) -> None:
    found = city.read(report_queries.reports_of_period, CYCLE, Q3)
    due = {row["plan_id"] for row in found if row["reported"] < row["indicators"]}
    open_ones = select(Task.subject_id).where(Task.kind == TaskKind.REPORT)

    assert set(city.read(lambda session: session.scalars(open_ones).all())) == due


def test_what_was_agreed_is_kept_as_goals_would_keep_it(city: Loaded) -> None:
    agreed = select(PlanVersion.plan_id, PlanVersion.content, PlanVersion.sha256).limit(25)
    for plan_id, content, digest in city.read(lambda session: session.execute(agreed).all()):
        assert hashlib.sha256(canonical(content)).digest() == digest
        whole = city.read(agreed_content, plan_id)
        plan = city.read(lambda s, key=plan_id: s.scalars(select(Plan).where(Plan.id == key)).one())
        if plan.agreed_by != plan.assessor_id:
            assert content["assessor"]["id"] == str(plan.agreed_by)
            whole["assessor"] = content["assessor"]
        assert canonical(content) == canonical(whole)


def test_what_is_signed_is_frozen_and_nothing_else(city: Loaded) -> None:
    signed = select(Evaluation.plan_id, Evaluation.period_id, Evaluation.signed_at).where(
        Evaluation.signed_at.is_not(None)
    )
    frozen = select(FrozenPeriod.plan_id, FrozenPeriod.period_id, FrozenPeriod.frozen_at)

    found = city.read(lambda session: set(map(tuple, session.execute(frozen))))

    assert found == city.read(lambda session: set(map(tuple, session.execute(signed))))
    plan_id, period_id, moment = next(iter(found))
    assert city.read(period_of, plan_id, CYCLE, period_id)["frozen_at"] == moment


def test_nobody_is_asked_to_replace_what_is_frozen(city: Loaded) -> None:
    asked = select(Task.period_id).where(Task.kind == TaskKind.REPLACE_EVIDENCE).distinct()

    assert city.read(lambda session: list(session.scalars(asked))) == [Q3]


def test_what_was_signed_is_kept_as_evaluations_would_keep_it(city: Loaded) -> None:
    signed = (EvaluationState.SIGNED, EvaluationState.ACKNOWLEDGED)
    some = select(Evaluation.id, Evaluation.assessor_id).where(Evaluation.state.in_(signed))
    for key, assessor_id in city.read(lambda session: session.execute(some.limit(60)).all()):
        kept, live = city.read(_content, Actor("person", assessor_id, 0, "session", key), key)
        assert canonical(kept) == canonical(live)


def _content(session: Session, actor: Actor, key: UUID) -> tuple[Any, Any]:
    head = find(session, actor, key)
    kept: Any = session.get_one(Evaluation, (key, head["agency_id"])).content
    return kept["context"], of_evaluation(session, actor, head, "document")


def test_nothing_has_happened_after_today(city: Loaded) -> None:
    built = _built(city)
    for model in TABLES:
        for row in built.tables.of(model):
            late = [name for name, said in row.items() if _is_after_today(said)]
            assert not late, (model, late, row)


def _is_after_today(said: Any) -> bool:
    return isinstance(said, datetime) and said > TODAY


def test_agreed_plans_have_a_version_and_others_none(city: Loaded) -> None:
    agreed = city.read(
        lambda s: set(s.scalars(select(Plan.id).where(Plan.state == PlanState.AGREED)))
    )

    assert set(city.read(lambda s: s.scalars(select(PlanVersion.plan_id)).all())) == agreed


def test_one_event_says_that_the_city_came(city: Loaded) -> None:
    assert (
        city.read(lambda s: s.scalars(select(EventRecord.name)).all()).count("DemoCityLoaded") == 1
    )


def test_whoever_acts_has_two_plans(city: Loaded) -> None:
    """Design 9.20."""
    acting = select(Assignment.employee_id).where(Assignment.kind == AssignmentKind.PLT)
    mine = select(func.count()).where(Plan.employee_id.in_(acting))

    assert city.read(lambda session: session.scalar(mine)) == 2


def test_it_never_joins_people_who_are_there_already(city: Loaded) -> None:
    with pytest.raises(DemoRefused):
        city.runner.run(load_city(city.app.state.database, EMPLOYEES))


def test_a_production_server_refuses_to_start_beside_it(city: Loaded) -> None:
    """Design 9.15."""
    assert city.read(demo_people_exist) is True
    with pytest.raises(DemoRefused):
        city.read(refuse_demo)
