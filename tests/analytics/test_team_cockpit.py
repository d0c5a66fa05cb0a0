"""The cockpit of who leads no unit: the same page over the people whom they assess today."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from api.analytics.live_figures import CountedUnits
from api.analytics.tallies import Tally
from api.foundation.clock import today
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.organization.models import Assessor, AssessorKind
from tests.analytics.chasing import listed, missing_in, remind, reminded
from tests.analytics.happenings import Happenings, opened
from tests.analytics.test_cockpit import _period, _week_ago
from tests.analytics.test_live_figures import _submit, _topics
from tests.conftest import Db
from tests.evaluations.factories import Q3, make_plan, report, set_unit
from tests.http import Client, problem_of
from tests.people import NEW_YEAR, Person, Town, make_employee

As = Callable[..., Client]
PATHS = ("/cockpit", "/cockpit/units", "/cockpit/people", "/cockpit/positions")


def _delegate(session: Session, town: Town, until: date = date(9999, 12, 31)) -> None:
    """Made, who leads no unit, assesses Wayan in the chief's place, and a teacher of another agency."""
    session.add(
        Assessor(
            id=new_id(),
            agency_id=town.wayan.agency_id,
            employee_id=town.wayan.id,
            assignment_id=town.wayan.assignment_id,
            assessor_id=town.made.id,
            kind=AssessorKind.DELEGASI,
            valid_from=NEW_YEAR,
            valid_until=until,
        )
    )
    teacher = make_employee(session, town.disdik, "Ni Luh Sari", assessor_id=town.made.id)
    town.extra["teacher"] = teacher


def _team(session: Session, town: Town) -> None:
    _delegate(session, town)
    work = make_plan(session, town.extra["teacher"], town.made)
    report(session, town.extra["teacher"], work, 80)
    set_unit(session, town, town.puskesmas)
    _period(session, town)


def _people(client: Client, **wanted: Any) -> set[str]:
    found = client.get("/cockpit/people", period_id=Q3, **wanted).json()
    return {line["employee"]["name"] for line in found["items"]}


def test_a_team_is_looked_at_like_a_unit(town: Town, as_: As, db: Db) -> None:
    db.write(_team, town)
    made = as_(town.made.id)

    found = made.get("/cockpit", period_id=Q3).json()
    again = made.get("/cockpit", period_id=Q3, unit_id=town.made.id).json()

    team = {"id": str(town.made.id), "name": f"Tim {town.made.name}", "kind": None}
    assert (found["unit"], found["tops"], found["above"]) == (team, [team], [])
    assert (again["unit"], again["figures"]) == (team, found["figures"])
    wanted = {"posts": 2, "far_behind": 1, "complete": 1, "unreported": 1, "evidence_returned": 1}
    assert {name: found["figures"][name] for name in wanted} == wanted
    assert found["counted_at"] is not None
    assert made.get("/cockpit/units", period_id=Q3).json()["items"] == []
    assert found["guideline"] is None, "what an organization achieved says nothing of a team"
    assert _people(made) == {town.wayan.name, "Ni Luh Sari"}
    assert _people(made, listed="help") == {town.wayan.name}


@pytest.mark.parametrize("seed", range(3))
def test_every_number_of_a_team_is_as_long_as_its_list(
    town: Town, as_: As, db: Db, seed: int
) -> None:
    happenings = Happenings(town, random.Random(seed))  # noqa: S311 - a test's dice
    db.write(_delegate, town)
    db.write(publish, opened(Q3))
    for _ in range(30):
        db.write(happenings.next)
    db.count()
    made = as_(town.made.id)

    figures = made.get("/cockpit", period_id=Q3).json()["figures"]
    kinds = made.get("/cockpit/positions", period_id=Q3).json()["items"]

    assert figures["posts"] == 2
    for tally in Tally:
        assert len(_people(made, tally=tally)) == figures[tally], tally
        assert sum(kind["figures"][tally] for kind in kinds) == figures[tally], tally


def test_what_slipped_in_a_team_and_its_weeks(town: Town, as_: As, db: Db) -> None:
    db.write(_team, town)
    db.write(_week_ago, town)
    made = as_(town.made.id)

    found = made.get("/cockpit", period_id=Q3).json()

    assert (found["since"]["slipped"], found["since"]["recovered"]) == (1, 0)
    [week] = found["weeks"]
    assert (week["posts"], week["complete"], week["on_track"], week["behind"]) == (2, 2, 1, 0)
    assert _people(made, listed="slipped") == {town.wayan.name}
    kinds = [one["kind"] for one in found["decisions"]]
    assert "reports_missing" in kinds


def test_a_team_is_taken_along(town: Town, as_: As, db: Db) -> None:
    db.write(_team, town)
    made = as_(town.made.id)

    table = made.get("/cockpit/tables/help", period_id=Q3).content.decode("utf-8-sig")

    assert town.wayan.name in table
    assert town.chief.name not in table
    for path in ("/cockpit/workbook", "/cockpit/brief"):
        assert made.get(path, period_id=Q3).status_code == 200


def test_one_reminds_ones_team_and_nobody_elses(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)
    db.write(_delegate, town)
    made = as_(town.made.id)

    before = [line["employee"]["name"] for line in listed(made, "unreported")]
    answer = reminded(made, town.made.id, "unreported")

    assert before == [town.wayan.name]
    assert (answer["now"], answer["people"]) == (1, 1)
    assert remind(made, town.puskesmas, "unreported").status_code == 404
    assert remind(as_(town.wayan.id), town.made.id, "unreported").status_code == 403


def test_a_view_of_ones_team_is_saved(town: Town, as_: As, db: Db) -> None:
    db.write(_team, town)
    draft = {"name": "Rapat tim", "unit_id": str(town.made.id), "listed": "help"}

    saved = as_(town.made.id).post("/cockpit/views", draft)

    assert (saved.status_code, saved.json()["unit"]) == (201, None)


def _end(session: Session, town: Town) -> None:
    session.execute(delete(Assessor).where(Assessor.employee_id == town.extra["teacher"].id))
    yesterday = today() - timedelta(days=1)
    session.execute(
        update(Assessor).where(Assessor.assessor_id == town.made.id).values(valid_until=yesterday)
    )


def test_whoever_assesses_nobody_today_has_no_team(town: Town, as_: As, db: Db) -> None:
    db.write(_team, town)
    db.write(_end, town)

    for path in PATHS:
        assert problem_of(as_(town.made.id).get(path)) == "not-permitted"


def test_nobody_looks_at_the_team_of_somebody_else(
    town: Town, as_: As, with_token: As, db: Db
) -> None:
    db.write(_team, town)
    made, script = as_(town.made.id), with_token(town.made.id, "goals:read")
    for path in PATHS:
        assert problem_of(script.get(path)) == "scope-missing"
        assert problem_of(as_(town.wayan.id).get(path, unit_id=town.made.id)) == "not-permitted"
        assert problem_of(as_(town.chief.id).get(path, unit_id=town.made.id)) == "not-found"
        for elsewhere in (town.puskesmas, town.chief.id):
            assert problem_of(made.get(path, unit_id=elsewhere)) == "not-found"


def test_what_is_about_units_is_not_for_teams(town: Town, as_: As, db: Db) -> None:
    db.write(_team, town)
    for path in ("/leadership", "/insights/place", "/insights/trends", "/insights/use"):
        assert problem_of(as_(town.made.id).get(path)) == "not-permitted"


def test_who_leads_a_team_hears_of_its_figures(town: Town, db: Db) -> None:
    db.write(_delegate, town)
    leader: Person = town.made

    db.write(_submit, town.wayan)
    db.count()

    changed = db.read(CountedUnits().read, 0).changed
    assert db.write(_topics, leader) == {str(leader.id)}
    assert changed is not None
    assert changed[str(leader.id)] == {leader.id}
    assert str(town.chief.id) not in changed
