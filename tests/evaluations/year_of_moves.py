"""A year in which everybody moves, each act on its day: the people, their units, and how they go on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation import clock
from api.foundation.daily import Days
from api.goals.models import Plan, PlanState
from api.organization.models import Assignment, AssignmentKind, PositionKind, UnitKind
from api.organization.posts.effective_dates import follow_days
from api.organization.posts.queries import effective_assessor
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, MEETS, Q3, YEAR, make_plan, set_unit
from tests.http import Client
from tests.organization.factories import draft, named, post
from tests.people import Person, Town, make_employee, make_unit

As = Callable[..., Client]
SECTIONS = {
    "gizi": "000G/000G/000W/",
    "lansia": "000G/000G/001C/",
    "gudang": "000G/000G/001S/",
    "arsip": "000G/000G/0028/",
}
SCHOOL = "000G/000W/000G/"
STAFF = {
    "moves inside": "gizi",
    "moves across": "gizi",
    "is promoted": "gizi",
    "acts for a while": "gizi",
    "assessor retires": "lansia",
    "dies": "gizi",
    "comes back from leave": "gizi",
    "unit is merged": "arsip",
}
CPNS = {"number": "199503032026092001", "kind": "cpns", "valid_from": "2026-09-01"}
PPPK = {"number": "199105052026211004", "kind": "pppk", "grade": "IX", "valid_from": "2026-03-02"}
HEAD = {"title": "Kepala Seksi Gudang", "position_kind": "pengawas", "is_head": True}


@contextmanager
def on(day: str) -> Iterator[None]:
    """Let acts happen on a day, at nine in the morning."""
    with clock.moved_to(datetime.combine(date.fromisoformat(day), time(1), UTC)):
        yield


@dataclass
class Year:
    """Everybody by what they live through."""

    town: Town
    as_: As
    db: Db
    units: dict[str, UUID]
    people: dict[str, Person]

    @property
    def hr(self) -> Client:
        return self.as_(self.town.hr_city.id)

    def posted(self, who: str, unit: str, day: str, **fields: Any) -> None:
        """HR enters a post: today's, or one of a day that is past."""
        path = f"/employees/{self.people[who].id}/assignments"
        done(self.hr.post(path, post(self.units[unit], valid_from=day, **fields)))

    def joins(self, who: str, **fields: Any) -> None:
        """HR adds somebody to the section of nutrition."""
        made = done(self.hr.post("/employees", draft(self.units["gizi"], **fields)))
        place = UUID(made["assignments"][0]["id"])
        self.people[who] = Person(UUID(made["id"]), place, self.units["gizi"], 1, made["name"])

    def planned(self, *people: str) -> None:
        """Each has a plan for the newest post, and whoever assesses it agrees."""
        for who in people:
            plan_id, assessor_id = self.db.write(submitted_plan, self.people[who])
            assessor = self.as_(assessor_id)
            version = assessor.get(f"/plans/{plan_id}").json()["version"]
            done(assessor.post(f"/plans/{plan_id}/agreement", version=version))

    def evaluates(self, period_id: int) -> None:
        place = f"/cycles/{CYCLE}/periods/{period_id}"
        if period_id == YEAR:
            done(self.hr.post(f"{place}/opening"))
        done(self.hr.post(f"{place}/evaluation"))

    def signs(self, rater: UUID, period_id: int) -> None:
        """Somebody rates and signs all that waits for them."""
        me = self.as_(rater)
        waiting = me.get("/evaluations", mine="assessor", period_id=period_id, state="open")
        for line in waiting.json()["items"]:
            path = f"/evaluations/{line['id']}"
            rated = done(me.put(f"{path}/ratings", MEETS, version=line["version"]))
            done(me.post(f"{path}/signature", version=rated["version"]))

    def results(self, period_id: int) -> dict[str, list[tuple[str, str, str]]]:
        """Say for everybody, as HR reads it: who evaluated, on whose achievement, how far."""
        lines = self.hr.get("/evaluations", period_id=period_id, size=200).json()["items"]
        found: dict[str, list[tuple[str, str, str]]] = {who: [] for who in self.people}
        for who, person in self.people.items():
            for line in lines:
                if line["employee"]["id"] == str(person.id):
                    why = self.hr.get(f"/evaluations/{line['id']}/why").json()["why"]
                    unit = why["unit"]["unit_name"] if why else "-"
                    found[who].append((line["assessor"]["name"], unit, line["state"]))
        return found


def done(answer: Any) -> Any:
    assert answer.status_code < 300, answer.text
    return answer.json()


def begun(town: Town, as_: As, db: Db) -> Year:
    """Give the town four sections, a school, their heads and staff, all with plans in January."""
    units, people = db.write(_settle_in, town)
    year = Year(town, as_, db, units, people)
    with on("2026-01-20"):
        year.planned(*(who for who in people if who != "has no assessor"))
    return year


def _settle_in(session: Session, town: Town) -> tuple[dict[str, UUID], dict[str, Person]]:
    units = {"dinkes": town.dinkes, "disdik": town.disdik, "kota": town.kota}
    heads = {}
    for name, path in SECTIONS.items():
        units[name] = make_unit(session, 1, f"Seksi {name}", path, town.dinkes, UnitKind.SEKSI)
        heads[name] = make_employee(
            session,
            units[name],
            f"Kepala {name}",
            assessor_id=town.head.id,
            head_of=path,
            kind=PositionKind.PENGAWAS,
        )
    disdik = make_employee(
        session,
        town.disdik,
        "Kepala disdik",
        assessor_id=town.mayor.id,
        head_of="000G/000W/",
        kind=PositionKind.JPT_PRATAMA,
    )
    units["sekolah"] = make_unit(session, 2, "SD 1", SCHOOL, town.disdik, UnitKind.SEKOLAH)
    people = {
        who: make_employee(session, units[at], who, assessor_id=heads[at].id)
        for who, at in STAFF.items()
    }
    people["leads a school"] = make_employee(
        session,
        units["sekolah"],
        "leads a school",
        assessor_id=disdik.id,
        head_of=SCHOOL,
        kind=PositionKind.AHLI_MADYA,
    )
    people["has no assessor"] = make_employee(session, town.disdik, "has no assessor")
    people |= {f"head of {name}": head for name, head in heads.items()}
    return units, people | {"reports to the mayor": town.head, "head of disdik": disdik}


def submitted_plan(
    session: Session, person: Person, kind: AssignmentKind = AssignmentKind.DEFINITIF
) -> tuple[UUID, UUID]:
    """Give somebody's newest post of a kind a plan that waits for whoever assesses it."""
    newest = session.scalars(
        select(Assignment)
        .where(Assignment.employee_id == person.id, Assignment.kind == kind)
        .order_by(Assignment.valid_from.desc())
    ).first()
    assert newest is not None
    assessor_id = effective_assessor(session, newest.id, clock.today())
    assert assessor_id is not None
    here = Person(person.id, newest.id, newest.unit_id, newest.agency_id, person.name)
    there = Person(assessor_id, newest.id, newest.unit_id, newest.agency_id, "")
    made = make_plan(session, here, there, state=PlanState.SUBMITTED)
    plan = session.scalars(select(Plan).where(Plan.id == made.plan_id)).one()
    plan.starts_on = max(plan.starts_on, newest.valid_from)
    plan.ends_on = min(plan.ends_on, newest.valid_until - timedelta(days=1))
    session.flush()
    return made.plan_id, assessor_id


def live(year: Year) -> None:
    """Go through the year, its evaluation included."""
    _until_the_third_quarter(year)
    _third_quarter(year)
    _last_quarter(year)
    _evaluation_of_the_year(year)


def _until_the_third_quarter(year: Year) -> None:
    away = f"/employees/{year.people['comes back from leave'].id}"
    with on("2026-03-02"):
        year.joins("is PPPK", **PPPK)
        year.planned("is PPPK")
        done(year.hr.patch(away, {"state": "cltn"}, version=1))
    with on("2026-07-01"):
        year.posted("head of gudang", "dinkes", "2026-07-01")
        span = {"valid_until": "2026-11-01", **HEAD}
        year.posted("acts for a while", "gudang", "2026-07-01", kind="plt", **span)
    with on("2026-09-01"):
        year.joins("is CPNS", **CPNS)
        done(year.hr.patch(away, {"state": "aktif"}, version=2))
        year.posted("moves inside", "dinkes", "2026-09-01")
        year.planned("is CPNS", "moves inside")


def _third_quarter(year: Year) -> None:
    """Evaluated in October; somebody's transfer in August is entered only then."""
    with on("2026-10-12"):
        year.evaluates(Q3)
        year.posted("unit is merged", "gizi", "2026-10-01")
        year.posted("head of arsip", "dinkes", "2026-10-01")
        year.planned("unit is merged")
    with on("2026-10-14"):
        year.posted("moves across", "disdik", "2026-08-03")
        year.planned("moves across")


def _last_quarter(year: Year) -> None:
    with on("2026-11-02"):
        year.db.write(follow_days, Days(date(2026, 10, 31), date(2026, 11, 2)))
        year.posted("is promoted", "gudang", "2026-11-02", **HEAD)
        year.planned("is promoted")
    with on("2026-11-10"):
        _leaves(year, "dies", "berhenti", "meninggal dunia")
    with on("2026-12-28"):
        year.evaluates(YEAR)
        _leaves(year, "head of lansia", "pensiun", "batas usia pensiun")


def _leaves(year: Year, who: str, state: str, reason: str) -> None:
    path = f"/employees/{year.people[who].id}/end-of-service"
    body = {"state": state, "on": clock.today().isoformat(), "reason": reason}
    done(year.hr.post(path, body))


def _evaluation_of_the_year(year: Year) -> None:
    """HR names an assessor where there is none; then everybody signs what waits for them."""
    with on("2027-01-12"):
        assert _stuck(year) == {
            "has no assessor": "no_assessor",
            "Kepala arsip": "no_plan",
            "Kepala gudang": "no_plan",
        }
        person, boss = year.people["has no assessor"], year.people["head of disdik"]
        body = named(person.assignment_id, boss.id, valid_from="2027-01-12")
        done(year.hr.post(f"/employees/{person.id}/assessors", body))
        year.planned("has no assessor")
        for unit in ("gizi", "dinkes", "disdik", "kota", "sekolah"):
            agency = {"disdik": 2, "sekolah": 2, "kota": 0}.get(unit, 1)
            year.db.write(_grade, year, (unit, agency))
        raters = [year.town.mayor, year.town.head, boss, year.people["head of gizi"]]
        for rater in raters:
            year.signs(rater.id, YEAR)


def _stuck(year: Year) -> dict[str, str]:
    listed = done(year.hr.get("/stuck-evaluations", period_id=YEAR))["items"]
    return {line["employee"]["name"]: line["reason"] for line in listed}


def _grade(session: Session, year: Year, place: tuple[str, int]) -> None:
    unit, agency_id = place
    key = year.units[unit]
    set_unit(session, year.town, key, UnitGrade.BAIK, agency_id=agency_id, period_id=YEAR)
