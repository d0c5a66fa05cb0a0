"""Units over periods and beside each other: what is counted, who sees it, what stays hidden."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.models import Receipt
from api.achievements.progress import Track
from api.analytics.insights.trends.counting import count, count_daily
from api.analytics.insights.trends.records import PersonOfPeriod
from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation import clock
from api.foundation.ids import new_id
from api.goals.models import Plan, PlanState
from api.organization.models import UnitKind
from tests.analytics.insights.factories import DAY, PERIOD, make_team, run_jobs, sign_all
from tests.conftest import Db
from tests.evaluations.factories import set_unit
from tests.http import Client, problem_of
from tests.people import Town, make_employee, make_unit

As = Callable[..., Client]
NOVEMBER = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
"""The third quarter's reports are all due."""
PERSON: Any = {
    "plan_state": PlanState.AGREED,
    "track": Track.ON_TRACK,
    "measured": 1,
    "predikat": None,
}
BEHIND = {"track": Track.FAR_BEHIND, "measured": 2}
NO_FIGURES = {"track": Track.NOT_REPORTED, "measured": 0}
DUE_ON = date(2026, 10, 9)


def _person(town: Town, **columns: Any) -> PersonOfPeriod:
    place = {"employee_id": town.wayan.id, "unit_id": town.puskesmas, "agency_id": 1}
    sent = {"first_sent_at": None, "sent_by_others": False}
    made: Any = {**place, **sent, **PERSON, **columns}
    return cast(PersonOfPeriod, made)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({}, {"people", "measured", "on_track", "agreed"}),
        (BEHIND, {"people", "measured", "agreed"}),
        ({"track": Track.AHEAD}, {"people", "measured", "on_track", "agreed"}),
        (NO_FIGURES, {"people", "agreed"}),
        ({"plan_state": PlanState.DRAFT, **NO_FIGURES}, {"people"}),
        ({**NO_FIGURES, "predikat": "kurang"}, {"people", "agreed", "kurang"}),
    ],
)
def test_each_is_counted_by_how_they_stand(
    town: Town, columns: dict[str, Any], expected: set[str]
) -> None:
    [counted] = count([_person(town, **columns)], DUE_ON).values()

    assert {name for name, number in counted.items() if number} == expected


@pytest.mark.parametrize(
    ("sent_at", "when"),
    [
        (datetime(2026, 10, 8, 15, 59, tzinfo=UTC), "early"),
        (datetime(2026, 10, 8, 16, 0, tzinfo=UTC), "last_day"),
        (datetime(2026, 10, 9, 15, 59, tzinfo=UTC), "last_day"),
        (datetime(2026, 10, 9, 16, 0, tzinfo=UTC), "late"),
    ],
)
def test_the_day_of_a_report_is_the_one_in_bali(town: Town, sent_at: datetime, when: str) -> None:
    person = _person(town, first_sent_at=sent_at, sent_by_others=True)
    [counted] = count([person], DUE_ON).values()

    assert (counted[when], counted["by_others"]) == (1, 1)


@pytest.fixture
def quarter(town: Town, db: Db) -> Town:
    """Seven rooms of the puskesmas, six people each; in one nobody keeps pace; the last has two people."""
    db.write(_quarter, town)
    look(db)
    return town


def _quarter(session: Session, town: Town) -> None:
    set_unit(session, town, town.puskesmas, UnitGrade.KURANG)
    for at in range(7):
        path = f"000G/000G/000G/00{at + 1}0/"
        room = make_unit(session, 1, f"Ruang {at}", path, town.puskesmas, UnitKind.SEKSI)
        town.extra[f"room {at}"] = room
        team = [
            make_employee(session, room, f"Pegawai {at} {one}", assessor_id=town.chief.id)
            for one in range(2 if at == 6 else 6)
        ]
        sign_all(session, team, town.chief, value=10 if at == 0 else 75)


def look(db: Db) -> int:
    db.write(count_daily, DAY)
    return run_jobs(db)


def _parts(client: Client, **params: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/insights/parts", **params).json()
    return answer


def _shares(answer: dict[str, Any], measure: str = "on_track") -> dict[str, Any]:
    return {
        part["unit"]["name"]: part["figures"][measure] and tuple(part["figures"][measure].values())
        for part in answer["parts"]
    }


def test_a_leader_sees_the_parts_and_which_differs(quarter: Town, as_: As) -> None:
    answer = _parts(as_(quarter.chief.id), period_id=PERIOD)

    assert answer["unit"]["id"] == str(quarter.puskesmas)
    assert _shares(answer) == {
        "Ruang 0": (0, 6),
        **{f"Ruang {at}": (6, 6) for at in range(1, 6)},
        "Ruang 6": (2, 2),
    }
    strips = {strip["measure"]: strip for strip in answer["strips"]}
    assert strips["on_track"]["units"] == 6
    assert [one["unit"]["name"] for one in strips["on_track"]["outside"]] == ["Ruang 0"]
    assert strips["on_track"]["outside"][0]["side"] == -1
    assert strips["good"]["outside"] == []


def test_for_others_small_groups_are_hidden_and_cannot_be_worked_out(
    quarter: Town, as_: As
) -> None:
    """Room 6 has two people; the chief has no figures, so that a room of six goes with them."""
    answer = _parts(as_(quarter.auditor.id), unit_id=str(quarter.puskesmas), period_id=PERIOD)
    shares = _shares(answer)

    assert shares["Ruang 6"] is None
    assert sum(share is None for share in shares.values()) == 2
    assert answer["whole"]["figures"]["on_track"] == {"count": 32, "total": 38}
    hidden = [part["figures"]["hidden"] for part in answer["parts"]]
    assert sorted(map(len, hidden)) == [0, 0, 0, 0, 0, 2, 2]
    own = as_(quarter.auditor.id).get("/insights/trends", unit_id=str(quarter.extra["room 6"]))
    assert own.json()["periods"][-1]["own"]["on_track"] is None


def test_results_of_a_unit_stand_beside_those_of_its_people(quarter: Town, as_: As) -> None:
    """R42: the unit is Kurang, everybody is Baik."""
    whole = _parts(as_(quarter.head.id), unit_id=str(quarter.puskesmas), period_id=PERIOD)["whole"]

    assert whole["grade"] == "kurang"
    assert whole["findings"] == ["weak_unit_good_predikat", "weak_unit_on_track"]
    assert {"predikat": "kurang", "kind": "least", "percent": 60} in whole["guides"]
    assert whole["figures"]["predikat"]["baik"] == 38


def test_a_unit_is_seen_over_periods_beside_others_of_its_kind(quarter: Town, as_: As) -> None:
    room = str(quarter.extra["room 0"])
    answer = as_(quarter.chief.id).get("/insights/trends", unit_id=room).json()

    assert [period["period_id"] for period in answer["periods"]] == [20260103, 20260406, PERIOD]
    period = answer["periods"][-1]
    assert period["own"]["on_track"] == {"count": 0, "total": 6}
    assert period["above"]["on_track"] == {"count": 32, "total": 38}
    assert answer["above"]["id"] == str(quarter.puskesmas)
    assert period["alike"]["on_track"] == {"units": 5, "share": 1.0}


def test_on_time_is_said_when_all_reports_are_due(quarter: Town, as_: As, db: Db) -> None:
    db.write(_send, quarter)
    look(db)
    chief = as_(quarter.chief.id)
    assert chief.get("/insights/trends").json()["periods"][-1]["own"]["on_time"] is None

    with clock.moved_to(NOVEMBER):
        november = as_(quarter.chief.id).get("/insights/trends").json()
    assert november["periods"][-1]["own"]["on_time"] == {"count": 1, "total": 39}


def _send(session: Session, town: Town) -> None:
    sign_all(session, [town.wayan], town.chief)
    plan = session.scalars(select(Plan.id).where(Plan.employee_id == town.wayan.id)).one()
    session.add(
        Receipt(
            id=new_id(1),
            agency_id=1,
            number="A",
            plan_id=plan,
            period_id=PERIOD,
            submitted_by=town.wayan.id,
            content_hash=b"-",
            lines=1,
            is_on_time=True,
            created_at=NOVEMBER - timedelta(days=60),
        )
    )


def test_places_lead_up_only_as_far_as_one_may_look(quarter: Town, as_: As) -> None:
    chief = as_(quarter.chief.id).get("/insights/place").json()
    room = as_(quarter.chief.id).get("/insights/place", unit_id=str(quarter.extra["room 1"]))

    assert (chief["above"], len(chief["below"])) == (None, 7)
    assert room.json()["above"]["id"] == str(quarter.puskesmas)


@pytest.mark.parametrize("path", ["/insights/place", "/insights/trends", "/insights/parts"])
def test_others_are_refused(quarter: Town, as_: As, with_token: As, path: str) -> None:
    for who in (quarter.wayan, quarter.stranger):
        assert as_(who.id).get(path).status_code == 403
    assert as_(quarter.chief.id).get(path, unit_id=str(quarter.dinkes)).status_code == 404
    assert problem_of(with_token(quarter.chief.id, "goals:read").get(path)) == "scope-missing"
    refused = as_(quarter.chief.id).get(path, unit_id="puskesmas")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "query/unit_id"


def test_a_period_without_figures_is_refused(quarter: Town, as_: As) -> None:
    assert as_(quarter.chief.id).get("/insights/parts", period_id=20261012).status_code == 404


def test_before_anything_is_counted_there_is_nothing(town: Town, as_: As) -> None:
    answer = _parts(as_(town.chief.id))

    assert (answer["period_id"], answer["whole"], answer["parts"]) == (None, None, [])
    assert as_(town.chief.id).get("/insights/trends").json()["periods"] == []


def test_a_period_is_counted_again_only_when_something_changed(quarter: Town, db: Db) -> None:
    assert look(db) == 0
    db.write(lambda s: sign_all(s, make_team(s, quarter, 1), quarter.chief))
    assert look(db) == 3
