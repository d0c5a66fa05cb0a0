"""What opens and closes the task to say something to somebody who asked for it (III.C.9)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.feedback.events import FeedbackGiven, FeedbackRequested
from api.foundation.daily import Days
from api.notifications.models import ClosedBy, Task, TaskKind
from api.notifications.service import Wanted, close_tasks, open_tasks

KINDS = (TaskKind.GIVE_FEEDBACK,)


def ask(session: Session, events: Sequence[FeedbackRequested]) -> None:
    wanted = [
        Wanted(
            event.counterpart_id,
            TaskKind.GIVE_FEEDBACK,
            ("feedback_request", event.subject_id),
            event.due_on,
            about_id=event.about_id,
        )
        for event in events
        if event.counterpart_id
    ]
    open_tasks(session, wanted)


def settle(session: Session, events: Sequence[FeedbackGiven]) -> None:
    close_tasks(session, KINDS, [key for event in events for key in event.answers])


def let_requests_lapse(session: Session, days: Days) -> int:
    """Remind nobody after the day for it; nobody owes feedback but a leader."""
    over = select(Task.subject_id).where(
        Task.kind.in_(KINDS), Task.closed_at.is_(None), Task.due_on < days.until
    )
    subjects: list[UUID] = list(session.scalars(over))
    close_tasks(session, KINDS, subjects, ClosedBy.VOID)
    return len(subjects)
