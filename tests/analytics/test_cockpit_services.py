"""Services with their standard beside the goals that they serve, at every level."""

from typing import Any

import pytest

from tests.analytics.test_team_cockpit import _delegate
from tests.conftest import Db
from tests.goals.factories import Q3, As, make_plan
from tests.http import Client, problem_of
from tests.measurements.factories import case, delivered, registered
from tests.measurements.mapping import Measured
from tests.people import Town

PATH = "/cockpit/services"


@pytest.fixture
def measured(town: Town, as_: As, db: Db) -> Measured:
    """Wayan's share of permits in time is measured: two in time, one late; one is under way and over."""
    made = Measured(as_, db, town, db.write(make_plan, town.wayan, town.chief))
    made.started()
    made.deliver(a=6, b=1, c=1)
    delivered(made.system, made.service, case("d", made.nip, "2026-09-01"))
    return made


def _items(client: Client, **wanted: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(PATH, period_id=Q3, **wanted).json()["items"]
    return found


def test_a_service_stands_beside_the_goal_that_it_serves_at_every_level(
    measured: Measured, town: Town, as_: As
) -> None:
    [line] = _items(as_(town.chief.id))

    assert (line["service"]["name"], line["standard_days"]) == ("Izin praktik tenaga kesehatan", 5)
    assert line["figures"] == {
        "median_days": 1,
        "p90_days": 6,
        "on_time_share": "66.67",
        "done": 3,
        "late": 1,
    }
    assert (line["running"], line["overdue"]) == (1, 1)
    [goal] = line["goals"]
    assert (goal["metric"], goal["target"], goal["people"]) == ("on_time_share", "70", 1)
    assert measured.shown()["value"] == line["figures"]["on_time_share"]
    for person, unit_id in ((town.head, None), (town.mayor, None), (town.mayor, town.puskesmas)):
        assert _items(as_(person.id), **({"unit_id": unit_id} if unit_id else {})) == [line]
    assert _items(as_(town.mayor.id), unit_id=town.disdik) == []


def test_what_a_unit_offers_is_there_before_its_first_case(town: Town, as_: As) -> None:
    registered(as_, town)

    [line] = _items(as_(town.head.id))

    assert (line["figures"]["done"], line["figures"]["on_time_share"], line["goals"]) == (
        0,
        None,
        [],
    )
    assert _items(as_(town.chief.id)) == [], "nobody of the puskesmas works on it"


def test_a_mapping_that_ended_serves_no_goal(measured: Measured, town: Town, as_: As) -> None:
    [mapping] = measured.mapper.get("/mappings").json()["items"]
    measured.ended(mapping, take_back=False)

    assert _items(as_(town.chief.id))[0]["goals"] == []


def test_who_leads_a_team_sees_what_their_people_work_on(
    measured: Measured, town: Town, as_: As, db: Db
) -> None:
    db.write(_delegate, town)

    [line] = _items(as_(town.made.id))

    assert (line["figures"]["done"], line["running"], line["goals"][0]["people"]) == (3, 1, 1)


def test_the_same_refusals_as_of_all_of_the_cockpit(
    measured: Measured, town: Town, as_: As, with_token: As
) -> None:
    chief = as_(town.chief.id)

    assert problem_of(as_(town.wayan.id).get(PATH)) == "not-permitted"
    assert problem_of(with_token(town.chief.id, "goals:read").get(PATH)) == "scope-missing"
    assert problem_of(chief.get(PATH, unit_id=town.disdik)) == "not-found"
    refused = chief.get(PATH, unit_id="satu")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "query/unit_id"
