"""A city with an officer of services, whose year a policy changes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.cycles.following import follow_rules
from api.foundation.daily import Days
from api.organization.models import Assignment, Position
from tests.conftest import Db
from tests.evaluations.factories import Work, make_plan
from tests.evaluations.year_of_moves import done, on
from tests.http import Client
from tests.people import Person, Town
from tests.policy.drafting import APRIL, MONTHLY, As, Drafting

EVERYBODYS, OFFICERS_YEAR = 20271, 20273
QUARTERS = [20270103, 20270406, 20270709, 20271012]
MONTHS = [20270000 + month * 101 for month in range(4, 13)]
YEAR, Q1, APRIL_ALONE = 20270112, 20270103, 20270404
OFFICER = {
    "number": "199001012015011901",
    "name": "Ni Luh Putu Ayu Wardani",
    "title": "Petugas Layanan Perizinan",
    "position_kind": "pelaksana",
    "valid_from": "2026-10-08",
}
FROM_APRIL = {**MONTHLY, "effective_from": APRIL}


def person_of(session: Session, key: UUID) -> Person:
    post = session.scalars(select(Assignment).where(Assignment.employee_id == key)).one()
    return Person(key, post.id, post.unit_id, post.agency_id, OFFICER["name"])


def population(session: Session, key: UUID) -> str:
    wanted = select(Position.population).join(Assignment, Assignment.position_id == Position.id)
    return session.scalars(wanted.where(Assignment.employee_id == key)).one()


@dataclass
class City:
    """An officer, Wayan beside her, and city HR who writes the policy."""

    town: Town
    as_: As
    db: Db
    policy: Drafting
    officer_id: UUID

    @property
    def officer(self) -> Client:
        return self.as_(self.officer_id)

    @property
    def hr(self) -> Client:
        return self.as_(self.town.hr_city.id)

    def periods(self, cycle_id: int) -> dict[int, str]:
        shown = self.hr.get(f"/cycles/{cycle_id}").json()["periods"]
        return {one["id"]: one["state"] for one in shown}

    def reported(self, cycle_id: int) -> list[int]:
        shown = self.hr.get(f"/cycles/{cycle_id}").json()["periods"]
        return [one["id"] for one in shown if one["is_reported"]]

    def night_to(self, day: str) -> int:
        """Let the daily work of a day be done."""
        until = date.fromisoformat(day)
        days = Days(date.fromordinal(until.toordinal() - 1), until)
        with on(day):
            return self.db.write(follow_rules, days)

    def step(self, day: str, cycle_id: int, period_id: int, step: str) -> None:
        with on(day):
            done(self.hr.post(f"/cycles/{cycle_id}/periods/{period_id}/{step}"))

    def plan(self, person: Person, cycle: int) -> Work:
        with on("2027-01-05"):
            return self.db.write(_planned, person, self.town, cycle)


def _planned(session: Session, person: Person, town: Town, cycle: int) -> Work:
    return make_plan(session, person, town.chief, year=2027, cycle=cycle)


def next_year(city: City) -> None:
    with on("2026-11-30"):
        done(city.hr.post("/cycles", {"year": 2027}))
