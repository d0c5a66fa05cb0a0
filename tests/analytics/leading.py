"""What waited for leaders, as tests want it: rows as tasks leave them, and the figures that follow."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.feedback.models import FeedbackRequest
from api.foundation.clock import WITA
from api.foundation.ids import new_id
from api.notifications.models import ClosedBy, Task, TaskKind
from tests.evaluations.factories import Q3
from tests.http import Client
from tests.people import Person

As = Callable[..., Client]
SUBJECTS = {
    TaskKind.AGREE_PLAN: "plan",
    TaskKind.JUDGE_EVIDENCE: "evidence",
    TaskKind.RATE: "evaluation",
    TaskKind.ANSWER: "evaluation",
    TaskKind.GIVE_FEEDBACK: "feedback_request",
}


def at(day: str, hour: int = 10, minute: int = 0) -> datetime:
    """Tell a moment of a day in WITA."""
    local = datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=WITA)
    return local.astimezone(UTC)


def waited(
    session: Session,
    leader: Person,
    kind: TaskKind,
    days: tuple[str, str],
    ended: tuple[datetime, ClosedBy] | None = None,
    **columns: Any,
) -> None:
    """Let something have waited for a leader since a day, until another, and end it perhaps."""
    received, due = days
    closed_at, closed_by = ended or (None, None)
    facts: dict[str, Any] = {"subject_id": new_id(leader.agency_id), "period_id": Q3, **columns}
    session.add(
        Task(
            id=new_id(leader.agency_id),
            agency_id=leader.agency_id,
            assignee_id=leader.id,
            kind=kind,
            subject_kind=SUBJECTS[kind],
            due_on=date.fromisoformat(due),
            created_at=at(received),
            closed_at=closed_at,
            closed_by=closed_by,
            **facts,
        )
    )
    session.flush()


def asked(
    session: Session,
    leader: Person,
    asker: Person,
    plan_id: UUID,
    days: tuple[str, str],
    answered: str | None = None,
) -> None:
    """Let somebody have asked a leader for feedback; its task lapses the day after."""
    key = new_id(asker.agency_id)
    answered_at = at(answered) if answered else None
    session.add(
        FeedbackRequest(
            id=key,
            agency_id=asker.agency_id,
            plan_id=plan_id,
            asked_id=leader.id,
            created_at=at(days[0]),
            answered_at=answered_at,
        )
    )
    session.flush()
    due = date.fromisoformat(days[1])
    in_time = answered_at and answered_at.astimezone(WITA).date() <= due
    lapsed = at((due + timedelta(days=1)).isoformat(), 1)
    ended = (answered_at, ClosedBy.DONE) if in_time else (lapsed, ClosedBy.VOID)
    about = {"subject_id": key, "about_id": asker.id, "period_id": 0}
    waited(session, leader, TaskKind.GIVE_FEEDBACK, days, ended, **about)  # type: ignore[arg-type]  # in_time says it was answered


def figures(client: Client, leader: Person, period_id: int = Q3) -> dict[str, tuple[int, int, int]]:
    """Read how a leader leads: on time, late, open, of each point in which there is anything."""
    answer = client.get(f"/leadership/{leader.id}", period_id=period_id)
    assert answer.status_code == 200, answer.text
    found = {
        one["point"]: (one["on_time"], one["late"], one["open"]) for one in answer.json()["points"]
    }
    return {point: counts for point, counts in found.items() if any(counts)}
