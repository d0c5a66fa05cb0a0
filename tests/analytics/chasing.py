"""Things that are missing in the puskesmas, with the tasks that ask for them, for tests of reminding."""

import random
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.models import Evidence
from api.foundation.clock import WITA, now
from api.foundation.events import SYSTEM, publish
from api.goals.events import PlanSubmitted
from api.goals.models import Plan, PlanState
from api.notifications.models import TaskKind
from api.notifications.service import close_tasks
from tests.analytics.factories import count_everything
from tests.analytics.happenings import Happenings
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, Q3, Work, make_plan
from tests.http import Client
from tests.people import Person, Town

As = Callable[..., Client]


def at(text: str) -> datetime:
    """Tell a moment in WITA."""
    return datetime.fromisoformat(text).replace(tzinfo=WITA)


class Missing:
    """What is missing of Wayan and Made, who have agreed plans and owe the third quarter's report."""

    def __init__(self, session: Session, town: Town) -> None:
        self.town = town
        self.acts = Happenings(town, random.Random(0))  # noqa: S311 - a test's dice
        self.works = {
            name: self.acts.draft(session, getattr(town, name)) for name in ("wayan", "made")
        }
        count_everything(session)

    def prove(self, session: Session, *names: str) -> None:
        """Let a piece of evidence of somebody wait for the chief."""
        for name in names:
            self.acts.prove(session, getattr(self.town, name), self.works[name])
        count_everything(session)

    def judged(self, session: Session, name: str) -> None:
        """Let what was proved be looked at."""
        proof = select(Evidence.id).where(Evidence.plan_id == self.works[name].plan_id)
        close_tasks(session, (TaskKind.JUDGE_EVIDENCE,), list(session.scalars(proof)))

    def judge(self, session: Session, *names: str) -> None:
        """Let the evaluation of somebody wait for the chief."""
        for name in names:
            self.acts.judge(session, getattr(self.town, name), self.works[name])
        count_everything(session)


def missing_in(db: Db, town: Town) -> Missing:
    made: Missing = db.write(Missing, town)
    return made


def submitted(session: Session, person: Person, assessor: Person) -> Work:
    """Let a plan wait for an assessor."""
    work = make_plan(session, person, assessor, state=PlanState.SUBMITTED)
    session.get_one(Plan, (work.plan_id, person.agency_id)).submitted_at = now()
    event = PlanSubmitted(
        actor=SYSTEM,
        subject_id=work.plan_id,
        about_id=person.id,
        counterpart_id=assessor.id,
        cycle_id=CYCLE,
    )
    publish(session, event)
    count_everything(session)
    return work


def listed(client: Client, tally: str, **more: Any) -> list[dict[str, Any]]:
    """List of whom something is missing."""
    found = client.get("/nudges", tally=tally, period_id=Q3, **more)
    assert found.status_code == 200, found.text
    items: list[dict[str, Any]] = found.json()["items"]
    return items


def remind(
    client: Client, unit_id: object, tally: str, *people: Person, key: str | None = None
) -> httpx.Response:
    """Remind about some people, or about everybody."""
    chosen = {"people": [str(one.id) for one in people]} if people else {"everybody": True}
    draft = {"unit_id": str(unit_id), "period_id": Q3, "tally": tally, **chosen}
    return client.post("/nudges", draft, key=key)


def reminded(client: Client, unit_id: object, tally: str, *people: Person) -> dict[str, Any]:
    answer = remind(client, unit_id, tally, *people)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def skipped(answer: dict[str, Any]) -> dict[str, int]:
    return {one["why"]: one["people"] for one in answer["skipped"]}
