"""The demo city behind somebody who may do everything, and the keys of things that are there."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.models import Evidence
from api.evaluations.models import Evaluation
from api.foundation import clock
from api.foundation.storage import StoredFile
from api.goals.agreements.models import AgreementIndicator, PerformanceAgreement
from api.goals.models import Goal, Indicator, Plan
from api.identity.models import ApiToken, Role, RoleGrant, User
from api.organization.models import Employee, Unit
from tests.conftest import TODAY
from tests.databases import ENGINES
from tests.demo.town import Loaded, copy_of_city
from tests.http import Client
from tests.people import grant, sign_in_row

WHO = "kapus"
"""Leads a unit, owns a plan and rates others; gets every role besides."""
Q3 = 20260709
UNENDING = frozenset({"listen"})
"""Streams that never end; tests/foundation/test_sealer.py hears them."""
PROBLEM = "application/problem+json"


def faults_of(send: Callable[[], httpx.Response], told: str, *, refused: bool = False) -> list[str]:
    """Send, and tell what is wrong with the answer; `refused`: it has to be a refusal."""
    try:
        answer = send()
    except AssertionError as broken:
        return [f"{broken}: {told}"]
    kind = answer.headers.get("content-type", "")
    if answer.status_code >= 500 or (refused and answer.status_code < 400):
        return [f"{answer.status_code}: {told}"]
    if answer.status_code >= 400 and kind != PROBLEM:
        return [f"{answer.status_code} as {kind}: {told}"]
    return []


class World(Loaded):
    """The city as that person meets it."""

    known: dict[str, list[Any]]

    def prepare(self) -> None:
        self.user_id = self.write(_give_every_role)
        self.known = self.read(_keys, self.user_id)

    def client(self) -> Client:
        """Sign in anew: a test may well have signed out."""
        visitor = self.visitor()
        claims = self.write(sign_in_row, self.user_id)
        visitor.cookies["simk_session"] = self.app.state.keys.sign(claims)
        return visitor


def _give_every_role(session: Session) -> Any:
    user_id = session.scalars(select(User.id).where(User.login_key == WHO)).one()
    for role in (Role.ADMIN, Role.HR_CITY):
        grant(session, user_id, role)
    return user_id


def _keys(session: Session, user_id: Any) -> dict[str, list[Any]]:
    mine = (Plan.employee_id == user_id) | (Plan.assessor_id == user_id)
    plans = select(Plan.id).where(mine)
    wanted = {
        "plan_id": plans,
        "goal_id": select(Goal.id).where(Goal.plan_id.in_(plans)),
        "indicator_id": select(Indicator.id).where(Indicator.plan_id.in_(plans)),
        "evidence_id": select(Evidence.id).where(Evidence.plan_id.in_(plans)),
        "evaluation_id": select(Evaluation.id).where(Evaluation.plan_id.in_(plans)),
        "unit_id": select(Unit.id),
        "employee_id": select(Employee.id).where(Employee.id != user_id),
        "user_id": select(User.id).where(User.id != user_id),
        "agreement_id": select(PerformanceAgreement.id),
        "line_id": select(AgreementIndicator.id),
        "grant_id": select(RoleGrant.id).where(RoleGrant.user_id != user_id),
        "token_id": select(ApiToken.id),
        "file_id": select(StoredFile.id),
    }
    found = {name: list(session.scalars(keys.limit(5))) for name, keys in wanted.items()}
    return {name: [str(key) for key in keys] for name, keys in found.items() if keys} | {
        "cycle_id": [20261],
        "period_id": [Q3],
    }


@pytest.fixture(scope="module", params=ENGINES)
def world(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("fuzzing")
    with asyncio.Runner() as runner, clock.moved_to(TODAY):
        made = World(copy_of_city(request.param, folder, runner), folder, runner)
        made.prepare()
        yield made
        made.close()
