"""What HR sees before a period is evaluated: whose report, plan or assessor is missing."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.goals.models import PlanState
from tests.analytics.factories import count_everything
from tests.conftest import Db
from tests.evaluations.factories import Q3, make_plan, report
from tests.http import Client, problem_of
from tests.people import Town, make_employee

As = Callable[..., Client]
PLACE = f"/cycles/20261/periods/{Q3}/readiness"
PEOPLE = f"{PLACE}/people"


def _period(session: Session, town: Town) -> None:
    """Wayan has reported, Made half; a plan waits, nobody assesses Ketut, and the head's agency is bare."""
    wayan = make_plan(session, town.wayan, town.chief)
    report(session, town.wayan, wayan, 80)
    report(session, town.wayan, wayan, 40, at=1)
    made = make_plan(session, town.made, town.chief)
    report(session, town.made, made, 80)
    make_plan(session, town.chief, town.head, state=PlanState.SUBMITTED)
    make_employee(session, town.puskesmas, "I Ketut Rai")
    count_everything(session)


def _counts(client: Client) -> dict[str, int]:
    found: dict[str, int] = client.get(PLACE).json()
    return {name: found[name] for name in list(found)[2:]}


def _names(client: Client, kind: str) -> list[str]:
    found: dict[str, Any] = client.get(PEOPLE, kind=kind).json()
    assert found["total"] == len(found["items"])
    return [line["employee"]["name"] for line in found["items"]]


def test_a_leader_counts_and_lists_those_below(town: Town, as_: As, db: Db) -> None:
    db.write(_period, town)
    chief = as_(town.chief.id)

    assert _counts(chief) == {
        "people": 4,
        "reported": 1,
        "not_reported": 1,
        "without_plan": 2,
        "without_assessor": 1,
    }
    assert _names(chief, "reported") == [town.wayan.name]
    assert _names(chief, "not_reported") == [town.made.name]
    assert _names(chief, "without_plan") == ["I Ketut Rai", town.chief.name]
    assert _names(chief, "without_assessor") == ["I Ketut Rai"]


def test_every_count_is_as_long_as_its_list(town: Town, as_: As, db: Db) -> None:
    """And the first three are everybody, each once."""
    db.write(_period, town)
    for who in (town.hr_city, town.hr_agency, town.auditor, town.head):
        client = as_(who.id)
        counts = _counts(client)
        people = counts.pop("people")

        assert counts == {kind: len(_names(client, kind)) for kind in counts}
        assert people == sum(counts[kind] for kind in ("reported", "not_reported", "without_plan"))
        assert people > 0


def test_hr_of_an_agency_sees_its_own(town: Town, as_: As, db: Db) -> None:
    db.write(_period, town)

    agency, city = (as_(who.id) for who in (town.hr_agency, town.hr_city))

    assert _counts(agency)["people"] < _counts(city)["people"]
    assert town.stranger.name in _names(city, "without_plan")
    assert town.stranger.name not in _names(agency, "without_plan")


def test_others_see_nothing_of_others(town: Town, as_: As, with_token: As) -> None:
    for who in (town.wayan, town.stranger):
        client = as_(who.id)
        assert client.get(PLACE).status_code == 403
        assert client.get(PEOPLE, kind="reported").status_code == 403
    script = with_token(town.hr_city.id, "cycles:read")
    assert problem_of(script.get(PLACE)) == "scope-missing"


@pytest.mark.parametrize("place", ["/cycles/20991/periods/20260709", "/cycles/20261/periods/5"])
def test_a_period_that_is_not_there_is_refused(town: Town, as_: As, place: str) -> None:
    assert as_(town.hr_city.id).get(f"{place}/readiness").status_code == 404


def test_a_kind_that_is_not_there_is_refused(town: Town, as_: As) -> None:
    refused = as_(town.hr_city.id).get(PEOPLE, kind="late")

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "query/kind"
