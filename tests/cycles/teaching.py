"""A school with its head and a teacher, who live through their year over HTTP."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.identity.models import Role
from api.organization.models import UnitKind
from tests.conftest import Db
from tests.evaluations.factories import MEETS, set_unit
from tests.evaluations.year_of_moves import done, on
from tests.goals.factories import ANNEX
from tests.http import Client
from tests.organization.factories import draft
from tests.people import Town, grant, make_unit

As = Callable[..., Client]
YEAR, Q3 = 20260112, 20260709
SCHOOL = "000G/000W/000G/"
GROUPS = ("tugas_pokok", "praktik_kinerja", "pengembangan_kompetensi")
PRACTICE = "keteraturan_suasana_kelas"
PLAN = {"cycle_id": 20262, "approach": "kuantitatif"}
HEAD = {
    "number": "197211181998031901",
    "name": "I Ketut Sudarma, S.Pd., M.Pd.",
    "title": "Kepala SD Negeri 1 Serangan",
    "position_kind": "ahli_madya",
    "grade": "IV/b",
    "is_head": True,
    "valid_from": "2026-01-02",
}
TEACHER = {
    "number": "199403082019032901",
    "name": "Ni Made Dwi Antari, S.Pd.",
    "title": "Guru Ahli Pertama",
    "position_kind": "ahli_pertama",
    "grade": "III/a",
    "valid_from": "2026-01-02",
}


def goal_of(group: str | None, **more: Any) -> dict[str, Any]:
    return {"kind": "utama", "text": f"Hasil {group}", "result_group": group, **more}


@dataclass
class School:
    """What happens there, step by step."""

    town: Town
    as_: As
    db: Db
    unit_id: UUID
    head_id: UUID
    teacher_id: UUID

    @property
    def head(self) -> Client:
        return self.as_(self.head_id)

    @property
    def teacher(self) -> Client:
        return self.as_(self.teacher_id)

    @property
    def hr(self) -> Client:
        return self.as_(self.town.hr_city.id)

    def begins(self) -> Any:
        return done(self.teacher.post("/plans", PLAN))

    def writes(self, plan_id: str) -> Any:
        """A result of each group with a figure each, and the Lampiran."""
        for group in GROUPS:
            practice = PRACTICE if group == "praktik_kinerja" else None
            shown = done(
                self.teacher.post(f"/plans/{plan_id}/goals", goal_of(group, practice_code=practice))
            )
            one = {"text": f"Ukuran {group}", "target": "4", "unit_of_measure": "kali"}
            one["accumulation"] = "sum"
            done(self.teacher.post(f"/goals/{shown['goals'][-1]['id']}/indicators", one))
        for kind, lines in ANNEX.items():
            path = f"/plans/{plan_id}/supports/{kind}"
            shown = done(self.teacher.put(path, {"lines": lines}, version=0))
        return shown

    def agreed(self) -> Any:
        """The teacher's plan as both have agreed on it."""
        plan_id = self.begins()["id"]
        version = self.writes(plan_id)["version"]
        version = done(self.teacher.post(f"/plans/{plan_id}/submission", version=version))[
            "version"
        ]
        return done(self.head.post(f"/plans/{plan_id}/agreement", version=version))

    def reports(self, plan: Any, value: str = "4") -> Any:
        ids = [one["id"] for goal in plan["goals"] for one in goal["indicators"]]
        lines = [{"indicator_id": key, "value": value} for key in ids]
        return done(
            self.teacher.post(f"/plans/{plan['id']}/periods/{YEAR}/report", {"lines": lines})
        )

    def steps(self, *steps: str) -> None:
        for step in steps:
            done(self.hr.post(f"/cycles/20262/periods/{YEAR}/{step}"))

    def evaluated(self) -> Any:
        """Rated and signed by the head, received by the teacher; what is shown of it."""
        self.db.write(_grade, self)
        [line] = self.head.get("/evaluations", mine="assessor", period_id=YEAR).json()["items"]
        path = f"/evaluations/{line['id']}"
        rated = done(self.head.put(f"{path}/ratings", MEETS, version=line["version"]))
        done(self.head.post(f"{path}/signature", version=rated["version"]))
        done(self.teacher.post(f"{path}/acknowledgement", {"receipt": "agree"}))
        return self.teacher.get(path).json()


def _grade(session: Session, school: School) -> None:
    set_unit(session, school.town, school.unit_id, agency_id=2, period_id=YEAR)


def _school(session: Session, town: Town) -> UUID:
    grant(session, town.stranger.id, Role.HR_AGENCY, 2)
    return make_unit(session, 2, "SD Negeri 1 Serangan", SCHOOL, town.disdik, UnitKind.SEKOLAH)


def open_school(town: Town, as_: As, db: Db) -> School:
    """Post a head and a teacher in a school, as HR does; whoever was a stranger is HR of the Dinas."""
    unit_id = db.write(_school, town)
    hr = as_(town.hr_city.id)
    with on("2026-01-05"):
        head, teacher = (
            UUID(done(hr.post("/employees", draft(unit_id, **one)))["id"])
            for one in (HEAD, TEACHER)
        )
    return School(town, as_, db, unit_id, head, teacher)
