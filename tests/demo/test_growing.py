"""A larger city: copies of people with all that is theirs, nobody twice, every figure as counted."""

import hashlib
import re
from typing import Any

from sqlalchemy import func, select, text

from api.achievements.models import Receipt
from api.achievements.service import receipt_number
from api.analytics.models import PersonPeriodFacts
from api.analytics.service import wrong_facts
from api.evaluations.context import of_evaluation
from api.evaluations.models import Evaluation
from api.evaluations.queries import find
from api.foundation.event_tables import EventRecord
from api.foundation.ids import CITY, agency_of
from api.foundation.types import canonical, plain
from api.goals.models import Plan, PlanVersion
from api.goals.plan_views import agreed_content
from api.identity.actor import Actor
from api.identity.models import Role, RoleGrant
from api.organization.models import Agency, Employee, EmployeeNumber, EmployeeState, Unit
from api.tables import metadata
from demo.load import DemoCityLoaded
from demo.multiply.models import OF_CITY, copied_tables, owner_column
from tests.demo.conftest import GROWN
from tests.demo.town import Loaded
from tests.found import found


def test_every_table_is_copied_or_of_the_city() -> None:
    """Whoever adds a table without an owner among people says so in `OF_CITY`."""
    assert set(metadata.tables) >= OF_CITY
    for table in found(copied_tables()):
        assert owner_column(table) in table.columns


def test_as_many_people_come_as_were_asked_for(grown: Loaded) -> None:
    assert grown.read(lambda s: s.scalar(select(func.count(Employee.id)))) == GROWN
    twins = select(func.count(Employee.id)).join(Unit, Unit.id == Employee.unit_id)
    there = twins.where(func.substr(Unit.code, func.length(Unit.code) - 1) == "-2")
    assert grown.read(lambda s: s.scalar(there)) > GROWN / 6


def test_nobody_has_the_number_of_another(grown: Loaded) -> None:
    numbers = grown.read(lambda s: s.scalars(select(EmployeeNumber.number)).all())
    names = grown.read(lambda s: s.scalars(select(Employee.name)).all())

    assert len(set(numbers)) == len(numbers) == GROWN - 1
    assert len(set(names)) > GROWN * 0.8
    assert all(re.fullmatch(r"\d{15}9\d\d", number) for number in numbers)


def test_everything_that_is_referred_to_is_there(grown: Loaded) -> None:
    if grown.engine == "sqlite":
        check = text("PRAGMA foreign_key_check")
        assert grown.read(lambda s: s.execute(check).all()) == []
    for table in found(copied_tables()):
        if "agency_id" in table.columns and "id" in table.columns and table.name not in _REGISTRY:
            query = select(table.c.id, table.c.agency_id)
            rows = grown.read(lambda s, wanted=query: s.execute(wanted).all())
            assert rows, table
            assert all(agency_of(key) == agency for key, agency in rows), table


_REGISTRY = frozenset({"users", "employees", "assignments", "assessors"})
"""Their keys belong to the city, wherever somebody serves."""


def test_facts_are_what_counting_anew_gives(grown: Loaded) -> None:
    kept = select(PersonPeriodFacts.assignment_id)

    assert len(grown.read(lambda session: session.execute(kept).all())) > 2 * GROWN
    assert grown.read(wrong_facts) == []


def _without_grades(content: Any) -> Any:
    """Leave out the golongan of people: promotions change it, and no document of before."""
    if isinstance(content, dict):
        return {name: _without_grades(one) for name, one in content.items() if name != "grade"}
    return [_without_grades(one) for one in content] if isinstance(content, list) else content


def test_what_was_agreed_is_kept_as_goals_would_keep_it(grown: Loaded) -> None:
    """But for plans that were shortened or handed over since, and the golongan of who was promoted."""
    wanted = select(PlanVersion.plan_id, PlanVersion.content, PlanVersion.sha256)
    same = 0
    kept = grown.read(lambda session: session.execute(wanted).all())
    for plan_id, content, digest in kept:
        assert hashlib.sha256(canonical(content)).digest() == digest
        now = plain(grown.read(agreed_content, plan_id))
        same += _without_grades(content) == _without_grades(now)

    assert len(kept) > GROWN * 0.8
    assert same >= len(kept) - 12


def test_what_was_signed_is_kept_as_evaluations_would_keep_it(grown: Loaded) -> None:
    """But for those of who has left, whose superior is the one of then, and the golongan of the promoted."""
    signed = (
        select(Evaluation.id, Evaluation.assessor_id)
        .join(Employee, Employee.id == Evaluation.assessor_id)
        .where(Evaluation.signed_at.is_not(None), Employee.state == EmployeeState.AKTIF)
    )
    keys = grown.read(lambda session: session.execute(signed).all())[::3]

    assert len(keys) > GROWN / 3
    for key, assessor_id in keys:
        kept, live = grown.read(_content, Actor("person", assessor_id, 0, "session", key), key)
        assert _without_grades(kept) == _without_grades(live)


def _content(session: Any, actor: Actor, key: Any) -> tuple[Any, Any]:
    head = find(session, actor, key)
    kept: Any = session.get_one(Evaluation, (key, head["agency_id"])).content
    return kept["context"], plain(of_evaluation(session, actor, head, "document"))


def test_receipts_have_numbers_of_their_own(grown: Loaded) -> None:
    rows = grown.read(lambda s: s.execute(select(Receipt.id, Receipt.number)).all())

    assert len({number for _, number in rows}) == len(rows) > GROWN
    assert all(number == receipt_number(key) for key, number in rows)


def test_copies_serve_goals_of_their_own_leaders(grown: Loaded) -> None:
    strangers = text(
        "SELECT count(*) FROM goals g JOIN plans p ON p.id = g.plan_id"
        " JOIN goals above ON above.id = coalesce(g.parent_id, g.outside_parent_id)"
        " JOIN plans led ON led.id = above.plan_id"
        " WHERE p.state = 'agreed' AND p.agreed_by <> led.employee_id"
    )
    assert grown.read(lambda session: session.scalar(strangers)) == 0
    assert grown.read(lambda s: s.scalar(select(func.count(Plan.id)))) > GROWN * 0.9


def test_one_event_says_that_the_city_came_and_copies_leave_none(grown: Loaded) -> None:
    names = grown.read(lambda s: s.scalars(select(EventRecord.name)).all())

    assert names.count(DemoCityLoaded.__name__) == 1
    assert names.count("PlanAgreed") < 200


def test_every_agency_has_somebody_who_administers_its_people(grown: Loaded) -> None:
    served = select(RoleGrant.for_agency_id).where(RoleGrant.role == Role.HR_AGENCY)
    agencies = set(grown.read(lambda s: s.scalars(select(Agency.id)).all())) - {CITY}

    assert len(agencies) == 5
    assert set(grown.read(lambda session: session.scalars(served).all())) == agencies
