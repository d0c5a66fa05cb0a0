"""Lets things happen in tests and reads the tasks that follow."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.events import AchievementsReported, EvidenceSubmitted
from api.foundation.events import SYSTEM, Event, publish
from api.foundation.fingerprints import Fingerprint
from api.foundation.ids import new_id
from api.goals.events import PlanAgreed
from api.goals.models import PlanState
from api.identity.actor import Actor
from api.notifications.models import ClosedBy, Task
from tests.conftest import Db
from tests.evaluations.factories import CYCLE, Q3, Work, make_evidence, make_plan, report
from tests.http import Client
from tests.people import Person, Town

As = Callable[..., Client]
REPORT_DUE, EVALUATE_DUE = "2026-10-09", "2026-10-20"
BAIK = {"grade": "baik", "basis": "Rencana aksi tercapai."}


def tasks_of(as_: As, person: Person, part: str = "items") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = as_(person.id).get("/tasks").json()[part]
    return found


def kinds(as_: As, person: Person, part: str = "items") -> list[str]:
    return [task["kind"] for task in tasks_of(as_, person, part)]


def closed(session: Session) -> list[ClosedBy | None]:
    return list(session.scalars(select(Task.closed_by).order_by(Task.id)))


def plan(db: Db, town: Town, state: PlanState = PlanState.AGREED) -> Work:
    def make(session: Session) -> Work:
        return make_plan(session, town.wayan, town.chief, state=state)

    made: Work = db.write(make)
    return made


def happened(db: Db, kind: type[Any], town: Town, work: Work, **facts: Any) -> None:
    """Publish that something happened to Wayan's plan."""
    agreed = {"revision": 1, "record": Fingerprint(work.plan_id, "-")}
    more = agreed if kind is PlanAgreed else {}
    event = kind(
        actor=SYSTEM,
        subject_id=work.plan_id,
        about_id=town.wayan.id,
        counterpart_id=facts.pop("counterpart_id", town.chief.id),
        cycle_id=CYCLE,
        **more,
        **facts,
    )
    db.write(publish, event)


def period(kind: type[Event]) -> Event:
    facts: dict[str, Any] = {
        "cycle_id": CYCLE,
        "period_id": Q3,
        "report_due_on": date(2026, 10, 9),
        "evaluate_due_on": date(2026, 10, 20),
    }
    return kind(actor=SYSTEM, subject_id=new_id(), **facts)


def reported(db: Db, town: Town, work: Work, at: int, *, is_last: bool = False) -> None:
    """Report one indicator, perhaps the last one."""

    def tell(session: Session) -> None:
        report(session, town.wayan, work, 10, at=at)
        event = AchievementsReported(
            actor=SYSTEM,
            subject_id=work.plan_id,
            about_id=town.wayan.id,
            counterpart_id=town.chief.id,
            period_id=Q3,
            lines=1,
            corrected=0,
            is_complete=is_last,
            content_hash="-",
            receipt="-",
            record=Fingerprint(work.plan_id, "-"),
        )
        publish(session, event)

    db.write(tell)


def evidence(
    db: Db, town: Town, work: Work, kind: type[Any], key: UUID | None = None, **facts: Any
) -> UUID:
    """Let something happen to a piece of evidence, which is made when there is none yet."""

    def tell(session: Session) -> UUID:
        given = facts.pop("columns", {})
        if kind is EvidenceSubmitted:
            facts["kind"] = "link"
        found = key or make_evidence(session, town.wayan, work, **given)
        event = kind(
            actor=SYSTEM,
            subject_id=found,
            about_id=town.wayan.id,
            counterpart_id=town.chief.id,
            plan_id=work.plan_id,
            period_id=Q3,
            record=Fingerprint(found, "of no matter here"),
            **facts,
        )
        publish(session, event)
        return found

    made: UUID = db.write(tell)
    return made


def acting_as(person: Person) -> Actor:
    """Make the actor that somebody signed in is."""
    return Actor(
        kind="person",
        id=person.id,
        agency_id=person.agency_id,
        credential_kind="session",
        credential_id=new_id(),
    )
