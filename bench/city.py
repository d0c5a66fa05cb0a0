"""The demo city in a database of its own, and who asks what in it."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, exists, func, insert, select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.evaluations.models import Evaluation, EvaluationState
from api.foundation import rows
from api.foundation.clock import now, set_today
from api.foundation.ids import new_id
from api.foundation.work import Database
from api.goals.models import Indicator, Plan, PlanState
from api.identity.keys import Claims, KeyRing
from api.identity.models import Role, RoleGrant, User, UserSession, UserState
from api.organization.models import Assessor
from tests.server import environment, run

TODAY = date(2026, 10, 8)
Q3 = 20260709
SMALLEST_TEAM, LARGEST_TEAM = 8, 25
MOST = 400
"""How many different people ask for the same kind of thing."""
_active = (User.state == UserState.ACTIVE, User.must_change.is_(False))
TEAMS = (
    select(Assessor.assessor_id.label("who"))
    .join(User, User.id == Assessor.assessor_id)
    .where(Assessor.valid_from <= TODAY, Assessor.valid_until > TODAY, *_active)
    .group_by(Assessor.assessor_id)
    .having(func.count(Assessor.id).between(SMALLEST_TEAM, LARGEST_TEAM))
    .order_by(Assessor.assessor_id)
    .limit(MOST)
)
PLANS = (
    select(Plan.employee_id.label("who"), Plan.id.label("plan_id"))
    .join(User, User.id == Plan.employee_id)
    .where(Plan.state == PlanState.AGREED, *_active)
    .order_by(Plan.id)
    .limit(MOST)
)
EVALUATIONS = (
    select(Evaluation.assessor_id.label("who"), Evaluation.id.label("evaluation_id"))
    .join(User, User.id == Evaluation.assessor_id)
    .where(Evaluation.state == EvaluationState.RATED, *_active)
    .order_by(Evaluation.id)
    .limit(MOST)
)
LOGINS = select(User.login_key).where(*_active).order_by(User.id).limit(2000)
HOLDERS = (
    select(RoleGrant.user_id.label("who"))
    .join(User, User.id == RoleGrant.user_id)
    .where(RoleGrant.role == bindparam("role"), RoleGrant.valid_until > TODAY, *_active)
    .order_by(RoleGrant.user_id)
)
OPEN_LINES = (
    select(
        Plan.employee_id.label("who"),
        Plan.id.label("plan_id"),
        Indicator.id.label("indicator_id"),
        Indicator.target,
        Indicator.target_low,
    )
    .join(Indicator, (Indicator.plan_id == Plan.id) & (Indicator.agency_id == Plan.agency_id))
    .join(User, User.id == Plan.employee_id)
    .where(
        Plan.state == PlanState.AGREED,
        ~exists().where(
            Achievement.plan_id == Plan.id,
            Achievement.indicator_id == Indicator.id,
            Achievement.agency_id == Plan.agency_id,
            Achievement.period_id == Q3,
        ),
        *_active,
    )
    .order_by(Plan.id, Indicator.id)
)


@dataclass(frozen=True)
class Ask:
    """One request that somebody makes."""

    who: UUID
    path: str
    body: Any = None

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"


@dataclass
class City:
    """A loaded database, its people's sessions, and what they ask."""

    url: str
    folder: Path
    sessions: dict[UUID, UUID] = field(default_factory=dict)
    asks: dict[str, list[Ask]] = field(default_factory=dict)
    logins: list[str] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        return environment(self.url, self.folder)

    @property
    def keys(self) -> KeyRing:
        return KeyRing.load(self.folder / "keys.json")

    def load(self, people: int) -> None:
        """Make the city by the command line, as anybody would, and sign everybody in."""
        self.folder.mkdir(parents=True, exist_ok=True)
        run(self.env, "migrate")
        run(self.env, "load", "--people", str(people), program="demo")
        self.prepare()

    def prepare(self) -> None:
        """Find out who asks what, and open a session for each of them."""
        set_today(TODAY)
        asyncio.run(self._prepare())

    async def _prepare(self) -> None:
        database = Database(self.url, size=2)
        try:
            self.asks = await database.read(_asks)
            self.logins = [row["login_key"] for row in await database.read(rows.fetch, LOGINS)]
            people = {one.who for group in self.asks.values() for one in group}
            self.sessions = await database.write(sign_in, people)
        finally:
            await database.close()

    def orders(self, asks: list[Ask]) -> list[dict[str, Any]]:
        """Write requests for the load generator, each with a fresh session token."""
        keys = self.keys
        tokens: dict[UUID, str] = {}
        return [self._order(one, tokens, keys) for one in asks]

    def _order(self, one: Ask, tokens: dict[UUID, str], keys: KeyRing) -> dict[str, Any]:
        if one.who not in tokens:
            tokens[one.who] = keys.sign(Claims(str(one.who), str(self.sessions[one.who])))
        headers = {"Cookie": f"simk_session={tokens[one.who]}", "User-Agent": "bench"}
        if one.body is not None:
            headers["Idempotency-Key"] = str(new_id())
        return {"method": one.method, "path": one.path, "headers": headers, "body": one.body}


def _asks(session: Session) -> dict[str, list[Ask]]:
    own = rows.fetch(session, PLANS)
    hr_city = rows.fetch(session, HOLDERS, role=Role.HR_CITY)[:1]
    hr_agency = rows.fetch(session, HOLDERS, role=Role.HR_AGENCY)
    return {
        "team": [Ask(row["who"], "/api/v1/team") for row in rows.fetch(session, TEAMS)],
        "plan": [Ask(row["who"], f"/api/v1/plans/{row['plan_id']}") for row in own],
        "tasks": [Ask(row["who"], "/api/v1/tasks") for row in own],
        "form": [
            Ask(row["who"], f"/api/v1/plans/{row['plan_id']}/periods/{Q3}/report") for row in own
        ],
        "evaluation": [
            Ask(row["who"], f"/api/v1/evaluations/{row['evaluation_id']}")
            for row in rows.fetch(session, EVALUATIONS)
        ],
        "people_city": [Ask(row["who"], "/api/v1/employees") for row in hr_city],
        "people_agency": [Ask(row["who"], "/api/v1/employees") for row in hr_agency],
        "plans_city": [Ask(row["who"], "/api/v1/plans?cycle_id=20261") for row in hr_city],
        "plans_agency": [Ask(row["who"], "/api/v1/plans?cycle_id=20261") for row in hr_agency],
        "report": _reports(rows.fetch(session, OPEN_LINES)),
    }


def _reports(found: list[rows.Row]) -> list[Ask]:
    """Report one line at a time, never a plan's last one; neighbours are of different people."""
    by_plan: dict[UUID, list[rows.Row]] = {}
    for row in found:
        by_plan.setdefault(row["plan_id"], []).append(row)
    asks = []
    for turn in range(max(map(len, by_plan.values())) - 1):
        asks += [_report(mine[turn]) for mine in by_plan.values() if turn < len(mine) - 1]
    return asks


def _report(row: rows.Row) -> Ask:
    in_figures = row["target"] is not None or row["target_low"] is not None
    line = {
        "indicator_id": str(row["indicator_id"]),
        "value": "5" if in_figures else None,
        "narrative": "Selesai sesuai rencana; bukti menyusul.",
    }
    path = f"/api/v1/plans/{row['plan_id']}/periods/{Q3}/report"
    return Ask(row["who"], path, {"lines": [line]})


def sign_in(session: Session, people: Iterable[UUID]) -> dict[UUID, UUID]:
    """Open one session for each person."""
    moment = now()
    opened = {who: new_id() for who in people}
    lasting = {
        "renewed_at": moment,
        "last_seen_at": moment,
        "expires_at": moment.replace(year=2030),
    }
    same = {"token_hash": b"-", "device": "bench", **lasting}
    made = [{"id": key, "user_id": who, **same} for who, key in opened.items()]
    session.execute(insert(UserSession), made)
    return opened
