"""Mapping a metric to indicators: tried on past data first, by those who may, for those whom they may."""

from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.goals.models import Plan, PlanState
from api.measurements.figures.models import MetricMapping
from tests.conftest import Db
from tests.goals.factories import CYCLE, Q3, make_plan
from tests.http import Client, problem_of
from tests.measurements.factories import As, case, delivered, registered
from tests.measurements.mapping import COUNT, SHARE, Measured
from tests.people import Town


def _count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(MetricMapping)) or 0


def test_a_trial_says_what_the_last_twelve_months_would_have_given(
    measured: Measured, db: Db
) -> None:
    """Today is 8 October 2026: of the fourth quarter of last year November and December are in it."""
    measured.deliver(a=6, b=1)
    old = case("old", measured.nip, "2025-12-01", "2025-12-02")
    delivered(measured.system, measured.service, old)
    measured.report(value="70", narrative="Sesuai rekap.")

    trial = measured.mapper.post("/mappings/try", measured.draft()).json()

    assert (trial["first_on"], trial["last_on"]) == ("2025-11-01", "2026-10-08")
    (tried,) = trial["items"]
    assert (tried["cases"], tried["indicator"]["employee"]["name"]) == (3, measured.town.wayan.name)
    found = {one["period_id"]: (one["value"], one["cases"]) for one in tried["periods"]}
    assert found == {
        20251012: ("100", 1),
        20260103: (None, 0),
        20260406: (None, 0),
        Q3: ("50", 2),
        20261012: (None, 0),
    }
    reported = {one["period_id"]: one["reported_value"] for one in tried["periods"]}
    assert reported[Q3] == "70"
    assert db.read(_count) == 0


def test_a_mapping_that_is_only_tried_counts_nothing(measured: Measured) -> None:
    measured.deliver(a=6)

    mapping = measured.tried()
    measured.db.count()

    assert (mapping["state"], mapping["tried_cases"]) == ("trial", 1)
    assert measured.shown() is None
    assert measured.born() == []


def test_many_indicators_are_mapped_at_once(measured: Measured, db: Db, town: Town) -> None:
    other = db.write(make_plan, town.made, town.chief)
    both = [
        measured.line(SHARE),
        {"plan_id": str(other.id), "indicator_id": str(other.indicators[SHARE])},
    ]

    made = measured.mapper.post("/mappings", measured.draft(indicators=both))

    assert [one["indicator"]["employee"]["id"] for one in made.json()["items"]] == [
        str(town.wayan.id),
        str(town.made.id),
    ]


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"service_id": None}, "/service_id"),
        ({"metric": "speed"}, "/metric"),
        ({"scope": "city"}, "/scope"),
        ({"take": "sum"}, "/take"),
        ({"indicators": []}, "/indicators"),
        ({"reason": "x"}, "/reason"),
    ],
)
def test_what_does_not_fit_names_its_field(
    measured: Measured, wrong: dict[str, Any], pointer: str
) -> None:
    for place in ("/mappings", "/mappings/try"):
        refused = measured.mapper.post(place, {**measured.draft(), **wrong})

        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["pointer"] == pointer


def test_an_indicator_in_words_or_named_twice_is_refused(measured: Measured) -> None:
    words, twice = measured.line(2), [measured.line(SHARE)] * 2

    for lines, code in (([words], "not_a_figure"), (twice, "twice")):
        refused = measured.mapper.post("/mappings", measured.draft(indicators=lines))

        (fault,) = refused.json()["errors"]
        assert fault["code"] == code
        assert fault["pointer"].endswith("/indicator_id")


def test_who_may_map_whose_indicators(measured: Measured, as_: As, town: Town) -> None:
    """HR for all of the agency, leaders for those below them; nobody their own."""
    people = {
        "leader": (town.chief, 201),
        "leader's leader": (town.head, 201),
        "HR of the city": (town.hr_city, 201),
        "oneself": (town.wayan, 403),
        "colleague": (town.made, 404),
        "auditor": (town.auditor, 403),
        "stranger": (town.stranger, 404),
    }
    found = {
        name: as_(who.id).post("/mappings", measured.draft()).status_code
        for name, (who, _) in people.items()
    }

    assert found == {name: wanted for name, (_, wanted) in people.items()}


def test_numbers_of_another_agency_are_joined_by_hr_of_the_city_alone(
    measured: Measured, as_: As, db: Db, town: Town
) -> None:
    other = db.write(make_plan, town.stranger, town.mayor)
    line = {"plan_id": str(other.id), "indicator_id": str(other.indicators[SHARE])}
    draft = measured.draft(indicators=[line])

    unseen = measured.mapper.post("/mappings", draft)
    joined = as_(town.hr_city.id).post("/mappings", draft)
    leader = as_(town.mayor.id).post("/mappings", draft)

    assert unseen.status_code == 404
    assert joined.status_code == 201, joined.text
    assert leader.status_code == 422
    assert leader.json()["errors"][0]["pointer"] == "/indicators/0/plan_id"


def test_only_an_agreed_plan_is_measured(measured: Measured, db: Db) -> None:
    def reopen(session: Session) -> None:
        session.execute(update(Plan).values(state=PlanState.DRAFT))

    db.write(reopen)

    assert problem_of(measured.mapper.post("/mappings", measured.draft())) == "plan-not-in-force"


def test_one_mapping_measures_an_indicator_at_a_time(measured: Measured) -> None:
    measured.started()
    other = measured.tried(metric="p90_days")

    refused = measured.mapper.post(f"/mappings/{other['id']}/start", version=1)

    assert problem_of(refused) == "already-measured"


def test_a_service_on_trial_measures_nobody(measured: Measured, as_: As, town: Town) -> None:
    trial = registered(as_, town, code="STR")
    mapping = measured.tried(service_id=trial["id"])

    refused = measured.mapper.post(f"/mappings/{mapping['id']}/start", version=1)

    assert problem_of(refused) == "origin-not-in-use"


def test_steps_are_taken_in_their_order_and_as_it_was_read(measured: Measured) -> None:
    mapping = measured.started()
    place, said = f"/mappings/{mapping['id']}", {"reason": "Salah indikator."}

    again = measured.mapper.post(f"{place}/start", version=2)
    stale = measured.mapper.post(f"{place}/end", said, version=1)
    measured.ended(mapping, take_back=False)
    ended = measured.mapper.post(f"{place}/end", said, version=3)

    assert problem_of(again) == "mapping-step-refused"
    assert problem_of(stale) == "edited-meanwhile"
    assert problem_of(ended) == "mapping-step-refused"


def test_who_may_not_map_neither_starts_nor_ends(measured: Measured, as_: As, town: Town) -> None:
    mapping = measured.tried()
    found = {}
    for name, who in (("oneself", town.wayan), ("colleague", town.made), ("hr", town.auditor)):
        client = as_(who.id)
        place = f"/mappings/{mapping['id']}"
        steps = (
            client.post(f"{place}/start", version=1),
            client.post(f"{place}/end", {"reason": "Salah indikator."}, version=1),
        )
        found[name] = [answer.status_code for answer in steps]

    assert found == {"oneself": [403, 403], "colleague": [404, 404], "hr": [403, 403]}


def test_an_end_has_a_reason(measured: Measured) -> None:
    mapping = measured.tried()

    refused = measured.mapper.post(f"/mappings/{mapping['id']}/end", {"reason": ""}, version=1)

    assert refused.json()["errors"][0]["pointer"] == "/reason"


def test_a_repeated_request_maps_once(measured: Measured, db: Db) -> None:
    client = measured.mapper

    first = client.post("/mappings", measured.draft(), key="m-1")
    again = client.post("/mappings", measured.draft(), key="m-1")

    assert again.json() == first.json()
    assert db.read(_count) == 1


def test_mappings_are_listed_for_those_who_see_the_plan(
    measured: Measured, as_: As, town: Town
) -> None:
    mapping = measured.tried()

    def seen(client: Client, **wanted: Any) -> list[list[str]]:
        return [one["may"] for one in client.get("/mappings", **wanted).json()["items"]]

    assert seen(measured.mapper, service_id=measured.service["id"]) == [["start", "end"]]
    assert seen(measured.mapper, state="counting") == []
    assert seen(measured.me, plan_id=str(measured.plan.id)) == [[]]
    assert seen(as_(town.chief.id)) == [["start", "end"]]
    assert seen(as_(town.made.id)) == seen(as_(town.stranger.id)) == []
    assert as_(town.made.id).get(f"/mappings/{mapping['id']}").status_code == 404


def test_candidates_are_figures_of_others_whom_one_keeps_or_leads(
    measured: Measured, as_: As, town: Town
) -> None:
    measured.tried(COUNT)
    measured.started(SHARE)

    def seen(client: Client, **wanted: Any) -> list[tuple[str, str | None]]:
        found = client.get("/mappings/candidates", cycle_id=CYCLE, **wanted).json()["items"]
        return [(one["text"], one["mapping_state"]) for one in found]

    both = [("Kunjungan rumah", "trial"), ("Hipertensi dilayani", "counting")]
    assert seen(measured.mapper) == both
    assert seen(as_(town.chief.id), q="HIPERTENSI") == both[1:]
    assert seen(as_(town.chief.id), q=town.wayan.name[:8]) == both
    assert seen(measured.mapper, unit_id=str(town.disdik)) == []
    assert seen(measured.me) == seen(as_(town.auditor.id)) == seen(as_(town.stranger.id)) == []


def test_a_token_without_the_scope_maps_nothing(
    measured: Measured, with_token: Any, town: Town
) -> None:
    client = with_token(town.hr_agency.id, "goals:read", "measurements:write")

    refused = client.post("/mappings", measured.draft())

    assert problem_of(refused) == "scope-missing"
    assert client.post("/mappings/try", measured.draft()).status_code == 200
