"""Wayan's plan from its draft to its receipt, and everything that may happen on the way, over HTTP."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.daily import Days
from api.goals.models import PlanState
from api.identity.expiring import warn_of_expiring_tokens
from api.notifications.models import Task, TaskKind
from tests.conftest import TODAY, Db
from tests.evaluations.factories import CYCLE, EARLY, MEETS, Q3, set_unit
from tests.goals.factories import make_complete_plan, take_step, write_plan
from tests.http import Client
from tests.imports.factories import applied, nip_of, person, read, sheet, undone
from tests.organization.factories import named, post
from tests.people import Town

As = Callable[..., Client]
PERIOD = f"/cycles/{CYCLE}/periods/{Q3}"
LEFT = {"state": "pensiun", "on": "2026-10-08", "reason": "batas usia pensiun"}


@dataclass
class World:
    """What happens to Wayan's plan, and who does it."""

    town: Town
    as_: As
    db: Db
    plan_id: str = ""
    indicators: list[str] = field(default_factory=list)
    evidence: dict[str, str] = field(default_factory=dict)

    @property
    def me(self) -> Client:
        return self.as_(self.town.wayan.id)

    @property
    def chief(self) -> Client:
        return self.as_(self.town.chief.id)

    @property
    def hr(self) -> Client:
        return self.as_(self.town.hr_city.id)

    def does(self, answer: Any) -> Any:
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else None

    def step(self, who: Client, name: str, body: Any = None) -> None:
        self.does(take_step(who, self.plan_id, name, body))

    def prove(self, title: str, **more: Any) -> None:
        draft = {
            "period_id": Q3,
            "kind": "link",
            "title": title,
            "url": "https://contoh.go.id/bukti",
            "indicator_ids": [self.indicators[0]],
            **more,
        }
        made = self.does(self.me.post(f"/plans/{self.plan_id}/evidence", draft))
        self.evidence[title] = made["id"]

    def judge(self, title: str, verdict: str, version: int = 1) -> None:
        place = f"/evidence/{self.evidence[title]}/verdict"
        body = {"verdict": verdict, "reason": "Belum ditandatangani"}
        answer = self.chief.request("POST", place, json=body, headers={"If-Match": f'"{version}"'})
        self.does(answer)

    def evaluation(self) -> str:
        listed = self.chief.get("/evaluations", mine="assessor", period_id=Q3).json()["items"]
        return str(listed[0]["id"])

    def open(self) -> list[tuple[str, UUID]]:
        def read(session: Session) -> list[tuple[str, UUID]]:
            found = select(Task.kind, Task.assignee_id).where(Task.closed_at.is_(None))
            return [(TaskKind(row.kind).value, row.assignee_id) for row in session.execute(found)]

        found: list[tuple[str, UUID]] = self.db.read(read)
        return found


def drafted(world: World) -> None:
    world.plan_id = write_plan(world.me)["id"]


def submitted(world: World) -> None:
    drafted(world)
    world.step(world.me, "submission")


def agreed(world: World) -> None:
    made = world.db.write(
        make_complete_plan, world.town.wayan, world.town.chief, PlanState.SUBMITTED
    )
    world.plan_id, world.indicators = str(made.id), [str(key) for key in made.indicators]
    world.step(world.chief, "agreement")


def under_way(world: World) -> None:
    """A report is missing, evidence waits, other evidence was returned, the period is evaluated."""
    agreed(world)
    world.prove("menunggu")
    world.prove("kurang")
    world.judge("kurang", "returned")
    world.db.write(set_unit, world.town, world.town.puskesmas)
    world.does(world.hr.post(f"{PERIOD}/evaluation"))


def replacing(world: World) -> None:
    agreed(world)
    world.prove("kurang")
    world.judge("kurang", "returned")
    world.prove("pengganti", replaces_id=world.evidence["kurang"])


def signed(world: World) -> None:
    under_way(world)
    world.judge("menunggu", "accepted")
    signs(world)


def token(world: World) -> None:
    draft = {"name": "rekap", "scopes": ["goals:read"], "expires_on": "2026-10-15"}
    world.does(world.me.post("/tokens", draft))
    assert world.db.write(warn_of_expiring_tokens, Days(TODAY.date(), TODAY.date())) == 1


def cancels(world: World) -> None:
    place = f"/plans/{world.plan_id}"
    version = world.me.get(place).json()["version"]
    world.does(world.me.delete(place, version=version))


def submits(world: World) -> None:
    world.step(world.me, "submission")


def withdraws(world: World) -> None:
    world.step(world.me, "withdrawal")


def returns(world: World) -> None:
    world.step(world.chief, "return", {"note": "Lengkapi target"})


def agrees(world: World) -> None:
    world.step(world.chief, "agreement")


def reports(world: World) -> None:
    lines = [{"indicator_id": key, "value": "5"} for key in world.indicators]
    world.does(world.me.post(f"/plans/{world.plan_id}/periods/{Q3}/report", {"lines": lines}))


def signs(world: World) -> None:
    path = f"/evaluations/{world.evaluation()}"
    world.does(world.chief.put(f"{path}/ratings", MEETS, version=1))
    world.does(world.chief.post(f"{path}/signature", EARLY, version=2))


def acknowledges(world: World) -> None:
    confirms(world, {"receipt": "agree"})


def confirms(world: World, body: dict[str, str]) -> None:
    listed = world.me.get("/evaluations", mine="employee", period_id=Q3).json()["items"]
    world.does(world.me.post(f"/evaluations/{listed[0]['id']}/acknowledgement", body))


def closes_period(world: World) -> None:
    world.does(world.hr.post(f"{PERIOD}/closing"))


def names_the_head(world: World) -> None:
    town = world.town
    wanted = named(town.wayan.assignment_id, town.head.id, valid_from="2026-10-08")
    world.does(world.hr.post(f"/employees/{town.wayan.id}/assessors", wanted))


def moves_before_the_period(world: World) -> None:
    moved = post(world.town.dinkes, valid_from="2026-06-01")
    world.does(world.hr.post(f"/employees/{world.town.wayan.id}/assignments", moved))


def moves_now(world: World) -> None:
    moved = post(world.town.dinkes, valid_from="2026-10-08")
    world.does(world.hr.post(f"/employees/{world.town.wayan.id}/assignments", moved))


def wayan_leaves(world: World) -> None:
    world.does(world.hr.post(f"/employees/{world.town.wayan.id}/end-of-service", LEFT))


def chief_leaves(world: World) -> None:
    world.does(world.hr.post(f"/employees/{world.town.chief.id}/end-of-service", LEFT))


def _imports(world: World, **columns: str) -> str:
    """Let a file say something else of Wayan than the city knows."""
    number = nip_of(world.db, world.town.wayan.id)
    row = person(1, "Ni Wayan Sukerti", NIP=number, **columns)
    found = read(world.hr, world.db, sheet([row]))
    assert applied(world.hr, world.db, found["id"])["state"] == "applied"
    return str(found["id"])


def _moves_by_import(world: World) -> str:
    place = {"JABATAN NAMA": "Perawat Ahli Muda", "UNOR NAMA": "Dinas Kesehatan"}
    return _imports(world, **place, **{"TMT JABATAN": "01-06-2026"})


def moves_by_import(world: World) -> None:
    _moves_by_import(world)


def moves_by_import_and_back(world: World) -> None:
    key = _moves_by_import(world)
    assert undone(world.hr, world.db, key)["state"] == "undone"


def rests_by_import(world: World) -> None:
    _imports(world, **{"KEDUDUKAN HUKUM": "CLTN"})


def rests_by_import_and_back(world: World) -> None:
    key = _imports(world, **{"KEDUDUKAN HUKUM": "CLTN"})
    assert undone(world.hr, world.db, key)["state"] == "undone"


def _state(world: World, state: str) -> None:
    place = f"/employees/{world.town.wayan.id}"
    version = world.hr.get(place).json()["version"]
    world.does(world.hr.patch(place, {"state": state}, version=version))


def rests(world: World) -> None:
    _state(world, "cltn")


def studies(world: World) -> None:
    """II.B: it stops nothing."""
    _state(world, "tugas_belajar")


def comes_back(world: World) -> None:
    rests(world)
    _state(world, "aktif")


def takes_back_the_replacement(world: World) -> None:
    world.does(world.me.delete(f"/evidence/{world.evidence['pengganti']}"))


def returns_the_replacement(world: World) -> None:
    world.judge("pengganti", "returned")


def accepts_what_was_returned(world: World) -> None:
    world.judge("kurang", "accepted", 2)


def takes_back_too_late(world: World) -> None:
    world.does(world.hr.post(f"{PERIOD}/evaluation"))
    closes_period(world)
    takes_back_the_replacement(world)


def returns_too_late(world: World) -> None:
    closes_period(world)
    world.judge("menunggu", "returned")


def revokes(world: World) -> None:
    key = world.me.get("/tokens").json()["items"][0]["id"]
    world.does(world.me.delete(f"/tokens/{key}"))


def renews(world: World) -> None:
    draft = {"name": "rekap", "scopes": ["goals:read"], "expires_on": "2026-12-31"}
    world.does(world.me.post("/tokens", draft))


def nothing(_world: World) -> None:
    """Nothing has happened yet."""


Step = Callable[[World], None]
