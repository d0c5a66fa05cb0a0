"""Weak results, coaching and an improvement of Wayan's, step by step over HTTP."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.evaluations.models import Evaluation, EvaluationState, Predikat, Rating
from api.foundation import clock
from api.foundation.daily import Days
from api.notifications.improvement_reactions import ask_every_day
from tests.conftest import Db
from tests.evaluations.factories import Q1, Q2, make_evaluation, make_plan
from tests.goals.factories import As
from tests.http import Client
from tests.people import Person, Town

FORM: dict[str, Any] = {
    "held_on": "2026-10-08",
    "goal": "Rekap kunjungan lengkap tiap Jumat.",
    "facts": "Empat dari sepuluh rekap terlambat; data RT belum dibagi.",
    "options": "Membagi RT bersama kader, memakai lembar ringkas.",
    "next_steps": "Lembar ringkas mulai pekan depan, dilihat bersama tiap Jumat.",
}
OPINIONS = ["setuju"] * 7 + ["sebagian", "tidak_setuju"]
BEGIN: dict[str, Any] = {
    "goals": ["Rekap kunjungan lengkap tiap Jumat"],
    "help": "Pendampingan kader, pelatihan pengolahan data, bicara tiap bulan.",
}


def weak_result(
    session: Session,
    person: Person,
    assessor: Person,
    *results: tuple[int, Predikat],
) -> list[UUID]:
    """Sign results of a person as they would be signed."""
    work = make_plan(session, person, assessor)
    found = []
    for period_id, predikat in results:
        key = make_evaluation(session, person, assessor, work, period_id)
        one = session.scalars(select(Evaluation).where(Evaluation.at(key))).one()
        one.results_rating = one.behaviour_rating = Rating.DI_BAWAH_EKSPEKTASI
        one.predikat = predikat
        one.content, one.signed_at, one.state = {}, clock.now(), EvaluationState.SIGNED
        found.append(key)
    session.flush()
    return found


def both_weak(session: Session, person: Person, assessor: Person) -> list[UUID]:
    """Let the last two periodic results be weak (R51)."""
    bad = Predikat.KURANG
    return weak_result(session, person, assessor, (Q1, bad), (Q2, bad))


@dataclass
class Helping:
    """Wayan is helped; the chief assesses her, the head assesses the chief."""

    town: Town
    as_: As
    db: Db
    clients: dict[UUID, Client] = field(default_factory=dict)

    def who(self, name: str) -> Client:
        """Sign in anew: months pass between steps."""
        return self.as_(getattr(self.town, name).id)

    def holds(self, who: str = "chief", **changed: Any) -> httpx.Response:
        draft = {"employee_id": str(self.town.wayan.id), "kind": "bimbingan", **FORM, **changed}
        return self.who(who).post("/guidance-sessions", draft)

    def session_step(
        self, who: str, key: str, name: str, body: Any = None, version: int | None = None
    ) -> httpx.Response:
        client, place = self.who(who), f"/guidance-sessions/{key}"
        if version is None:
            version = client.get(place).json()["version"]
        if name == "change":
            return client.put(place, body, version=version)
        return client.post(f"{place}/{name}", body, version=version)

    def coached(self) -> str:
        """Hold a coaching that both sign."""
        key: str = made(self.holds())["id"]
        for who in ("chief", "wayan"):
            made(self.session_step(who, key, "signature"))
        return key

    def file(self, who: str = "wayan") -> Any:
        return made(self.who(who).get(f"/employees/{self.town.wayan.id}/improvement"))

    def begins(self, who: str = "chief", body: Any = None) -> httpx.Response:
        place = f"/employees/{self.town.wayan.id}/improvements"
        return self.who(who).post(place, body or BEGIN)

    def begun(self) -> str:
        self.db.write(both_weak, self.town.wayan, self.town.chief)
        self.coached()
        key: str = made(self.begins())["items"][0]["id"]
        return key

    def step(
        self, who: str, kind: str, *, version: int | None = None, **facts: Any
    ) -> httpx.Response:
        """Put a step of the latest improvement on record, today."""
        one = self.file()["items"][0]
        draft = {"kind": kind, "happened_on": clock.today().isoformat(), "text": "Sudah dibahas."}
        place = f"/improvements/{one['id']}/steps"
        return self.who(who).post(place, draft | facts, version=version or one["version"])

    def reads(self, who: str = "wayan", word: str | None = None, at: int = -1) -> httpx.Response:
        one = self.file()["items"][0]
        place = f"/improvements/{one['id']}/steps/{one['steps'][at]['id']}/reading"
        return self.who(who).post(place, {"own_word": word} if word else {})

    def day_passes(self) -> None:
        """Let the daily work of today be done."""
        self.db.write(lambda session: ask_every_day(session, Days(clock.today(), clock.today())))

    def asked(self, who: str) -> dict[str, str]:
        """Give what waits for somebody about coaching and improvements: by kind, until when."""
        items = self.who(who).get("/tasks").json()["items"]
        mine = [one for one in items if one["subject_kind"] in ("guidance", "improvement")]
        return {one["kind"]: one["due_on"] for one in mine}


def made(answer: httpx.Response) -> Any:
    assert answer.status_code < 300, answer.text
    return answer.json()


def on(day: str) -> datetime:
    """Ten in the morning of a day, here."""
    return datetime.combine(date.fromisoformat(day), time(10), clock.WITA)
