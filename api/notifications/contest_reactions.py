"""What opens and closes tasks of contested figures: to answer one, and to read the answer."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.measurements.figures.contest_service import pass_on_contests
from api.measurements.figures.events import (
    ContestAnswered,
    ContestAnswerRead,
    ContestEvent,
    ContestRaised,
    ContestWithdrawn,
)
from api.notifications.access_reactions import SHOWN
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.service import Wanted, close_tasks, move_tasks, open_tasks
from api.organization.events import ServiceEnded

ANSWER = (TaskKind.ANSWER_CONTEST,)
READ = (TaskKind.READ_CONTEST_ANSWER,)


def ask_to_answer(session: Session, events: Sequence[ContestRaised]) -> None:
    """Ask whoever mapped the figure; a notice of an earlier contest is out of date."""
    wanted = [
        Wanted(
            event.counterpart_id,
            TaskKind.ANSWER_CONTEST,
            ("contest", event.subject_id),
            event.due_on,
            event.period_id,
            event.about_id,
        )
        for event in events
        if event.counterpart_id
    ]
    open_tasks(session, wanted)


def tell_of_answer(session: Session, events: Sequence[ContestAnswered]) -> None:
    """Give the owner of the figure the answer to read, as long as notices are shown: nobody is late with it."""
    close_tasks(session, ANSWER, _subjects(events))
    wanted = [
        Wanted(
            event.about_id,
            TaskKind.READ_CONTEST_ANSWER,
            ("contest", event.subject_id),
            today() + SHOWN,
            event.period_id,
            event.actor.id,
        )
        for event in events
        if event.about_id
    ]
    open_tasks(session, wanted)


def settle_withdrawn(session: Session, events: Sequence[ContestWithdrawn]) -> None:
    close_tasks(session, ANSWER, _subjects(events), ClosedBy.VOID)


def pass_on(session: Session, ended: Sequence[ServiceEnded]) -> None:
    """Ask HR in the place of whoever has gone."""
    for event in ended:
        move_tasks(session, ANSWER, pass_on_contests(session, event.subject_id))


def settle_read(session: Session, events: Sequence[ContestAnswerRead]) -> None:
    close_tasks(session, READ, _subjects(events))


def _subjects(events: Sequence[ContestEvent]) -> list[UUID]:
    return [event.subject_id for event in events]
