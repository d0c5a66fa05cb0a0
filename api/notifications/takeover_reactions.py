"""What opens and closes tasks of taking over an earlier result (IV.A.13a)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations.events import EvaluationTakenOver, TakeoverEnded, TakeoverProposed
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.service import Wanted, close_tasks, open_tasks


def ask_to_agree(session: Session, events: Sequence[TakeoverProposed]) -> None:
    """Ask the other side."""
    wanted = [
        Wanted(
            other,
            TaskKind.AGREE_TAKEOVER,
            ("evaluation", event.subject_id),
            event.due_on,
            event.period_id,
            event.actor.id,
        )
        for event in events
        if (other := _other_side(event)) is not None
    ]
    open_tasks(session, wanted)


def _other_side(event: TakeoverProposed) -> UUID | None:
    return event.counterpart_id if event.actor.id == event.about_id else event.about_id


def settle_proposal(session: Session, events: Sequence[TakeoverEnded]) -> None:
    """Nobody is asked any more."""
    kinds = (TaskKind.AGREE_TAKEOVER,)
    close_tasks(session, kinds, [event.subject_id for event in events], ClosedBy.VOID)


def settle_taken_over(session: Session, events: Sequence[EvaluationTakenOver]) -> None:
    """Both have agreed: there is nothing to rate and nothing to answer."""
    kinds = (TaskKind.AGREE_TAKEOVER, TaskKind.RATE)
    close_tasks(session, kinds, [event.subject_id for event in events])
