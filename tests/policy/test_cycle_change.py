"""A policy moves one population from quarters to months: on its day, not before, and nobody else."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.goals.models import Plan
from tests.conftest import Db
from tests.evaluations.factories import MEETS, Work, set_unit
from tests.evaluations.year_of_moves import done, on
from tests.organization.factories import draft
from tests.people import Town
from tests.policy.city import (
    APRIL_ALONE,
    EVERYBODYS,
    FROM_APRIL,
    MONTHS,
    OFFICER,
    OFFICERS_YEAR,
    Q1,
    QUARTERS,
    YEAR,
    City,
    next_year,
    person_of,
    population,
)
from tests.policy.drafting import (
    DECISION,
    MONTHLY,
    OFFICERS,
    As,
    Drafting,
    adopted,
    drafting,
)


@pytest.fixture
def city(town: Town, as_: As, db: Db) -> City:
    hr = as_(town.hr_city.id)
    made = done(hr.post("/employees", draft(town.puskesmas, **OFFICER)))
    return City(town, as_, db, drafting(town, as_), UUID(made["id"]))


def test_the_preview_says_whom_it_concerns_before_anything_is_written(city: City) -> None:
    city.policy.write("periode", OFFICERS, FROM_APRIL)
    city.policy.open()
    with on("2026-11-02"):
        city.policy.close()
        shown = city.hr.get(f"{city.policy.path}/adoption").json()

    assert shown["ready"]
    by_key = {one["key"]: one for one in shown["rules"]}
    assert by_key["period_kind"]["people"] == by_key["populations/petugas_layanan"]["people"] == 1
    assert by_key["period_kind"]["units"] == 1
    assert by_key["period_kind"]["value_before"] == "triwulanan"
    table = city.hr.get("/rules/tables/populations").json()
    assert [row["key"] for row in table["rows"]] == ["guru"]


def test_quarters_until_the_day_and_months_from_it_on(city: City) -> None:
    adopted(city.policy, OFFICERS, FROM_APRIL)
    assert city.db.read(population, city.officer_id) == "petugas_layanan"
    assert city.db.read(population, city.town.wayan.id) == "semua"
    next_year(city)
    assert city.reported(OFFICERS_YEAR) == city.reported(EVERYBODYS) == QUARTERS
    city.step("2027-01-04", OFFICERS_YEAR, Q1, "opening")
    before = city.periods(OFFICERS_YEAR)

    assert city.night_to("2027-03-31") == 0
    assert city.periods(OFFICERS_YEAR) == before

    others = city.hr.get(f"/cycles/{EVERYBODYS}").json()
    assert city.night_to("2027-04-01") == 1

    with on("2027-04-01"):
        assert city.reported(OFFICERS_YEAR) == [Q1, *MONTHS]
        after = city.periods(OFFICERS_YEAR)
        assert (after[Q1], after[YEAR]) == ("open", before[YEAR])
        assert after[APRIL_ALONE] == "planned"
        assert city.hr.get(f"/cycles/{OFFICERS_YEAR}").json()["period_kind"] == "bulanan"
        assert city.hr.get(f"/cycles/{EVERYBODYS}").json() == others
    assert city.night_to("2027-04-02") == 0


def test_months_that_are_opened_before_the_daily_work_are_there(city: City) -> None:
    adopted(city.policy, OFFICERS, FROM_APRIL)
    next_year(city)
    city.step("2027-01-04", OFFICERS_YEAR, Q1, "opening")

    city.step("2027-04-01", OFFICERS_YEAR, APRIL_ALONE, "opening")

    assert city.reported(OFFICERS_YEAR) == [Q1, *MONTHS]
    assert city.night_to("2027-04-01") == 0


def test_this_year_goes_on_in_everybodys(city: City) -> None:
    """Who will have a year of their own lives on in everybody's until that begins."""
    draft_2026 = {"cycle_id": 20261, "approach": "kuantitatif"}
    adopted(city.policy, OFFICERS, FROM_APRIL)
    next_year(city)

    begun = done(city.officer.post("/plans", draft_2026))
    with on("2026-12-15"):
        assert begun["population"] == "semua"
        current = city.officer.get("/periods/current").json()
        assert (current["year"], current["population"]) == (2026, "semua")
        assert [one["cycle_id"] for one in current["planning"]] == [20261, OFFICERS_YEAR]
        refused = city.officer.post("/plans", {**draft_2026, "cycle_id": EVERYBODYS})
        assert refused.json()["type"] == "/problems/year-of-others"
        own = done(city.officer.post("/plans", {**draft_2026, "cycle_id": OFFICERS_YEAR}))
        assert own["population"] == "petugas_layanan"
        assert own["result_groups"] == []


def test_she_is_reported_and_evaluated_by_months_and_her_colleague_by_quarters(city: City) -> None:
    adopted(city.policy, OFFICERS, FROM_APRIL)
    next_year(city)
    officer = city.db.read(person_of, city.officer_id)
    hers, his = city.plan(officer, 3), city.plan(city.town.wayan, 1)
    city.night_to("2027-04-01")
    city.step("2027-04-01", OFFICERS_YEAR, APRIL_ALONE, "opening")
    city.step("2027-04-01", EVERYBODYS, 20270406, "opening")
    city.db.count()

    with on("2027-04-28"):
        lines = [{"indicator_id": str(key), "value": "10"} for key in hers.indicators]
        _only_own_periods(city, hers, his, lines)
        done(
            city.officer.post(
                f"/plans/{hers.plan_id}/periods/{APRIL_ALONE}/report", {"lines": lines}
            )
        )
        city.db.count()
        assert city.officer.get("/facts/me").json()["period_id"] == APRIL_ALONE
        assert city.as_(city.town.wayan.id).get("/facts/me").json()["period_id"] == 20270406
        done(city.hr.post(f"/cycles/{OFFICERS_YEAR}/periods/{APRIL_ALONE}/evaluation"))
        city.db.write(_grade, city.town)
        signed = _signed(city)
        assert (signed["period_id"], signed["state"]) == (APRIL_ALONE, "acknowledged")
    assert city.periods(EVERYBODYS)[20270406] == "open"


def _only_own_periods(city: City, hers: Work, his: Work, lines: list[Any]) -> None:
    """A quarter is none of hers, a month none of his."""
    quarter = f"/plans/{hers.plan_id}/periods/20270406/report"
    assert city.officer.post(quarter, {"lines": lines}).status_code == 404
    month = f"/plans/{his.plan_id}/periods/{APRIL_ALONE}/report"
    assert city.as_(city.town.wayan.id).get(month).status_code == 404


def _grade(session: Session, town: Town) -> None:
    set_unit(session, town, town.puskesmas, period_id=APRIL_ALONE)


def _signed(city: City) -> Any:
    """Rated and signed by the chief, received by her."""
    chief = city.as_(city.town.chief.id)
    [line] = chief.get("/evaluations", mine="assessor", period_id=APRIL_ALONE).json()["items"]
    path = f"/evaluations/{line['id']}"
    rated = done(chief.put(f"{path}/ratings", MEETS, version=line["version"]))
    done(chief.post(f"{path}/signature", version=rated["version"]))
    done(city.officer.post(f"{path}/acknowledgement", {"receipt": "agree"}))
    [result] = city.officer.get("/evaluations", mine="employee").json()["items"]
    return result


def test_everybody_can_go_over_to_months_and_what_runs_stays(city: City) -> None:
    everybodys = {**MONTHLY, "population": "semua"}
    adopted(city.policy, everybodys)
    with on("2026-11-24"):
        assert city.night_to("2026-11-25") == 0
    assert city.reported(20261)[-1] == 20261012
    next_year(city)
    assert len(city.reported(EVERYBODYS)) == 12


def test_a_year_that_plans_have_begun_in_is_everybodys(city: City) -> None:
    """Refused clearly: whoever has begun 2027 in everybody's year stays in it."""
    city.policy.write("periode", OFFICERS, FROM_APRIL)
    city.policy.open()
    with on("2026-11-02"):
        city.policy.close()
        done(city.hr.post("/cycles", {"year": 2027}))
        done(city.officer.post("/plans", {"cycle_id": EVERYBODYS, "approach": "kuantitatif"}))

    with on("2026-11-24"):
        decision = {
            "decision_no": "1",
            "signer": "Wali Kota",
            "decided_on": "2026-11-24",
            "effective_from": "2027-01-01",
        }
        refused = city.policy.step("post", "/adoption", decision)

    assert refused.json()["type"] == "/problems/policy-looks-back"
    assert (refused.json()["plans"], refused.json()["earliest"]) == (1, "2028-01-01")


def test_withdrawn_before_its_day_nothing_is_left_of_it(city: City) -> None:
    rules = city.hr.get("/rules/settings").json()
    adopted(city.policy, OFFICERS, FROM_APRIL)
    next_year(city)

    with on("2026-12-01"):
        done(city.policy.step("post", "/withdrawal", {"reason": "Pelatihan belum selesai"}))
        shown = city.hr.get(city.policy.path).json()

    assert (shown["state"], shown["decision_no"]) == ("withdrawn", "188.45/1402/HK/2026")
    assert city.db.read(population, city.officer_id) == "semua"
    assert city.hr.get(f"/cycles/{OFFICERS_YEAR}").status_code == 404
    with on("2027-04-01"):
        assert city.hr.get("/rules/settings").json() == rules
        table = city.hr.get("/rules/tables/populations").json()
    assert [row["key"] for row in table["rows"]] == ["guru"]


def test_another_policy_in_its_place_keeps_the_population_and_moves_the_day(city: City) -> None:
    adopted(city.policy, OFFICERS, FROM_APRIL)
    next_year(city)
    with on("2026-11-25"):
        later = Drafting(city.as_, city.town.hr_city.id).begin(supersedes_id=city.policy.id)
        later.write("periode", OFFICERS, {**MONTHLY, "effective_from": "2027-07-01"})
        later.open(closes_on="2026-11-27", answers_due_on="2026-11-30")
    with on("2026-12-01"):
        later.close()
        done(later.step("post", "/adoption", {**DECISION, "decided_on": "2026-12-01"}))

    assert city.db.read(population, city.officer_id) == "petugas_layanan"
    assert city.night_to("2027-04-01") == 0
    assert city.reported(OFFICERS_YEAR) == QUARTERS
    assert city.night_to("2027-07-01") == 1
    assert city.reported(OFFICERS_YEAR) == [*QUARTERS[:2], *MONTHS[3:]]


def test_withdrawn_no_more_once_plans_of_its_year_have_begun(city: City) -> None:
    adopted(city.policy, OFFICERS, FROM_APRIL)
    next_year(city)
    with on("2026-12-01"):
        own = {"cycle_id": OFFICERS_YEAR, "approach": "kuantitatif"}
        done(city.officer.post("/plans", own))
        refused = city.policy.step("post", "/withdrawal", {"reason": "Terlambat"})

    assert refused.json()["type"] == "/problems/policy-in-force"
    assert city.db.read(lambda s: s.scalars(select(Plan.cycle_id)).all()) == [OFFICERS_YEAR]
