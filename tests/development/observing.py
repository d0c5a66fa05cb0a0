"""A teacher's plan that names a practice, and its observation, step by step over HTTP."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.goals.models import Goal, ResultGroup
from tests.conftest import Db
from tests.goals.factories import As, MadePlan, make_plan
from tests.http import Client
from tests.people import Person, Town

PRACTICE = "keteraturan_suasana_kelas"
FOCUS = ["kesepakatan", "gangguan", "peralihan"]
APPOINTMENT: dict[str, Any] = {
    "planned_on": "2026-10-09",
    "class_name": "IV B",
    "subject": "IPAS",
    "from_time": "08:00",
    "until_time": "09:10",
    "focus": FOCUS,
}
NOTES: dict[str, Any] = {
    "answers": dict(zip(FOCUS, ("jelas_terlihat", "sebagian", "belum_terlihat"), strict=True)),
    "notes": "08.12 dua murid bertukar tempat tanpa diminta.",
    "others": {"umpan_balik_konstruktif": "Menyebut yang sudah tepat."},
}
SAID = {"text": "Peralihan kegiatan belum lancar; besok saya siapkan kartu tugas."}
FOLLOW_UP = {"follow_up": "Kartu tugas bagi yang selesai lebih dulu, dilihat lagi dua minggu lagi."}


def name_practice(session: Session, plan: MadePlan, code: str = PRACTICE) -> None:
    """Let the first goal of a plan be the practice that is shown in class (R103, R106)."""
    session.execute(
        update(Goal)
        .where(Goal.at(plan.goals[0]))
        .values(result_group=ResultGroup.PRAKTIK_KINERJA, practice_code=code)
    )


def make_teacher(session: Session, owner: Person, assessor: Person) -> MadePlan:
    """Make a plan in force that names a practice."""
    plan = make_plan(session, owner, assessor)
    name_practice(session, plan)
    return plan


@dataclass
class Observing:
    """Wayan teaches, the chief observes."""

    town: Town
    as_: As
    db: Db
    plan: MadePlan

    @property
    def teacher(self) -> Client:
        return self.as_(self.town.wayan.id)

    @property
    def head(self) -> Client:
        return self.as_(self.town.chief.id)

    def plans(self, who: Client | None = None, **changed: Any) -> httpx.Response:
        draft = {"plan_id": str(self.plan.id), **APPOINTMENT, **changed}
        return (who or self.head).post("/observations", draft)

    def step(
        self, who: Client, key: UUID | str, name: str, body: Any = None, version: int | None = None
    ) -> httpx.Response:
        """Take a step with the observation as it stands, as a screen does."""
        place = f"/observations/{key}"
        if version is None:
            kind = "notes_version" if name in ("notes", "observe") else "version"
            version = who.get(place).json()[kind]
        if name == "notes":
            return who.put(f"{place}/notes", body, version=version)
        return who.post(f"{place}/{name}", body, version=version)

    def planned(self) -> str:
        return str(self._made(self.plans())["id"])

    def agreed(self) -> str:
        key = self.planned()
        self._made(self.step(self.teacher, key, "agreement"))
        return key

    def made(self) -> str:
        key = self.agreed()
        self._made(self.step(self.head, key, "observe", NOTES))
        return key

    def finished(self) -> str:
        return self.finished_from(self.made())

    def finished_from(self, key: str) -> str:
        """Reflect on one that was made, from both sides, and seal it."""
        for who in (self.teacher, self.head):
            self._made(self.step(who, key, "reflect", SAID))
        self._made(self.step(self.head, key, "finish", FOLLOW_UP))
        return key

    def _made(self, answer: httpx.Response) -> Any:
        assert answer.status_code < 300, answer.text
        return answer.json()
