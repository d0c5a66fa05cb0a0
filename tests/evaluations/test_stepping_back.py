"""HR takes back a step of a period while nothing in it is signed."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.cycles.models import CyclePeriod
from api.foundation.event_tables import EventRecord
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, Q3, YEAR, event_names, make_plan, set_unit
from tests.evaluations.guards import WHY, As, open_tasks, sign
from tests.http import problem_of
from tests.people import Town

PLACE = f"/cycles/{CYCLE}/periods/{Q3}"
REASON = {"reason": "Evaluasi dimulai sebelum laporan berakhir"}


def _state(session: Session) -> tuple[str, int]:
    row = session.get_one(CyclePeriod, (CYCLE, Q3))
    return row.state.value, row.version


def _back(as_: As, town: Town, version: int, who: str = "hr_city") -> Any:
    client = as_(getattr(town, who).id)
    return client.post(f"{PLACE}/step-back", REASON, version=version)


def _kinds(as_: As, town: Town) -> list[str]:
    return [task["kind"] for task in as_(town.wayan.id).get("/tasks").json()["items"]]


@pytest.fixture
def begun(town: Town, as_: As, db: Db) -> UUID:
    """The third quarter is evaluated, Wayan's evaluation waits."""

    def prepare(session: Session) -> None:
        make_plan(session, town.wayan, town.chief)
        set_unit(session, town, town.puskesmas)

    db.write(prepare)
    as_(town.hr_city.id).post(f"{PLACE}/evaluation")
    [item] = as_(town.chief.id).get("/evaluations", mine="assessor").json()["items"]
    return UUID(item["id"])


def test_a_period_is_stepped_back_step_by_step(town: Town, as_: As, db: Db, begun: UUID) -> None:
    assert db.read(open_tasks) == [("rate", town.chief.id)]

    first = _back(as_, town, 2)
    evaluated = as_(town.chief.id).get(f"/evaluations/{begun}").json()
    again = _back(as_, town, 3)

    assert (first.status_code, again.status_code) == (200, 200), first.text
    states = {one["id"]: one["state"] for one in first.json()["periods"]}
    assert states[Q3] == "open"
    assert (evaluated["may"], evaluated["period"]["state"]) == ([], "open")
    assert db.read(_state) == ("planned", 4)
    assert db.read(open_tasks) == []
    told = select(EventRecord.reason).where(EventRecord.name == "PeriodSteppedBack")
    assert db.read(lambda s: list(s.scalars(told))) == [REASON["reason"]] * 2


def test_when_it_is_evaluated_again_the_same_evaluations_wait_again(
    town: Town, as_: As, db: Db, begun: UUID
) -> None:
    _back(as_, town, 2)

    as_(town.hr_city.id).post(f"{PLACE}/evaluation")

    assert db.read(open_tasks) == [("rate", town.chief.id)]
    assert db.read(event_names).count("EvaluationOpened") == 1
    assert as_(town.chief.id).get(f"/evaluations/{begun}").json()["may"] == ["rate"]


def test_reports_are_asked_for_again_when_a_closed_period_is_stepped_back(
    town: Town, as_: As, db: Db, begun: UUID
) -> None:
    hr = as_(town.hr_city.id)
    hr.post(f"{PLACE}/closing")
    closed = _kinds(as_, town)

    back = _back(as_, town, 3)

    assert back.status_code == 200, back.text
    assert ("report" in closed, "report" in _kinds(as_, town)) == (False, True)


def test_not_while_something_in_it_is_signed(town: Town, as_: As, db: Db, begun: UUID) -> None:
    ratings = {"results_rating": "sesuai_ekspektasi", "behaviour_rating": "sesuai_ekspektasi"}
    as_(town.chief.id).put(f"/evaluations/{begun}/ratings", ratings, version=1)
    assert sign(as_, town, begun, early_reason=WHY).status_code == 200

    refused = _back(as_, town, 2)

    assert (refused.status_code, problem_of(refused)) == (409, "period-has-signed")
    assert refused.json()["signed"] == 1
    assert db.read(_state) == ("evaluating", 2)


def test_what_has_not_begun_is_not_stepped_back(town: Town, as_: As) -> None:
    place = f"/cycles/{CYCLE}/periods/{YEAR}/step-back"

    refused = as_(town.hr_city.id).post(place, REASON, version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "period-step-refused")


def test_with_a_period_that_somebody_moved_meanwhile_nothing_happens(
    town: Town, as_: As, begun: UUID
) -> None:
    refused = _back(as_, town, 1)

    assert (refused.status_code, problem_of(refused)) == (409, "edited-meanwhile")


def test_a_step_back_says_why(town: Town, as_: As, begun: UUID) -> None:
    refused = as_(town.hr_city.id).post(f"{PLACE}/step-back", {"reason": "salah"}, version=2)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/reason"


@pytest.mark.parametrize("who", ["wayan", "chief", "head", "hr_agency", "auditor"])
def test_only_city_hr_steps_back(town: Town, as_: As, begun: UUID, who: str) -> None:
    assert _back(as_, town, 2, who).status_code == 403


def test_a_repeated_step_back_is_taken_once(
    town: Town, as_: As, with_token: As, db: Db, begun: UUID
) -> None:
    hr, place = as_(town.hr_city.id), f"{PLACE}/step-back"
    first, again = (hr.post(place, REASON, version=2, key="back-1") for _ in range(2))
    script = with_token(town.hr_city.id, "cycles:read")
    refused = script.post(f"{PLACE}/step-back", REASON, version=3)
    nowhere = f"/cycles/{CYCLE}/periods/20240101/step-back"

    assert (first.status_code, again.status_code, again.json()) == (200, 200, first.json())
    assert db.read(_state) == ("open", 3)
    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert as_(town.hr_city.id).post(nowhere, REASON, version=1).status_code == 404
