"""What a request costs in statements: a number for each hot operation, which rows do not change.

The credential's statement is counted, `BEGIN` and `COMMIT` are not. Both engines are asked the same, but for
writes, which PostgreSQL takes in one statement (`foundation/gathering`).
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.dialects.sqlite import dialect as sqlite
from sqlalchemy.orm import Session

import api
from api.evaluations import context_statements
from api.foundation.rows import TypedSelect
from api.goals.models import PlanState
from tests.conftest import Db
from tests.found import found
from tests.goals.factories import Q3, MadePlan, make_plan
from tests.http import Client
from tests.people import Town, make_employee
from tests.statements import FRAME, listening, recorded, statements

REPORT = {"postgresql": 6, "sqlite": 10}
"""Credential, Idempotency-Key, plan (seen and locked), period, lines; then line, receipt, event, outbox and
the kept answer. With BEGIN and COMMIT a report on PostgreSQL goes eight times there and back."""
LAST_LINE = {"postgresql": 6, "sqlite": 11}
"""It closes the task."""
READS = {
    "/team": 3,
    "/tasks": 2,
    "/facts/me": 3,
    "/leadership": 5,
    "/me": 3,
    "/employees": 3,
    "/plans?cycle_id=20261": 3,
    "/evaluations": 3,
    "/plans/{plan}": 2,
    "/plans/{plan}/periods/20260709/report": 7,
}
SNAPSHOT = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "sqlite": "BEGIN"}
LARGE = (
    "employees", "plans", "goals", "indicators", "achievements", "evaluations", "events", "tasks",
    "person_period_facts", "feedback", "evidence", "sessions", "users",
)  # fmt: skip
"""Tables that grow with the city."""


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    with recorded():
        yield


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _sent(client: Client, path: str) -> list[str]:
    with listening() as found:
        response = client.get(path)
    assert response.status_code == 200, response.text
    return statements(found)


def _more_people(session: Session, town: Town) -> None:
    for number in range(12):
        person = make_employee(
            session, town.puskesmas, f"Orang {number}", assessor_id=town.chief.id
        )
        make_plan(session, person, town.chief, PlanState.AGREED)


@pytest.mark.parametrize("path", READS)
def test_a_read_takes_its_number_of_statements_however_many_rows(
    path: str, town: Town, plan: MadePlan, db: Db, as_: Callable[[UUID], Client]
) -> None:
    chief = as_(town.chief.id)
    address = path.format(plan=plan.id)
    few = _sent(chief, address)
    db.write(_more_people, town)

    many = _sent(chief, address)

    assert len(few) == READS[path], "\n\n".join(few)
    assert many == few


@pytest.mark.parametrize("path", READS)
def test_a_read_sees_one_moment(
    path: str, town: Town, plan: MadePlan, db: Db, as_: Callable[[UUID], Client]
) -> None:
    """What asks one statement beside the credential's does; all else asks in one transaction."""
    chief = as_(town.chief.id)
    with listening() as found:
        chief.get(path.format(plan=plan.id))

    frame = [(number, sql) for number, sql in enumerate(found) if sql.startswith(FRAME)]
    opened = [(0, SNAPSHOT[db.database.engine]), (len(found) - 1, "ROLLBACK")]
    assert frame == ([] if READS[path] == 2 else opened)


def test_what_says_that_it_asks_one_statement_is_watched_here() -> None:
    modules = pkgutil.walk_packages(api.__path__, "api.")
    everything = [vars(importlib.import_module(one.name)).values() for one in modules]
    functions = {one for of in everything for one in of if isinstance(one, FunctionType)}
    marked = {one.__name__ for one in functions if hasattr(one, "is_one_statement")}

    assert marked == {"get_plan", "list_tasks"}
    assert list(READS.values()).count(2) == len(marked)


def test_a_report_takes_its_number_of_statements(
    town: Town, plan: MadePlan, db: Db, as_: Callable[[UUID], Client]
) -> None:
    wayan = as_(town.wayan.id)
    path = f"/plans/{plan.id}/periods/{Q3}/report"
    found: list[list[str]] = []
    said = ({"value": "5"}, {"value": "5"}, {"narrative": "Terpasang"})
    for number, words in enumerate(said):
        line = {"indicator_id": str(plan.indicators[number]), **words}
        with listening() as sent:
            response = wayan.post(path, {"lines": [line]}, key=f"report-{number}")
        assert response.status_code == 201, response.text
        found.append(statements(sent))

    engine = db.database.engine
    assert len(found[0]) == REPORT[engine], "\n\n".join(found[0])
    assert len(found[-1]) == LAST_LINE[engine], "\n\n".join(found[-1])


def test_a_repeated_report_takes_three(
    town: Town, plan: MadePlan, as_: Callable[[UUID], Client]
) -> None:
    """The credential, the key that is taken, the answer that it got."""
    wayan = as_(town.wayan.id)
    path = f"/plans/{plan.id}/periods/{Q3}/report"
    body = {"lines": [{"indicator_id": str(plan.indicators[0]), "value": "5"}]}
    wayan.post(path, body, key="once")

    with listening() as sent:
        response = wayan.post(path, body, key="once")

    assert response.headers["Idempotent-Replay"] == "true"
    assert len(statements(sent)) == 3, "\n\n".join(sent)


@pytest.mark.parametrize("path", [p for p in READS if "{plan}" in p or p in ("/team", "/tasks")])
@pytest.mark.parametrize("engine", ["sqlite"])
def test_no_hot_read_reads_a_whole_table(
    path: str, town: Town, plan: MadePlan, db: Db, as_: Callable[[UUID], Client]
) -> None:
    """SQLite's planner says so; what has an index for it has it on PostgreSQL too."""
    asked = _sent(as_(town.chief.id), path.format(plan=plan.id))

    scanned = [line for one in found(asked) for line in db.read(_plan_of, one) if _is_large(line)]

    assert scanned == []


@pytest.mark.parametrize("engine", ["sqlite"])
def test_no_part_of_an_evaluation_reads_a_whole_table(db: Db) -> None:
    """What an evaluation is judged by comes from its own plan's rows."""
    named = vars(context_statements).values()
    parts = [*named, *context_statements.FEEDBACK.values()]
    asked = [
        str(one.statement.compile(dialect=sqlite()))
        for one in parts
        if isinstance(one, TypedSelect)
    ]

    scanned = [line for one in asked for line in db.read(_plan_of, one) if _is_large(line)]

    assert len(asked) > 5
    assert scanned == []


def _plan_of(session: Session, sql: str) -> list[str]:
    driver: Any = session.connection().connection.driver_connection
    values = [None] * sql.count("?")
    return [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


def _is_large(line: str) -> bool:
    words = line.split()
    return words[0] == "SCAN" and words[1].rstrip("_0123456789") in LARGE and "INDEX" not in words
