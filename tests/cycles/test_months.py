"""R101: a year that is reported whole is compared by its last whole month while it runs."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.analytics.models import PersonPeriodFacts
from api.analytics.service import wrong_facts
from api.cycles.months import tell_of_months
from api.foundation.daily import Days
from api.organization.models import Assignment
from tests.conftest import Db
from tests.cycles.teaching import YEAR, School, open_school
from tests.evaluations.year_of_moves import on
from tests.http import Client
from tests.people import Town

As = Callable[..., Client]
INDICATORS = 3


@pytest.fixture
def school(town: Town, as_: As, db: Db) -> School:
    return open_school(town, as_, db)


def _expected(session: Session, employee_id: UUID) -> int:
    facts = select(PersonPeriodFacts.expected_sum).where(
        PersonPeriodFacts.employee_id == employee_id, PersonPeriodFacts.period_id == YEAR
    )
    return session.scalars(facts).one()


def _post(session: Session, employee_id: UUID) -> UUID:
    return session.scalars(select(Assignment.id).where(Assignment.employee_id == employee_id)).one()


def _tracks(school: School, plan: Any) -> set[tuple[str, int]]:
    shown = school.teacher.get(f"/plans/{plan['id']}/periods/{YEAR}/report").json()
    return {(one["track"], one["expected_bp"]) for one in shown["indicators"]}


def test_what_is_expected_of_a_year_grows_month_by_month(school: School, db: Db) -> None:
    with on("2026-01-20"):
        plan = school.agreed()
    with on("2026-07-06"):
        school.reports(plan, "2")
        db.count()
        assert _tracks(school, plan) == {("on_track", 5000)}
        assert db.read(_expected, school.teacher_id) == INDICATORS * 5000
    with on("2026-09-01"):
        post = db.read(_post, school.teacher_id)
        assert f"{YEAR} {post}" in db.read(wrong_facts)
        assert db.write(tell_of_months, Days(date(2026, 8, 31), date(2026, 9, 1))) == 1
        db.count()
        assert _tracks(school, plan) == {("far_behind", 6666)}
        assert db.read(_expected, school.teacher_id) == INDICATORS * 6666
        assert f"{YEAR} {post}" not in db.read(wrong_facts)


@pytest.mark.parametrize(
    ("after", "until", "told"),
    [
        (date(2026, 8, 30), date(2026, 8, 31), 0),
        (date(2026, 8, 31), date(2026, 9, 2), 1),
        (date(2026, 6, 15), date(2026, 9, 2), 1),
        (date(2027, 1, 31), date(2027, 2, 1), 0),
    ],
)
def test_a_month_is_told_once(school: School, db: Db, after: date, until: date, told: int) -> None:
    assert db.write(tell_of_months, Days(after, until)) == told
