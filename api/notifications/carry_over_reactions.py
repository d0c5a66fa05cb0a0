"""What opens and closes tasks of taking over an earlier result (IV.A.13a)."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.evaluations.events import CarryOverEnded, CarryOverProposed, EvaluationCarriedOver
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.service import Wanted, close_tasks, open_tasks


def ask_to_agree(session: Session, events: Sequence[CarryOverProposed]) -> None:
    """Ask the person; the assessor meets the proposal where the evaluation waits for them anyway."""
    wanted = [
        Wanted(
            event.about_id,
            TaskKind.AGREE_CARRY_OVER,
            ("evaluation", event.subject_id),
            event.due_on,
            event.period_id,
            event.actor.id,
        )
        for event in events
        if event.about_id is not None and event.about_id != event.actor.id
    ]
    open_tasks(session, wanted)


def settle_proposal(session: Session, events: Sequence[CarryOverEnded]) -> None:
    """Nobody is asked any more."""
    kinds = (TaskKind.AGREE_CARRY_OVER,)
    close_tasks(session, kinds, [event.subject_id for event in events], ClosedBy.VOID)


def settle_carried_over(session: Session, events: Sequence[EvaluationCarriedOver]) -> None:
    """Both have agreed: there is nothing to rate and nothing to answer."""
    kinds = (TaskKind.AGREE_CARRY_OVER, TaskKind.RATE)
    close_tasks(session, kinds, [event.subject_id for event in events])
