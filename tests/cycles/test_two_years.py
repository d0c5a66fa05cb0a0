"""Through 2026 and 2027 in one database: both sides of 31 December, and nothing of 2026 changes after it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.foundation.daily import Days
from api.goals.models import PlanState
from api.notifications.year_reactions import ask_for_next_year
from api.record_check import Wanted, check_records
from tests.conftest import Db
from tests.evaluations.factories import MEETS, Work, make_plan, set_unit
from tests.evaluations.year_of_moves import done, on
from tests.http import Client
from tests.organization.factories import post
from tests.people import Town

As = Callable[..., Client]
Q3_2026, Q4_2026, YEAR_2026 = 20260709, 20261012, 20260112
Q1_2027, YEAR_2027 = 20270103, 20270112
CHIEF = {"title": "Kepala Puskesmas I", "position_kind": "ahli_madya", "is_head": True}


@dataclass
class Lives:
    """Wayan, her chief and city HR, from November 2026 on."""

    town: Town
    as_: As
    db: Db
    plans: dict[int, Work]

    @property
    def me(self) -> Client:
        return self.as_(self.town.wayan.id)

    @property
    def hr(self) -> Client:
        return self.as_(self.town.hr_city.id)

    def steps(self, period_id: int, *steps: str) -> None:
        cycle = period_id // 10_000 * 10 + 1
        for step in steps:
            done(self.hr.post(f"/cycles/{cycle}/periods/{period_id}/{step}"))

    def reports(self, period_id: int, value: str) -> None:
        """Both indicators of the period's year, with a value each."""
        work = self.plans[period_id // 10_000]
        lines = [{"indicator_id": str(key), "value": value} for key in work.indicators]
        path = f"/plans/{work.plan_id}/periods/{period_id}/report"
        done(self.me.post(path, {"lines": lines}))

    def year_value(self, period_id: int) -> str:
        """What the first indicator has summed up to by a period."""
        plan = self.plans[period_id // 10_000].plan_id
        read = self.me.get(f"/plans/{plan}/periods/{period_id}/report").json()
        value: str = read["indicators"][0]["year_value"]
        return value

    def evaluated(self, period_id: int, rater: UUID) -> None:
        """Rated, signed and received."""
        self.db.write(_grade, self.town, period_id)
        rates = self.as_(rater)
        wanted = {"mine": "assessor", "period_id": period_id, "state": "open"}
        [line] = rates.get("/evaluations", **wanted).json()["items"]
        path = f"/evaluations/{line['id']}"
        rated = done(rates.put(f"{path}/ratings", MEETS, version=line["version"]))
        done(rates.post(f"{path}/signature", version=rated["version"]))
        done(self.me.post(f"{path}/acknowledgement", {"receipt": "agree"}))

    def current(self) -> tuple[int, int, list[int]]:
        """Which year and period people work in, and for which years they can begin a plan."""
        shown = self.me.get("/periods/current").json()
        planning = [one["year"] for one in shown["planning"]]
        return shown["year"], shown["period"]["id"], planning

    def turns(self, who: UUID) -> list[tuple[str, int | None]]:
        tasks = self.as_(who).get("/tasks").json()["items"]
        return [(task["kind"], task["period_id"]) for task in tasks]

    def everything_of(self, year: int) -> list[Any]:
        """All that the pages say of a year; where people serve is said as of today."""
        plan = self.me.get(f"/plans/{self.plans[year].plan_id}").json()
        listed = self.me.get("/evaluations", mine="employee", size=200).json()["items"]
        mine = [line for line in listed if line["period_id"] // 10_000 == year]
        whole = [self.me.get(f"/evaluations/{line['id']}").json() for line in mine]
        receipts = self.me.get(f"/plans/{self.plans[year].plan_id}/receipts").json()
        sides = {side: plan[side]["id"] for side in ("employee", "assessor")}
        return [{**plan, **sides}, mine, whole, receipts]


def _grade(session: Session, town: Town, period_id: int) -> None:
    set_unit(session, town, town.puskesmas, period_id=period_id)


@pytest.fixture
def lives(town: Town, as_: As, db: Db) -> Lives:
    return Lives(town, as_, db, {2026: db.write(make_plan, town.wayan, town.chief)})


def _makes_the_next_year(lives: Lives) -> None:
    """R20: asked for in November, made once; plans of 2027 are begun while 2026 goes on."""
    town, days = lives.town, Days(date(2026, 11, 1), date(2026, 11, 2))
    with on("2026-11-02"):
        lives.db.write(ask_for_next_year, days)
        assert lives.turns(town.hr_city.id) == [("make_year", YEAR_2027)]
        assert lives.current() == (2026, Q3_2026, [2026])
        done(lives.hr.post("/cycles", {"year": 2027}))
        assert lives.turns(town.hr_city.id) == []
    with on("2026-12-15"):
        lives.steps(Q3_2026, "evaluation")
        lives.evaluated(Q3_2026, town.chief.id)
        lives.steps(Q3_2026, "closing")
        lives.steps(Q4_2026, "opening")
        assert lives.current() == (2026, Q4_2026, [2026, 2027])
        draft = {"cycle_id": 20271, "approach": "kuantitatif"}
        begun = done(lives.as_(town.made.id).post("/plans", draft))
        assert (begun["starts_on"], begun["ends_on"]) == ("2027-01-01", "2027-12-31")


def _first_days_of_january(lives: Lives) -> None:
    """The last quarter of 2026 is reported and the year evaluated while plans of 2027 are agreed."""
    town, db = lives.town, lives.db
    with on("2027-01-04"):
        assert lives.current() == (2026, Q4_2026, [2027])
        assert lives.me.get("/facts/me").json()["period_id"] == Q4_2026
        lives.reports(Q4_2026, "60")
        assert lives.year_value(Q4_2026) == "60"
        lives.plans[2027] = db.write(_submitted_plan_of_2027, town)
        chief = lives.as_(town.chief.id)
        done(chief.post(f"/plans/{lives.plans[2027].plan_id}/agreement", version=1))
        years = [line["cycle_id"] for line in lives.me.get("/plans").json()["items"]]
        assert sorted(years) == [20261, 20271]
        assert chief.get("/team").json()["period_id"] == Q4_2026
        about = done(chief.get("/feedback/addressees", q="Sukerti"))["items"]
        assert [one["plan_id"] for one in about] == [str(lives.plans[2026].plan_id)]
    with on("2027-01-12"):
        lives.steps(Q4_2026, "evaluation")
        lives.steps(YEAR_2026, "opening", "evaluation")
        assert sorted(lives.turns(town.chief.id)) == [("rate", YEAR_2026), ("rate", Q4_2026)]
        for period_id in (Q4_2026, YEAR_2026):
            lives.evaluated(period_id, town.chief.id)


def _submitted_plan_of_2027(session: Session, town: Town) -> Work:
    return make_plan(session, town.wayan, town.chief, state=PlanState.SUBMITTED, year=2027)


def _the_new_year_goes_on(lives: Lives) -> None:
    with on("2027-01-21"):
        lives.steps(Q4_2026, "closing")
        assert lives.current() == (2027, Q1_2027, [2027])
        lives.steps(Q1_2027, "opening")
    with on("2027-02-01"):
        lives.steps(YEAR_2026, "closing")
        states = {line["year"]: line["state"] for line in lives.me.get("/cycles").json()["items"]}
        assert states == {2026: "closed", 2027: "open"}
        assert lives.me.get("/facts/me").json()["period_id"] == Q1_2027


def _first_quarter_of_2027(lives: Lives) -> None:
    """Figures begin anew; another chief comes, and evaluates."""
    town = lives.town
    with on("2027-04-05"):
        lives.reports(Q1_2027, "7")
        assert lives.year_value(Q1_2027) == "7"
    with on("2027-04-06"):
        goes = post(town.dinkes, valid_from="2027-03-08")
        comes = post(town.puskesmas, valid_from="2027-03-08", **CHIEF)
        for person, body in ((town.chief, goes), (town.made, comes)):
            done(lives.hr.post(f"/employees/{person.id}/assignments", body))
    with on("2027-04-12"):
        lives.steps(Q1_2027, "evaluation")
        lives.evaluated(Q1_2027, town.made.id)


def _end_of_2027(lives: Lives) -> None:
    town = lives.town
    with on("2027-11-02"):
        lives.db.write(ask_for_next_year, Days(date(2027, 11, 1), date(2027, 11, 2)))
        assert ("make_year", 20280112) in lives.turns(town.hr_city.id)
        done(lives.hr.post("/cycles", {"year": 2028}))
    with on("2028-01-11"):
        lives.steps(YEAR_2027, "opening", "evaluation")
        lives.evaluated(YEAR_2027, town.made.id)
        listed = lives.me.get("/evaluations", mine="employee", sort="-period_id").json()["items"]
        assert [(line["period_id"], line["assessor"]["name"]) for line in listed] == [
            (YEAR_2027, "I Made Astawa"),
            (Q1_2027, "I Made Astawa"),
            (Q4_2026, "I Made Wirawan"),
            (Q3_2026, "I Made Wirawan"),
            (YEAR_2026, "I Made Wirawan"),
        ]


async def _changed_records(db: Db) -> int:
    """Count the records that are not as their last event left them; plans made by rows have none."""
    return len([one async for one in check_records(db.database, Wanted()) if one.event_id])


def test_two_years_in_one_database(lives: Lives) -> None:
    _makes_the_next_year(lives)
    _first_days_of_january(lives)
    _the_new_year_goes_on(lives)
    as_it_was = lives.everything_of(2026)
    _first_quarter_of_2027(lives)
    _end_of_2027(lives)

    assert lives.everything_of(2026) == as_it_was
    assert as_it_was[0]["state"] == "closed"
    assert [line["predikat"] for line in as_it_was[1]] == ["baik"] * 3

    assert lives.db.runner.run(_changed_records(lives.db)) == 0
