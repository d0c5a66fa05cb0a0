"""What the hot paths cost, in statements; it must not creep up, nor grow with the number of lines."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.achievements.queries import get_report
from api.achievements.schemas import Report
from api.achievements.service import report
from tests.achievements.factories import actor_of
from tests.conftest import Db
from tests.goals.factories import Q3, MadePlan, make_plan
from tests.people import Town
from tests.statements import listening, recorded, statements

READING = 3
"""See and lock the plan, read the period, read the lines."""
WRITING = {"postgresql": 1, "sqlite": 4}
"""Lines, receipt, event, outbox."""
CORRECTING = {"postgresql": 3, "sqlite": 5}
"""The same with two for what is corrected, revision and update, instead of one for what is new."""
DONE = {"postgresql": 0, "sqlite": 1}
"""A whole report closes its task; on PostgreSQL with the rest."""
SAID: tuple[dict[str, str], ...] = ({"value": "5"}, {"value": "5"}, {"narrative": "Terpasang"})
ALL = (0, 1, 2)
INSERTED = re.compile(r"INSERT INTO (\w+)")
FORM = 6
"""See the plan, period, borders, lines with their year, evidence, the assessor's name."""


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    with recorded():
        yield


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _sent(plan: MadePlan, numbers: tuple[int, ...], version: int | None = None) -> Report:
    lines = [
        {"indicator_id": str(plan.indicators[n]), **SAID[n], "version": version} for n in numbers
    ]
    return Report.model_validate({"lines": lines})


def _cost(db: Db, town: Town, plan: MadePlan, sent: Report) -> list[str]:
    with listening() as found:
        db.write(report, actor_of(town.wayan), plan.id, Q3, sent)
    return statements(found)


@pytest.mark.parametrize("numbers", [(0,), (0, 1), ALL])
def test_a_report_takes_a_known_number_of_statements(
    town: Town, plan: MadePlan, db: Db, numbers: tuple[int, ...]
) -> None:
    sent = _cost(db, town, plan, _sent(plan, numbers))

    engine = db.database.engine
    assert len(plan.indicators) == len(ALL)
    done = DONE[engine] if numbers == ALL else 0
    assert len(sent) == READING + WRITING[engine] + done, "\n\n".join(sent)
    written = Counter(table for one in sent for table in INSERTED.findall(one))
    assert written == Counter(achievements=1, receipts=1, events=1, event_outbox=1)


@pytest.mark.parametrize("numbers", [(0,), (0, 1)])
def test_a_correction_costs_one_more_however_many_lines(
    town: Town, plan: MadePlan, db: Db, numbers: tuple[int, ...]
) -> None:
    _cost(db, town, plan, _sent(plan, (0, 1)))

    sent = _cost(db, town, plan, _sent(plan, numbers, version=1))

    engine = db.database.engine
    assert len(sent) == READING + CORRECTING[engine], "\n\n".join(sent)


def test_the_plan_is_locked_before_anything_is_counted(
    town: Town, plan: MadePlan, db: Db, engine: str
) -> None:
    """One person's devices queue here; SQLite has one writer anyway."""
    sent = _cost(db, town, plan, _sent(plan, (0,)))

    locks = [n for n, one in enumerate(sent) if "FOR NO KEY UPDATE" in one]
    first_line = next(n for n, one in enumerate(sent) if "achievements" in one)
    assert engine == "sqlite" or locks[0] < first_line
    assert engine == "postgresql" or not locks


def test_the_form_takes_the_same_few_statements_whatever_is_in_it(
    town: Town, plan: MadePlan, db: Db
) -> None:
    def form(session: Session) -> Any:
        return get_report(session, actor_of(town.wayan), plan.id, Q3)

    found = []
    for numbers in ((0,), (1,)):
        with listening() as sent:
            db.write(form)
        found.append(statements(sent))
        db.write(report, actor_of(town.wayan), plan.id, Q3, _sent(plan, numbers))

    assert [len(one) for one in found] == [FORM, FORM], "\n\n".join(found[0])
