"""What opens and closes tasks of needs and development plans: to read what was found, to agree a plan."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.events import DevelopmentPlanMoved, NeedsFound, NeedsRead
from api.development.competence.models import DevelopmentState
from api.foundation.clock import today
from api.goals.events import PlansHandedOver
from api.notifications.access_reactions import SHOWN
from api.notifications.models import Task, TaskKind
from api.notifications.reactions import soonest_of
from api.notifications.service import Wanted, close_tasks, move_tasks, open_tasks

READ = (TaskKind.READ_NEEDS,)
AGREE = (TaskKind.AGREE_DEVELOPMENT,)


def tell_of_needs(session: Session, events: Sequence[NeedsFound]) -> None:
    until = today() + SHOWN
    open_tasks(
        session,
        [
            Wanted(event.subject_id, TaskKind.READ_NEEDS, ("employee", event.subject_id), until)
            for event in events
        ],
    )


def settle_read(session: Session, events: Sequence[NeedsRead]) -> None:
    close_tasks(session, READ, [event.subject_id for event in events])


def follow_plan(session: Session, events: Sequence[DevelopmentPlanMoved]) -> None:
    """Ask the superior to agree what is proposed; whatever else becomes of a plan asks for nothing."""
    is_proposed = [event for event in events if event.state == DevelopmentState.PROPOSED]
    due_on = soonest_of(session, TaskKind.AGREE_DEVELOPMENT)
    open_tasks(
        session,
        [
            Wanted(
                event.counterpart_id,
                TaskKind.AGREE_DEVELOPMENT,
                ("development_plan", event.subject_id),
                due_on,
                about_id=event.about_id,
            )
            for event in is_proposed
            if event.counterpart_id
        ],
    )
    over = [event.subject_id for event in events if event.state != DevelopmentState.PROPOSED]
    close_tasks(session, AGREE, over)


def hand_over(session: Session, events: Sequence[PlansHandedOver]) -> None:
    """Ask whoever assesses the person now."""
    to = {event.about_id: event.counterpart_id for event in events if event.counterpart_id}
    waiting = select(Task.subject_id, Task.about_id).where(
        Task.kind.in_(AGREE), Task.closed_at.is_(None), Task.about_id.in_(list(to))
    )
    moved = {row.subject_id: to[row.about_id] for row in session.execute(waiting)}
    move_tasks(session, AGREE, moved)
